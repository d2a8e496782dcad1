#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"

/// What happens in the practice district, worked out before anything is written: a pure function of
/// seed and day.
namespace huanxin::app {

enum class PracticeActor { manager, clerk, subdistrict, applicant };

struct PracticeMilestone {
  std::string kind{};
  Date baseline{};
  std::optional<Date> forecast{};
  std::optional<Date> actual{};
  std::string cause{};  ///< of a delay; empty for none
  std::string note{};
};

enum class PracticeFate { planned, claimed, verified, refused, withdrawn };

struct PracticeContribution {
  std::string item{};  ///< code
  double quantity = 0;
  Date due{};
  PracticeFate fate = PracticeFate::planned;
  Date reached_on{};
  bool reported_late = false;  ///< claimed only after its month was closed
};

struct PracticeProject {
  std::string name{};
  std::string subtype{};
  std::string state{};  ///< in which it stands at the end
  PracticeActor declared_by = PracticeActor::manager;
  bool submitted = true;
  std::vector<std::string> moves{};  ///< after the declaration
  JsonObject fields{};
  std::vector<PracticeMilestone> milestones{};
  std::vector<PracticeContribution> contributions{};
};

struct PracticeDay {
  Date today;
  int year = 0;  ///< of the programme: the present one, or the one just over until it has got going
};
PracticeDay practice_day(Date today);

/// Sixty projects, at least one in every state, in the district's ten subdistricts.
std::vector<PracticeProject> practice_projects(std::uint64_t seed, const PracticeDay& day);

/// Where the schematic grid has the middle of a subdistrict, and its code; `index` 0 to 9.
std::string practice_subdistrict(std::size_t index);

}  // namespace huanxin::app
