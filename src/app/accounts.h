#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "store/command.h"
#include "store/projection.h"

/// Accounts as the record knows them: an id, a role, a place. Names are personal data: they lie in
/// the vault and are referred to (`person`); passwords, one-time links and sessions lie in tables
/// that are no views and never enter an event.
namespace huanxin::app {

/// `account.create`, `account.change` and `account.renew_link`. Beside the members of the API, a
/// body may hold `link` {hash, hours}, which only App adds: the SHA-256 of a one-time token.
std::span<const store::CommandKind> commands();
store::Projection projection();

/// An account as an administrator sees it.
struct Account {
  std::string id{};
  std::string name{};  ///< sign-in name; empty once erased
  std::string display_name{};
  std::string organisation{};
  std::string role{};
  std::string district{};  ///< empty: the installation
  std::string subdistrict{};
  bool disabled = false;
  bool has_password = false;
  std::optional<Instant> last_sign_in_at{};
  std::int64_t refused_sign_ins = 0;  ///< since the last successful one
  Instant created_at{};
  std::int64_t version = 0;
};

/// Errors: those of Snapshot. Cost: three look-ups.
Result<std::optional<Account>> find_account(const store::Snapshot& snapshot, std::string_view id);

/// All accounts of a district, or of the installation where it is empty, by role and age.
Result<std::vector<Account>> list_accounts(const store::Snapshot& snapshot,
                                           std::string_view district);

/// The id of the account with that sign-in name.
Result<std::optional<std::string>> account_of_name(const store::Snapshot& snapshot,
                                                   std::string_view name);

/// As schema Account of the API has it.
JsonObject to_json(const Account& account);

}  // namespace huanxin::app
