#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "app/content.h"

namespace huanxin::app {

/// A district of practice data with the programme of content/demo.
struct PracticeOpening {
  std::string district{};
  std::string name_zh{};
  std::string name_en{};
  std::string prefix{};  ///< of its library numbers
  int year = 0;
};
/// Opens it, sets up its library, adopts its programme.
/// Errors: app.content_missing, app.content_faulty, those of the commands.
Result<Done> open_practice_district(App& app, const PracticeOpening& opening,
                                    const LoadProgress& progress);

/// The people of the practice district: one account for each role, `shifan-manager`, ...
struct PracticePeople {
  std::vector<PracticeAccount> accounts;
  std::map<std::string, Principal, std::less<>> by_role;

  const Principal& of(std::string_view role) const { return by_role.find(role)->second; }
};

/// Makes the accounts where they are missing and gives each a new password.
/// Errors: those of account.create and App::redeem_link.
Result<PracticePeople> practice_people(App& app);

}  // namespace huanxin::app
