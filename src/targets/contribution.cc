#include "targets/contribution.h"

#include "targets/errors.h"
#include "targets/internal/read.h"

namespace huanxin::targets {
namespace {

std::optional<std::string> iso(const std::optional<Date>& date) {
  return date ? std::optional(to_iso(*date)) : std::nullopt;
}
std::optional<std::string> iso(const std::optional<Instant>& instant) {
  return instant ? std::optional(to_iso(*instant)) : std::nullopt;
}
std::string text_of_quantity(const std::optional<Quantity>& quantity) {
  return quantity ? to_text(*quantity) : std::string();
}

}  // namespace

std::string_view to_string(Status status) { return name_of(kStatuses, status); }

Result<Status> parse_status(std::string_view text) {
  const auto status = value_of(kStatuses, text);
  if (!status) return Error::of(errors::kContributionStatusUnknown, {excerpt(text)});
  return *status;
}

std::vector<std::string_view> contribution_csv_columns() {
  return {"id",
          "district",
          "year",
          "item",
          "item_code",
          "item_name_zh",
          "item_name_en",
          "project",
          "project_name",
          "subdistrict",
          "status",
          "quantity",
          "claimed_quantity",
          "verified_quantity",
          "unit",
          "due",
          "reached_on",
          "late_entry",
          "claimed_by",
          "claimed_at",
          "verified_by",
          "verified_at",
          "reason",
          "note",
          "evidence"};
}

std::vector<std::string> contribution_csv_row(const Contribution& one) {
  std::string evidence;
  for (const Evidence& file : one.evidence) evidence += (evidence.empty() ? "" : " ") + file.sha256;
  return {one.id,
          one.district,
          std::to_string(one.year),
          one.item,
          one.item_code,
          one.item_name_zh,
          one.item_name_en,
          one.project,
          one.project_name,
          one.subdistrict.value_or(""),
          std::string(to_string(one.status)),
          to_text(one.quantity),
          text_of_quantity(one.claimed_quantity),
          text_of_quantity(one.verified_quantity),
          one.unit.value_or(""),
          iso(one.due).value_or(""),
          iso(one.reached_on).value_or(""),
          one.late_entry ? "true" : "false",
          one.claimed_by.value_or(""),
          iso(one.claimed_at).value_or(""),
          one.verified_by.value_or(""),
          iso(one.verified_at).value_or(""),
          one.reason.value_or(""),
          one.note.value_or(""),
          evidence};
}

JsonObject to_json(const Evidence& evidence) {
  JsonObject json{{"sha256", evidence.sha256}, {"title", evidence.title}};
  put(json, "size", evidence.size);
  put(json, "content_type", evidence.content_type);
  return json;
}

JsonObject to_json(const Contribution& one) {
  JsonObject json{{"id", one.id},
                  {"district", one.district},
                  {"project", one.project},
                  {"project_name", one.project_name},
                  {"item", one.item},
                  {"item_code", one.item_code},
                  {"item_name_zh", one.item_name_zh},
                  {"item_name_en", one.item_name_en},
                  {"verb", one.verb},
                  {"status", to_string(one.status)},
                  {"quantity", to_json(one.quantity)},
                  {"late_entry", one.late_entry},
                  {"mine", one.mine},
                  {"version", one.version}};
  put_or_null(json, "unit", one.unit);
  put_or_null(json, "unit_en", one.unit_en);
  put_or_null(json, "subdistrict", one.subdistrict);
  put_or_null(json, "claimed_quantity", one.claimed_quantity);
  put_or_null(json, "verified_quantity", one.verified_quantity);
  put_or_null(json, "due", iso(one.due));
  put_or_null(json, "reached_on", iso(one.reached_on));
  put_or_null(json, "claimed_by", one.claimed_by);
  put_or_null(json, "claimed_at", iso(one.claimed_at));
  put_or_null(json, "verified_by", one.verified_by);
  put_or_null(json, "verified_at", iso(one.verified_at));
  put_or_null(json, "reason", one.reason);
  put_or_null(json, "note", one.note);
  JsonArray evidence;
  for (const Evidence& file : one.evidence) {
    JsonObject shown = to_json(file);
    if (!file.size) shown["size"] = 0;
    evidence.push_back(std::move(shown));
  }
  json["evidence"] = std::move(evidence);
  return json;
}

JsonObject to_json(const ContributionPage& page) {
  JsonArray items;
  for (const Contribution& one : page.items) items.push_back(to_json(one));
  JsonObject json{{"items", std::move(items)}, {"total", page.total}};
  put_or_null(json, "next", page.next);
  return json;
}

}  // namespace huanxin::targets
