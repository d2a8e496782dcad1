#include "api/internal/request_reader.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "api/errors.h"

namespace huanxin::api {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using beast::error_code;

constexpr std::size_t kLastChunkBytes = 5;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

// Beast's parser knows the grammar; what it finds goes straight into the request.
class Reader final : public RequestReader, private http::basic_parser<true> {
  using Parser = http::basic_parser<true>;

 public:
  explicit Reader(std::int64_t header_bytes_max) : header_bytes_max_(header_bytes_max) {
    header_limit(static_cast<std::uint32_t>(header_bytes_max));
    body_limit(boost::none);  // it depends on the address: see begin_body()
  }

  Result<std::size_t> take(ByteSpan bytes) override {
    // Beast takes for granted that whoever comes back to the last chunk brings five bytes, `0 CR LF
    // CR LF`, and ends the program where it is fewer. No chunked body ends with fewer: wait.
    const bool in_chunks = has_header() && chunked() && !Parser::is_done();
    if (in_chunks && bytes.size() < kLastChunkBytes) return 0;
    error_code code;
    const asio::const_buffer buffer(bytes.data(), bytes.size());
    const std::size_t used = put(buffer, code);
    if (code && code != http::error::need_more) return error_of(code);
    // Lines between the chunks of a body are as long as the header at most.
    if (bytes.size() - used > static_cast<std::size_t>(header_bytes_max_) && eager())
      return error_of(http::error::header_limit);
    return used;
  }

  bool has_header() const override { return is_header_done(); }
  bool is_done() const override { return Parser::is_done(); }
  bool keep_alive() const override { return Parser::keep_alive(); }
  bool http_1_0() const override { return version_ == 10; }

  Result<Request> request(Arrival arrival) override {
    HX_DO(check());
    request_.id = std::move(arrival.id);
    request_.remote_address = std::move(arrival.address);
    request_.secure = arrival.secure;
    const std::string_view target(target_);
    const std::size_t question = std::min(target.find('?'), target.size());
    HX_TRY(request_.path, percent_decode(target.substr(0, question)));
    if (request_.path.empty() || request_.path.front() != '/')
      return Error::of(errors::kPathMalformed);
    if (question < target.size()) {
      HX_TRY(request_.query, parse_query(target.substr(question + 1)));
    }
    return std::move(request_);
  }

  Result<Done> begin_body(std::int64_t bytes_max) override {
    body_bytes_max_ = bytes_max;
    eager(true);
    const auto limit = static_cast<std::uint64_t>(bytes_max);
    body_limit(limit);
    if (content_length().value_or(0) > limit) return error_of(http::error::body_limit);
    return Done{};
  }

  std::string take_body() override { return std::exchange(body_, {}); }

 private:
  Result<Done> check() const {
    const auto malformed = [](std::string_view what) {
      return Error::of(errors::kRequestMalformed, {what});
    };
    if (version_ == 11 && hosts_ != 1) return malformed("Host");
    // A coding that does not end in chunks leaves open where the body ends.
    if (has_coding_ && (!chunked() || version_ == 10)) return malformed("Transfer-Encoding");
    return Done{};
  }

  Error error_of(error_code code) const {
    if (code == http::error::header_limit)
      return Error::of(errors::kHeaderTooLarge, {std::to_string(header_bytes_max_)});
    if (code == http::error::body_limit)
      return Error::of(errors::kBodyTooLarge, {std::to_string(body_bytes_max_)});
    return Error::of(errors::kRequestMalformed, {code.message()});
  }

  void on_request_impl(http::verb, beast::string_view method, beast::string_view target,
                       int version, error_code&) override {
    request_.method = view(method);
    target_ = view(target);
    version_ = version;
  }
  void on_field_impl(http::field field, beast::string_view name, beast::string_view text,
                     error_code&) override {
    if (has_header()) return;  // what trails a body is not part of the header that was checked
    if (field == http::field::host) ++hosts_;
    if (field == http::field::transfer_encoding) has_coding_ = true;
    const std::string key = lower_case(view(name));
    const auto [place, is_new] = request_.headers.try_emplace(key, view(text));
    if (!is_new) place->second.append(key == "cookie" ? "; " : ", ").append(view(text));
  }
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
    // Memory is taken for what was announced only as far as it may soon be full.
    constexpr std::uint64_t kReservedMax = 64 << 10;
    body_.reserve(static_cast<std::size_t>(std::min(length.value_or(0), kReservedMax)));
  }
  std::size_t on_body_impl(beast::string_view piece, error_code&) override {
    body_ += view(piece);
    return piece.size();
  }
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view piece, error_code&) override {
    body_ += view(piece);
    return piece.size();
  }
  void on_header_impl(error_code&) override {}
  void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
  void on_finish_impl(error_code&) override {}
  void on_response_impl(int, beast::string_view, int, error_code&) override {}

  const std::int64_t header_bytes_max_;
  std::int64_t body_bytes_max_ = 0;
  Request request_;
  std::string target_;
  std::string body_;
  int version_ = 11;
  int hosts_ = 0;
  bool has_coding_ = false;
};

}  // namespace

std::unique_ptr<RequestReader> RequestReader::begin(std::int64_t header_bytes_max) {
  return std::make_unique<Reader>(header_bytes_max);
}

Error cut_off_error() {
  const error_code code = http::error::partial_message;
  return Error::of(errors::kRequestMalformed, {code.message()});
}

}  // namespace huanxin::api
