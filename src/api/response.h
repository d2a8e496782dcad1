#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "app/app.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/result.h"

namespace huanxin::api {

/// Bytes that live as long as the program: embedded files.
struct StaticBody {
  ByteSpan bytes;
};
/// A file of the data folder, sent piece by piece.
struct FileBody {
  std::filesystem::path path;
};
/// A long answer made piece by piece: the next piece, or nothing at the end.
struct PiecesBody {
  std::function<Result<std::optional<std::string>>()> next;
};
/// A live stream of server-sent events from `after_seq` on.
struct LiveBody {
  std::int64_t after_seq = 0;
  app::Principal
      reader;  ///< hears the names of what lies within his reach; with his session it ends
};

/// One HTTP response.
struct Response {
  int status = 200;
  std::multimap<std::string, std::string> headers;
  std::variant<std::string, StaticBody, FileBody, PiecesBody, LiveBody> body;

  static Response text(int status, std::string content_type, std::string body);
  static Response json(int status, const Json& value);
  static Response ok(const Json& value) { return json(200, value); }
  static Response no_content();
  Response&& with(std::string name, std::string value) &&;
};

/// What a handler answers: a response or an error, or what will make it.
///
/// What waited for the writer is answered from the writer's thread, which has better things to do
/// than to render: it hands over what makes the response, and the connection's own thread calls it.
class Answer {
 public:
  using Maker = std::function<Result<Response>()>;

  Answer(Error error) : what_(Result<Response>(std::move(error))) {}           // NOLINT: as Result
  Answer(Response response) : what_(Result<Response>(std::move(response))) {}  // NOLINT: as Result
  Answer(Result<Response> result) : what_(std::move(result)) {}                // NOLINT: as Result
  template <typename Make>
    requires std::is_invocable_r_v<Result<Response>, Make&>
  Answer(Make make) : what_(Maker(std::move(make))) {}  // NOLINT: a lambda where it is answered

  /// The response; to be called once.
  Result<Response> make() && {
    if (auto* maker = std::get_if<Maker>(&what_)) return (*maker)();
    return std::get<Result<Response>>(std::move(what_));
  }

 private:
  std::variant<Result<Response>, Maker> what_;
};

/// How a handler answers; may be called from any thread, once.
using Respond = std::function<void(Answer)>;

}  // namespace huanxin::api
