#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace huanxin::projects {

/// Where a project stands (domain brief §2; content/renewal-types.json has names in both
/// languages).
enum class State : std::uint8_t {
  draft,
  submitted,
  supplement,
  rejected,
  reserve,
  implementation,
  planned,
  under_review,
  supplement_plan,
  reviewed,
  publicity,
  permitting,
  construction,
  acceptance,
  operation,
  completed,
  suspended,
  exited,
};
inline constexpr std::size_t kStateCount = 18;

enum class Phase : std::uint8_t { planning, construction, operation, ended };
enum class Library : std::uint8_t { none, reserve, implementation };

std::string_view to_string(State state);
std::string_view to_string(Phase phase);
std::string_view to_string(Library library);
/// The names for people, as content/renewal-types.json has them.
std::string_view chinese_name(State state);
std::string_view english_name(State state);
std::optional<State> parse_state(std::string_view text);

Phase phase_of(State state);
/// Of a suspended project the library is that of the state before: ask for that.
Library library_of(State state);

/// Whether nothing but a return follows: rejected, completed, exited.
bool is_ended(State state);
/// Whether its contributions count in roll-ups: all but rejected and exited ones.
bool counts_in_rollups(State state);

/// One step that a project may take. `to` is what a request names: a state, `resume` for the state
/// before a suspension, or `return` for the state before an exit.
struct Step {
  std::string_view name;  ///< as requests name it
  State to;               ///< the state it leads to
};

/// The steps out of a state, in the order of renewal-types.json. `before` is the state before the
/// suspension or exit; it must be given for `suspended` and `exited`.
std::vector<Step> steps_from(State state, std::optional<State> before);

/// Whether a move must say why: rejected, supplement, supplement_plan, suspended, exited.
bool needs_reason(State to);

/// The edges as renewal-types.json writes them, the wildcards spelt out: for comparison with it.
struct Edge {
  State from;
  State to;
  friend bool operator==(const Edge&, const Edge&) = default;
};
std::span<const Edge> edges();

}  // namespace huanxin::projects
