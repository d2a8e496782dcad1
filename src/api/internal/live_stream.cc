// The live stream of changes: how a connection waits for news.

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "api/internal/live_news.h"
#include "api/internal/sender.h"

namespace huanxin::api {
namespace {

namespace asio = boost::asio;
using std::chrono::steady_clock;

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds kHeartbeat{15};
constexpr std::chrono::milliseconds kRest{300};

// What a stream tells belongs to the person who opened it: it ends with the session.
bool may_go_on(Shared& shared, const LiveBody& live) {
  if (shared.stopping) return false;
  return live.reader.session.empty() || shared.app.session_lives(live.reader.session);
}

}  // namespace

// Answers true where the stream came to its own end, false where the line broke.
asio::awaitable<bool> Sender::write_news(const LiveBody& live, Framing framing) {
  const auto executor = co_await asio::this_coro::executor;
  const auto timer = std::make_shared<asio::steady_timer>(executor);
  asio::steady_timer rest(executor);
  const auto woken = std::make_shared<std::atomic<bool>>(false);
  // A past expiry stays, so that news that come while the last ones are written wake as well. Who
  // has been woken is not woken again: a busy record must not flood the loops.
  const LiveSeat seat(shared_.live, shared_.metrics, [executor, timer, woken] {
    if (woken->exchange(true)) return;
    asio::post(executor, [timer] { timer->expires_at(steady_clock::time_point::min()); });
  });
  LivePosition position{.seq = live.after_seq};
  std::string head;
  while (may_go_on(shared_, live)) {
    timer->expires_after(kHeartbeat);
    *woken = false;
    std::string text = live_news(shared_.app, live, position);
    const bool has_news = !text.empty();
    if (!has_news) text = ": still here\n\n";
    if (!co_await write_piece(head, text, framing)) co_return false;
    if (has_news) rest.expires_after(kRest);  // what comes meanwhile is told together
    (void)co_await (has_news ? rest : *timer).async_wait(kTuple);
  }
  co_return true;
}

}  // namespace huanxin::api
