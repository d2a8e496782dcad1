#include "callers.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/check.h"
#include "figures.h"

namespace huanxin::bench {
namespace {

constexpr std::string_view kLength = "\r\nContent-Length: ";

std::size_t number_at(std::string_view text, std::size_t at) {
  std::size_t number = 0;
  const auto [end, code] = std::from_chars(text.data() + at, text.data() + text.size(), number);
  HX_CHECK(code == std::errc());
  return number;
}

int connected_to(int port) {
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  HX_CHECK(connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  const int at_once = 1;
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  return descriptor;
}

}  // namespace

std::string to_bytes(const Message& message) {
  std::string bytes = message.method + " " + message.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  for (const std::string& header : message.headers) bytes += header + "\r\n";
  if (!message.body.empty())
    bytes +=
        "Content-Type: application/json\r\nContent-Length: " + std::to_string(message.body.size()) +
        "\r\n";
  return bytes + "\r\n" + message.body;
}

JsonObject Answer::json() const {
  auto parsed = parse_json(body);
  HX_CHECK(parsed.has_value());
  return std::move(parsed->as_object());
}

Line::Line(int port) : descriptor_(connected_to(port)) {}

Line::~Line() {
  if (descriptor_ >= 0) close(descriptor_);
}

Line::Line(Line&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      sent_at_(other.sent_at_),
      received_(std::move(other.received_)) {}

Answer Line::call(std::string_view request) {
  send(request);
  for (;;) {
    if (auto answer = receive(Wait::yes)) return *std::move(answer);
  }
}

void Line::send(std::string_view request) {
  sent_at_ = seconds_now();
  while (!request.empty()) {
    const ssize_t count = ::send(descriptor_, request.data(), request.size(), MSG_NOSIGNAL);
    HX_CHECK(count > 0);
    request.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::optional<Answer> Line::receive(Wait wait) {
  std::array<char, 16384> piece;
  const int flags = wait == Wait::yes ? 0 : MSG_DONTWAIT;
  const ssize_t count = recv(descriptor_, piece.data(), piece.size(), flags);
  if (count < 0 && wait == Wait::no && errno == EAGAIN) return std::nullopt;
  HX_CHECK(count > 0);  // the server never hangs up first
  received_.append(piece.data(), static_cast<std::size_t>(count));
  return whole_answer();
}

std::optional<Answer> Line::whole_answer() {
  const std::size_t head = received_.find("\r\n\r\n");
  if (head == std::string::npos) return std::nullopt;
  const std::size_t length = received_.find(kLength);
  HX_CHECK(length < head);
  const std::size_t size = number_at(received_, length + kLength.size());
  if (received_.size() < head + 4 + size) return std::nullopt;
  Answer answer{.status = static_cast<int>(number_at(received_, 9)),
                .head = received_.substr(0, head + 2),
                .body = received_.substr(head + 4, size),
                .sent_at = sent_at_,
                .received_at = seconds_now()};
  received_.erase(0, head + 4 + size);
  return answer;
}

std::vector<Answer> call_all(int port, int callers, const NextRequest& next) {
  std::vector<Answer> answers;
  std::vector<Line> lines;
  std::vector<pollfd> waiting;
  std::vector<std::size_t> numbers;  // of the request under way on each line
  const auto send_next = [&](std::size_t line) {
    const auto request = next(answers.size());
    if (!request) {
      waiting[line].fd = -1;  // poll passes it by
      return false;
    }
    numbers[line] = answers.size();
    answers.emplace_back();
    lines[line].send(*request);
    return true;
  };
  for (int i = 0; i < callers; ++i) {
    lines.emplace_back(port);
    waiting.push_back({.fd = lines.back().descriptor(), .events = POLLIN, .revents = 0});
  }
  numbers.resize(lines.size());
  std::size_t under_way = 0;
  for (std::size_t line = 0; line < lines.size(); ++line) under_way += send_next(line) ? 1 : 0;
  while (under_way > 0) {
    HX_CHECK(poll(waiting.data(), waiting.size(), 60'000) > 0);
    for (std::size_t line = 0; line < lines.size(); ++line) {
      if (waiting[line].fd < 0 || waiting[line].revents == 0) continue;
      auto answer = lines[line].receive(Line::Wait::no);
      if (!answer) continue;
      answers[numbers[line]] = *std::move(answer);
      if (!send_next(line)) --under_way;
    }
  }
  return answers;
}

Person sign_in(int port, const JsonObject& account) {
  const JsonObject body{{"name", account.at("name")}, {"password", account.at("password")}};
  const Answer answer = Line(port).call(
      to_bytes({.method = "POST", .path = "/api/v1/session", .body = to_text(body)}));
  HX_CHECK(answer.status == 200);
  constexpr std::string_view kCookie = "\r\nSet-Cookie: ";
  const std::size_t begin = answer.head.find(kCookie) + kCookie.size();
  return {.cookie = answer.head.substr(begin, answer.head.find(';', begin) - begin),
          .csrf_token = text_of(answer.json(), "csrf_token")};
}

JsonObject account_of(const Json& report, std::string_view role) {
  for (const Json& account : report.at("accounts").as_array())
    if (text_of(account.as_object(), "role") == role) return account.as_object();
  HX_CHECK(false);
  return {};
}

std::string Declarations::name(std::size_t n) const {
  return "示范旧厂房改造 " + std::to_string(n);
}

std::string Declarations::read(std::string_view id) const {
  return to_bytes(
      {.path = "/api/v1/projects/" + std::string(id), .headers = {"Cookie: " + manager_.cookie}});
}

std::string Declarations::request(std::size_t n) const {
  const JsonObject fields{{"subdistrict", subdistricts_[n % subdistricts_.size()]},
                          {"address", "示范路" + std::to_string(n % 900 + 1) + "号"},
                          {"right_holders", "示范权利人（示范数据）"},
                          {"implementer", "示范实施主体" + std::to_string(n % 50 + 1)},
                          {"funding_sources", "示范资金"},
                          {"start_date", "2026-03-01"},
                          {"finish_date", "2026-12-01"},
                          {"investment_total_fen", 1'250'000'000},
                          {"plan_needed", false},
                          {"plan_year", 2026}};
  const JsonObject body{{"district", "practice"},
                        {"name", name(n)},
                        {"subtype", "old_factory"},
                        {"submit", true},
                        {"fields", fields}};
  return to_bytes({.method = "POST",
                   .path = "/api/v1/projects",
                   .headers = {"Cookie: " + manager_.cookie, "X-CSRF-Token: " + manager_.csrf_token,
                               "Idempotency-Key: measured-" + std::to_string(n)},
                   .body = to_text(body)});
}

Declarations practice_declarations(int port, const Json& report) {
  const Answer answer =
      Line(port).call(to_bytes({.path = "/api/v1/subdistricts?district=practice"}));
  HX_CHECK(answer.status == 200);
  std::vector<std::string> codes;
  const JsonObject found = answer.json();
  for (const Json& each : found.at("items").as_array())
    codes.push_back(text_of(each.as_object(), "code"));
  HX_CHECK(!codes.empty());
  return {sign_in(port, account_of(report, "manager")), std::move(codes)};
}

}  // namespace huanxin::bench
