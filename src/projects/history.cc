#include "projects/history.h"

#include <limits>

#include "projects/errors.h"
#include "projects/internal/cursor.h"
#include "projects/internal/project_row.h"
#include "targets/sight.h"

namespace huanxin::projects {

namespace {

// Newest first. Whoever has no right to the preparation sees what followed the confirmation.
constexpr std::string_view kChanges = R"sql(
  SELECT c.seq, c.at, c.actor, c.role, c.kind, c.fields, c.note
    FROM project_change c JOIN project p ON p.number = c.number
   WHERE p.id = :id AND c.seq < :before AND (:all OR c.seq >= p.confirmed_seq)
   ORDER BY c.seq DESC LIMIT :limit)sql";

struct Sight {
  bool all = false;  ///< also before the confirmation
  bool internals = false;
  bool names = false;
};

// Personal data leave only the mark that they changed.
JsonArray shown_fields(const JsonArray& fields, const Sight& sight) {
  JsonArray shown;
  for (const Json& each : fields) {
    const JsonObject& change = each.as_object();
    const std::string field = text_of(change, "field");
    if (field == "contact") {
      if (sight.internals) shown.push_back(JsonObject{{"field", field}});
    } else if (sight.internals || !is_internal_field(field)) {
      shown.push_back(change);
    }
  }
  return shown;
}

Sight sight_of(const Viewer& viewer, const ProjectAccess& project) {
  const bool own = !viewer.account.empty() && viewer.account == project.declared_by;
  return {.all = own || (viewer.sees_unpublished && rights_hold(viewer, project)),
          .internals = sees_internals(viewer, project),
          .names = targets::sees_names(viewer, {project.district, project.subdistrict})};
}

Result<std::int64_t> begin_before(const std::string& cursor) {
  if (cursor.empty()) return std::numeric_limits<std::int64_t>::max();
  const auto parts = read_cursor(cursor);
  const auto seq = parts && parts->size() == 2 && (*parts)[0] == "history"
                       ? read_number((*parts)[1])
                       : std::nullopt;
  if (!seq) return Error::of(errors::kCursorInvalid);
  return *seq;
}

std::string cell_text(const JsonObject& change, std::string_view key) {
  const Json* value = change.if_contains(key);
  if (value == nullptr || value->is_null()) return {};
  return value->is_string() ? std::string(value->get_string()) : to_text(*value);
}

}  // namespace

Result<std::optional<HistoryPage>> project_history(const store::Snapshot& snapshot,
                                                   const HistoryQuery& query,
                                                   const Viewer& viewer) {
  HX_TRY(const auto access, project_access(snapshot, query.project));
  if (!access || !may_see(viewer, *access)) return std::optional<HistoryPage>();
  HX_TRY(const std::int64_t before, begin_before(query.cursor));
  const Sight sight = sight_of(viewer, *access);
  std::optional<Error> problem;
  HistoryPage page;
  const auto take = [&](const store::Row& row) {
    auto fields = parse_json(row.text(5));
    if (!fields) {
      problem = std::move(fields).error();
      return false;
    }
    page.items.push_back({.seq = row.integer(0),
                          .at = row.get<Instant>(1),
                          .actor = sight.names ? row.get<std::string>(2) : std::string(),
                          .role = row.get<std::string>(3),
                          .kind = row.get<std::string>(4),
                          .index = row.integer(0) - 1,
                          .fields = shown_fields(fields->as_array(), sight),
                          .note = row.get<std::optional<std::string>>(6).value_or("")});
    return true;
  };
  HX_DO(snapshot.each(
      kChanges,
      {{"id", query.project}, {"before", before}, {"all", sight.all}, {"limit", query.limit + 1}},
      take));
  if (problem) return *std::move(problem);
  const auto limit = static_cast<std::size_t>(query.limit);
  if (page.items.size() > limit) {
    page.items.resize(limit);
    page.next = write_cursor({"history", std::to_string(page.items.back().seq)});
  }
  return std::optional(std::move(page));
}

std::vector<std::string_view> history_csv_columns() {
  return {"seq", "index", "at", "actor", "role", "kind", "field", "from", "to", "note"};
}

std::vector<std::vector<std::string>> history_csv_rows(const Change& change) {
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](const JsonObject& field) {
    rows.push_back({std::to_string(change.seq), std::to_string(change.index), to_iso(change.at),
                    change.actor.empty() ? change.role : change.actor, change.role, change.kind,
                    cell_text(field, "field"), cell_text(field, "from"), cell_text(field, "to"),
                    change.note});
  };
  for (const Json& field : change.fields) add(field.as_object());
  if (rows.empty()) add({});
  return rows;
}

}  // namespace huanxin::projects
