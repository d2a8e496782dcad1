#include "targets/contribution.h"

#include <map>

#include "targets/internal/record_fixture_test.h"
#include "targets/overview.h"

namespace huanxin::targets {
namespace {

using testing::because;
using testing::content;
using testing::kDigest;
using testing::kParking;
using testing::kRoads;
using testing::kShared;
using testing::plan_body;
using testing::RecordTest;
using testing::refusal;

class Contributions : public RecordTest {
 protected:
  Contributions() { put_project("p1"); }
};

TEST_F(Contributions, GoFromPlanToClaimToVerification) {
  const std::string id = plan("p1", kParking, 100, "2024-06-01");
  EXPECT_EQ(contribution_now(id).status, Status::planned);
  claim(id, 90, "2024-06-11");
  const Contribution claimed = contribution_now(id);
  EXPECT_EQ(claimed.status, Status::claimed);
  EXPECT_EQ(claimed.claimed_quantity, Quantity::whole(90));
  EXPECT_FALSE(claimed.verified_quantity.has_value());
  EXPECT_TRUE(claimed.mine);
  ASSERT_EQ(claimed.evidence.size(), 1U);
  EXPECT_EQ(claimed.evidence[0].sha256, kDigest);
  verify(id);
  const Contribution verified = contribution_now(id);
  EXPECT_EQ(verified.status, Status::verified);
  EXPECT_EQ(verified.verified_quantity, Quantity::whole(90));
  EXPECT_EQ(verified.claimed_by, "clerk");
  EXPECT_EQ(verified.verified_by, "manager");
  EXPECT_EQ(verified.version, 3);
  const auto seen = ask<Experience>([](const auto& s) { return experience(s, "chaoyang"); });
  EXPECT_EQ(seen.verified, 1);
  ASSERT_EQ(seen.slippage.size(), 1U);
  EXPECT_EQ(seen.slippage[0].days, 10);
}

TEST_F(Contributions, AreVerifiedOnlyWhereTheVerbCanBeTrue) {
  const std::string kStart = "chaoyang-2024-a4-04";     // 启动
  const std::string kComplete = "chaoyang-2024-a5-01";  // 完成
  const std::string kMain = "chaoyang-2024-a5-03";      // 基本完工
  const std::string kAdvance = "chaoyang-2024-a2-03";   // 推进
  const auto standing = [&](Works works) {
    put_project({.id = "p2",
                 .district = "chaoyang",
                 .name = "项目",
                 .subdistrict = "110105002",
                 .owner = "owner",
                 .published = true,
                 .counts = true,
                 .works = works});
  };
  const Json yes = JsonObject{{"verdict", "verified"}};
  standing(Works::none);
  std::map<std::string, std::string> ids;
  for (const std::string& item : {kStart, kComplete, kMain, kAdvance}) {
    ids[item] = plan("p2", item, 1);
    const auto claimed = run("contribution.claim", ids[item], claim_body(1, "2024-06-11"));
    ASSERT_TRUE(claimed.has_value()) << "a claim may go ahead";
    EXPECT_EQ(claimed->reply.at("warnings").as_array().empty(), item == kAdvance) << item;
  }
  const auto verdict = [&](const std::string& item) {
    return code("contribution.verify", ids[item], yes, "manager");
  };
  EXPECT_EQ(verdict(kAdvance), "done");
  EXPECT_EQ(verdict(kStart), "targets.verb_not_met");
  standing(Works::started);
  EXPECT_EQ(verdict(kStart), "done");
  EXPECT_EQ(verdict(kMain), "targets.verb_not_met");
  standing(Works::main_done);
  EXPECT_EQ(verdict(kMain), "done");
  EXPECT_EQ(verdict(kComplete), "targets.verb_not_met") << "accepted it is not yet";
  EXPECT_EQ(code("contribution.verify", ids[kComplete], refusal(), "manager"), "done")
      << "to refuse is always possible";
  claim(ids[kComplete], 1, "2024-06-12");
  standing(Works::finished);
  EXPECT_EQ(verdict(kComplete), "done");
}

TEST_F(Contributions, OfAProjectWhoseStateNobodyKeepsRestOnEvidenceAndTheSecondPerson) {
  const std::string id = plan("p1", "chaoyang-2024-a5-01", 1);
  const auto claimed = run("contribution.claim", id, claim_body(1, "2024-06-11"));
  ASSERT_TRUE(claimed.has_value());
  EXPECT_TRUE(claimed->reply.at("warnings").as_array().empty());
  verify(id);
}

TEST_F(Contributions, TellThePlannerWhatEvidenceWillBeAskedFor) {
  const auto receipt = run("contribution.plan", "", plan_body("p1", "chaoyang-2024-a4-04", 1));
  ASSERT_TRUE(receipt.has_value());
  EXPECT_EQ(text_of(receipt->reply, "met_when_zh"), "工程已启动");
  EXPECT_NE(text_of(receipt->reply, "evidence_en").find("order to start"), std::string::npos);
}

TEST_F(Contributions, AreRefusedWhereTheyNameNothingOrNoTarget) {
  EXPECT_EQ(code("contribution.plan", "", plan_body("nobody", kParking, 1)),
            "targets.project_unknown");
  EXPECT_EQ(code("contribution.plan", "", plan_body("p1", "chaoyang-2024-a9-01", 1)),
            "targets.item_unknown");
  put_project({.id = "far",
               .district = "haidian",
               .name = "远",
               .subdistrict = {},
               .owner = "o",
               .published = true,
               .counts = true});
  EXPECT_EQ(code("contribution.plan", "", plan_body("far", kParking, 1)), "targets.other_district");
  Json programme = content("programme/chaoyang-2024.json");
  programme.at("items").at(0).at("milestone") = "stock";
  ASSERT_EQ(code("programme.adopt", "", programme), "done");
  EXPECT_EQ(code("contribution.plan", "", plan_body("p1", "chaoyang-2024-a1-01", 1)),
            "targets.not_a_target");
}

TEST_F(Contributions, AreCountedAsTheirItemIsCounted) {
  EXPECT_EQ(code("contribution.plan", "", plan_body("p1", kParking, 1.5)),
            "targets.quantity_not_whole");
  EXPECT_EQ(code("contribution.plan", "", plan_body("p1", "chaoyang-2024-a4-07", 2)),
            "targets.quantity_not_one");
  EXPECT_EQ(code("contribution.plan", "", plan_body("p1", kParking, 0)), "targets.quantity_range");
  EXPECT_EQ(code("contribution.plan", "", plan_body("p1", kRoads, 0.00001)),
            "targets.quantity_too_fine");
  const std::string id = plan("p1", kRoads, 0.75);
  EXPECT_EQ(contribution_now(id).quantity, Quantity::parts(7500));
  const std::string parking = plan("p1", kParking, 10);
  EXPECT_EQ(code("contribution.claim", parking, claim_body(9.5, "2024-06-01")),
            "targets.quantity_not_whole");
}

TEST_F(Contributions, OfOneProjectToOneItemStandOnceUnlessWithdrawn) {
  const std::string first = plan("p1", kParking, 100);
  EXPECT_EQ(code("contribution.plan", "", plan_body("p1", kParking, 5)),
            "targets.already_contributes");
  plan("p1", kShared, 20);  // another item, another figure
  ASSERT_EQ(code("contribution.withdraw", first, because("方案调整")), "done");
  EXPECT_NE(plan("p1", kParking, 120), "");
}

TEST_F(Contributions, CannotBeClaimedWithoutSoundEvidence) {
  const std::string id = plan("p1", kParking, 10);
  Json body = claim_body(10, "2024-06-01");
  body.at("evidence") = JsonArray{};
  const auto refused = run("contribution.claim", id, body);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "targets.evidence_missing");
  EXPECT_NE(refused.error().zh.find("交付清单"), std::string::npos);
  EXPECT_NE(refused.error().en.find("hand-over list"), std::string::npos);
  const JsonObject file{{"sha256", kDigest}, {"title", "a"}};
  body.at("evidence") = JsonArray{file, file};
  EXPECT_EQ(code("contribution.claim", id, body), "targets.evidence_twice");
  body.at("evidence") = JsonArray{JsonObject{{"sha256", "ABC"}, {"title", "a"}}};
  EXPECT_EQ(code("contribution.claim", id, body), "targets.evidence_malformed");
  body.at("evidence") = JsonArray{JsonObject{{"sha256", kDigest}, {"title", " "}}};
  EXPECT_EQ(code("contribution.claim", id, body), "base.text_empty");
  EXPECT_EQ(contribution_now(id).status, Status::planned);
}

TEST_F(Contributions, CannotBeClaimedBeforeTheyAreReachedOrOutsideTheYear) {
  const std::string id = plan("p1", kParking, 10);
  EXPECT_EQ(code("contribution.claim", id, claim_body(10, "2024-07-02")),
            "targets.reached_in_future");
  EXPECT_EQ(code("contribution.claim", id, claim_body(10, "2023-12-31")),
            "targets.reached_outside_year");
  EXPECT_EQ(code("contribution.claim", id, claim_body(10, "2024-07-01")), "done");
  EXPECT_EQ(code("contribution.claim", id, claim_body(10, "2024-07-01")), "targets.not_claimable");
}

TEST_F(Contributions, AreNeverVerifiedByTheirClaimant) {
  const std::string id = plan("p1", kParking, 10);
  EXPECT_EQ(code("contribution.verify", id, JsonObject{{"verdict", "verified"}}, "manager"),
            "targets.not_waiting");
  claim(id, 10, "2024-06-01", "manager");
  EXPECT_EQ(code("contribution.verify", id, JsonObject{{"verdict", "verified"}}, "manager"),
            "targets.own_claim");
  EXPECT_EQ(code("contribution.verify", id, refusal(), "manager"), "targets.own_claim");
  EXPECT_EQ(code("contribution.verify", id, JsonObject{{"verdict", "verified"}}, "clerk"), "done");
  EXPECT_EQ(code("contribution.verify", id, refusal(), "clerk"), "targets.not_waiting");
  EXPECT_EQ(code("contribution.withdraw", id, because("x")), "targets.not_withdrawable");
}

TEST_F(Contributions, MayBeClaimedAgainAfterARefusalWithItsReason) {
  const std::string id = plan("p1", kParking, 10);
  claim(id, 10, "2024-06-01");
  EXPECT_EQ(code("contribution.verify", id, JsonObject{{"verdict", "refused"}}, "manager"),
            "targets.reason_missing");
  EXPECT_EQ(code("contribution.verify", id, refusal("  "), "manager"), "targets.reason_missing");
  EXPECT_EQ(code("contribution.verify", id, refusal(), "manager"), "done");
  EXPECT_EQ(contribution_now(id).reason, "照片看不清");
  claim(id, 8, "2024-06-20");
  const Contribution again = contribution_now(id);
  EXPECT_EQ(again.claimed_quantity, Quantity::whole(8));
  EXPECT_FALSE(again.reason || again.verified_by);
  verify(id);
  const auto seen = ask<Experience>([](const auto& s) { return experience(s, "chaoyang"); });
  EXPECT_EQ(seen.verified, 1);
  EXPECT_EQ(seen.refused, 1);
}

TEST_F(Contributions, OfAProjectThatDoesNotCountCannotBeClaimedOrVerified) {
  const std::string id = plan("p1", kParking, 10);
  const std::string waiting = plan("p1", kShared, 10);
  claim(waiting, 10, "2024-06-01");
  put_project({.id = "p1",
               .district = "chaoyang",
               .name = "退出的项目",
               .subdistrict = {},
               .owner = "owner",
               .published = true,
               .counts = false});
  EXPECT_EQ(code("contribution.claim", id, claim_body(10, "2024-06-01")),
            "targets.project_not_counting");
  EXPECT_EQ(code("contribution.verify", waiting, JsonObject{{"verdict", "verified"}}, "manager"),
            "targets.project_not_counting");
  EXPECT_EQ(code("contribution.verify", waiting, refusal(), "manager"), "done");
}

TEST_F(Contributions, ThatAreNotThereAreSaidToBeMissing) {
  EXPECT_EQ(code("contribution.claim", "nothing", claim_body(1, "2024-06-01")),
            "targets.contribution_unknown");
  EXPECT_EQ(code("contribution.verify", "nothing", refusal()), "targets.contribution_unknown");
  EXPECT_EQ(code("contribution.withdraw", "nothing", because("x")), "targets.contribution_unknown");
}

TEST_F(Contributions, RefuseUnknownMembersAndWrongTypes) {
  const std::string id = plan("p1", kParking, 10);
  EXPECT_EQ(code("contribution.plan", "", JsonArray{}), "base.fields_faulty");
  Json body = plan_body("p1", kShared, 1);
  body.as_object()["colour"] = "red";
  EXPECT_EQ(code("contribution.plan", "", body), "base.field_unknown");
  body = plan_body("p1", kShared, 1);
  body.at("quantity") = "1";
  EXPECT_EQ(code("contribution.plan", "", body), "base.field_not_number");
  EXPECT_EQ(code("contribution.verify", id, JsonObject{{"verdict", "maybe"}}),
            "base.field_not_one_of");
  EXPECT_EQ(code("contribution.withdraw", id, JsonObject{}), "base.field_missing");
}

}  // namespace
}  // namespace huanxin::targets
