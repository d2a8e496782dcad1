#include "projects/internal/library_fixture_test.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "projects/import.h"
#include "projects/projects.h"
#include "targets/targets.h"

namespace huanxin::projects::testing {

namespace {

store::CommandKind kind_of(std::string_view name) {
  for (const auto kinds : {commands(), targets::commands()}) {
    const auto found = std::ranges::find(kinds, name, &store::CommandKind::name);
    if (found != kinds.end()) return *found;
  }
  HX_CHECK(false);
  return {};
}

// The way of a project that needs an implementation plan, from draft to completed.
constexpr std::array kWay{State::submitted,  State::reserve,      State::implementation,
                          State::planned,    State::under_review, State::reviewed,
                          State::publicity,  State::permitting,   State::construction,
                          State::acceptance, State::operation,    State::completed};

}  // namespace

Json content(const std::string& path) {
  std::ifstream file(std::string(HX_SOURCE_DIR "/content/") + path);
  std::stringstream text;
  text << file.rdbuf();
  auto value = parse_json(text.str());
  HX_CHECK(value.has_value());
  return *std::move(value);
}

Viewer staff() {
  Viewer viewer;
  viewer.account = "staff";
  viewer.sees_unpublished = true;
  viewer.sees_names = true;
  viewer.sees_contacts = true;
  viewer.sees_problems = true;
  return viewer;
}

Viewer declarer(const std::string& account) {
  Viewer viewer;
  viewer.account = account;
  return viewer;
}

Json move_body(State from, const std::string& to) {
  JsonObject body{{"to", to}, {"reason", "材料见附件"}};
  if (to == "exited" && from != State::exited) body["exit_reason"] = "withdrawn";
  return body;
}

LibraryTest::LibraryTest()
    : root_(std::filesystem::temp_directory_path() /
            ("hx-projects-" + std::to_string(getpid()) + '-' +
             ::testing::UnitTest::GetInstance()->current_test_info()->name())),
      clock_(Instant{}) {
  std::filesystem::remove_all(root_);
  go_to("2024-07-01");
  options_.dir = root_;
  options_.projections = {targets::projection(), projection()};
  options_.origin = "huanxin.example/evidence/test";
  HX_CHECK(store::Store::create(options_, clock_, random_).has_value());
  auto opened = store::Store::open(options_, clock_, random_);
  HX_CHECK(opened.has_value());
  store_ = *std::move(opened);
  HX_CHECK(run("district.open", {"", content("districts/chaoyang.json")}).has_value());
  HX_CHECK(run("programme.adopt", {"", content("programme/chaoyang-2024.json")}).has_value());
}

LibraryTest::~LibraryTest() {
  store_.reset();
  std::filesystem::remove_all(root_);
}

void LibraryTest::go_to(std::string_view day) {
  clock_.set(Instant{start_of(*parse_date(day)).ms + 12 * 3'600'000});
}

Result<store::Receipt> LibraryTest::run(std::string_view command, Order order) {
  clock_.advance_ms(1);
  return store().run({.kind = kind_of(command),
                      .actor = {.account = order.account,
                                .role = "role-of-" + order.account,
                                .district = "chaoyang",
                                .subdistrict = ""},
                      .request = {.target = std::move(order.target),
                                  .body = std::move(order.body),
                                  .expected_version = {}},
                      .idempotency_key = ""});
}

std::string LibraryTest::code(std::string_view command, Order order) {
  const auto receipt = run(command, std::move(order));
  if (receipt) return "done";
  const Error& error = receipt.error();
  EXPECT_FALSE(error.zh.empty() || error.en.empty());
  EXPECT_EQ(error.zh.find('{'), std::string::npos) << error.zh;
  EXPECT_EQ(error.en.find('{'), std::string::npos) << error.en;
  const bool one = error.code == "base.fields_faulty" && error.fields.size() == 1;
  return one ? error.fields[0].code : error.code;
}

std::string LibraryTest::declare(const std::string& name, JsonObject more_fields,
                                 const std::string& account) {
  JsonObject fields{{"subdistrict", "110105004"}, {"implementer", "朝阳更新公司"},
                    {"funding_sources", "自筹"},  {"start_date", "2024-09-01"},
                    {"plan_needed", true},        {"content", "外立面和公共空间"},
                    {"plan_year", 2024}};
  for (auto& member : more_fields) fields[member.key()] = member.value();
  const auto receipt = run(
      "project.declare",
      {"",
       JsonObject{{"name", name}, {"subtype", "inefficient_office"}, {"fields", std::move(fields)}},
       account});
  EXPECT_TRUE(receipt.has_value()) << receipt.error().code << receipt.error().en;
  return receipt ? text_of(receipt->reply, "id") : "";
}

void LibraryTest::move(const std::string& id, const std::string& to) {
  const State from = detail(id).project.state;
  const auto receipt = run("project.move", {id, move_body(from, to)});
  ASSERT_TRUE(receipt.has_value()) << receipt.error().code << ' ' << receipt.error().en;
}

std::string LibraryTest::project_in_state(State state) {
  const std::string id = declare("项目" + std::string(to_string(state)));
  for (const State next : kWay) {
    const ProjectDetail now = detail(id);
    if (now.project.state == state) return id;
    const auto step = std::ranges::find(now.next_states, to_string(state), &NextState::to);
    if (step != now.next_states.end() && step->allowed) {
      move(id, std::string(to_string(state)));
      return id;
    }
    move(id, std::string(to_string(next)));
  }
  EXPECT_EQ(detail(id).project.state, state);
  return id;
}

void LibraryTest::import_content() {
  const auto steps = import_steps(content("projects/chaoyang-2024.json"));
  ASSERT_TRUE(steps.has_value()) << steps.error().en;
  for (const ImportStep& step : *steps) {
    const auto receipt = run(step.command, {step.target, step.body, "system"});
    ASSERT_TRUE(receipt.has_value())
        << step.command << ' ' << step.target << ' ' << receipt.error().en;
  }
}

ProjectDetail LibraryTest::detail(const std::string& id, const Viewer& viewer) {
  auto found = ask<std::optional<ProjectDetail>>([&](const store::Snapshot& snapshot) {
    return project_detail(snapshot, id, viewer, today());
  });
  HX_CHECK(found.has_value());
  return *std::move(found);
}

bool LibraryTest::is_seen(const std::string& id, const Viewer& viewer) {
  return ask<std::optional<ProjectDetail>>([&](const store::Snapshot& snapshot) {
           return project_detail(snapshot, id, viewer, today());
         })
      .has_value();
}

ProjectPage LibraryTest::page(ProjectQuery query, const Viewer& viewer) {
  query.district = "chaoyang";
  return ask<ProjectPage>([&](const store::Snapshot& snapshot) {
    return list_projects(snapshot, query, viewer, today());
  });
}

std::string LibraryTest::names(ProjectQuery query, const Viewer& viewer) {
  std::string joined;
  for (const Project& project : page(std::move(query), viewer).items)
    joined += (joined.empty() ? "" : " ") + project.name;
  return joined;
}

std::vector<Change> LibraryTest::history(const std::string& id, const Viewer& viewer) {
  auto found = ask<std::optional<HistoryPage>>([&](const store::Snapshot& snapshot) {
    return project_history(snapshot, {.project = id, .limit = 200, .cursor = {}}, viewer);
  });
  return found ? std::move(found->items) : std::vector<Change>();
}

}  // namespace huanxin::projects::testing
