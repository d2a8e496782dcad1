#include "app/internal/practice.h"

#include <algorithm>

#include "app/content.h"
#include "app/errors.h"
#include "app/internal/loader.h"
#include "app/internal/png.h"
#include "app/internal/practice_plan.h"
#include "store/files.h"
#include "targets/district.h"

namespace huanxin::app {
namespace {

using std::chrono::days;

/// Where one project of the plan stands in the record.
struct Standing {
  std::string id;
  std::vector<std::string> contributions;
};

std::string month_text(int year, unsigned month) {
  return std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

unsigned month_of(Date date) {
  return static_cast<unsigned>(std::chrono::year_month_day{date}.month());
}

/// Plays the plan through App, as the people of the district would.
class Stage {
 public:
  Stage(App& app, const PracticePeople& people, const PracticeDay& day, std::uint64_t seed,
        const LoadProgress& progress)
      : loader_(app, progress),
        files_(app.store().dir()),
        people_(people),
        day_(day),
        seed_(seed),
        plan_(practice_projects(seed, day)),
        standing_(plan_.size()) {}

  Result<Done> play() {
    HX_DO(declare());
    HX_DO(move_on());
    HX_DO(add_milestones());
    HX_DO(plan_contributions());
    HX_DO(live_through_the_year());
    HX_DO(withdraw());
    return make_groups();
  }

 private:
  const Principal& declarer(const PracticeProject& project) const {
    switch (project.declared_by) {
      case PracticeActor::clerk: return people_.of("clerk");
      case PracticeActor::subdistrict: return people_.of("subdistrict");
      case PracticeActor::applicant: return people_.of("applicant");
      case PracticeActor::manager: break;
    }
    return people_.of("manager");
  }
  /// Whoever carries a project through the year: its office, its applicant, or the manager.
  const Principal& claimant(const PracticeProject& project) const {
    const bool by_clerk = project.declared_by == PracticeActor::clerk;
    return by_clerk ? people_.of("manager") : declarer(project);
  }

  Result<Done> declare() {
    std::vector<LoadStep> steps;
    for (const PracticeProject& project : plan_) {
      JsonObject body{{"name", project.name},
                      {"subtype", project.subtype},
                      {"submit", project.submitted},
                      {"fields", project.fields}};
      steps.push_back({declarer(project), "project.declare", "", std::move(body), ""});
    }
    HX_TRY(const auto receipts, loader_.run("declarations", std::move(steps)));
    for (std::size_t i = 0; i < receipts.size(); ++i)
      standing_[i].id = text_of(receipts[i].reply, "id");
    return Done{};
  }

  LoadStep move_step(std::size_t index, const std::string& to) const {
    JsonObject body{{"to", to}};
    const bool returned = to == "supplement" || to == "supplement_plan";
    if (returned) body["reason"] = "请补充权属材料和现状照片（示范数据）";
    if (to == "rejected") body["reason"] = "不属于更新范围（示范数据）";
    if (to == "suspended") body["reason"] = "等待管线迁改，暂缓施工（示范数据）";
    if (to == "exited") {
      body["reason"] = "权利人撤回申报（示范数据）";
      body["exit_reason"] = "withdrawn";
    }
    const bool reviewer = to == "reviewed" || to == "supplement_plan";
    const std::string_view role = reviewer ? "reviewer" : to == "supplement" ? "clerk" : "manager";
    return {people_.of(role), "project.move", standing_[index].id, std::move(body), ""};
  }

  /// All projects one step at a time, so that each round shares its flushes.
  Result<Done> move_on() {
    for (std::size_t round = 0;; ++round) {
      std::vector<LoadStep> steps;
      for (std::size_t i = 0; i < plan_.size(); ++i)
        if (round < plan_[i].moves.size()) steps.push_back(move_step(i, plan_[i].moves[round]));
      if (steps.empty()) return Done{};
      HX_TRY([[maybe_unused]] const auto receipts, loader_.run("moves", std::move(steps)));
    }
  }

  Result<Done> add_milestones() {
    std::vector<LoadStep> steps;
    std::vector<std::pair<std::size_t, const PracticeMilestone*>> added;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      for (const PracticeMilestone& milestone : plan_[i].milestones) {
        JsonObject body{{"kind", milestone.kind}, {"baseline", to_iso(milestone.baseline)}};
        steps.push_back(
            {people_.of("manager"), "milestone.add", standing_[i].id, std::move(body), ""});
        added.emplace_back(i, &milestone);
      }
    }
    HX_TRY(const auto receipts, loader_.run("milestones", std::move(steps)));
    std::vector<LoadStep> changes;
    for (std::size_t i = 0; i < added.size(); ++i) {
      JsonObject body = milestone_change(*added[i].second);
      if (body.empty()) continue;
      body["milestone"] = text_of(receipts[i].reply, "milestone");
      changes.push_back({people_.of("manager"), "milestone.change", standing_[added[i].first].id,
                         std::move(body), ""});
    }
    HX_TRY([[maybe_unused]] const auto changed, loader_.run("milestones", std::move(changes)));
    return Done{};
  }

  static JsonObject milestone_change(const PracticeMilestone& milestone) {
    JsonObject body;
    if (milestone.forecast) body["forecast"] = to_iso(*milestone.forecast);
    if (milestone.actual) body["actual"] = to_iso(*milestone.actual);
    if (!milestone.cause.empty()) {
      body["delay_cause"] = milestone.cause;
      body["delay_note"] = milestone.note;
    }
    return body;
  }

  std::string item_id(std::string code) const {
    std::transform(code.begin(), code.end(), code.begin(),
                   [](char c) { return c == 'A' ? 'a' : c; });
    return std::string(kPracticeDistrict) + "-" + std::to_string(day_.year) + "-" + code;
  }

  Result<Done> plan_contributions() {
    std::vector<LoadStep> steps;
    std::vector<std::size_t> projects;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      for (const PracticeContribution& contribution : plan_[i].contributions) {
        JsonObject body{{"project", standing_[i].id},
                        {"item", item_id(contribution.item)},
                        {"quantity", contribution.quantity},
                        {"due", to_iso(contribution.due)}};
        steps.push_back({people_.of("manager"), "contribution.plan", "", std::move(body), ""});
        projects.push_back(i);
      }
    }
    HX_TRY(const auto receipts, loader_.run("contributions", std::move(steps)));
    for (std::size_t i = 0; i < receipts.size(); ++i)
      standing_[projects[i]].contributions.push_back(text_of(receipts[i].reply, "id"));
    return Done{};
  }

  /// Month after month: what was reached is claimed and decided on, then the month is closed. The
  /// last months stay open, as they do in an office that takes its time.
  Result<Done> live_through_the_year() {
    for (unsigned month = 1; month <= 12; ++month) {
      HX_DO(claim_and_decide([&](const PracticeContribution& contribution) {
        return !contribution.reported_late && month_of(contribution.reached_on) == month;
      }));
      const Date after =
          Date{std::chrono::year{day_.year} / std::chrono::month{month} / std::chrono::last};
      if (month == 12 || after + days{25} >= day_.today) continue;
      const std::string period =
          std::string(kPracticeDistrict) + "-" + month_text(day_.year, month);
      HX_TRY([[maybe_unused]] const auto closed,
             loader_.run("periods",
                         {{people_.of("manager"), "period.close", period, JsonObject(), ""}}));
    }
    return claim_and_decide(
        [](const PracticeContribution& contribution) { return contribution.reported_late; });
  }

  template <typename Chosen>
  Result<Done> claim_and_decide(const Chosen& chosen) {
    std::vector<LoadStep> claims;
    std::vector<LoadStep> verdicts;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      for (std::size_t j = 0; j < plan_[i].contributions.size(); ++j) {
        const PracticeContribution& contribution = plan_[i].contributions[j];
        const PracticeFate fate = contribution.fate;
        const bool idle = fate == PracticeFate::planned || fate == PracticeFate::withdrawn;
        if (idle || !chosen(contribution)) continue;
        HX_TRY(LoadStep claim, claim_step(i, j));
        claims.push_back(std::move(claim));
        if (fate == PracticeFate::claimed) continue;
        JsonObject verdict{{"verdict", fate == PracticeFate::verified ? "verified" : "refused"}};
        if (fate == PracticeFate::refused)
          verdict["reason"] = "照片看不出完成情况，请补充验收单（示范数据）";
        verdicts.push_back({people_.of("reviewer"), "contribution.verify",
                            standing_[i].contributions[j], std::move(verdict), ""});
      }
    }
    HX_TRY([[maybe_unused]] const auto claimed, loader_.run("claims", std::move(claims)));
    HX_TRY([[maybe_unused]] const auto decided, loader_.run("verdicts", std::move(verdicts)));
    return Done{};
  }

  Result<LoadStep> claim_step(std::size_t project, std::size_t index) const {
    const PracticeContribution& contribution = plan_[project].contributions[index];
    const std::string note = "示范数据\n项目：" + plan_[project].name + "\n日期：" +
                             to_iso(contribution.reached_on) +
                             "\n这份验收单为练习生成，不是真实材料。\n";
    HX_TRY(const std::string paper, keep(as_bytes(note)));
    HX_TRY(const std::string picture, keep(practice_picture(seed_ + project * 16 + index)));
    JsonObject body{
        {"quantity", contribution.quantity},
        {"reached_on", to_iso(contribution.reached_on)},
        {"evidence", JsonArray{JsonObject{{"sha256", paper}, {"title", "示范验收单.txt"}},
                               JsonObject{{"sha256", picture}, {"title", "示范照片.png"}}}}};
    return LoadStep{claimant(plan_[project]), "contribution.claim",
                    standing_[project].contributions[index], std::move(body), ""};
  }

  Result<std::string> keep(ByteSpan bytes) const {
    HX_TRY(const auto upload, files_.begin(static_cast<std::int64_t>(bytes.size())));
    HX_DO(upload->write(bytes));
    HX_TRY(const store::StoredFile file, upload->finish());
    return file.sha256;
  }

  Result<Done> withdraw() {
    std::vector<LoadStep> steps;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      for (std::size_t j = 0; j < plan_[i].contributions.size(); ++j) {
        if (plan_[i].contributions[j].fate != PracticeFate::withdrawn) continue;
        steps.push_back({people_.of("manager"), "contribution.withdraw",
                         standing_[i].contributions[j],
                         JsonObject{{"reason", "改列下一年度计划（示范数据）"}}, ""});
      }
    }
    HX_TRY([[maybe_unused]] const auto receipts, loader_.run("withdrawals", std::move(steps)));
    return Done{};
  }

  /// Two areas and a list; their members are every third confirmed project and so on.
  Result<Done> make_groups() {
    constexpr std::string_view kNames[] = {"示范东片区（示范数据）", "示范西片区（示范数据）",
                                           "示范重点项目清单（示范数据）"};
    std::vector<LoadStep> steps;
    for (const std::string_view name : kNames) {
      const bool list = name == kNames[2];
      JsonObject body{{"kind", list ? "list" : "area"}, {"name_zh", name}};
      if (list) body["level"] = "district";
      steps.push_back({people_.of("planner"), "group.create", "", std::move(body), ""});
    }
    HX_TRY(const auto groups, loader_.run("groups", std::move(steps)));
    std::vector<LoadStep> members;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      JsonArray ids;
      for (std::size_t j = i; j < plan_.size(); j += i == 2 ? 5 : 3)
        if (!plan_[j].milestones.empty()) ids.emplace_back(standing_[j].id);
      members.push_back({people_.of("planner"), "group.change_members",
                         text_of(groups[i].reply, "id"), JsonObject{{"add", std::move(ids)}}, ""});
    }
    HX_TRY([[maybe_unused]] const auto added, loader_.run("groups", std::move(members)));
    return Done{};
  }

  Loader loader_;
  const store::FileStore files_;
  const PracticePeople& people_;
  const PracticeDay day_;
  const std::uint64_t seed_;
  const std::vector<PracticeProject> plan_;
  std::vector<Standing> standing_;
};

Result<bool> is_open(App& app, std::string_view district) {
  HX_TRY(const auto found,
         app.store().query<std::optional<targets::District>>([&](const store::Snapshot& snapshot) {
           return targets::district(snapshot, district);
         }));
  return found.has_value();
}

}  // namespace

Result<Done> open_practice_district(App& app, const PracticeOpening& opening,
                                    const LoadProgress& progress) {
  HX_TRY(Json district, content_json("content/demo/practice-district.json"));
  HX_TRY(Json programme, content_json("content/demo/practice-programme.json"));
  JsonObject& body = district.as_object().at("district").as_object();
  body["id"] = opening.district;
  body["name_zh"] = opening.name_zh;
  body["name_en"] = opening.name_en;
  programme.as_object()["district"] = opening.district;
  programme.as_object()["year"] = opening.year;
  Json library = district.as_object().at("library");
  library.as_object()["prefix"] = opening.prefix;
  const Principal system = App::local_operator();
  Loader loader(app, progress);
  HX_TRY(const Loaded loaded,
         loader.run_in_order("practice district",
                             {{system, "district.open", "", body, ""},
                              {system, "library.set_up", opening.district, library, ""},
                              {system, "programme.adopt", "", programme, ""}}));
  if (!loaded.left.empty()) return loaded.left.front();
  return Done{};
}

Result<std::vector<PracticeAccount>> load_practice(App& app, std::uint64_t seed,
                                                   const LoadProgress& progress) {
  HX_TRY(const bool there, is_open(app, kPracticeDistrict));
  const PracticeDay day = practice_day(civil_date(app.clock().now()));
  if (!there) {
    HX_DO(open_practice_district(app,
                                 {.district = std::string(kPracticeDistrict),
                                  .name_zh = "示范区（示范数据）",
                                  .name_en = "Practice District (practice data)",
                                  .prefix = "SF",
                                  .year = day.year},
                                 progress));
  }
  HX_TRY(PracticePeople people, practice_people(app));
  if (!there) {
    Stage stage(app, people, day, seed, progress);
    HX_DO(stage.play());
  }
  return std::move(people.accounts);
}

}  // namespace huanxin::app
