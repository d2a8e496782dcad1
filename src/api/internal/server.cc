#include "api/server.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <iostream>
#include <thread>
#include <vector>

#include "api/errors.h"
#include "api/internal/connection.h"
#include "api/internal/forwarded.h"
#include "api/internal/response_text.h"
#include "api/internal/tls.h"

namespace huanxin::api {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// One event loop with a thread of its own: connections on it need no locks among themselves.
struct Loop {
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> guard{context.get_executor()};
  std::thread thread;
};

Result<Done> bind(tcp::acceptor& acceptor, const app::Config& config) {
  error_code code;
  const std::string port = std::to_string(config.port);
  const auto failed = [&] {
    return code == asio::error::address_in_use
               ? Error::of(errors::kPortTaken, {config.address, port})
               : Error::of(errors::kListenFailed, {config.address, port, code.message()});
  };
  const auto address = asio::ip::make_address(config.address, code);
  if (code) return failed();
  const tcp::endpoint endpoint(address, static_cast<std::uint16_t>(config.port));
  acceptor.open(endpoint.protocol(), code);
  if (!code) acceptor.set_option(tcp::acceptor::reuse_address(true), code);
  if (!code) acceptor.bind(endpoint, code);
  if (!code) acceptor.listen(asio::socket_base::max_listen_connections, code);
  if (code) return failed();
  return Done{};
}

class HttpServer final : public Server {
 public:
  HttpServer(app::App& app, std::shared_ptr<const Tls> tls)
      : app_(app),
        tls_(std::move(tls)),
        dispatcher_(app, metrics_),
        limits_(app.config().connections_max, app.config().connections_per_address_max,
                app.config().requests_per_second_max),
        shared_{app, dispatcher_, metrics_, limits_, *live_} {
    const int wanted = app.config().io_threads;
    const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    for (int i = 0; i < (wanted > 0 ? wanted : cores); ++i)
      loops_.push_back(std::make_unique<Loop>());
  }
  ~HttpServer() override { stop(); }

  Result<Done> listen() {
    acceptor_.emplace(loops_.front()->context);
    HX_DO(bind(*acceptor_, app_.config()));
    port_ = acceptor_->local_endpoint().port();
    app_.store().on_commit([live = live_](std::int64_t) { live->wake_all(); });
    pause_.emplace(loops_.front()->context);
    accept_next();
    for (auto& loop : loops_)
      loop->thread = std::thread([&context = loop->context] { context.run(); });
    return Done{};
  }

  std::string url() const override {
    const std::string& address = app_.config().address;
    const bool is_v6 = address.find(':') != std::string::npos;
    return std::string(tls_ ? "https://" : "http://") + (is_v6 ? "[" + address + "]" : address) +
           ":" + std::to_string(port_);
  }

  void stop() override {
    if (shared_.stopping.exchange(true)) return;
    dispatcher_.stop_taking_work();
    asio::post(loops_.front()->context, [this] {
      error_code ignored;
      acceptor_->close(ignored);
    });
    live_->wake_all();
    const auto until =
        std::chrono::steady_clock::now() + std::chrono::seconds(app_.config().shutdown_grace_s);
    // Idle connections are not waited for: nothing of theirs is under way.
    while (shared_.busy > 0 && std::chrono::steady_clock::now() < until) wait_a_little();
    live_->close();
    for (auto& loop : loops_) loop->context.stop();
    for (auto& loop : loops_)
      if (loop->thread.joinable()) loop->thread.join();
    // The application still holds ways back into the loops, and answers every one of them.
    while (shared_.in_hands > 0) wait_a_little();
  }

 private:
  static void wait_a_little() { std::this_thread::sleep_for(std::chrono::milliseconds(10)); }

  // Connections go round to the loops, one after the other.
  void accept_next() {
    Loop& loop = *loops_[accepted_++ % loops_.size()];
    acceptor_->async_accept(loop.context, [this, &loop](error_code code, tcp::socket socket) {
      if (shared_.stopping || code == asio::error::operation_aborted) return;
      if (code) return accept_later();
      welcome(loop, std::move(socket));
      accept_next();
    });
  }

  // Out of descriptors: wait for some to come back.
  void accept_later() {
    pause_->expires_after(std::chrono::milliseconds(50));
    pause_->async_wait([this](error_code code) {
      if (!code) accept_next();
    });
  }

  void welcome(Loop& loop, tcp::socket socket) {
    error_code ignored;
    std::string address = socket.remote_endpoint(ignored).address().to_string();
    const auto behind = is_trusted_proxy(app_.config().trusted_proxies, address)
                            ? Limits::Behind::many
                            : Limits::Behind::one;
    if (limits_.open_connection(address, behind, std::chrono::steady_clock::now())) {
      metrics_.connection_opened();
      asio::co_spawn(loop.context, serve(std::move(socket), std::move(address)), asio::detached);
    } else {
      metrics_.connection_refused();
      turn_away(socket);
    }
  }

  // Whoever comes too many is told so once; the answer is small enough for the socket's buffer.
  void turn_away(tcp::socket& socket) const {
    if (tls_) return;  // a handshake would be too much for it
    const std::string text = refusal_text(Error::of(errors::kTooManyConnections));
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(text), ignored);
  }

  asio::awaitable<void> serve(tcp::socket socket, std::string address) {
    try {
      auto transport = tcp_transport(std::move(socket));
      if (tls_) transport = tls_->over(std::move(transport));
      const Transport::Until until =
          std::chrono::steady_clock::now() + std::chrono::seconds(app_.config().header_timeout_s);
      const bool opened = co_await transport->open(until);
      Peer peer{.address = address, .secure = tls_ != nullptr};
      if (opened) co_await serve_connection(shared_, *transport, std::move(peer));
      co_await transport->close();
    } catch (const std::exception& failure) {
      // One connection's trouble ends that connection only.
      std::cerr << "{\"level\":\"error\",\"connection\":\"" << address
                << "\",\"what\":" << to_text(Json(failure.what())) << "}\n";
    }
    limits_.close_connection(address);
    metrics_.connection_closed();
  }

  app::App& app_;
  const std::shared_ptr<const Tls> tls_;  // none: plain HTTP
  Metrics metrics_;
  Dispatcher dispatcher_;
  Limits limits_;
  // The store keeps its listeners for life: this one must outlast the server.
  const std::shared_ptr<LiveHub> live_ = std::make_shared<LiveHub>();
  Shared shared_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::optional<tcp::acceptor> acceptor_;  // on the first loop, as its pause is
  std::optional<asio::steady_timer> pause_;
  std::size_t accepted_ = 0;
  std::uint16_t port_ = 0;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::start(app::App& app) {
  std::shared_ptr<const Tls> tls;
  if (!app.config().tls_certificate.empty()) {
    HX_TRY(tls, Tls::load(app.config()));
  }
  auto server = std::make_unique<HttpServer>(app, std::move(tls));
  HX_DO(server->listen());
  return std::unique_ptr<Server>(std::move(server));
}

}  // namespace huanxin::api
