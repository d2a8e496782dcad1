#include "app/internal/practice_plan.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/clock.h"

namespace huanxin::app {
namespace {

// About a tenth of a metre: what follows is noise of the arithmetic.
double six_places(double degrees) { return std::round(degrees * 1e6) / 1e6; }

using std::chrono::days;

constexpr std::size_t kSubdistricts = 10;

/// A kind of project: what it is called, what it contributes to, and how much.
struct Kind {
  std::string_view name;
  std::string_view subtype;
  std::string_view item;
  int tenths_min;  ///< of the item's unit
  int tenths_max;
  int tenths_step;
  std::string_view second_item =
      "";  ///< counted beside the first: pipes by compounds and by length
  int second_tenths_max = 0;
};

constexpr std::array kKinds = {
    Kind{"完整社区建设", "area_integrated", "A1-01", 10, 10, 10},
    Kind{"片区综合治理", "area_integrated", "A1-02", 10, 10, 10},
    Kind{"老旧厂房更新", "old_factory", "A2-01", 10, 10, 10},
    Kind{"低效楼宇提升", "inefficient_office", "A2-02", 10, 20, 10},
    Kind{"传统商业设施改造", "traditional_commerce", "A2-03", 10, 10, 10},
    Kind{"老旧小区改造", "old_compound", "A3-01", 10, 20, 10},
    Kind{"危旧楼房改建", "dilapidated_building", "A3-02", 10, 10, 10},
    Kind{"供热管道改造", "municipal_infrastructure", "A4-01", 10, 20, 10, "A4-02", 35},
    Kind{"停车设施建设", "municipal_infrastructure", "A4-03", 400, 1800, 100},
    Kind{"错时停车共享", "municipal_infrastructure", "A4-04", 300, 900, 100},
    Kind{"学校操场改造", "public_service_facility", "A4-05", 10, 10, 10},
    Kind{"应急避难场所建设", "public_safety_facility", "A4-06", 10, 10, 10},
    Kind{"背街小巷治理", "public_space", "A5-01", 10, 30, 10},
    Kind{"绿道建设", "public_space", "A5-02", 5, 25, 1},
    Kind{"小微绿地建设", "public_space", "A5-03", 10, 20, 10},
};

/// How many of the sixty end in each state, and the way there after the declaration. A way through
/// review is taken by those that need an implementation plan.
struct Ending {
  std::string_view state;
  int count;
  std::string_view moves;         ///< separated by blanks
  std::string_view review_moves;  ///< where a plan is needed and the way differs
};
constexpr std::string_view kToPlanned = "reserve implementation planned";
constexpr std::string_view kReview = " under_review reviewed publicity";

constexpr std::array kEndings = {
    Ending{"draft", 2, "", ""},
    Ending{"submitted", 3, "", ""},
    Ending{"supplement", 2, "supplement", ""},
    Ending{"rejected", 1, "rejected", ""},
    Ending{"reserve", 6, "reserve", ""},
    Ending{"implementation", 5, "reserve implementation", ""},
    Ending{"planned", 5, "", ""},
    Ending{"under_review", 3, "", "under_review"},
    Ending{"supplement_plan", 1, "", "under_review supplement_plan"},
    Ending{"reviewed", 2, "", "under_review reviewed"},
    Ending{"publicity", 2, "", "under_review reviewed publicity"},
    Ending{"permitting", 4, "permitting", ""},
    Ending{"construction", 13, "permitting construction", ""},
    Ending{"acceptance", 3, "permitting construction acceptance", ""},
    Ending{"operation", 4, "permitting construction acceptance operation", ""},
    Ending{"completed", 2, "permitting construction acceptance operation completed", ""},
    Ending{"suspended", 1, "permitting construction suspended", ""},
    Ending{"exited", 1, "reserve exited", ""},
};

constexpr std::array<std::string_view, 10> kStems = {"甲", "乙", "丙", "丁", "戊",
                                                     "己", "庚", "辛", "壬", "癸"};
constexpr std::array<std::string_view, 6> kPlaces = {"里", "坊", "苑", "园", "街", "巷"};
constexpr std::array<std::string_view, 6> kCauses = {"approval",  "funding", "design",
                                                     "utilities", "weather", "consent"};
constexpr std::array<std::string_view, 6> kCauseNotes = {
    "规划许可补件（示范）",       "资金分批到位（示范）", "方案征求意见后调整（示范）",
    "地下管线与图纸不符（示范）", "连续降雨停工（示范）", "部分业主尚未签约（示范）"};

class Maker {
 public:
  Maker(std::uint64_t seed, const PracticeDay& day) : random_(seed), day_(day) {}

  std::vector<PracticeProject> projects() {
    std::vector<PracticeProject> list;
    for (const Ending& ending : kEndings)
      for (int i = 0; i < ending.count; ++i) list.push_back(project(ending, list.size()));
    spread_fates(list);
    return list;
  }

 private:
  int between(int low, int high) {
    return low + static_cast<int>(random_.next() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool chance(int percent) { return between(1, 100) <= percent; }
  Date year_day(int day) const {
    return Date{std::chrono::year{day_.year} / std::chrono::January / 1} + days{day};
  }
  Date year_end() const { return Date{std::chrono::year{day_.year} / std::chrono::December / 31}; }
  /// The last day on which something of this year can have happened.
  Date latest() const { return std::min(day_.today, year_end()); }

  const Kind& kind_for(const Ending& ending, std::size_t index) {
    const bool review = !ending.review_moves.empty();
    // Review is for those that need a plan: the first five kinds; the others take turns.
    return review ? kKinds[index % 5] : kKinds[(index * 7 + 3) % kKinds.size()];
  }

  PracticeProject project(const Ending& ending, std::size_t index) {
    const Kind& kind = kind_for(ending, index);
    const bool planned = is_past_planned(ending);
    const bool plan_needed = kind.subtype == "area_integrated" || !ending.review_moves.empty();
    PracticeProject project;
    project.name = "示范" + std::string(kStems[index % kStems.size()]) +
                   std::string(kPlaces[index / kStems.size()]) + std::string(kind.name);
    project.subtype = kind.subtype;
    project.state = ending.state;
    project.declared_by = static_cast<PracticeActor>(index % 4);
    project.submitted = ending.state != "draft";
    add_moves(project, ending, plan_needed);
    const Date start = start_day(ending);
    const Date finish = start + days{between(110, 170)};
    project.fields = fields(project, kind, index, plan_needed, start, finish);
    if (planned) add_milestones(project, start, finish);
    if (planned || ending.state == "implementation")
      add_contributions(project, kind, start, finish);
    return project;
  }

  static bool is_past_planned(const Ending& ending) {
    constexpr std::array<std::string_view, 7> kBefore = {
        "draft", "submitted", "supplement", "rejected", "reserve", "implementation", "exited"};
    return std::find(kBefore.begin(), kBefore.end(), ending.state) == kBefore.end();
  }

  static void add_words(std::vector<std::string>& out, std::string_view words) {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      if (end > 0) out.emplace_back(words.substr(0, end));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }

  static void add_moves(PracticeProject& project, const Ending& ending, bool plan_needed) {
    if (is_past_planned(ending)) {
      add_words(project.moves, kToPlanned);
      const bool reaches_permits = ending.moves.starts_with("permitting");
      if (plan_needed && reaches_permits) add_words(project.moves, kReview);
    }
    add_words(project.moves, ending.review_moves.empty() ? ending.moves : ending.review_moves);
  }

  Date start_day(const Ending& ending) {
    const int latest_day = static_cast<int>((latest() - year_day(0)).count());
    if (ending.moves.find("acceptance") != std::string_view::npos)
      return year_day(between(0, std::max(latest_day - 190, 5)));
    if (ending.moves.find("construction") != std::string_view::npos)
      return year_day(between(10, std::max(latest_day - 25, 12)));
    return latest() + days{between(15, 120)};
  }

  JsonObject fields(const PracticeProject& project, const Kind& kind, std::size_t index,
                    bool plan_needed, Date start, Date finish) {
    // A subdistrict's office declares in the first subdistrict: there it has its practice account.
    const std::size_t subdistrict =
        project.declared_by == PracticeActor::subdistrict ? 0 : index % kSubdistricts;
    const int gfa = between(8, 400) * 100;
    const std::string number = std::to_string(between(1, 99));
    const double jitter_x = between(-8, 8) / 1000.0;
    const double jitter_y = between(-8, 8) / 1000.0;
    return {
        {"subdistrict", practice_subdistrict(subdistrict)},
        {"address", "示范" + std::string(kPlaces[index % kPlaces.size()]) + "路" + number + "号"},
        {"lon", six_places(123.01 + 0.02 * static_cast<double>(subdistrict % 5) + jitter_x)},
        {"lat", six_places(36.03 - 0.02 * static_cast<double>(subdistrict / 5) + jitter_y)},
        {"scale", scale_of(kind)},
        {"land_area_m2", between(5, 300) * 100},
        {"gfa_before_m2", gfa},
        {"gfa_after_m2", gfa + between(0, 20) * 50},
        {"right_holders",
         "示范权利人" + std::string(kStems[index % kStems.size()]) + "（示范数据）"},
        {"implementer",
         "示范实施主体" + std::string(kStems[(index + 3) % kStems.size()]) + "（示范数据）"},
        {"investment_total_fen", std::int64_t{between(50, 9000)} * 1'000'000},
        {"funding_sources", chance(50) ? "区级财政（示范）" : "财政补助与社会资本（示范）"},
        {"start_date", to_iso(start)},
        {"finish_date", to_iso(finish)},
        {"content", std::string(kind.name) + "，为练习虚构的内容。"},
        {"problems", chance(25) ? Json("与管线单位协调改移（示范）") : Json()},
        {"plan_needed", plan_needed},
        {"plan_year", day_.year}};
  }

  static std::string_view scale_of(const Kind& kind) {
    if (kind.subtype == "area_integrated") return "small_cluster";
    if (kind.subtype == "old_factory") return "park";
    if (kind.subtype == "inefficient_office" || kind.subtype == "dilapidated_building")
      return "single_building";
    return "single_plot";
  }

  /// How far works have come: 0 permits, 1 begun, 2 main works done, 3 finished.
  static int progress_of(std::string_view state) {
    if (state == "construction" || state == "suspended") return 1;
    if (state == "acceptance") return 2;
    if (state == "operation" || state == "completed") return 3;
    return 0;
  }

  void add_milestones(PracticeProject& project, Date start, Date finish) {
    const int progress = progress_of(project.state);
    struct Planned {
      std::string_view kind;
      Date baseline;
      bool reached;
    };
    const Date main_works = start + (finish - start) * 2 / 3;
    for (const Planned& planned :
         {Planned{"permit", start - days{20}, progress >= 1},
          Planned{"start", start, progress >= 1}, Planned{"main_works", main_works, progress >= 2},
          Planned{"complete", finish, progress >= 3}})
      project.milestones.push_back(milestone(planned.kind, planned.baseline, planned.reached));
  }

  PracticeMilestone milestone(std::string_view kind, Date baseline, bool reached) {
    PracticeMilestone milestone{.kind = std::string(kind), .baseline = baseline};
    const bool delayed = chance(30);
    const int delay = delayed ? between(8, 45) : between(-4, 2);
    if (reached) milestone.actual = std::min(baseline + days{delay}, day_.today);
    const bool past = !reached && baseline < day_.today;
    if (past || (!reached && delayed))
      milestone.forecast = std::max(baseline, day_.today) + days{between(10, 40)};
    if (past || delayed) {
      const auto which = static_cast<std::size_t>(between(0, static_cast<int>(kCauses.size()) - 1));
      milestone.cause = kCauses[which];
      milestone.note = kCauseNotes[which];
    }
    return milestone;
  }

  void add_contributions(PracticeProject& project, const Kind& kind, Date start, Date finish) {
    const int steps = (kind.tenths_max - kind.tenths_min) / kind.tenths_step;
    const int tenths = kind.tenths_min + kind.tenths_step * between(0, steps);
    project.contributions.push_back(contribution(project, kind.item, tenths, start, finish));
    if (kind.second_item.empty()) return;
    project.contributions.push_back(
        contribution(project, kind.second_item, between(8, kind.second_tenths_max), start, finish));
  }

  PracticeContribution contribution(const PracticeProject& project, std::string_view item,
                                    int tenths, Date start, Date finish) {
    // Verbs of starting are met by the beginning of works, those of completing by delivery, the
    // others by the end of the main works; where only progress is asked for, by works under way.
    constexpr std::array<std::string_view, 6> kMetByStarting = {"A1-02", "A2-01", "A2-02",
                                                                "A2-03", "A3-02", "A4-05"};
    const bool by_starting =
        std::find(kMetByStarting.begin(), kMetByStarting.end(), item) != kMetByStarting.end();
    constexpr std::array<std::string_view, 6> kMetByDelivery = {"A3-01", "A4-01", "A4-02",
                                                                "A4-06", "A5-01", "A5-02"};
    const bool by_delivery =
        std::find(kMetByDelivery.begin(), kMetByDelivery.end(), item) != kMetByDelivery.end();
    const bool reached = progress_of(project.state) >= (by_starting ? 1 : by_delivery ? 3 : 2);
    PracticeContribution contribution{.item = std::string(item), .quantity = tenths / 10.0};
    contribution.due = std::min(by_starting ? start : finish, year_end());
    const Date day = (by_starting ? start : finish) + days{between(-3, 12)};
    contribution.reached_on = std::clamp(day, year_day(0), latest());
    if (reached) contribution.fate = PracticeFate::verified;  // spread_fates() makes it diverse
    return contribution;
  }

  /// Of what was reached most is verified, some waits, some was refused; a little came too late for
  /// its month; of what is planned one contribution was withdrawn.
  static void spread_fates(std::vector<PracticeProject>& projects) {
    int reached = 0;
    int planned = 0;
    for (PracticeProject& project : projects) {
      for (PracticeContribution& contribution : project.contributions) {
        if (contribution.fate != PracticeFate::verified) {
          if (planned++ == 4) contribution.fate = PracticeFate::withdrawn;
          continue;
        }
        const int turn = reached++ % 8;
        if (turn == 2) contribution.fate = PracticeFate::claimed;
        if (turn == 5) contribution.fate = PracticeFate::refused;
        contribution.reported_late = turn == 6;
      }
    }
  }

  SeededRandom random_;
  const PracticeDay day_;
};

}  // namespace

PracticeDay practice_day(Date today) {
  // In January and February hardly anything of the new year can have happened.
  const std::chrono::year_month_day begun{today - days{60}};
  return {.today = today, .year = static_cast<int>(begun.year())};
}

std::vector<PracticeProject> practice_projects(std::uint64_t seed, const PracticeDay& day) {
  return Maker(seed, day).projects();
}

std::string practice_subdistrict(std::size_t index) {
  const std::string number = std::to_string(index + 1);
  return "9999990" + std::string(2 - number.size(), '0') + number;
}

}  // namespace huanxin::app
