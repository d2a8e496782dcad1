#include "app/app.h"

#include <future>

#include "app/internal/application.h"

namespace huanxin::app {

Result<std::string> App::create(const Config& config, const Clock& clock, Random& random) {
  HX_DO(store::Store::create(store_options(config), clock, random));
  HX_TRY(const auto app, open(config, clock, random));
  store::CommandRequest request;
  request.body = JsonObject{
      {"name", "admin"}, {"display_name", "系统管理员 Administrator"}, {"role", "admin"}};
  HX_TRY(const store::Receipt receipt,
         app->execute_and_wait(local_operator(), "account.create", std::move(request)));
  return text_of(receipt.reply, "token");
}

Result<std::unique_ptr<App>> App::open(const Config& config, const Clock& clock, Random& random) {
  auto app = std::make_unique<Application>(config, clock, random);
  HX_DO(app->start());
  return std::unique_ptr<App>(std::move(app));
}

Result<store::Receipt> App::execute_and_wait(const Principal& principal, std::string_view command,
                                             store::CommandRequest request,
                                             std::string idempotency_key) {
  std::promise<Result<store::Receipt>> answer;
  execute(principal, command, std::move(request), std::move(idempotency_key),
          [&](Result<store::Receipt> receipt) { answer.set_value(std::move(receipt)); });
  return answer.get_future().get();
}

Principal App::local_operator() {
  Principal principal;
  principal.account = "system";
  principal.name = "system";
  principal.role = "system";
  return principal;
}

}  // namespace huanxin::app
