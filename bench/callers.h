#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace huanxin::bench {

/// What a request consists of beside the server's address.
struct Message {
  std::string method = "GET";
  std::string path;
  std::vector<std::string> headers{};  ///< whole lines
  std::string body{};                  ///< JSON; empty for none
};

/// The bytes of an HTTP/1.1 request that keeps its connection.
std::string to_bytes(const Message& message);

/// What came back, and when.
struct Answer {
  int status = 0;
  std::string head;
  std::string body;
  double sent_at = 0;  ///< seconds_now()
  double received_at = 0;

  JsonObject json() const;
};

/// One connection that is kept: sends a request, waits for its answer.
class Line {
 public:
  explicit Line(int port);
  ~Line();
  Line(Line&& other) noexcept;
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  Answer call(std::string_view request);
  void send(std::string_view request);
  /// Takes what came; an answer once it is whole. Waits where `wait` says so.
  enum class Wait { yes, no };
  std::optional<Answer> receive(Wait wait);
  int descriptor() const { return descriptor_; }

 private:
  std::optional<Answer> whole_answer();

  int descriptor_ = -1;
  double sent_at_ = 0;
  std::string received_;
};

/// The bytes of request number `n`, or nothing once there are enough.
using NextRequest = std::function<std::optional<std::string>(std::size_t n)>;

/// `callers` connections, each with one request under way, until `next` has nothing more.
/// Answers by the number of their request. Cost: one thread, some 4 µs an answer.
std::vector<Answer> call_all(int port, int callers, const NextRequest& next);

/// A signed-in person of the practice district, as a browser holds the session.
struct Person {
  std::string cookie;
  std::string csrf_token;
};
Person sign_in(int port, const JsonObject& account);

/// The account of that role in the report of `huanxin demo --json`.
JsonObject account_of(const Json& report, std::string_view role);

/// Declarations of projects as the interface sends them, each with a key of its own.
class Declarations {
 public:
  Declarations(Person manager, std::vector<std::string> subdistricts)
      : manager_(std::move(manager)), subdistricts_(std::move(subdistricts)) {}

  std::string request(std::size_t n) const;
  /// Reads a project with the rights of whoever declared it.
  std::string read(std::string_view id) const;
  std::string name(std::size_t n) const;

 private:
  Person manager_;
  std::vector<std::string> subdistricts_;
};
/// For the manager and the subdistricts of the practice district.
Declarations practice_declarations(int port, const Json& report);

}  // namespace huanxin::bench
