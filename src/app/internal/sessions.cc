#include "app/internal/sessions.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace huanxin::app {

std::string new_token(Random& random) {
  std::array<std::uint8_t, 32> bytes{};
  random.fill(bytes);
  return to_base64url(bytes);
}

std::string hash_of_token(std::string_view token) { return to_hex(sha256(token)); }

std::string csrf_of_token(std::string_view token) {
  return to_base64url(Sha256().update("hx-csrf/v1\n").update(token).finish());
}

void Sessions::put(const Opened& opened, Principal principal) {
  auto entry = std::make_unique<Entry>();
  principal.session = opened.hash;
  entry->principal = std::move(principal);
  entry->opened_at = opened.opened_at;
  entry->seen_ms = opened.seen_at.ms;
  entry->written_ms = opened.seen_at.ms;
  const std::unique_lock lock(mutex_);
  forget_ended(opened.seen_at);
  forget_beyond_limit(entry->principal.account);
  entries_[opened.hash] = std::move(entry);
}

// Who closes his browser never asks for his session again: the next sign-in clears it away.
void Sessions::forget_ended(Instant now) {
  std::erase_if(entries_, [&](const auto& each) { return now >= end_of_entry(*each.second); });
}

// The table keeps the account's newest sessions only; so does the memory.
void Sessions::forget_beyond_limit(std::string_view account) {
  std::vector<std::pair<Instant, std::string>> of_account;
  for (const auto& [hash, each] : entries_)
    if (each->principal.account == account) of_account.emplace_back(each->opened_at, hash);
  if (of_account.size() < kSessionsPerAccountMax) return;
  std::ranges::sort(of_account);
  const std::size_t too_many = of_account.size() - kSessionsPerAccountMax + 1;
  for (std::size_t i = 0; i < too_many; ++i) entries_.erase(of_account[i].second);
}

std::optional<Sessions::Found> Sessions::find(const std::string& hash, Instant now) {
  {
    const std::shared_lock lock(mutex_);
    const auto at = entries_.find(hash);
    if (at == entries_.end()) return std::nullopt;
    Entry& entry = *at->second;
    if (now < end_of_entry(entry)) {
      // A clock that was set back must not lengthen the session: the latest time seen counts.
      const std::int64_t seen = std::max(entry.seen_ms.load(), now.ms);
      entry.seen_ms = seen;
      Found found{.principal = entry.principal};
      found.principal.expires_at = end_of_entry(entry);
      std::int64_t written = entry.written_ms;
      found.write_due = seen - written >= kWriteEveryMs &&
                        entry.written_ms.compare_exchange_strong(written, seen);
      return found;
    }
  }
  end(hash);
  return std::nullopt;
}

bool Sessions::lives(const std::string& hash, Instant now) {
  const std::shared_lock lock(mutex_);
  const auto at = entries_.find(hash);
  return at != entries_.end() && now < end_of_entry(*at->second);
}

void Sessions::end(const std::string& hash) {
  const std::unique_lock lock(mutex_);
  entries_.erase(hash);
}

void Sessions::end_of(std::string_view account, std::string_view kept) {
  const std::unique_lock lock(mutex_);
  std::erase_if(entries_, [&](const auto& entry) {
    return entry.second->principal.account == account && entry.first != kept;
  });
}

void Sessions::refresh(const Principal& account) {
  const std::unique_lock lock(mutex_);
  for (auto& [hash, entry] : entries_) {
    if (entry->principal.account != account.account) continue;
    entry->principal.role = account.role;
    entry->principal.district = account.district;
    entry->principal.subdistrict = account.subdistrict;
  }
}

Instant Sessions::end_of_entry(const Entry& entry) const {
  return {
      std::min(entry.seen_ms.load() + limits_.idle_ms, entry.opened_at.ms + limits_.lifetime_ms)};
}

}  // namespace huanxin::app
