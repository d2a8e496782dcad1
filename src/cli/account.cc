#include "app/accounts.h"

#include <algorithm>
#include <ostream>

#include "cli/errors.h"
#include "cli/folder.h"
#include "cli/nouns.h"
#include "cli/serve.h"

namespace huanxin::cli {
namespace {

Result<int> list(const Call& call) {
  return read_folder(call, [&](const store::Snapshot& snapshot, Date) -> Result<int> {
    HX_TRY(const auto accounts, app::list_accounts(snapshot, call.option("district")));
    if (call.json()) {
      JsonArray items;
      for (const auto& account : accounts) items.push_back(app::to_json(account));
      print_json(call, JsonObject{{"items", std::move(items)}});
      return 0;
    }
    Table table({std::string(call.say("登录名", "Name")), std::string(call.say("角色", "Role")),
                 std::string(call.say("区", "District")),
                 std::string(call.say("街道", "Subdistrict")),
                 std::string(call.say("状态", "State"))});
    for (const auto& account : accounts)
      table.add({account.name, account.role, account.district, account.subdistrict,
                 std::string(account.disabled       ? call.say("停用", "disabled")
                             : account.has_password ? call.say("可用", "active")
                                                    : call.say("待设密码", "no password yet"))});
    table.print(*call.out);
    return 0;
  });
}

// Runs a command on an account and prints the one-time link, where it made one.
Result<int> change(const Call& call, std::string_view command, const std::string& target,
                   Json body) {
  HX_TRY(const OpenFolder folder, open_folder(call));
  HX_TRY(auto receipt, folder.app->execute_and_wait(app::App::local_operator(), command,
                                                    {target, std::move(body), std::nullopt}));
  if (receipt.reply.contains("link"))  // whoever gets it opens it from another machine
    receipt.reply["link"] = base_url(folder.app->config()) + text_of(receipt.reply, "link");
  if (call.json()) {
    print_json(call, receipt.reply);
    return 0;
  }
  *call.out << call.say("完成：", "Done: ") << text_or_empty(receipt.reply, "id") << '\n';
  const std::string link = text_or_empty(receipt.reply, "link");
  if (!link.empty())
    *call.out << call.say("一次性链接（只显示这一次）：\n  ", "One-time link, shown only now:\n  ")
              << link << '\n';
  return 0;
}

Result<std::string> id_of_name(const Call& call) {
  HX_TRY(const std::string name, call.word(1, "NAME"));
  std::string id;
  HX_TRY(const int code,
         read_folder(call, [&](const store::Snapshot& snapshot, Date) -> Result<int> {
           HX_TRY(const auto found, app::account_of_name(snapshot, name));
           if (!found) return Error::of(errors::kAccountUnknown, {name});
           id = *found;
           return 0;
         }));
  (void)code;
  return id;
}

Result<int> create(const Call& call) {
  JsonObject body;
  HX_TRY(body["name"], call.word(1, "NAME"));
  HX_TRY(body["role"], call.word(2, "ROLE"));
  if (call.has("district")) body["district"] = call.option("district");
  if (call.has("subdistrict")) body["subdistrict"] = call.option("subdistrict");
  if (call.has("display-name")) body["display_name"] = call.option("display-name");
  return change(call, "account.create", "", std::move(body));
}

}  // namespace

Result<int> run_account(const Call& call) {
  HX_TRY(const std::string verb, call.word(0, "list|create|link|disable|enable"));
  if (verb == "list") return list(call);
  if (verb == "create") return create(call);
  if (verb != "link" && verb != "disable" && verb != "enable") return verb_unknown("account", verb);
  HX_TRY(const std::string id, id_of_name(call));
  if (verb == "link") return change(call, "account.renew_link", id, JsonObject());
  return change(call, "account.change", id, JsonObject{{"disabled", verb == "disable"}});
}

}  // namespace huanxin::cli
