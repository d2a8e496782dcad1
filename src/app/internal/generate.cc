#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "app/content.h"
#include "app/errors.h"
#include "app/internal/practice.h"
#include "app/internal/practice_plan.h"
#include "projects/projects.h"
#include "store/files.h"
#include "targets/targets.h"

namespace huanxin::app {
namespace {

using std::chrono::days;

constexpr std::string_view kDistrict = "generated";

/// A project on its way through its commands.
struct Chain {
  std::int64_t number = 0;
  std::size_t step = 0;
  std::string project{};
  std::string milestone{};
  std::string contribution{};
};

/// Chains whose last command was answered; filled by the writer's thread.
class Finished {
 public:
  void put(Chain chain, Result<store::Receipt> answer) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace_back(std::move(chain), std::move(answer));
    changed_.notify_one();
  }
  std::deque<std::pair<Chain, Result<store::Receipt>>> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !waiting_.empty(); });
    return std::exchange(waiting_, {});
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<Chain, Result<store::Receipt>>> waiting_;
};

store::CommandKind kind_named(std::string_view name) {
  for (const auto& kinds : {targets::commands(), projects::commands()})
    for (const store::CommandKind& kind : kinds)
      if (kind.name == name) return kind;
  HX_CHECK(false);
  return {};
}

class Generator {
 public:
  Generator(App& app, const GenerateOptions& options, const PracticeDay& day,
            const LoadProgress& progress)
      : store_(app.store()), options_(options), day_(day), progress_(progress) {}

  Result<Generated> run() {
    HX_TRY(evidence_, keep_evidence());
    // Enough on their way that every group is full, and half the queue left to others.
    const auto chains = static_cast<std::int64_t>(std::min<std::size_t>(kChains, 2000));
    for (; started_ < std::min(chains, options_.projects); ++started_)
      submit(Chain{.number = started_});
    while (running_ > 0) {
      for (auto& [chain, answer] : finished_.take())
        HX_DO(go_on(std::move(chain), std::move(answer)));
    }
    if (fault_) return *fault_;
    return Generated{
        .projects = options_.projects, .commands = commands_, .last_seq = store_.head().committed};
  }

 private:
  static constexpr std::size_t kChains = 1500;

  /// The steps of each project, about ten events: declared, moved on, two milestones, one reached,
  /// a contribution planned, claimed and decided on.
  static constexpr std::array<std::string_view, 10> kSteps = {
      "project.declare",    "project.move",       "project.move",     "project.move",
      "milestone.add",      "milestone.add",      "milestone.change", "contribution.plan",
      "contribution.claim", "contribution.verify"};

  Result<Done> go_on(Chain chain, Result<store::Receipt> answer) {
    --running_;
    if (!answer) {
      // What is on its way must come home before the answers have nowhere to go.
      if (!fault_) fault_ = std::move(answer).error().with_detail(std::string(kSteps[chain.step]));
      return Done{};
    }
    ++commands_;
    note(chain, answer->reply);
    if (fault_) return Done{};
    if (++chain.step < kSteps.size()) {
      submit(std::move(chain));
    } else {
      if (++done_ % 1000 == 0) progress_("generated projects", done_, options_.projects);
      if (started_ < options_.projects) submit(Chain{.number = started_++});
    }
    return Done{};
  }

  static void note(Chain& chain, const JsonObject& reply) {
    const std::string_view step = kSteps[chain.step];
    if (step == "project.declare") chain.project = text_of(reply, "id");
    if (step == "milestone.add" && chain.milestone.empty())
      chain.milestone = text_of(reply, "milestone");
    if (step == "contribution.plan") chain.contribution = text_of(reply, "id");
  }

  void submit(Chain chain) {
    const std::string_view step = kSteps[chain.step];
    const bool verdict = step == "contribution.verify";
    const bool on_contribution = verdict || step == "contribution.claim";
    const bool makes = step == "project.declare" || step == "contribution.plan";
    store::Command command{.kind = kind_named(step),
                           .actor = {.account = verdict ? "generator-second" : "generator-first",
                                     .role = verdict ? "reviewer" : "manager",
                                     .district = std::string(kDistrict),
                                     .subdistrict = ""},
                           .request = {.target = makes             ? ""
                                                 : on_contribution ? chain.contribution
                                                                   : chain.project,
                                       .body = body(chain),
                                       .expected_version = {}},
                           .idempotency_key = ""};
    ++running_;
    store_.submit(std::move(command), [this, chain = std::move(chain)](auto answer) mutable {
      finished_.put(std::move(chain), std::move(answer));
    });
  }

  /// A number between 0 and `below` - 1 that depends on seed, project and purpose alone, whatever
  /// the order in which the commands come home.
  int draw(const Chain& chain, int purpose, int below) const {
    SeededRandom random(options_.seed * 1'000'003 + static_cast<std::uint64_t>(chain.number) * 64 +
                        static_cast<std::uint64_t>(purpose));
    return static_cast<int>(random.next() % static_cast<std::uint64_t>(below));
  }
  Date start_of_works(const Chain& chain) const {
    const Date first{std::chrono::year{day_.year} / std::chrono::January / 1};
    const auto room = static_cast<int>((std::min(day_.today, first + days{330}) - first).count());
    return first + days{draw(chain, 1, std::max(room, 1))};
  }

  Json body(const Chain& chain) const {
    switch (chain.step) {
      case 0: return declaration(chain);
      case 1: return JsonObject{{"to", "reserve"}};
      case 2: return JsonObject{{"to", "implementation"}};
      case 3: return JsonObject{{"to", "planned"}};
      case 4: return milestone("start", start_of_works(chain));
      case 5: return milestone("complete", start_of_works(chain) + days{60 + draw(chain, 2, 120)});
      case 6:
        return JsonObject{{"milestone", chain.milestone},
                          {"actual", to_iso(start_of_works(chain))}};
      case 7:
        return JsonObject{{"project", chain.project},
                          {"item", item_of(chain)},
                          {"quantity", 1 + draw(chain, 3, 40)}};
      case 8: return claim(chain);
      default: break;
    }
    if (draw(chain, 4, 10) > 0) return JsonObject{{"verdict", "verified"}};
    return JsonObject{{"verdict", "refused"}, {"reason", "示范数据：材料不足"}};
  }

  static JsonObject milestone(std::string_view kind, Date baseline) {
    return {{"kind", kind}, {"baseline", to_iso(baseline)}};
  }

  Json declaration(const Chain& chain) const {
    constexpr std::array<std::string_view, 6> kSubtypes = {"old_compound",
                                                           "old_factory",
                                                           "inefficient_office",
                                                           "municipal_infrastructure",
                                                           "public_service_facility",
                                                           "public_space"};
    const int place = draw(chain, 5, 10);
    const std::string number = std::to_string(chain.number + 1);
    return JsonObject{
        {"name", "示范项目" + number},
        {"subtype", kSubtypes[static_cast<std::size_t>(draw(chain, 6, 6))]},
        {"submit", true},
        {"fields",
         JsonObject{{"subdistrict", practice_subdistrict(static_cast<std::size_t>(place))},
                    {"address", "示范路" + std::to_string(draw(chain, 7, 9000) + 1) + "号"},
                    {"lon", 123.0 + 0.02 * (place % 5) + 0.00002 * draw(chain, 8, 1000)},
                    {"lat", 36.02 - 0.02 * (place / 5) + 0.00002 * draw(chain, 9, 1000)},
                    {"right_holders", "示范权利人（示范数据）"},
                    {"implementer", "示范实施主体" + std::to_string(draw(chain, 10, 500) + 1)},
                    {"funding_sources", "示范资金"},
                    {"start_date", to_iso(start_of_works(chain))},
                    {"plan_needed", false},
                    {"plan_year", day_.year}}}};
  }

  std::string item_of(const Chain& chain) const {
    // Of verbs that a project can meet before its works begin, as all of these are.
    constexpr std::array<std::string_view, 3> kItems = {"a2-02", "a2-03", "a4-05"};
    return std::string(kDistrict) + "-" + std::to_string(day_.year) + "-" +
           std::string(kItems[static_cast<std::size_t>(draw(chain, 11, 3))]);
  }

  JsonObject claim(const Chain& chain) const {
    return {{"quantity", 1 + draw(chain, 3, 40)},
            {"reached_on", to_iso(start_of_works(chain))},
            {"evidence", JsonArray{JsonObject{{"sha256", evidence_}, {"title", "示范材料.txt"}}}}};
  }

  Result<std::string> keep_evidence() const {
    constexpr std::string_view kText = "示范数据：这份材料为测量而生成。\n";
    HX_TRY(const auto upload, store::FileStore(store_.dir()).begin(kText.size()));
    HX_DO(upload->write(as_bytes(kText)));
    HX_TRY(const store::StoredFile file, upload->finish());
    return file.sha256;
  }

  store::Store& store_;
  const GenerateOptions& options_;
  const PracticeDay day_;
  const LoadProgress& progress_;
  std::string evidence_;
  std::int64_t started_ = 0;
  std::int64_t running_ = 0;
  std::int64_t done_ = 0;
  std::int64_t commands_ = 0;
  std::optional<Error> fault_;
  Finished finished_;
};

}  // namespace

Result<Generated> generate(App& app, const GenerateOptions& options, const LoadProgress& progress) {
  const PracticeDay day = practice_day(civil_date(app.clock().now()));
  HX_DO(open_practice_district(app,
                               {.district = std::string(kDistrict),
                                .name_zh = "示范大区（生成数据）",
                                .name_en = "Generated District (practice data)",
                                .prefix = "SC",
                                .year = day.year},
                               progress));
  return Generator(app, options, day, progress).run();
}

}  // namespace huanxin::app
