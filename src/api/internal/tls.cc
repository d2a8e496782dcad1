#include "api/internal/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <boost/asio/error.hpp>
#include <functional>
#include <system_error>

#include "api/errors.h"
#include "api/internal/response_text.h"

namespace huanxin::api {
namespace {

namespace asio = boost::asio;

constexpr std::size_t kRecordBytes = 16 << 10;         // the most that one TLS record holds
constexpr std::size_t kPieceBytes = 4 * kRecordBytes;  // encrypted before it is sent

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Session = std::unique_ptr<SSL, decltype(&SSL_free)>;

// The oldest of OpenSSL's errors names the cause; later ones say where it was noticed.
std::string first_reason() {
  const unsigned long code = ERR_peek_error();
  if (ERR_SYSTEM_ERROR(code)) return std::generic_category().message(ERR_GET_REASON(code));
  const char* const reason = ERR_reason_error_string(code);
  return reason == nullptr ? "?" : reason;
}

// A key with a passphrase is refused like a broken one: a server has nobody to ask.
int no_passphrase(char*, int, int, void*) { return 0; }

// OpenSSL only calculates here: bytes come to it and leave it through two buffers in memory, and
// travel over the transport below, with its time limits.
class TlsTransport final : public Transport {
 public:
  TlsTransport(std::unique_ptr<Transport> below, SSL_CTX* context)
      : below_(std::move(below)),
        in_(BIO_new(BIO_s_mem())),
        out_(BIO_new(BIO_s_mem())),
        session_(SSL_new(context), &SSL_free) {
    HX_CHECK(session_ && in_ != nullptr && out_ != nullptr);
    SSL_set_bio(session_.get(), in_, out_);
    SSL_set_accept_state(session_.get());
  }

  asio::awaitable<bool> open(Until until) override {
    const Step handshake = [this] { return SSL_do_handshake(session_.get()); };
    const int done = co_await run(handshake, until);
    opened_ = done > 0;
    if (!opened_ && plain_http_) {
      const std::string text = refusal_text(Error::of(errors::kTlsWanted));
      const HeadAndBody whole{text, {}};
      (void)co_await below_->write(whole, until);
    }
    co_return opened_;
  }

  asio::awaitable<Moved> read_some(std::span<std::uint8_t> into, Until until) override {
    const int size_max = static_cast<int>(std::min(into.size(), kPieceBytes));
    const Step read = [this, into, size_max] {
      return SSL_read(session_.get(), into.data(), size_max);
    };
    const int size = co_await run(read, until);
    if (size <= 0) co_return Moved{asio::error::eof, 0};
    co_return Moved{{}, static_cast<std::size_t>(size)};
  }

  asio::awaitable<bool> write(HeadAndBody text, Until until) override {
    // Head and beginning of the body share a record: a small answer is one.
    std::string first(text.head);
    if (first.size() < kRecordBytes) first += text.body.substr(0, kRecordBytes - first.size());
    text.drop(first.size());
    const std::string_view beginning(first);
    if (!beginning.empty() && !co_await write_one(beginning, until)) co_return false;
    while (!text.empty()) {
      const std::string_view piece = text.body.substr(0, kPieceBytes);
      if (!co_await write_one(piece, until)) co_return false;
      text.drop(piece.size());
    }
    co_return true;
  }

  asio::awaitable<void> close() override {
    const Until until = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    const Step goodbye = [this] { return std::max(1, SSL_shutdown(session_.get())); };
    if (opened_) (void)co_await run(goodbye, until);
    co_await below_->close();
  }

 private:
  using Step = std::function<int()>;

  asio::awaitable<bool> write_one(std::string_view piece, Until until) {
    const Step write = [this, piece] {
      return SSL_write(session_.get(), piece.data(), static_cast<int>(piece.size()));
    };
    const int written = co_await run(write, until);
    co_return written > 0;
  }

  // Repeats a step of OpenSSL until it has all the bytes it wants; what it says meanwhile is sent.
  // Answers the step's result, which is above zero for success.
  asio::awaitable<int> run(const Step& step, Until until) {
    for (;;) {
      ERR_clear_error();  // the queue belongs to the thread, which serves others as well
      const int result = step();
      const bool wants_more = SSL_get_error(session_.get(), result) == SSL_ERROR_WANT_READ;
      plain_http_ = ERR_GET_REASON(ERR_peek_error()) == SSL_R_HTTP_REQUEST;
      if (!co_await flush(until)) co_return -1;
      if (!wants_more) co_return result;
      if (!co_await feed(until)) co_return -1;
    }
  }

  asio::awaitable<bool> flush(Until until) {
    char* data = nullptr;
    const auto size = static_cast<std::size_t>(BIO_get_mem_data(out_, &data));
    if (size == 0) co_return true;
    const HeadAndBody encrypted{{data, size}, {}};
    const bool sent = co_await below_->write(encrypted, until);
    (void)BIO_reset(out_);
    co_return sent;
  }

  asio::awaitable<bool> feed(Until until) {
    const std::span<std::uint8_t> into(encrypted_);
    const Moved moved = co_await below_->read_some(into, until);
    if (moved.code) co_return false;
    co_return BIO_write(in_, encrypted_.data(), static_cast<int>(moved.size)) > 0;
  }

  const std::unique_ptr<Transport> below_;
  BIO* const in_;  // both belong to the session
  BIO* const out_;
  const Session session_;
  std::array<std::uint8_t, kRecordBytes> encrypted_;
  bool opened_ = false;
  bool plain_http_ = false;
};

class TlsFiles final : public Tls {
 public:
  explicit TlsFiles(Context context) : context_(std::move(context)) {}
  std::unique_ptr<Transport> over(std::unique_ptr<Transport> below) const override {
    return std::make_unique<TlsTransport>(std::move(below), context_.get());
  }

 private:
  const Context context_;
};

}  // namespace

Result<std::shared_ptr<const Tls>> Tls::load(const app::Config& config) {
  ERR_clear_error();
  Context context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
  HX_CHECK(context);
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);  // idle connections hold none
  SSL_CTX_set_default_passwd_cb(context.get(), &no_passphrase);
  const bool loaded =
      SSL_CTX_use_certificate_chain_file(context.get(), config.tls_certificate.c_str()) == 1 &&
      SSL_CTX_use_PrivateKey_file(context.get(), config.tls_key.c_str(), SSL_FILETYPE_PEM) == 1 &&
      SSL_CTX_check_private_key(context.get()) == 1;
  if (!loaded)
    return Error::of(errors::kTlsFiles, {config.tls_certificate, config.tls_key, first_reason()});
  return std::shared_ptr<const Tls>(std::make_shared<TlsFiles>(std::move(context)));
}

}  // namespace huanxin::api
