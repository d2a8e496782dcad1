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

/// One change of a project (schema Change).
struct Change {
  std::int64_t seq = 0;
  Instant at;
  std::string actor;  ///< account id; empty for readers who see roles only
  std::string role;
  std::string kind;  ///< of the event
  std::int64_t index = 0;
  JsonArray fields;  ///< {field, from, to}; personal data without its values
  std::string note;  ///< reason of a move
};

struct HistoryPage {
  std::vector<Change> items;
  std::optional<std::string> next;
};

struct HistoryQuery {
  std::string project = {};
  int limit = 50;
  std::string cursor = {};
};

/// Newest first. Readers without the right see what happened since the confirmation, without
/// internal fields. Nothing where the project is not to be seen.
/// Errors: projects.cursor_invalid.
Result<std::optional<HistoryPage>> project_history(const store::Snapshot& snapshot,
                                                   const HistoryQuery& query, const Viewer& viewer);

std::vector<std::string_view> history_csv_columns();
/// One row per field changed, or one for an event without fields.
std::vector<std::vector<std::string>> history_csv_rows(const Change& change);

JsonObject to_json(const Change& change);
JsonObject to_json(const HistoryPage& page);

}  // namespace huanxin::projects
