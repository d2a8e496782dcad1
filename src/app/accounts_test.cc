#include "app/accounts.h"

#include <algorithm>

#include "app/internal/test_office.h"
#include "store/record.h"

namespace huanxin::app {
namespace {

class Accounts : public Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    open_district("practice");
    open_district("other");
    const auto entered = redeem(first_link_);
    ASSERT_TRUE(entered);
    admin_ = entered->principal;
  }
  static JsonObject manager(const std::string& name, const std::string& district = "practice") {
    return {{"name", name},
            {"role", "manager"},
            {"district", district},
            {"display_name", "示范主管甲"},
            {"organisation", "示范单位"}};
  }
  std::string made(JsonObject body) {
    const auto receipt = run(admin_, "account.create", std::move(body));
    EXPECT_TRUE(receipt) << receipt.error().en;
    return text_of(receipt->reply, "id");
  }
  std::vector<store::Event> events_of(const std::string& stream) {
    return *app_->store().query<std::vector<store::Event>>(
        [&](const store::Snapshot& snapshot) { return store::events_of(snapshot, stream, 100); });
  }

  Principal admin_;
};

TEST_F(Accounts, AreMadeByAnAdministratorWithALinkShownOnce) {
  const auto receipt = run(admin_, "account.create", manager("wang.manager"));
  ASSERT_TRUE(receipt) << receipt.error().en;
  EXPECT_EQ(text_of(receipt->reply, "link"), "/setup?token=" + text_of(receipt->reply, "token"));
  EXPECT_EQ(receipt->stream_version, 1);
  const auto entered = redeem(text_of(receipt->reply, "token"));
  ASSERT_TRUE(entered) << entered.error().en;
  EXPECT_EQ(entered->principal.role, "manager");
  EXPECT_EQ(entered->principal.district, "practice");
}

TEST_F(Accounts, PutNoNamesIntoEvents) {
  const std::string id = made(manager("wang.manager"));
  ASSERT_TRUE(run(admin_, "account.change", JsonObject{{"display_name", "示范主管乙"}}, id));
  for (const store::Event& event : events_of(id)) {
    const std::string text = to_text(event.data);
    for (const char* word : {"wang", "示范主管", "示范单位"})
      EXPECT_EQ(text.find(word), std::string::npos) << text;
  }
  const auto list = app_->accounts(admin_);
  ASSERT_TRUE(list);
  const auto at = std::find_if(list->begin(), list->end(), [&](const Json& account) {
    return text_of(account.as_object(), "id") == id;
  });
  ASSERT_NE(at, list->end());
  EXPECT_EQ(text_of(at->as_object(), "name"), "wang.manager");
  EXPECT_EQ(text_of(at->as_object(), "display_name"), "示范主管乙");
  EXPECT_EQ(text_of(at->as_object(), "organisation"), "示范单位") << "kept by the change";
}

TEST_F(Accounts, AnswerTheSameLinkToTheSameKey) {
  const auto first = run(admin_, "account.create", manager("wang.manager"), "", "key-1");
  const auto again = run(admin_, "account.create", manager("wang.manager"), "", "key-1");
  ASSERT_TRUE(first && again) << again.error().en;
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(text_of(first->reply, "id"), text_of(again->reply, "id"));
  EXPECT_EQ(text_of(first->reply, "token"), text_of(again->reply, "token"));
  EXPECT_EQ(code_of(run(admin_, "account.create", manager("li.manager"), "", "key-1")),
            "store.key_reused");
}

TEST_F(Accounts, RefuseEveryFaultByName) {
  const auto refusal = [&](JsonObject body) {
    const auto receipt = run(admin_, "account.create", std::move(body));
    if (receipt) return std::string("taken");
    return receipt.error().fields.empty() ? receipt.error().code
                                          : receipt.error().fields.front().code;
  };
  EXPECT_EQ(refusal({{"name", "Wang"}, {"role", "clerk"}, {"district", "practice"}}),
            "app.name_malformed");
  EXPECT_EQ(refusal({{"name", "wang"}, {"role", "emperor"}, {"district", "practice"}}),
            "base.field_not_one_of");
  EXPECT_EQ(refusal({{"name", "wang"}, {"role", "system"}}), "base.field_not_one_of");
  EXPECT_EQ(refusal({{"name", "wang"}, {"role", "clerk"}}), "app.district_needed");
  EXPECT_EQ(refusal({{"name", "wang"}, {"role", "clerk"}, {"district", "nowhere"}}),
            "app.district_missing");
  EXPECT_EQ(refusal({{"name", "wang"}, {"role", "subdistrict"}, {"district", "practice"}}),
            "app.subdistrict_needed");
  EXPECT_EQ(refusal({{"name", "wang"},
                     {"role", "subdistrict"},
                     {"district", "practice"},
                     {"subdistrict", "110105001"}}),
            "app.subdistrict_missing");
  EXPECT_EQ(refusal({{"name", "wang"},
                     {"role", "clerk"},
                     {"district", "practice"},
                     {"password", "12345678"}}),
            "base.field_unknown");
  EXPECT_EQ(refusal({{"name", "wang"},
                     {"role", "clerk"},
                     {"district", "practice"},
                     {"link", JsonObject{{"hash", "00"}, {"hours", 1}}}}),
            "base.field_unknown");
  EXPECT_EQ(refusal({{"name", "admin"}, {"role", "clerk"}, {"district", "practice"}}),
            "app.name_taken");
}

TEST_F(Accounts, LoseTheirSessionsWhenDisabledAndCannotSignIn) {
  const SignedIn wang = join(manager("wang.manager"));
  ASSERT_TRUE(
      run(admin_, "account.change", JsonObject{{"disabled", true}}, wang.principal.account));
  EXPECT_EQ(code_of(app_->principal(wang.token)), "app.session_ended");
  EXPECT_EQ(code_of(sign_in("wang.manager", kPassword)), "app.sign_in_refused");
  ASSERT_TRUE(
      run(admin_, "account.change", JsonObject{{"disabled", false}}, wang.principal.account));
  EXPECT_TRUE(sign_in("wang.manager", kPassword));
}

TEST_F(Accounts, ChangeTheirRoleInTheMiddleOfASession) {
  const SignedIn wang = join(manager("wang.manager"));
  ASSERT_TRUE(
      run(admin_, "account.change", JsonObject{{"role", "auditor"}}, wang.principal.account));
  const auto principal = app_->principal(wang.token);
  ASSERT_TRUE(principal);
  EXPECT_EQ(principal->role, "auditor");
  const auto events = events_of(wang.principal.account);
  EXPECT_EQ(events.back().kind, "account.changed") << "a change of role is in the record";
  EXPECT_EQ(text_of(events.back().data, "role"), "auditor");
}

TEST_F(Accounts, KeepTheLastAdministratorOfTheInstallation) {
  const auto change = [&](JsonObject body, const std::string& id) {
    return code_of(run(admin_, "account.change", std::move(body), id));
  };
  EXPECT_EQ(change({{"disabled", true}}, admin_.account), "app.last_administrator");
  EXPECT_EQ(change({{"role", "auditor"}}, admin_.account), "app.last_administrator");
  made({{"name", "district.admin"}, {"role", "admin"}, {"district", "practice"}});
  EXPECT_EQ(change({{"disabled", true}}, admin_.account), "app.last_administrator")
      << "an administrator of a district does not count";
  const std::string second = made({{"name", "second"}, {"role", "admin"}});
  EXPECT_EQ(change({{"role", "auditor"}}, admin_.account), "");
  EXPECT_EQ(change({{"disabled", true}}, second), "app.last_administrator") << "now it is this one";
}

TEST_F(Accounts, OfADistrictAreItsAdministratorsAlone) {
  const SignedIn local =
      join({{"name", "district.admin"}, {"role", "admin"}, {"district", "practice"}});
  const std::string foreign = made(manager("li.manager", "other"));
  EXPECT_EQ(
      code_of(run(local.principal, "account.change", JsonObject{{"disabled", true}}, foreign)),
      "app.row_not_found");
  EXPECT_EQ(code_of(run(local.principal, "account.renew_link", JsonObject(), admin_.account)),
            "app.row_not_found");
  EXPECT_EQ(code_of(run(local.principal, "account.create", manager("zhao.manager", "other"))),
            "app.row_not_found");
  const auto own = run(local.principal, "account.create",
                       JsonObject{{"name", "zhao.manager"}, {"role", "manager"}});
  ASSERT_TRUE(own) << "its own district by default: " << own.error().en;
  const auto list = app_->accounts(local.principal);
  ASSERT_TRUE(list);
  for (const Json& account : *list) EXPECT_EQ(text_of(account.as_object(), "district"), "practice");
}

TEST_F(Accounts, AreListedForThoseWhoMaySeeThem) {
  const SignedIn wang = join(manager("wang.manager"));
  EXPECT_EQ(code_of(app_->accounts(wang.principal)), "app.not_allowed");
  EXPECT_EQ(code_of(app_->accounts(Principal{})), "app.sign_in_needed");
  const auto self = app_->account(wang.principal);
  ASSERT_TRUE(self);
  EXPECT_EQ(text_of(*self, "role"), "manager");
}

TEST_F(Accounts, RefuseAChangeOfNothingAndAStaleOne) {
  const std::string id = made(manager("wang.manager"));
  EXPECT_EQ(code_of(run(admin_, "account.change", JsonObject(), id)), "app.nothing_to_change");
  EXPECT_EQ(code_of(run(admin_, "account.change", JsonObject{{"role", "manager"}}, id)),
            "app.nothing_to_change");
  EXPECT_EQ(code_of(run(admin_, "account.change", JsonObject{{"role", "clerk"}}, "nobody")),
            "app.row_not_found");
  EXPECT_EQ(code_of(app_->execute_and_wait(
                admin_, "account.change",
                {.target = id, .body = JsonObject{{"role", "clerk"}}, .expected_version = 7})),
            "store.version_stale");
}

}  // namespace
}  // namespace huanxin::app
