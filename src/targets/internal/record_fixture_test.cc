#include "targets/internal/record_fixture_test.h"

#include <unistd.h>

#include <fstream>
#include <sstream>

#include "store/files.h"
#include "targets/internal/read.h"
#include "targets/targets.h"

namespace huanxin::targets::testing {
namespace {

Result<store::Outcome> put_facts(const store::Snapshot&, const store::CommandRequest& request,
                                 const store::CommandContext&) {
  store::Outcome outcome;
  outcome.events.push_back({.stream = request.target,
                            .kind = "project.put",
                            .kind_version = 1,
                            .data = request.body.as_object(),
                            .entry_type = "submission"});
  return outcome;
}

Result<Done> apply_facts(store::Transaction& transaction, const store::Event& event) {
  if (event.kind != "project.put") return Done{};
  const std::string place = text_or_empty(event.data, "subdistrict");
  ProjectFacts facts{.id = event.stream,
                     .district = text_of(event.data, "district"),
                     .name = text_of(event.data, "name"),
                     .subdistrict = {},
                     .owner = text_of(event.data, "owner"),
                     .published = event.data.at("published").as_bool(),
                     .counts = event.data.at("counts").as_bool()};
  if (!place.empty()) facts.subdistrict = place;
  facts.works = value_of(kWorks, text_or_empty(event.data, "works"));
  return put_project_facts(transaction, facts);
}

store::CommandKind kind_of(std::string_view name) {
  for (const store::CommandKind& kind : commands()) {
    if (kind.name == name) return kind;
  }
  return {.name = name, .decide = put_facts};
}

}  // namespace

Json content(const std::string& path) {
  std::ifstream file(std::string(HX_SOURCE_DIR "/content/") + path);
  std::stringstream text;
  text << file.rdbuf();
  auto value = parse_json(text.str());
  HX_CHECK(value.has_value());
  return *std::move(value);
}

Programme chaoyang_2024() {
  auto programme = parse_programme(content("programme/chaoyang-2024.json"));
  HX_CHECK(programme.has_value());
  return *std::move(programme);
}

Json plan_body(const std::string& project, const std::string& item, double quantity) {
  return JsonObject{{"project", project}, {"item", item}, {"quantity", quantity}};
}

Json refusal(const std::string& reason) {
  return JsonObject{{"verdict", "refused"}, {"reason", reason}};
}

Json because(const std::string& reason) { return JsonObject{{"reason", reason}}; }

RecordTest::RecordTest()
    : root_(std::filesystem::temp_directory_path() /
            ("hx-targets-" + std::to_string(getpid()) + '-' +
             ::testing::UnitTest::GetInstance()->current_test_info()->name())),
      clock_(Instant{}) {
  std::filesystem::remove_all(root_);
  go_to("2024-07-01");
  options_.dir = root_;
  options_.projections = {
      projection(), {.module = "stand-in", .migrations = {}, .tables = {}, .apply = apply_facts}};
  options_.origin = "huanxin.example/evidence/test";
  HX_CHECK(store::Store::create(options_, clock_, random_).has_value());
  auto opened = store::Store::open(options_, clock_, random_);
  HX_CHECK(opened.has_value());
  store_ = *std::move(opened);
  auto upload = store::FileStore(root_).begin(100);
  HX_CHECK(upload && (*upload)->write(as_bytes("evidence")));
  HX_CHECK((*upload)->finish().value().sha256 == kDigest);
  HX_CHECK(run("district.open", "", content("districts/chaoyang.json")).has_value());
  HX_CHECK(run("programme.adopt", "", content("programme/chaoyang-2024.json")).has_value());
}

RecordTest::~RecordTest() {
  store_.reset();
  std::filesystem::remove_all(root_);
}

void RecordTest::go_to(std::string_view day) {
  clock_.set(Instant{start_of(*parse_date(day)).ms + 12 * 3'600'000});
}

Result<store::Receipt> RecordTest::run(std::string_view command, const std::string& target,
                                       Json body, const std::string& account) {
  return store().run(
      {.kind = kind_of(command),
       .actor = {.account = account,
                 .role = "role-of-" + account,
                 .district = "chaoyang",
                 .subdistrict = ""},
       .request = {.target = target, .body = std::move(body), .expected_version = {}},
       .idempotency_key = ""});
}

std::string RecordTest::code(std::string_view command, const std::string& target, Json body,
                             const std::string& account) {
  const auto receipt = run(command, target, std::move(body), account);
  if (receipt) return "done";
  EXPECT_FALSE(receipt.error().zh.empty() || receipt.error().en.empty());
  const bool one =
      receipt.error().code == "base.fields_faulty" && receipt.error().fields.size() == 1;
  return one ? receipt.error().fields[0].code : receipt.error().code;
}

void RecordTest::put_project(const ProjectFacts& facts) {
  JsonObject body{{"district", facts.district},
                  {"name", facts.name},
                  {"owner", facts.owner},
                  {"published", facts.published},
                  {"counts", facts.counts}};
  if (facts.subdistrict) body["subdistrict"] = *facts.subdistrict;
  if (facts.works) body["works"] = to_string(*facts.works);
  ASSERT_TRUE(run("project.put", facts.id, std::move(body)).has_value());
}

void RecordTest::put_project(const std::string& id, const std::string& subdistrict) {
  put_project({.id = id,
               .district = "chaoyang",
               .name = "项目 " + id,
               .subdistrict = subdistrict,
               .owner = "owner",
               .published = true,
               .counts = true});
}

std::string RecordTest::plan(const std::string& project, const std::string& item, double quantity,
                             const std::string& due) {
  clock_.advance_ms(1);  // names sort by time
  JsonObject body{{"project", project}, {"item", item}, {"quantity", quantity}};
  if (!due.empty()) body["due"] = due;
  const auto receipt = run("contribution.plan", "", std::move(body));
  EXPECT_TRUE(receipt.has_value()) << receipt.error().code;
  return receipt ? text_of(receipt->reply, "id") : "";
}

Json RecordTest::claim_body(double quantity, const std::string& reached_on) {
  return JsonObject{{"quantity", quantity},
                    {"reached_on", reached_on},
                    {"evidence", JsonArray{JsonObject{{"sha256", kDigest}, {"title", "验收单"}}}}};
}

void RecordTest::claim(const std::string& id, double quantity, const std::string& reached_on,
                       const std::string& account) {
  EXPECT_EQ(code("contribution.claim", id, claim_body(quantity, reached_on), account), "done");
}

void RecordTest::verify(const std::string& id, const std::string& account) {
  EXPECT_EQ(code("contribution.verify", id, JsonObject{{"verdict", "verified"}}, account), "done");
}

Viewer RecordTest::staff() {
  Viewer viewer;
  viewer.account = "clerk";
  viewer.sees_unpublished = true;
  viewer.sees_names = true;
  return viewer;
}

Contribution RecordTest::contribution_now(const std::string& id, const Viewer& viewer) {
  auto found = ask<std::optional<Contribution>>(
      [&](const store::Snapshot& snapshot) { return contribution(snapshot, id, viewer); });
  HX_CHECK(found.has_value());
  return *found;
}

}  // namespace huanxin::targets::testing
