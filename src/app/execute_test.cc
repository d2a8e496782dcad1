#include "app/internal/practice.h"
#include "app/internal/test_office.h"
#include "app/permissions.h"
#include "app/sight.h"
#include "store/files.h"
#include "store/record.h"
#include "targets/contribution.h"

namespace huanxin::app {
namespace {

// Two districts, their people and a project, as the row rules meet them in the running program.
class Execute : public Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    open_district("practice");
    open_district("other");
    manager_ = join(person("manager", "practice")).principal;
    stranger_ = join(person("manager", "other")).principal;
    office_ = join(person("subdistrict", "practice", "999999001")).principal;
    neighbour_ = join(person("subdistrict", "practice", "999999002")).principal;
    applicant_ = join(person("applicant", "practice")).principal;
    clerk_ = join(person("clerk", "practice")).principal;
  }
  static JsonObject person(const std::string& role, const std::string& district,
                           const std::string& subdistrict = "") {
    JsonObject body{
        {"name", role + "." + district + subdistrict}, {"role", role}, {"district", district}};
    if (!subdistrict.empty()) body["subdistrict"] = subdistrict;
    return body;
  }
  static JsonObject project(const char* subdistrict = "999999001") {
    return {{"name", "示范里老旧小区改造"},
            {"subtype", "old_compound"},
            {"fields", JsonObject{{"subdistrict", subdistrict}}}};
  }
  std::string declared(const Principal& who) {
    const auto receipt = run(who, "project.declare", project());
    EXPECT_TRUE(receipt) << receipt.error().en;
    return text_of(receipt->reply, "id");
  }
  std::string answer(const Principal& who, std::string_view command, Json body,
                     const std::string& target) {
    return code_of(run(who, command, std::move(body), target));
  }

  Principal manager_, stranger_, office_, neighbour_, applicant_, clerk_;
};

TEST_F(Execute, AnswersForAForeignRowAsForOneThatDoesNotExist) {
  const std::string id = declared(manager_);
  const JsonObject change{{"address", "示范路1号"}};
  const auto foreign = run(stranger_, "project.change", change, id);
  const auto missing = run(stranger_, "project.change", change, "nothing");
  EXPECT_EQ(code_of(foreign), "app.row_not_found");
  EXPECT_EQ(code_of(missing), "app.row_not_found");
  EXPECT_EQ(foreign.error().kind, ErrorKind::not_found);
  EXPECT_EQ(answer(manager_, "project.change", change, id), "");
}

TEST_F(Execute, KeepsEachDistrictToItself) {
  JsonObject body = project();
  body["district"] = "other";
  EXPECT_EQ(answer(manager_, "project.declare", body, ""), "app.row_not_found");
  EXPECT_EQ(
      answer(manager_, "group.create",
             JsonObject{{"district", "other"}, {"kind", "area"}, {"name_zh", "示范片区"}}, ""),
      "app.row_not_found");
  EXPECT_EQ(answer(manager_, "period.close", JsonObject(), "other-2023-01"), "app.row_not_found");
  const auto group =
      run(manager_, "group.create", JsonObject{{"kind", "area"}, {"name_zh", "示范片区"}});
  ASSERT_TRUE(group) << group.error().en;
  EXPECT_EQ(answer(stranger_, "group.change_members",
                   JsonObject{{"add", JsonArray{declared(manager_)}}}, text_of(group->reply, "id")),
            "app.row_not_found");
}

TEST_F(Execute, LetsASubdistrictWorkOnItsOwnProjectsOnly) {
  const std::string id = declared(manager_);
  const JsonObject change{{"address", "示范路1号"}};
  EXPECT_EQ(answer(office_, "project.change", change, id), "");
  EXPECT_EQ(answer(neighbour_, "project.change", change, id), "app.row_not_found");
  EXPECT_EQ(answer(office_, "project.change", JsonObject{{"subdistrict", "999999002"}}, id),
            "app.row_not_found");
  EXPECT_EQ(answer(neighbour_, "project.declare", project(), ""), "app.row_not_found");
}

TEST_F(Execute, FillsInTheSubdistrictOfAnOfficeThatDeclares) {
  JsonObject body = project();
  body.erase("fields");
  EXPECT_EQ(answer(office_, "project.declare", body, ""), "");
}

TEST_F(Execute, TakesAProjectOutOfTheApplicantsHandsOnceItIsHandled) {
  const std::string id = declared(applicant_);
  const JsonObject change{{"address", "示范路1号"}};
  EXPECT_EQ(answer(applicant_, "project.change", change, id), "");
  EXPECT_EQ(answer(applicant_, "project.move", JsonObject{{"to", "submitted"}}, id), "");
  EXPECT_EQ(answer(applicant_, "project.change", change, id), "app.not_in_hands");
  EXPECT_EQ(answer(clerk_, "project.move",
                   JsonObject{{"to", "supplement"}, {"reason", "请补充材料"}}, id),
            "");
  EXPECT_EQ(answer(applicant_, "project.change", JsonObject{{"address", "示范路2号"}}, id), "")
      << "asked for more, he may change it again";
  EXPECT_EQ(answer(clerk_, "project.move", JsonObject{{"to", "reserve"}}, id),
            "app.move_not_allowed");
}

TEST_F(Execute, GivesTheFirstAnswerAgainThoughTheRowIsOutOfReachByNow) {
  const std::string id = declared(applicant_);
  const store::CommandRequest hand_in{
      .target = id, .body = JsonObject{{"to", "submitted"}}, .expected_version = {}};
  const auto first = app_->execute_and_wait(applicant_, "project.move", hand_in, "key-1");
  ASSERT_TRUE(first) << first.error().en;
  const auto again = app_->execute_and_wait(applicant_, "project.move", hand_in, "key-1");
  ASSERT_TRUE(again) << again.error().code;
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(again->last_seq, first->last_seq);
  EXPECT_EQ(code_of(app_->execute_and_wait(applicant_, "project.move", hand_in, "key-2")),
            "app.not_in_hands");
}

TEST_F(Execute, LetsEverybodyOpenOnlyWhatLiesWithinHisReach) {
  const std::string own = declared(applicant_);
  const std::string others = declared(manager_);
  const auto sight = [&](const Principal& who, const std::string& stream) {
    const auto found =
        app_->store().query<Sight>([&](const store::Snapshot& snapshot) -> Result<Sight> {
          HX_TRY(const auto events, store::events_of(snapshot, stream, 1));
          return sight_of(snapshot, who, events.front());
        });
    EXPECT_TRUE(found.has_value());
    return std::pair(found->stream, found->content);
  };
  EXPECT_EQ(sight(applicant_, own), std::pair(true, true));
  EXPECT_EQ(sight(applicant_, others), std::pair(false, false));
  EXPECT_EQ(sight(manager_, own), std::pair(true, true));
  EXPECT_EQ(sight(stranger_, own), std::pair(false, false));
  EXPECT_EQ(sight(clerk_, own), std::pair(false, false)) << "a clerk may open nothing";
  EXPECT_EQ(sight(Principal{}, own), std::pair(false, false));
}

TEST_F(Execute, SaysBeforehandWhoMayTakeAStep) {
  const std::string id = declared(applicant_);
  const auto may_move = [&](const Principal& who, const char* to) {
    const store::CommandRequest move{
        .target = id, .body = JsonObject{{"to", to}}, .expected_version = {}};
    const auto answer = app_->store().query<bool>(
        [&](const store::Snapshot& snapshot) { return may(snapshot, who, "project.move", move); });
    EXPECT_TRUE(answer.has_value());
    return *answer;
  };
  EXPECT_TRUE(may_move(applicant_, "submitted"));
  EXPECT_FALSE(may_move(applicant_, "reserve"));
  EXPECT_TRUE(may_move(manager_, "reserve"));
  EXPECT_FALSE(may_move(stranger_, "submitted"));
  EXPECT_FALSE(may_move(Principal{}, "submitted"));
}

TEST_F(Execute, HandsAFileThatNoContributionNamesOnlyToThoseWhoMaySeeEvidence) {
  const auto answer_for = [&](const Principal& who) {
    return app_->store().query<Done>([&](const store::Snapshot& snapshot) {
      return check_evidence(snapshot, who, std::string(64, 'a'));
    });
  };
  EXPECT_EQ(code_of(answer_for(manager_)), "");
  EXPECT_EQ(code_of(answer_for(Principal{})), "app.sign_in_needed");
}

TEST_F(Execute, DoesNotLetOneApplicantTouchWhatAnotherDeclared) {
  const Principal second =
      join({{"name", "applicant.second"}, {"role", "applicant"}, {"district", "practice"}})
          .principal;
  EXPECT_EQ(answer(second, "project.change", JsonObject{{"address", "x"}}, declared(applicant_)),
            "app.row_not_found");
}

TEST_F(Execute, AsksThePublicToSignInAndOthersToMindTheirRole) {
  EXPECT_EQ(answer(Principal{}, "project.declare", project(), ""), "app.sign_in_needed");
  EXPECT_EQ(answer(applicant_, "period.close", JsonObject(), "practice-2023-01"),
            "app.not_allowed");
  EXPECT_EQ(answer(manager_, "project.abolish", JsonObject(), ""), "app.command_unknown");
  EXPECT_EQ(answer(manager_, "session.open", JsonObject(), ""), "app.command_unknown")
      << "what writes sessions is no command for people";
}

TEST_F(Execute, RefusesAMalformedBodyWithoutFallingOver) {
  for (const Json& body : {Json(), Json(7), Json("text"), Json(JsonArray{1, 2}),
                           Json(JsonObject{{"name", JsonArray{}}, {"fields", 3}})}) {
    EXPECT_NE(answer(office_, "project.declare", body, ""), "");
    EXPECT_NE(answer(manager_, "contribution.plan", body, ""), "");
    EXPECT_NE(answer(manager_, "project.move", body, "nothing"), "");
    EXPECT_NE(answer(App::local_operator(), "account.create", body, ""), "");
  }
}

class Evidence : public Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    const LoadProgress quiet = [](auto, auto, auto) {};
    const auto opened = open_practice_district(*app_,
                                               {.district = "practice",
                                                .name_zh = "示范区",
                                                .name_en = "Practice",
                                                .prefix = "SF",
                                                .year = 2023},
                                               quiet);
    ASSERT_TRUE(opened) << opened.error().en;
    manager_ =
        join({{"name", "zhao.manager"}, {"role", "manager"}, {"district", "practice"}}).principal;
    contribution_ = planned_contribution();
  }

  std::string planned_contribution() {
    const JsonObject fields{{"subdistrict", "999999001"}, {"right_holders", "示范权利人"}};
    const auto project = run(manager_, "project.declare",
                             JsonObject{{"name", "示范里老旧小区改造"},
                                        {"subtype", "old_compound"},
                                        {"submit", true},
                                        {"fields", fields}});
    EXPECT_TRUE(project) << project.error().en;
    const std::string id = text_of(project->reply, "id");
    EXPECT_TRUE(run(manager_, "project.move", JsonObject{{"to", "reserve"}}, id));
    const auto planned =
        run(manager_, "contribution.plan",
            JsonObject{{"project", id}, {"item", "practice-2023-a2-03"}, {"quantity", 1}});
    EXPECT_TRUE(planned) << planned.error().en;
    return text_of(planned->reply, "id");
  }
  std::string stored(std::string_view text) {
    const auto upload = store::FileStore(app_->store().dir()).begin(1000);
    EXPECT_TRUE(upload);
    EXPECT_TRUE((*upload)->write(as_bytes(text)));
    return (*upload)->finish()->sha256;
  }
  Result<store::Receipt> claim(const std::string& sha256) {
    const JsonObject body{
        {"quantity", 1},
        {"reached_on", to_iso(civil_date(clock_.now()))},
        {"evidence", JsonArray{JsonObject{{"sha256", sha256}, {"title", "验收单.txt"}}}}};
    return run(manager_, "contribution.claim", body, contribution_);
  }

  Principal manager_;
  std::string contribution_;
};

TEST_F(Evidence, MustHaveArrivedBeforeItIsClaimedWith) {
  const auto refused = claim(std::string(64, 'a'));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "app.evidence_missing");
  ASSERT_EQ(refused.error().fields.size(), 1U);
  EXPECT_EQ(refused.error().fields[0].pointer, "/evidence/0/sha256");
  EXPECT_TRUE(claim(stored("示范验收单")));
}

TEST_F(Evidence, IsRecordedWithTheSizeOfTheFileThatArrived) {
  ASSERT_TRUE(claim(stored("twelve bytes")));
  const auto found = app_->store().query<std::optional<targets::Contribution>>(
      [&](const store::Snapshot& snapshot) {
        return targets::contribution(snapshot, contribution_, viewer_of(manager_));
      });
  ASSERT_TRUE(found && *found);
  ASSERT_EQ((*found)->evidence.size(), 1U);
  EXPECT_EQ((*found)->evidence[0].size, 12);
}

TEST_F(Evidence, OfAForeignContributionIsNotEvenLookedFor) {
  open_district("other");
  const Principal stranger =
      join({{"name", "li.manager"}, {"role", "manager"}, {"district", "other"}}).principal;
  manager_ = stranger;
  EXPECT_EQ(code_of(claim(std::string(64, 'a'))), "app.row_not_found");
}

TEST_F(Evidence, IsVerifiedByASecondPerson) {
  ASSERT_TRUE(claim(stored("示范验收单")));
  const JsonObject verdict{{"verdict", "verified"}};
  EXPECT_EQ(code_of(run(manager_, "contribution.verify", verdict, contribution_)),
            "targets.own_claim");
  EXPECT_EQ(code_of(run(App::local_operator(), "contribution.verify", verdict, contribution_)),
            "app.not_allowed");
  const Principal reviewer =
      join({{"name", "qian.reviewer"}, {"role", "reviewer"}, {"district", "practice"}}).principal;
  EXPECT_TRUE(run(reviewer, "contribution.verify", verdict, contribution_));
}

}  // namespace
}  // namespace huanxin::app
