#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/viewer.h"
#include "store/snapshot.h"

namespace huanxin::projects {

/// GET /api/v1/programme: the programme of targets, each item with its roll-up (contributions of
/// rejected and exited projects do not count), its number of projects and how many are late; the
/// late list, longest first. The newest year where `year` is absent; nothing where there is no such
/// programme. Notes of delay are for readers with the right to internal fields.
///
/// Cost: one pass over the contributions of the year and one index scan over late milestones.
Result<std::optional<JsonObject>> programme_overview(const store::Snapshot& snapshot,
                                                     std::string_view district,
                                                     std::optional<int> year, const Viewer& viewer,
                                                     Date today);

/// GET /api/v1/items: the items of that programme as a flat list, each as in the overview.
Result<std::optional<JsonArray>> items_overview(const store::Snapshot& snapshot,
                                                std::string_view district, std::optional<int> year,
                                                const Viewer& viewer, Date today);

/// GET /api/v1/items/{id}: schema ItemDetail.
Result<std::optional<JsonObject>> item_overview(const store::Snapshot& snapshot,
                                                std::string_view item, const Viewer& viewer,
                                                Date today);

/// A subdistrict with its measures (schema Subdistrict).
struct SubdistrictMeasures {
  std::string code;
  std::string name;
  std::optional<std::string> name_en;
  std::string kind;
  std::optional<std::int64_t> population;
  std::int64_t projects = 0;  ///< that this reader sees and that count
  std::int64_t items = 0;     ///< of the programme, with a contribution there
  std::int64_t planned = 0;   ///< contributions
  std::int64_t claimed = 0;
  std::int64_t verified = 0;
  std::int64_t late = 0;  ///< projects with a milestone past its date
};

/// GET /api/v1/subdistricts, in the order of their codes.
Result<std::vector<SubdistrictMeasures>> subdistrict_measures(const store::Snapshot& snapshot,
                                                              std::string_view district,
                                                              std::optional<int> year,
                                                              const Viewer& viewer, Date today);

/// A milestone past its date (schema LateItem).
struct LateMilestone {
  std::string project;
  std::string project_name;
  std::optional<std::string> item;  ///< the first programme item it contributes to
  std::string milestone;            ///< kind
  Date due;
  int days_late = 0;
  std::optional<std::string> cause;
  std::optional<std::string> note;
};

/// The milestones past their date, longest first.
Result<std::vector<LateMilestone>> late_milestones(const store::Snapshot& snapshot,
                                                   std::string_view district, const Viewer& viewer,
                                                   Date today, int limit);

JsonObject to_json(const SubdistrictMeasures& measures);
JsonObject to_json(const LateMilestone& late);

}  // namespace huanxin::projects
