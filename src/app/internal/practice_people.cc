#include "app/internal/practice.h"

#include <array>
#include <future>

#include "app/accounts.h"
#include "app/internal/practice_plan.h"

namespace huanxin::app {
namespace {

struct Role {
  std::string_view code;
  std::string_view title;
};
constexpr std::array kPeople = {Role{"admin", "示范账号管理员"}, Role{"manager", "示范项目主管"},
                                Role{"reviewer", "示范审核员"},  Role{"clerk", "示范综合窗口"},
                                Role{"subdistrict", "示范街道"}, Role{"planner", "示范规划师"},
                                Role{"auditor", "示范审计员"},   Role{"applicant", "示范申报单位"},
                                Role{"resident", "示范居民"}};

/// Sixteen characters that nobody confuses when reading them from a screen: 79 bits.
std::string practice_password(Random& random) {
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string password;
  while (password.size() < 19) {
    if (password.size() % 5 == 4) password += '-';
    std::array<std::uint8_t, 1> byte{};
    random.fill(byte);
    if (byte[0] < 248)
      password += kLetters[byte[0] % kLetters.size()];  // 8 × 31: no letter is likelier
  }
  return password;
}

Result<std::string> new_link(App& app, const Role& role, const std::string& name) {
  HX_TRY(const auto known,
         app.store().query<std::optional<std::string>>(
             [&](const store::Snapshot& snapshot) { return account_of_name(snapshot, name); }));
  store::CommandRequest request;
  if (known) {
    request.target = *known;
    request.body = JsonObject();
  } else {
    JsonObject body{{"name", name},
                    {"display_name", std::string(role.title) + "（示范数据）"},
                    {"role", role.code},
                    {"district", kPracticeDistrict}};
    if (role.code == "subdistrict") body["subdistrict"] = practice_subdistrict(0);
    request.body = std::move(body);
  }
  HX_TRY(const auto receipt,
         app.execute_and_wait(App::local_operator(),
                              known ? "account.renew_link" : "account.create", std::move(request)));
  return text_of(receipt.reply, "token");
}

/// Sets the password; the session that this opens is closed again.
Result<Principal> set_password(App& app, const std::string& token, const std::string& password) {
  std::promise<Result<SignedIn>> entered;
  app.redeem_link(token, password,
                  [&](Result<SignedIn> answer) { entered.set_value(std::move(answer)); });
  HX_TRY(const SignedIn signed_in, entered.get_future().get());
  std::promise<Result<Done>> left;
  app.sign_out(signed_in.principal,
               [&](Result<Done> answer) { left.set_value(std::move(answer)); });
  HX_DO(left.get_future().get());
  return signed_in.principal;
}

}  // namespace

Result<PracticePeople> practice_people(App& app) {
  PracticePeople people;
  for (const Role& role : kPeople) {
    const std::string name = "shifan-" + std::string(role.code);
    const std::string password = practice_password(app.random());
    HX_TRY(const std::string token, new_link(app, role, name));
    HX_TRY(Principal principal, set_password(app, token, password));
    people.accounts.push_back({.name = name,
                               .role = std::string(role.code),
                               .subdistrict = principal.subdistrict.empty() ? "" : "示范一街道",
                               .password = password});
    people.by_role.emplace(role.code, std::move(principal));
  }
  return people;
}

}  // namespace huanxin::app
