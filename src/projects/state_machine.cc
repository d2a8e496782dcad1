#include "projects/state_machine.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace huanxin::projects {

namespace {

struct StateRow {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
  Phase phase;
  Library library;
};

// Names, phases and libraries as content/renewal-types.json has them; a test compares the two.
constexpr std::array<StateRow, kStateCount> kStates{{
    {"draft", "草稿", "Draft", Phase::planning, Library::none},
    {"submitted", "已申报", "Submitted", Phase::planning, Library::none},
    {"supplement", "待补正", "Supplement asked for", Phase::planning, Library::none},
    {"rejected", "未予确认", "Not confirmed", Phase::ended, Library::none},
    {"reserve", "储备项目", "In reserve", Phase::planning, Library::reserve},
    {"implementation", "实施项目", "For implementation", Phase::planning, Library::implementation},
    {"planned", "已列入年度计划", "In the annual plan", Phase::planning, Library::implementation},
    {"under_review", "联合审查中", "Under joint review", Phase::planning, Library::implementation},
    {"supplement_plan", "方案待补正", "Plan to be supplemented", Phase::planning,
     Library::implementation},
    {"reviewed", "审查通过", "Review passed", Phase::planning, Library::implementation},
    {"publicity", "公示中", "On public notice", Phase::planning, Library::implementation},
    {"permitting", "办理许可", "Permits in hand", Phase::planning, Library::implementation},
    {"construction", "施工中", "Under construction", Phase::construction, Library::implementation},
    {"acceptance", "竣工验收", "Acceptance", Phase::construction, Library::implementation},
    {"operation", "运营中", "In operation", Phase::operation, Library::implementation},
    {"completed", "已完成", "Completed", Phase::ended, Library::none},
    {"suspended", "已暂停", "Suspended", Phase::planning, Library::none},
    {"exited", "已退出", "Exited", Phase::ended, Library::none},
}};

constexpr std::array kEdges{
    Edge{State::draft, State::submitted},
    Edge{State::submitted, State::supplement},
    Edge{State::supplement, State::submitted},
    Edge{State::submitted, State::rejected},
    Edge{State::submitted, State::reserve},
    Edge{State::reserve, State::implementation},
    Edge{State::implementation, State::planned},
    Edge{State::planned, State::under_review},
    Edge{State::under_review, State::supplement_plan},
    Edge{State::supplement_plan, State::under_review},
    Edge{State::under_review, State::reviewed},
    Edge{State::reviewed, State::publicity},
    Edge{State::publicity, State::permitting},
    Edge{State::planned, State::permitting},
    Edge{State::permitting, State::construction},
    Edge{State::construction, State::acceptance},
    Edge{State::acceptance, State::operation},
    Edge{State::operation, State::completed},
    Edge{State::implementation, State::reserve},
    Edge{State::reserve, State::exited},
    Edge{State::implementation, State::exited},
    Edge{State::planned, State::exited},
};

const StateRow& row(State state) { return kStates[static_cast<std::size_t>(state)]; }

}  // namespace

std::string_view to_string(State state) { return row(state).name; }

std::string_view chinese_name(State state) { return row(state).zh; }
std::string_view english_name(State state) { return row(state).en; }

std::string_view to_string(Phase phase) {
  constexpr std::array kNames{"planning", "construction", "operation", "ended"};
  return kNames[static_cast<std::size_t>(phase)];
}

std::string_view to_string(Library library) {
  constexpr std::array kNames{"none", "reserve", "implementation"};
  return kNames[static_cast<std::size_t>(library)];
}

std::optional<State> parse_state(std::string_view text) {
  const auto found = std::ranges::find(kStates, text, &StateRow::name);
  if (found == kStates.end()) return std::nullopt;
  return static_cast<State>(found - kStates.begin());
}

Phase phase_of(State state) { return row(state).phase; }
Library library_of(State state) { return row(state).library; }
bool is_ended(State state) { return phase_of(state) == Phase::ended; }

bool counts_in_rollups(State state) { return state != State::rejected && state != State::exited; }

std::vector<Step> steps_from(State state, std::optional<State> before) {
  if (state == State::suspended || state == State::exited) {
    HX_CHECK(before.has_value());
    return {{state == State::suspended ? "resume" : "return", *before}};
  }
  std::vector<Step> steps;
  for (const Edge& edge : kEdges) {
    if (edge.from == state) steps.push_back({to_string(edge.to), edge.to});
  }
  // Every state that is not ended may be suspended.
  if (!is_ended(state)) steps.push_back({to_string(State::suspended), State::suspended});
  return steps;
}

bool needs_reason(State to) {
  return to == State::rejected || to == State::supplement || to == State::supplement_plan ||
         to == State::suspended || to == State::exited;
}

std::span<const Edge> edges() { return kEdges; }

}  // namespace huanxin::projects
