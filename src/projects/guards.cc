#include "projects/guards.h"

#include <algorithm>
#include <array>

#include "projects/internal/model.h"

namespace huanxin::projects {

namespace {

bool has_subtype(const ProjectState& project) { return project.has("subtype"); }

bool has_place(const ProjectState& project) {
  return project.has("subdistrict") || project.has("address") || project.has("lon");
}

bool has_party(const ProjectState& project) {
  return project.has("right_holders") || project.has("implementer") || project.has("coordinator");
}

bool has_implementer(const ProjectState& project) { return project.has("implementer"); }
bool has_funding(const ProjectState& project) { return project.has("funding_sources"); }
bool has_start(const ProjectState& project) { return project.has("start_date"); }
bool has_plan_year(const ProjectState& project) { return project.has("plan_year"); }
bool plan_decided(const ProjectState& project) { return project.has("plan_needed"); }

bool needs_plan(const ProjectState& project) { return project.field("plan_needed") == Json(true); }
bool needs_no_plan(const ProjectState& project) {
  return project.field("plan_needed") == Json(false);
}

// An area-wide project always needs an implementation plan (READ).
bool area_wide_has_plan(const ProjectState& project) {
  return project.field("subtype") != Json("area_integrated") || !needs_no_plan(project);
}

// The plan begins with the content and method of renewal (READ); without it there is none.
bool plan_prepared(const ProjectState& project) {
  return !needs_plan(project) || project.has("content");
}

struct Condition {
  std::optional<State> from;  ///< only on the way from there
  State to;
  std::string_view field;
  bool (*holds)(const ProjectState&);
  std::string_view zh;
  std::string_view en;
};

constexpr std::array kConditions{
    Condition{{}, State::submitted, "subtype", has_subtype, "更新类型", "the sub-type"},
    Condition{{},
              State::submitted,
              "subdistrict",
              has_place,
              "位置（街道、地址或坐标）",
              "a place (subdistrict, address or point)"},
    Condition{State::submitted, State::reserve, "subtype", has_subtype, "更新类型", "the sub-type"},
    Condition{State::submitted, State::reserve, "subdistrict", has_place,
              "位置（街道、地址或坐标）", "a place (subdistrict, address or point)"},
    Condition{State::submitted, State::reserve, "right_holders", has_party,
              "有意愿的权利人、实施主体或统筹主体",
              "a willing right holder, implementing entity or coordinator"},
    Condition{{},
              State::implementation,
              "implementer",
              has_implementer,
              "实施主体",
              "the implementing entity"},
    Condition{{},
              State::implementation,
              "funding_sources",
              has_funding,
              "资金来源",
              "the sources of funding"},
    Condition{
        {}, State::implementation, "start_date", has_start, "计划开工时间", "the planned start"},
    Condition{{},
              State::implementation,
              "plan_needed",
              plan_decided,
              "是否需要实施方案的认定",
              "whether an implementation plan is needed"},
    Condition{{},
              State::implementation,
              "plan_needed",
              area_wide_has_plan,
              "区域综合性项目须编制实施方案（请将“是否需要实施方案”改为“是”）",
              "an implementation plan, which every area-wide project needs (answer yes)"},
    Condition{{},
              State::implementation,
              "content",
              plan_prepared,
              "实施方案的更新内容",
              "the content of the implementation plan"},
    Condition{{}, State::planned, "plan_year", has_plan_year, "计划年度", "the plan year"},
    Condition{{},
              State::under_review,
              "plan_needed",
              needs_plan,
              "须编制实施方案的认定（无需方案的项目直接办理许可）",
              "that it needs an implementation plan (those that need none go straight to permits)"},
    Condition{{},
              State::under_review,
              "content",
              plan_prepared,
              "实施方案的更新内容",
              "the content of the implementation plan"},
    Condition{State::planned, State::permitting, "plan_needed", needs_no_plan,
              "无需实施方案的认定（需要方案的项目先经联合审查）",
              "that it needs no implementation plan (those that need one pass joint review first)"},
    Condition{State::planned, State::permitting, "plan_needed", area_wide_has_plan,
              "区域综合性项目须编制实施方案（请将“是否需要实施方案”改为“是”）",
              "an implementation plan, which every area-wide project needs (answer yes)"},
};

}  // namespace

std::vector<Missing> missing_for(const ProjectState& project, State to) {
  // Whoever comes back from a suspension or an exit stands where he stood.
  if (project.state == State::suspended || project.state == State::exited) return {};
  std::vector<Missing> missing;
  for (const Condition& condition : kConditions) {
    if (condition.to != to) continue;
    if (condition.from && condition.from != project.state) continue;
    if (condition.holds(project)) continue;
    missing.push_back({condition.field, {std::string(condition.zh), std::string(condition.en)}});
  }
  return missing;
}

namespace {

// How far a state lies along the way; what is still to be handed in again binds only as far as the
// step before.
int place_of(State state) {
  switch (state) {
    case State::draft:
    case State::supplement:
    case State::rejected: return 0;
    case State::submitted: return 1;
    case State::reserve: return 2;
    case State::implementation: return 3;
    case State::planned:
    case State::supplement_plan: return 4;
    case State::under_review:
    case State::reviewed:
    case State::publicity: return 5;
    default: return 6;
  }
}

}  // namespace

std::vector<Missing> broken_by(const ProjectState& project, const JsonObject& after) {
  const State stands = project.before.value_or(project.state);
  ProjectState changed;
  changed.fields = after;
  std::vector<Missing> broken;
  for (const Condition& condition : kConditions) {
    const bool passed = place_of(condition.to) <= place_of(stands);
    if (!passed || !condition.holds(project) || condition.holds(changed)) continue;
    const bool told = std::ranges::any_of(
        broken, [&](const Missing& each) { return each.text.en == condition.en; });
    if (!told)
      broken.push_back({condition.field, {std::string(condition.zh), std::string(condition.en)}});
  }
  return broken;
}

}  // namespace huanxin::projects
