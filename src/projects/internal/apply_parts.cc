#include "projects/internal/apply.h"
#include "projects/internal/row.h"
#include "targets/contribution.h"

namespace huanxin::projects {

namespace {

std::optional<std::string> optional_text(const JsonObject& object, std::string_view key) {
  const Json* member = object.if_contains(key);
  if (member == nullptr || !member->is_string()) return std::nullopt;
  return std::string(member->get_string());
}

JsonArray array_of(const JsonObject& object, std::string_view key) {
  const Json* member = object.if_contains(key);
  return member != nullptr && member->is_array() ? member->get_array() : JsonArray();
}

constexpr std::string_view kInsertMilestone = R"sql(
  INSERT INTO project_milestone (number, id, added_seq, district, kind, title, baseline, forecast,
                                 due)
  VALUES (:number, :id, :seq, :district, :kind, :title, :baseline, :forecast,
          CASE WHEN :ended THEN NULL ELSE coalesce(:baseline, :forecast) END))sql";

// The field is one of the table's columns, chosen by decide.cc; each has its own statement.
constexpr std::pair<std::string_view, std::string_view> kUpdateMilestone[] = {
    {"forecast", "UPDATE project_milestone SET forecast = :to WHERE number = :number AND id = :id"},
    {"actual", "UPDATE project_milestone SET actual = :to WHERE number = :number AND id = :id"},
    {"delay_cause",
     "UPDATE project_milestone SET delay_cause = :to WHERE number = :number AND id = :id"},
    {"delay_note",
     "UPDATE project_milestone SET delay_note = :to WHERE number = :number AND id = :id"},
    {"title", "UPDATE project_milestone SET title = :to WHERE number = :number AND id = :id"},
};

constexpr std::string_view kSettleMilestone = R"sql(
  UPDATE project_milestone
     SET due = CASE WHEN :ended OR actual IS NOT NULL THEN NULL ELSE coalesce(baseline, forecast) END
   WHERE number = :number AND id = :id)sql";

// In the history a milestone's field stands behind its kind: `start.forecast`.
Json in_history(std::string_view kind, std::string_view field) {
  return Json(std::string(kind) + "." + std::string(field));
}

struct ItemLink {
  std::string item;
  std::string project;
};

// One more or one less contribution of a project to an item.
Result<Done> link_item(store::Transaction& transaction, const ItemLink& link, int by) {
  HX_TRY(const RowHead head, row_head(transaction, link.project));
  HX_TRY(const std::int64_t had,
         transaction.number("SELECT contributions FROM project_item"
                            " WHERE item = :item AND number = :number",
                            {{"item", link.item}, {"number", head.number}}));
  HX_DO(transaction.write(R"sql(
    INSERT INTO project_item (item, number, contributions, counts, due, facet)
    VALUES (:item, :number, :by, :counts, :due, :facet)
    ON CONFLICT DO UPDATE SET contributions = contributions + excluded.contributions)sql",
                          {{"item", link.item},
                           {"number", head.number},
                           {"by", by},
                           {"counts", head.counts()},
                           {"due", head.due},
                           {"facet", head.facet}}));
  if (had + by == 0)
    HX_DO(transaction.write("DELETE FROM project_item WHERE item = :item AND number = :number",
                            {{"item", link.item}, {"number", head.number}}));
  const bool begins = had == 0;
  const bool ends = had + by == 0;
  if (!begins && !ends) return Done{};
  HX_DO(transaction.write(R"sql(
    INSERT INTO project_item_tally (item, projects) VALUES (:item, :by)
    ON CONFLICT DO UPDATE SET projects = projects + excluded.projects)sql",
                          {{"item", link.item}, {"by", head.counts() ? by : 0}}));
  return Done{};
}

}  // namespace

Result<Done> apply_milestone_added(store::Transaction& transaction, const store::Event& event) {
  HX_TRY(const RowHead head, row_head(transaction, event.stream));
  const JsonObject& data = event.data;
  const std::string kind = text_of(data, "kind");
  HX_DO(transaction.write(kInsertMilestone, {{"number", head.number},
                                             {"id", text_of(data, "milestone")},
                                             {"seq", event.seq},
                                             {"district", head.district},
                                             {"kind", kind},
                                             {"title", optional_text(data, "title")},
                                             {"baseline", optional_text(data, "baseline")},
                                             {"forecast", optional_text(data, "forecast")},
                                             {"ended", is_ended(head.state)}}));
  HX_DO(settle_due(transaction, head));
  JsonArray changes;
  for (const std::string_view field : {"title", "baseline", "forecast"}) {
    if (const auto value = optional_text(data, field))
      changes.push_back(
          JsonObject{{"field", in_history(kind, field)}, {"from", nullptr}, {"to", *value}});
  }
  return put_change(transaction, head.number, event, {canonical_json(changes), {}});
}

Result<Done> apply_milestone_changed(store::Transaction& transaction, const store::Event& event) {
  HX_TRY(const RowHead head, row_head(transaction, event.stream));
  const std::string id = text_of(event.data, "milestone");
  const std::string kind = text_of(event.data, "kind");
  JsonArray shown;
  for (const Json& each : array_of(event.data, "changes")) {
    JsonObject change = each.as_object();
    const std::string field = text_of(change, "field");
    for (const auto& [column, statement] : kUpdateMilestone) {
      if (column == field)
        HX_DO(transaction.write(
            statement, {{"to", optional_text(change, "to")}, {"number", head.number}, {"id", id}}));
    }
    change["field"] = in_history(kind, field);
    shown.push_back(std::move(change));
  }
  HX_DO(transaction.write(kSettleMilestone,
                          {{"ended", is_ended(head.state)}, {"number", head.number}, {"id", id}}));
  HX_DO(settle_due(transaction, head));
  return put_change(transaction, head.number, event, {canonical_json(shown), {}});
}

Result<Done> apply_group_created(store::Transaction& transaction, const store::Event& event) {
  HX_DO(transaction.write(R"sql(
    INSERT INTO project_group (id, district, kind, name_zh, name_en, level, batch, source, version)
    VALUES (:id, :district, :kind, :name_zh, :name_en, :level, :batch, :source, :version))sql",
                          {{"id", event.stream},
                           {"district", text_of(event.data, "district")},
                           {"kind", text_of(event.data, "kind")},
                           {"name_zh", text_of(event.data, "name_zh")},
                           {"name_en", optional_text(event.data, "name_en")},
                           {"level", optional_text(event.data, "level")},
                           {"batch", optional_text(event.data, "batch")},
                           {"source", optional_text(event.data, "source")},
                           {"version", event.stream_version}}));
  return Done{};
}

Result<Done> apply_members_changed(store::Transaction& transaction, const store::Event& event) {
  for (const Json& id : array_of(event.data, "added"))
    HX_DO(transaction.write(R"sql(
      INSERT INTO project_group_member (group_id, number)
      SELECT :group, number FROM project WHERE id = :id)sql",
                            {{"group", event.stream}, {"id", std::string(id.as_string())}}));
  for (const Json& id : array_of(event.data, "removed"))
    HX_DO(transaction.write(R"sql(
      DELETE FROM project_group_member
       WHERE group_id = :group AND number = (SELECT number FROM project WHERE id = :id))sql",
                            {{"group", event.stream}, {"id", std::string(id.as_string())}}));
  HX_DO(transaction.write("UPDATE project_group SET version = :version WHERE id = :id",
                          {{"version", event.stream_version}, {"id", event.stream}}));
  return Done{};
}

Result<Done> apply_library_set_up(store::Transaction& transaction, const store::Event& event) {
  const std::string district = text_of(event.data, "district");
  HX_DO(transaction.write(R"sql(
    INSERT INTO project_library (district, prefix) VALUES (:district, :prefix)
    ON CONFLICT DO UPDATE SET prefix = excluded.prefix)sql",
                          {{"district", district}, {"prefix", text_of(event.data, "prefix")}}));
  for (const Json& each : array_of(event.data, "labels")) {
    const JsonObject& label = each.as_object();
    HX_DO(transaction.write(R"sql(
      INSERT INTO project_label (district, subdistrict, lon, lat)
      VALUES (:district, :subdistrict, :lon, :lat)
      ON CONFLICT DO UPDATE SET lon = excluded.lon, lat = excluded.lat)sql",
                            {{"district", district},
                             {"subdistrict", text_of(label, "subdistrict")},
                             {"lon", label.at("lon").to_number<double>()},
                             {"lat", label.at("lat").to_number<double>()}}));
  }
  return Done{};
}

Result<Done> apply_contribution_planned(store::Transaction& transaction,
                                        const store::Event& event) {
  return link_item(transaction, {text_of(event.data, "item"), text_of(event.data, "project")}, 1);
}

Result<Done> apply_contribution_withdrawn(store::Transaction& transaction,
                                          const store::Event& event) {
  Viewer program;
  program.sees_unpublished = true;
  HX_TRY(const auto contribution, targets::contribution(transaction, event.stream, program));
  HX_CHECK(contribution.has_value());
  return link_item(transaction, {contribution->item, contribution->project}, -1);
}

}  // namespace huanxin::projects
