#include "app/permissions.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace huanxin::app {
namespace {

// Everybody of the matrix works in this district and subdistrict and has this account.
Principal somebody(const std::string& role) {
  Principal principal;
  if (role == "public") return principal;
  principal.account = role == "system" ? "system" : "me";
  principal.role = role;
  principal.district = role == "system" ? "" : "chaoyang";
  principal.subdistrict = "110105001";
  return principal;
}

Row row_of_kind(const std::string& kind, const std::string& account) {
  Row row{.id = "row",
          .district = "chaoyang",
          .subdistrict = "110105001",
          .owner = "another",
          .state = "implementation"};
  if (kind == "own") row.owner = account, row.state = "draft";
  if (kind == "own_handled") row.owner = account;
  if (kind == "district") row.subdistrict = "110105002";
  if (kind == "foreign") row.district = "practice";
  if (kind == "missing") row.exists = false;
  return row;
}

/// The word of the matrix for an answer.
std::string word(const Result<Done>& answer) {
  static const std::map<std::string, std::string> kWords = {{"app.sign_in_needed", "sign_in"},
                                                            {"app.not_allowed", "no"},
                                                            {"app.row_not_found", "hidden"},
                                                            {"app.not_in_hands", "handled"},
                                                            {"app.move_not_allowed", "move"}};
  if (answer) return "yes";
  const auto at = kWords.find(answer.error().code);
  return at == kWords.end() ? answer.error().code : at->second;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

struct Matrix {
  std::vector<std::string> roles;
  std::vector<std::vector<std::string>> lines;
};

Matrix read_matrix() {
  std::ifstream in(HX_SOURCE_DIR "/tests/permissions.csv");
  std::string line;
  std::getline(in, line);
  Matrix matrix;
  const auto head = cells_of(line);
  matrix.roles.assign(head.begin() + 2, head.end());
  while (std::getline(in, line)) matrix.lines.push_back(cells_of(line));
  return matrix;
}

TEST(Permissions, AnswerEveryCommandRoleAndRowAsTheMatrixSays) {
  const Matrix matrix = read_matrix();
  ASSERT_EQ(matrix.roles.size(), 11U);
  for (const auto& line : matrix.lines) {
    ASSERT_EQ(line.size(), matrix.roles.size() + 2) << line[0];
    const std::string command = line[0].substr(0, line[0].find('>'));
    for (std::size_t i = 0; i < matrix.roles.size(); ++i) {
      const Principal principal = somebody(matrix.roles[i]);
      Row row = row_of_kind(line[1], principal.account);
      if (command != line[0]) row.to_state = line[0].substr(command.size() + 1);
      EXPECT_EQ(word(check_row(principal, command, row)), line[i + 2])
          << line[0] << ", " << line[1] << " row, " << matrix.roles[i];
    }
  }
}

TEST(Permissions, HaveEveryCommandAndEveryKindOfRowInTheMatrix) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const auto& line : read_matrix().lines)
    seen.emplace(line[0].substr(0, line[0].find('>')), line[1]);
  for (const std::string_view name : permission_names()) {
    if (name.starts_with("view.")) continue;
    for (const char* row : {"own", "own_handled", "office", "district", "foreign", "missing"})
      EXPECT_TRUE(seen.contains({std::string(name), row})) << name << " on a row: " << row;
  }
}

TEST(Permissions, DenyWhatNobodyGranted) {
  const auto answer = check_row(App::local_operator(), "district.close", Row{});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, "app.command_unknown");
  EXPECT_EQ(reach_of("emperor", "project.declare"), Reach::no);
  EXPECT_EQ(reach_of("emperor", "view.programme"), Reach::any) << "as the public";
}

TEST(Permissions, LetAnAdministratorOfTheInstallationReachEveryDistrict) {
  Principal admin = somebody("admin");
  const Row foreign{.id = "a", .district = "practice"};
  EXPECT_EQ(word(check_row(admin, "account.change", foreign)), "hidden");
  admin.district = "";
  EXPECT_EQ(word(check_row(admin, "account.change", foreign)), "yes");
}

TEST(Permissions, HideAccountsOfTheInstallationFromAdministratorsOfADistrict) {
  EXPECT_EQ(word(check_row(somebody("admin"), "account.change", {.id = "a"})), "hidden");
}

TEST(Permissions, KeepASubdistrictFromPushingAProjectToItsNeighbour) {
  Row row = row_of_kind("office", "me");
  row.to_subdistrict = "110105002";
  EXPECT_EQ(word(check_row(somebody("subdistrict"), "project.change", row)), "hidden");
  EXPECT_EQ(word(check_row(somebody("manager"), "project.change", row)), "yes");
}

TEST(Permissions, GiveASubdistrictWithoutCodeNothing) {
  Principal office = somebody("subdistrict");
  office.subdistrict = "";
  Row row = row_of_kind("office", "me");
  row.subdistrict = "";
  EXPECT_EQ(word(check_row(office, "project.change", row)), "hidden");
}

TEST(FieldRules, ShowThePublicNothingInternal) {
  const Viewer viewer = viewer_of(Principal{});
  EXPECT_TRUE(viewer.account.empty());
  EXPECT_FALSE(viewer.sees_unpublished || viewer.sees_names || viewer.sees_contacts ||
               viewer.sees_problems);
}

TEST(FieldRules, ShowStaffTheirDistrictAndASubdistrictItsOwnPart) {
  const Viewer manager = viewer_of(somebody("manager"));
  EXPECT_TRUE(manager.sees_unpublished && manager.sees_contacts && manager.sees_problems);
  EXPECT_EQ(manager.district, "chaoyang");
  EXPECT_EQ(manager.subdistrict, "");
  const Viewer office = viewer_of(somebody("subdistrict"));
  EXPECT_TRUE(office.sees_unpublished);
  EXPECT_EQ(office.subdistrict, "110105001");
}

TEST(FieldRules, KeepContactsFromThoseWhoseWorkDoesNotNeedThem) {
  for (const char* role : {"admin", "planner", "auditor", "applicant", "resident"})
    EXPECT_FALSE(viewer_of(somebody(role)).sees_contacts) << role;
  EXPECT_FALSE(viewer_of(somebody("applicant")).sees_unpublished) << "his own rows he sees anyway";
  EXPECT_TRUE(viewer_of(somebody("auditor")).sees_problems);
}

TEST(Roles, AreThoseOfTheApi) {
  const auto roles = account_roles();
  EXPECT_EQ(std::vector<std::string_view>(roles.begin(), roles.end()),
            (std::vector<std::string_view>{"admin", "manager", "reviewer", "clerk", "subdistrict",
                                           "planner", "auditor", "applicant", "resident"}));
  EXPECT_FALSE(role_needs_district("admin"));
  EXPECT_TRUE(role_needs_district("manager"));
}

}  // namespace
}  // namespace huanxin::app
