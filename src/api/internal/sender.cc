#include "api/internal/sender.h"

#include <algorithm>
#include <utility>

#include "api/errors.h"

namespace huanxin::api {
namespace {

namespace asio = boost::asio;

constexpr std::streamoff kFilePieceBytes = 64 << 10;

// Where nobody knows the length beforehand. HTTP/1.0 knows no chunks: the connection ends with it.
HeadFacts unmeasured(const Manner& manner) {
  return {.framing = manner.http_1_0 ? Framing::close : Framing::chunks,
          .keep_alive = manner.keep_alive && !manner.http_1_0,
          .http_1_0 = manner.http_1_0};
}

HeadFacts measured(const Manner& manner, std::uint64_t length) {
  return {.length = length, .keep_alive = manner.keep_alive, .http_1_0 = manner.http_1_0};
}

}  // namespace

// g++ 12 destroys temporaries in the arguments of a co_await twice, or keeps initializer lists out
// of the coroutine's frame: in this file every awaited call gets named objects only.

asio::awaitable<bool> Sender::send(const Response& response, const Manner& manner) {
  if (const auto* text = std::get_if<std::string>(&response.body))
    co_return co_await send_bytes(response, *text, manner);
  if (const auto* fixed = std::get_if<StaticBody>(&response.body)) {
    const std::string_view body = as_text(fixed->bytes);
    co_return co_await send_bytes(response, body, manner);
  }
  if (const auto* file = std::get_if<FileBody>(&response.body))
    co_return co_await send_file(response, *file, manner);
  if (const auto* pieces = std::get_if<PiecesBody>(&response.body))
    co_return co_await send_pieces(response, *pieces, manner);
  co_return co_await send_live(response, std::get<LiveBody>(response.body), manner);
}

asio::awaitable<bool> Sender::send_continue() {
  const HeadAndBody text{"HTTP/1.1 100 Continue\r\n\r\n", {}};
  return write(text);
}

asio::awaitable<bool> Sender::write(HeadAndBody text) {
  const std::chrono::seconds limit(shared_.app.config().body_timeout_s);
  return transport_.write(text, std::chrono::steady_clock::now() + limit);
}

asio::awaitable<bool> Sender::send_bytes(const Response& response, std::string_view body,
                                         const Manner& manner) {
  HeadFacts facts = measured(manner, body.size());
  if (response.status == 204 || response.status == 304) facts.framing = Framing::none;
  const bool has_body = facts.framing == Framing::length && !manner.head_only;
  const std::string head = head_text(response, facts);
  const HeadAndBody text{head, has_body ? body : std::string_view()};
  co_return co_await write(text) && manner.keep_alive;
}

asio::awaitable<bool> Sender::send_file(const Response& response, const FileBody& file,
                                        const Manner& manner) {
  auto bytes = std::make_unique<std::ifstream>(file.path, std::ios::binary | std::ios::ate);
  const std::streamoff length = bytes->tellg();
  bytes->seekg(0);
  if (!*bytes) return send_unreadable(file, manner);
  std::string head = head_text(response, measured(manner, static_cast<std::uint64_t>(length)));
  return send_opened(std::move(head), std::move(bytes), manner.head_only ? 0 : length, manner);
}

asio::awaitable<bool> Sender::send_unreadable(const FileBody& file, const Manner& manner) {
  const Error error =
      Error::of(errors::kBug, {manner.asking.id}).with_detail("cannot read " + file.path.string());
  const Response broken = shared_.dispatcher.finish(manner.asking, error);
  const std::string_view body = std::get<std::string>(broken.body);
  co_return co_await send_bytes(broken, body, manner);
}

// The time limit is for each piece: a slow line may take longer.
asio::awaitable<bool> Sender::send_opened(std::string head, std::unique_ptr<std::ifstream> bytes,
                                          std::streamoff left, const Manner& manner) {
  std::string piece(static_cast<std::size_t>(std::min(left, kFilePieceBytes)), '\0');
  HeadAndBody text{head, {}};
  do {
    bytes->read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const std::streamoff count = std::min<std::streamoff>(bytes->gcount(), left);
    if (count == 0 && left > 0) co_return false;  // it shrank: the rest was promised
    text.body = std::string_view(piece).substr(0, static_cast<std::size_t>(count));
    if (!co_await write(text)) co_return false;
    text.head = {};
    left -= count;
  } while (left > 0);
  co_return manner.keep_alive;
}

asio::awaitable<bool> Sender::write_piece(std::string& head, std::string& piece, Framing framing) {
  if (framing == Framing::chunks) {
    head += chunk_line(piece.size());
    piece += kLineEnd;
  }
  const HeadAndBody text{head, piece};
  const bool written = co_await write(text);
  head.clear();
  co_return written;
}

asio::awaitable<bool> Sender::send_pieces(const Response& response, const PiecesBody& pieces,
                                          const Manner& manner) {
  const HeadFacts facts = unmeasured(manner);
  std::string head = head_text(response, facts);
  while (!manner.head_only) {
    auto piece = pieces.next();
    if (!piece) co_return false;  // ends the connection: a cut file must not look complete
    if (!*piece) break;
    if ((*piece)->empty()) continue;
    if (!co_await write_piece(head, **piece, facts.framing)) co_return false;
  }
  if (!manner.head_only && facts.framing == Framing::chunks) head += kLastChunk;
  const HeadAndBody end{head, {}};
  co_return co_await write(end) && facts.keep_alive;
}

asio::awaitable<bool> Sender::send_live(const Response& response, const LiveBody& live,
                                        const Manner& manner) {
  HeadFacts facts = unmeasured(manner);
  facts.keep_alive = false;
  const std::string head = head_text(response, facts);
  const HeadAndBody text{head, {}};
  if (!co_await write(text) || manner.head_only) co_return false;
  const bool ended_well = co_await write_news(live, facts.framing);
  const HeadAndBody end{facts.framing == Framing::chunks ? kLastChunk : std::string_view(), {}};
  if (ended_well) (void)co_await write(end);
  co_return false;
}

}  // namespace huanxin::api
