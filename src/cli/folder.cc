#include "cli/folder.h"

#include <ostream>

#include "cli/nouns.h"
#include "cli/values.h"
#include "store/reading.h"

namespace huanxin::cli {
namespace {

void write_indented(const Json& value, int depth, std::ostream& out) {
  const std::string inner(static_cast<std::size_t>(depth + 1) * 2, ' ');
  const std::string outer(static_cast<std::size_t>(depth) * 2, ' ');
  const char* separator = "\n";
  if (const JsonObject* object = value.if_object(); object != nullptr && !object->empty()) {
    out << '{';
    for (const auto& member : *object) {
      out << std::exchange(separator, ",\n") << inner << to_text(Json(member.key())) << ": ";
      write_indented(member.value(), depth + 1, out);
    }
    out << '\n' << outer << '}';
  } else if (const JsonArray* array = value.if_array(); array != nullptr && !array->empty()) {
    out << '[';
    for (const Json& element : *array) {
      out << std::exchange(separator, ",\n") << inner;
      write_indented(element, depth + 1, out);
    }
    out << '\n' << outer << ']';
  } else {
    out << to_text(value);
  }
}

}  // namespace

void print_json(const Call& call, const Json& value) {
  write_indented(value, 0, *call.out);
  *call.out << '\n';
}

Result<OpenFolder> open_folder(const Call& call) {
  HX_TRY(const app::Config config, config_of(call));
  OpenFolder folder{system_clock(), system_random(), nullptr};
  HX_TRY(folder.app, app::App::open(config, *folder.clock, *folder.random));
  return folder;
}

Result<int> read_folder(const Call& call,
                        const std::function<Result<int>(const store::Snapshot&, Date today)>& use) {
  HX_TRY(const app::Config config, config_of(call));
  const Date today = civil_date(system_clock()->now());
  int code = 0;
  HX_DO(store::read_folder(app::store_options(config),
                           [&](const store::Snapshot& snapshot) -> Result<Done> {
                             HX_TRY(code, use(snapshot, today));
                             return Done{};
                           }));
  return code;
}

Result<int> execute(const Call& call, std::string_view command, std::string target, Json body) {
  store::CommandRequest request{std::move(target), std::move(body), std::nullopt};
  if (call.has("version")) {
    HX_TRY(request.expected_version, parse_number(call.option("version"), 0, INT64_MAX));
  }
  HX_TRY(const OpenFolder folder, open_folder(call));
  HX_TRY(const store::Receipt receipt,
         folder.app->execute_and_wait(app::App::local_operator(), command, std::move(request),
                                      call.option("key")));
  JsonObject reply = receipt.reply;
  reply["seq"] = receipt.last_seq;
  reply["version"] = receipt.stream_version;
  if (call.json()) {
    print_json(call, reply);
  } else {
    *call.out << call.say("完成：", "Done: ") << text_or_empty(reply, "id")
              << call.say("，存证序号 ", ", log index ") << receipt.last_seq - 1 << '\n';
  }
  return 0;
}

}  // namespace huanxin::cli
