#include "targets/contribution.h"
#include "targets/internal/record_fixture_test.h"

namespace huanxin::targets {
namespace {

using testing::kDigest;
using testing::kParking;
using testing::kRoads;
using testing::kShared;
using testing::RecordTest;

class Lists : public RecordTest {
 protected:
  ContributionPage list(ContributionQuery query, const Viewer& viewer = staff()) {
    if (query.project.empty() && query.item.empty()) query.district = "chaoyang";
    return ask<ContributionPage>(
        [&](const auto& snapshot) { return list_contributions(snapshot, query, viewer); });
  }
  std::vector<std::string> walk(ContributionQuery query, const Viewer& viewer = staff()) {
    std::vector<std::string> ids;
    for (;;) {
      const ContributionPage page = list(query, viewer);
      for (const Contribution& one : page.items) ids.push_back(one.id);
      if (!page.next) {
        EXPECT_EQ(static_cast<std::size_t>(page.total), ids.size());
        return ids;
      }
      query.cursor = *page.next;
    }
  }
};

TEST_F(Lists, PageNewestFirstWithoutGapsOrRepeats) {
  std::vector<std::string> ids;
  for (int i = 0; i < 7; ++i) {
    put_project("p" + std::to_string(i));
    ids.push_back(plan("p" + std::to_string(i), i % 2 == 0 ? kParking : kShared, 10));
  }
  const std::vector<std::string> newest(ids.rbegin(), ids.rend());
  EXPECT_EQ(walk({.limit = 2}), newest);
  EXPECT_EQ(walk({.item = kParking, .limit = 3}).size(), 4U);
  EXPECT_EQ(walk({.project = "p3"}), std::vector<std::string>{ids[3]});
  EXPECT_EQ(walk({.status = Status::planned, .limit = 3}), newest);
  EXPECT_EQ(walk({.status = Status::planned, .item = kShared, .limit = 1}).size(), 3U);
  EXPECT_TRUE(walk({.status = Status::verified}).empty());
}

TEST_F(Lists, ShowTheVerificationQueueOldestClaimFirst) {
  std::vector<std::string> ids;
  for (int i = 0; i < 5; ++i) {
    put_project("p" + std::to_string(i));
    ids.push_back(plan("p" + std::to_string(i), kParking, 10));
  }
  for (const int i : {3, 0, 4, 1}) {
    clock_.advance_ms(1000);
    claim(ids[static_cast<std::size_t>(i)], 10, "2024-06-01");
  }
  const std::vector<std::string> queue{ids[3], ids[0], ids[4], ids[1]};
  EXPECT_EQ(walk({.status = Status::claimed, .limit = 1}), queue);
  EXPECT_EQ(walk({.status = Status::claimed, .item = kParking, .limit = 3}), queue);
  verify(ids[0]);
  EXPECT_EQ(walk({.status = Status::claimed}).size(), 3U);
}

TEST_F(Lists, RefuseACursorOfAnotherOrder) {
  for (const auto* cursor : {"x", "n", "n.", "q12.abc", "n1.abc", "n.ABC"}) {
    const auto page = store().query<ContributionPage>([&](const store::Snapshot& snapshot) {
      return list_contributions(snapshot, {.district = "chaoyang", .cursor = cursor}, staff());
    });
    ASSERT_FALSE(page.has_value()) << cursor;
    EXPECT_EQ(page.error().code, "targets.cursor_invalid");
  }
}

TEST_F(Lists, ShowContributionsOfUnpublishedProjectsToThoseWhoMaySeeThem) {
  put_project("open");
  put_project({.id = "draft",
               .district = "chaoyang",
               .name = "草稿",
               .subdistrict = "110105003",
               .owner = "owner",
               .published = false,
               .counts = false});
  plan("open", kParking, 10);
  const std::string hidden = plan("draft", kParking, 10);
  Viewer owner;
  owner.account = "owner";
  Viewer other;
  other.account = "other";
  Viewer neighbour = staff();
  neighbour.subdistrict = "110105002";
  Viewer local = staff();
  local.subdistrict = "110105003";
  const ContributionQuery all{.status = {}, .item = kParking};
  EXPECT_EQ(walk(all, Viewer::everybody()).size(), 1U);
  EXPECT_EQ(walk(all, other).size(), 1U);
  EXPECT_EQ(walk(all, neighbour).size(), 1U);
  EXPECT_EQ(walk(all, owner).size(), 2U);
  EXPECT_EQ(walk(all, local).size(), 2U);
  EXPECT_EQ(walk(all).size(), 2U);
  EXPECT_TRUE(walk({.project = "draft"}, other).empty());
  EXPECT_FALSE(ask<std::optional<Contribution>>([&](const auto& snapshot) {
                 return contribution(snapshot, hidden, Viewer::everybody());
               }).has_value());
}

TEST_F(Lists, ShowRolesInsteadOfNamesToThePublic) {
  put_project("p1");
  const std::string id = plan("p1", kParking, 10);
  claim(id, 10, "2024-06-01");
  verify(id);
  const Contribution seen = contribution_now(id, Viewer::everybody());
  EXPECT_EQ(seen.claimed_by, "role-of-clerk");
  EXPECT_EQ(seen.verified_by, "role-of-manager");
  EXPECT_FALSE(seen.mine);
}

TEST_F(Lists, WriteEveryColumnOfTheirCsvForm) {
  put_project("p1");
  const std::string id = plan("p1", kRoads, 2.5);
  claim(id, 2.25, "2024-06-01");
  std::vector<std::vector<std::string>> rows;
  const auto done = store().read([&](const store::Snapshot& snapshot) {
    return each_contribution(snapshot, {.district = "chaoyang"}, staff(), [&](const auto& one) {
      rows.push_back(contribution_csv_row(one));
      return true;
    });
  });
  ASSERT_TRUE(done.has_value());
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].size(), contribution_csv_columns().size());
  EXPECT_EQ(rows[0][11], "2.5");
  EXPECT_EQ(rows[0][12], "2.25");
  EXPECT_EQ(rows[0][24], kDigest);
  const JsonObject json = to_json(contribution_now(id));
  EXPECT_EQ(json.at("claimed_quantity").as_double(), 2.25);
  EXPECT_TRUE(json.at("verified_quantity").is_null());
}

TEST_F(Lists, TellPermissionsWhereAContributionBelongs) {
  put_project("p1");
  const std::string id = plan("p1", kParking, 10);
  const auto access = ask<std::optional<ContributionAccess>>(
      [&](const auto& snapshot) { return contribution_access(snapshot, id); });
  ASSERT_TRUE(access.has_value());
  EXPECT_EQ(access->project, "p1");
  EXPECT_EQ(access->subdistrict, "110105002");
  EXPECT_EQ(access->owner, "owner");
  EXPECT_TRUE(access->published);
}

}  // namespace
}  // namespace huanxin::targets
