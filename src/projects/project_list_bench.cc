// Lists, searches and the overview over a generated library. Each answer is proved before it is
// timed.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <future>

#include "base/check.h"
#include "projects/list.h"
#include "projects/overview.h"
#include "projects/projects.h"
#include "store/store.h"
#include "targets/targets.h"

namespace huanxin::projects {
namespace {

constexpr int kSubdistricts = 43;

store::CommandKind kind_of(std::string_view name) {
  for (const auto kinds : {commands(), targets::commands()}) {
    const auto found = std::ranges::find(kinds, name, &store::CommandKind::name);
    if (found != kinds.end()) return *found;
  }
  HX_CHECK(false);
  return {};
}

std::string code_of(int subdistrict) { return std::to_string(900000001 + subdistrict); }

/// A record with so many generated projects; made once for each number.
class Library {
 public:
  static Library& of(int projects) {
    static std::map<int, std::unique_ptr<Library>> made;
    auto& library = made[projects];
    if (!library) library = std::make_unique<Library>(projects);
    return *library;
  }
  explicit Library(int projects) : clock_(Instant{1'700'000'000'000}) {
    options_.dir =
        std::filesystem::temp_directory_path() /
        ("hx-bench-projects-" + std::to_string(getpid()) + "-" + std::to_string(projects));
    options_.projections = {targets::projection(), projection()};
    options_.origin = "huanxin.example/evidence/bench";
    options_.query_budget_ms = 60'000;
    HX_CHECK(store::Store::create(options_, clock_, random_).has_value());
    auto opened = store::Store::open(options_, clock_, random_);
    HX_CHECK(opened.has_value());
    store_ = *std::move(opened);
    submit("district.open", "", district());
    for (int i = 0; i < projects; ++i) add_project(i);
    wait();
  }
  ~Library() {
    store_.reset();
    std::filesystem::remove_all(options_.dir);
  }

  template <typename T>
  T ask(const std::function<Result<T>(const store::Snapshot&)>& use) {
    auto answer = store_->query<T>(use);
    HX_CHECK(answer.has_value());
    return *std::move(answer);
  }
  static Date today() { return Date{std::chrono::days{19900}}; }
  static Viewer staff() {
    Viewer viewer;
    viewer.sees_unpublished = true;
    return viewer;
  }

 private:
  static Json district() {
    JsonArray subdistricts;
    for (int i = 0; i < kSubdistricts; ++i)
      subdistricts.push_back(JsonObject{{"code", code_of(i)},
                                        {"name", "街道" + std::to_string(i)},
                                        {"kind", "街道"},
                                        {"aliases", JsonArray{}}});
    return JsonObject{{"id", "bench"},
                      {"name_zh", "示范区"},
                      {"name_en", "Bench"},
                      {"practice", true},
                      {"subdistricts", std::move(subdistricts)}};
  }

  void add_project(int i) {
    constexpr std::array<std::string_view, 6> kKinds{"old_compound",         "old_factory",
                                                     "traditional_commerce", "public_space",
                                                     "area_integrated",      "inefficient_office"};
    constexpr std::array<std::string_view, 5> kStates{"reserve", "implementation", "planned",
                                                      "construction", "operation"};
    const std::string id = "p" + std::to_string(i);
    const std::string place = "示范" + std::to_string(i % kSubdistricts) + "街";
    submit("project.import", id,
           JsonObject{{"name", place + (i % 2 == 0 ? "老旧小区改造" : "楼宇更新") + "项目" +
                                   std::to_string(i)},
                      {"subtype", kKinds[static_cast<std::size_t>(i) % kKinds.size()]},
                      {"state", kStates[static_cast<std::size_t>(i) % kStates.size()]},
                      {"library_year", 2024},
                      {"fields", JsonObject{{"subdistrict", code_of(i % kSubdistricts)},
                                            {"address", "测试路" + std::to_string(i) + "号"}}}});
    if (i % 3 == 0)
      submit("milestone.add", id,
             JsonObject{{"kind", "start"}, {"baseline", i % 9 == 0 ? "2024-03-01" : "2025-03-01"}});
  }

  void submit(std::string_view name, const std::string& target, Json body) {
    if (waiting_.size() >= 2000) wait();
    auto done = std::make_shared<std::promise<void>>();
    waiting_.push_back(done->get_future());
    store_->submit({.kind = kind_of(name),
                    .actor = {"system", "system", "bench", ""},
                    .request = {target, std::move(body), {}},
                    .idempotency_key = ""},
                   [done](const Result<store::Receipt>& receipt) {
                     HX_CHECK(receipt.has_value());
                     done->set_value();
                   });
  }
  void wait() {
    for (auto& one : waiting_) one.get();
    waiting_.clear();
  }

  ManualClock clock_;
  SeededRandom random_{3};
  store::StoreOptions options_;
  std::unique_ptr<store::Store> store_;
  std::vector<std::future<void>> waiting_;
};

/// The queries of a day's work, by their place in this list.
std::vector<ProjectQuery> queries() {
  std::vector<ProjectQuery> all(14);
  for (ProjectQuery& query : all) query.district = "bench";
  all[1].sort = Sort::updated_down;
  all[2].subdistrict = code_of(7);
  all[3].states = {State::planned};
  all[3].sort = Sort::name;
  all[4].states = {State::planned};
  all[4].subtype = "old_factory";
  all[4].subdistrict = code_of(11);
  all[5].late = true;
  all[5].sort = Sort::due;
  all[6].words = "示";
  all[7].words = "改造";
  all[8].words = "测试路777号";
  all[9].words = "老旧小区 12";
  all[10].words = "楼宇";
  all[10].states = {State::operation};
  all[10].sort = Sort::updated_down;
  all[11].words = "CY-2024 500";
  all[12].sort = Sort::due_down;
  all[12].action = "A1";
  all[13].states = {State::suspended};
  return all;
}

void bench_list(benchmark::State& state) {
  Library& library = Library::of(static_cast<int>(state.range(0)));
  const ProjectQuery query = queries().at(static_cast<std::size_t>(state.range(1)));
  const auto list = [&] {
    return library.ask<ProjectPage>([&](const store::Snapshot& snapshot) {
      return list_projects(snapshot, query, Library::staff(), Library::today());
    });
  };
  // The proof: the whole list has as many rows as the page says, and begins with the page.
  const ProjectPage page = list();
  std::int64_t rows = 0;
  library.ask<Done>([&](const store::Snapshot& snapshot) {
    return each_project(snapshot, query, Library::staff(), Library::today(),
                        [&](const Project& project) {
                          const auto at = static_cast<std::size_t>(rows++);
                          HX_CHECK(at >= page.items.size() || page.items[at].id == project.id);
                          return true;
                        });
  });
  HX_CHECK(rows == page.total);
  for (auto _ : state) benchmark::DoNotOptimize(list());
  state.counters["total"] = static_cast<double>(page.total);
}
BENCHMARK(bench_list)
    ->ArgsProduct({{1000, 100'000}, benchmark::CreateDenseRange(0, 13, 1)})
    ->Unit(benchmark::kMicrosecond);

void bench_late(benchmark::State& state) {
  Library& library = Library::of(static_cast<int>(state.range(0)));
  const auto late = [&] {
    return library.ask<std::vector<LateMilestone>>([&](const store::Snapshot& snapshot) {
      return late_milestones(snapshot, "bench", Library::staff(), Library::today(), 200);
    });
  };
  const auto measure = [&] {
    return library.ask<std::vector<SubdistrictMeasures>>([&](const store::Snapshot& snapshot) {
      return subdistrict_measures(snapshot, "bench", 2024, Library::staff(), Library::today());
    });
  };
  HX_CHECK(std::ranges::is_sorted(late(), {}, &LateMilestone::due));
  std::int64_t projects = 0;
  for (const SubdistrictMeasures& one : measure()) projects += one.projects;
  HX_CHECK(projects == state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(late());
    benchmark::DoNotOptimize(measure());
  }
}
BENCHMARK(bench_late)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace huanxin::projects

BENCHMARK_MAIN();
