#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/app.h"
#include "base/date.h"

namespace huanxin::app {

/// A session token: 256 random bits, as text for a cookie.
std::string new_token(Random& random);
/// The name under which a token is kept: hexadecimal SHA-256. Who reads the database cannot sign
/// in.
std::string hash_of_token(std::string_view token);
/// The token that forms must carry, made from the session's: knowing it does not give the session.
std::string csrf_of_token(std::string_view token);

/// The live sessions in memory: what the table `sessions` holds, ready for every request.
///
/// Thread-safe. Time comes in as a parameter.
class Sessions {
 public:
  struct Limits {
    std::int64_t idle_ms = 0;
    std::int64_t lifetime_ms = 0;
  };
  struct Opened {
    std::string hash{};
    Instant opened_at{};
    Instant seen_at{};
  };
  struct Found {
    Principal principal{};
    bool write_due =
        false;  ///< the table should learn that it was seen; said to one caller a minute
  };

  /// An account may be signed in on so many machines; the oldest session makes room.
  static constexpr std::size_t kSessionsPerAccountMax = 20;

  explicit Sessions(Limits limits) : limits_(limits) {}

  void put(const Opened& opened, Principal principal);
  /// The session's principal, without csrf_token, its idle time begun anew; nothing where there is
  /// none or it is over. Cost: one hash look-up.
  std::optional<Found> find(const std::string& hash, Instant now);
  /// Whether there is such a session and it is not over; its idle time goes on.
  bool lives(const std::string& hash, Instant now);

  void end(const std::string& hash);
  /// Ends the account's sessions, all but `kept`.
  void end_of(std::string_view account, std::string_view kept = "");
  /// Takes over role and place into the account's sessions.
  void refresh(const Principal& account);

  const Limits& limits() const { return limits_; }

 private:
  struct Entry {
    Principal principal;
    Instant opened_at;
    std::atomic<std::int64_t> seen_ms{0};
    std::atomic<std::int64_t> written_ms{0};
  };
  Instant end_of_entry(const Entry& entry) const;
  void forget_ended(Instant now);
  void forget_beyond_limit(std::string_view account);

  static constexpr std::int64_t kWriteEveryMs = 60'000;
  const Limits limits_;
  std::shared_mutex mutex_;
  std::unordered_map<std::string, std::unique_ptr<Entry>> entries_;
};

}  // namespace huanxin::app
