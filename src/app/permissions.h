#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "base/result.h"
#include "base/viewer.h"

/// Who may do and see what: the only place in the program that knows roles.
///
/// Three kinds of rule, in this order:
/// - **role**: a table of commands and views by role; what it does not grant is denied;
/// - **row**: how far a grant reaches: one's own rows, one's subdistrict, one's district,
/// everywhere.
///   A row out of reach answers `app.row_not_found`, as one that does not exist;
/// - **field**: what a reader sees of a row (Viewer): unpublished rows, names, contacts, problems.
///
/// tests/permissions.csv states the expected answer for every command, role and kind of row.
namespace huanxin::app {

/// How far a grant reaches. An account without a district belongs to the installation: its
/// `district` reaches everywhere.
enum class Reach { no, own, subdistrict, district, any };

/// What the row rules need to know of the row a command acts upon, or would make.
struct Row {
  std::string id{};  ///< for the sentence of a refusal
  bool exists = true;
  std::string district{};  ///< empty: the installation
  std::string subdistrict{};
  std::string owner{};           ///< the account that declared it
  std::string state{};           ///< of a project
  std::string to_state{};        ///< of project.move
  std::string to_subdistrict{};  ///< where a change would put it; empty: where it is
};

/// The role codes an account may have, in the order of the table.
std::span<const std::string_view> account_roles();

/// Whether an account of that role must belong to a district.
bool role_needs_district(std::string_view role);

/// How far the role's grant for a command or view reaches. Unknown names reach nowhere.
Reach reach_of(std::string_view role, std::string_view name);

/// Every command and view of the table.
std::vector<std::string_view> permission_names();

/// The role rule alone, before any row is looked up.
/// Errors: app.command_unknown, app.sign_in_needed, app.not_allowed.
Result<Done> check_role(const Principal& principal, std::string_view command);

/// All rules for a command on a row.
/// Errors: those of check_role; app.row_not_found; app.not_in_hands, once an applicant's
/// declaration is being handled; app.move_not_allowed.
Result<Done> check_row(const Principal& principal, std::string_view command, const Row& row);

/// What this reader may see: the field rules.
Viewer viewer_of(const Principal& principal);

}  // namespace huanxin::app
