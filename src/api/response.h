#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

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
  bool with_streams = false;  ///< name the streams: for people who are signed in
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

/// How a handler that waits for the writer or a worker answers; may be called from any thread.
using Respond = std::function<void(Result<Response>)>;

}  // namespace huanxin::api
