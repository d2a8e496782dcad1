#include "app/permissions.h"

#include <algorithm>
#include <array>

#include "app/errors.h"

namespace huanxin::app {
namespace {

constexpr std::array<std::string_view, 11> kRoles = {
    "system",  "admin",   "manager",   "reviewer", "clerk", "subdistrict",
    "planner", "auditor", "applicant", "resident", "public"};
constexpr std::size_t kPublic = kRoles.size() - 1;

struct Rule {
  std::string_view name;
  std::array<Reach, kRoles.size()> reach;
};

constexpr Reach none = Reach::no;
constexpr Reach own = Reach::own;
constexpr Reach sub = Reach::subdistrict;
constexpr Reach dist = Reach::district;
constexpr Reach any = Reach::any;

// The duties are kept apart: an administrator has accounts and no programme, a manager the other
// way round, an auditor only reads, and the program itself (`system`: the command line and content
// on the machine of the data folder) verifies nothing, because verifying needs a second person.
//
// clang-format off
constexpr Rule kRules[] = {
//                            system admin manag. review clerk  subd.  plann. audit. appl.  resid. public
    {"district.open",        {any,   none, none,  none,  none,  none,  none,  none,  none,  none,  none}},
    {"programme.adopt",      {any,   none, dist,  none,  none,  none,  none,  none,  none,  none,  none}},
    {"period.close",         {any,   none, dist,  none,  none,  none,  none,  none,  none,  none,  none}},
    {"contribution.plan",    {any,   none, dist,  none,  none,  sub,   none,  none,  none,  none,  none}},
    {"contribution.claim",   {any,   none, dist,  none,  none,  sub,   none,  none,  own,   none,  none}},
    {"contribution.verify",  {none,  none, dist,  dist,  none,  none,  none,  none,  none,  none,  none}},
    {"contribution.withdraw",{any,   none, dist,  none,  none,  sub,   none,  none,  none,  none,  none}},
    {"project.declare",      {any,   none, dist,  none,  dist,  sub,   none,  none,  own,   none,  none}},
    {"library.set_up",       {any,   none, none,  none,  none,  none,  none,  none,  none,  none,  none}},
    {"project.import",       {any,   none, none,  none,  none,  none,  none,  none,  none,  none,  none}},
    {"project.change",       {any,   none, dist,  none,  dist,  sub,   none,  none,  own,   none,  none}},
    {"project.move",         {any,   none, dist,  dist,  dist,  sub,   none,  none,  own,   none,  none}},
    {"milestone.add",        {any,   none, dist,  none,  none,  sub,   none,  none,  none,  none,  none}},
    {"milestone.change",     {any,   none, dist,  none,  none,  sub,   none,  none,  none,  none,  none}},
    {"group.create",         {any,   none, dist,  none,  none,  none,  dist,  none,  none,  none,  none}},
    {"group.change_members", {any,   none, dist,  none,  none,  none,  dist,  none,  none,  none,  none}},
    {"account.create",       {any,   dist, none,  none,  none,  none,  none,  none,  none,  none,  none}},
    {"account.change",       {any,   dist, none,  none,  none,  none,  none,  none,  none,  none,  none}},
    {"account.renew_link",   {any,   dist, none,  none,  none,  none,  none,  none,  none,  none,  none}},
    {"file.upload",          {any,   none, dist,  dist,  dist,  sub,   dist,  none,  own,   none,  none}},

    {"view.programme",       {any,   any,  any,   any,   any,   any,   any,   any,   any,   any,   any}},
    {"view.projects",        {any,   any,  any,   any,   any,   any,   any,   any,   any,   any,   any}},
    {"view.record",          {any,   any,  any,   any,   any,   any,   any,   any,   any,   any,   any}},
    {"view.unpublished",     {any,   none, dist,  dist,  dist,  sub,   dist,  dist,  own,   none,  none}},
    {"view.problems",        {any,   none, dist,  dist,  dist,  sub,   dist,  dist,  own,   none,  none}},
    {"view.contacts",        {any,   none, dist,  dist,  dist,  sub,   none,  none,  own,   none,  none}},
    {"view.names",           {any,   dist, dist,  dist,  dist,  dist,  dist,  dist,  none,  none,  none}},
    {"view.evidence",        {any,   none, dist,  dist,  dist,  dist,  dist,  dist,  own,   none,  none}},
    {"view.openings",        {any,   none, dist,  dist,  none,  none,  none,  dist,  own,   none,  none}},
    {"view.accounts",        {any,   dist, none,  none,  none,  none,  none,  dist,  none,  none,  none}},
};
// clang-format on

/// To which states a role may move a project; the guards between states are the domain's own.
struct Moves {
  std::string_view role;
  std::span<const std::string_view> to;
};
constexpr std::string_view kClerkMoves[] = {"submitted", "supplement"};
constexpr std::string_view kReviewerMoves[] = {"supplement", "reviewed", "supplement_plan"};
constexpr std::string_view kSubdistrictMoves[] = {"submitted"};
constexpr std::string_view kApplicantMoves[] = {"submitted", "under_review"};
constexpr Moves kMoves[] = {{"clerk", kClerkMoves},
                            {"reviewer", kReviewerMoves},
                            {"subdistrict", kSubdistrictMoves},
                            {"applicant", kApplicantMoves}};

// While it is in one of these states, a declaration lies in its applicant's hands.
constexpr std::string_view kInHands[] = {"draft", "supplement", "supplement_plan"};

std::size_t index_of(std::string_view role) {
  const auto at = std::find(kRoles.begin(), kRoles.end(), role);
  return at == kRoles.end() ? kPublic : static_cast<std::size_t>(at - kRoles.begin());
}

const Rule* find_rule(std::string_view name) {
  const auto* const at = std::find_if(std::begin(kRules), std::end(kRules),
                                      [&](const Rule& rule) { return rule.name == name; });
  return at == std::end(kRules) ? nullptr : at;
}

bool among(std::span<const std::string_view> list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool reaches(Reach reach, const Principal& principal, const Row& row) {
  if (reach == Reach::any) return true;
  if (reach == Reach::no || !row.exists) return false;
  if (reach == Reach::district && principal.district.empty()) return true;
  if (row.district != principal.district) return false;
  switch (reach) {
    case Reach::own: return row.owner == principal.account;
    case Reach::subdistrict: {
      const bool stays = row.to_subdistrict.empty() || row.to_subdistrict == principal.subdistrict;
      return !principal.subdistrict.empty() && row.subdistrict == principal.subdistrict && stays;
    }
    default: return true;
  }
}

bool may_move_to(std::string_view role, std::string_view state) {
  const auto* const at = std::find_if(std::begin(kMoves), std::end(kMoves),
                                      [&](const Moves& moves) { return moves.role == role; });
  return at == std::end(kMoves) || among(at->to, state);  // others move everywhere
}

}  // namespace

std::span<const std::string_view> account_roles() {
  return std::span(kRoles).subspan(1, kRoles.size() - 2);
}

bool role_needs_district(std::string_view role) { return role != "admin" && role != "auditor"; }

Reach reach_of(std::string_view role, std::string_view name) {
  const Rule* const rule = find_rule(name);
  return rule == nullptr ? Reach::no : rule->reach[index_of(role)];
}

std::vector<std::string_view> permission_names() {
  std::vector<std::string_view> names;
  for (const Rule& rule : kRules) names.push_back(rule.name);
  return names;
}

Result<Done> check_role(const Principal& principal, std::string_view command) {
  if (find_rule(command) == nullptr) return Error::of(errors::kCommandUnknown, {command});
  if (reach_of(principal.role, command) != Reach::no) return Done{};
  if (!principal.signed_in()) return Error::of(errors::kSignInNeeded);
  return Error::of(errors::kNotAllowed, {principal.role, command});
}

Result<Done> check_row(const Principal& principal, std::string_view command, const Row& row) {
  HX_DO(check_role(principal, command));
  const Reach reach = reach_of(principal.role, command);
  if (!row.exists || !reaches(reach, principal, row))
    return Error::of(errors::kRowNotFound, {row.id});
  const bool handled = command == "project.change" || command == "project.move";
  if (handled && reach == Reach::own && !among(kInHands, row.state))
    return Error::of(errors::kNotInHands);
  if (command == "project.move" && !may_move_to(principal.role, row.to_state))
    return Error::of(errors::kMoveNotAllowed, {principal.role, row.to_state});
  return Done{};
}

Viewer viewer_of(const Principal& principal) {
  const auto sees = [&](std::string_view view) {
    return reach_of(principal.role, view) > Reach::own;  // one's own rows need no right
  };
  Viewer viewer;
  viewer.account = principal.account;
  viewer.district = principal.district;
  if (reach_of(principal.role, "view.unpublished") == Reach::subdistrict)
    viewer.subdistrict = principal.subdistrict;
  viewer.sees_unpublished = sees("view.unpublished");
  viewer.sees_names = sees("view.names");
  viewer.sees_contacts = sees("view.contacts");
  viewer.sees_problems = sees("view.problems");
  return viewer;
}

}  // namespace huanxin::app
