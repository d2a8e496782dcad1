#include <charconv>
#include <string>

#include "targets/contribution.h"
#include "targets/errors.h"
#include "targets/internal/forms.h"
#include "targets/internal/read.h"
#include "targets/sight.h"

namespace huanxin::targets {
namespace {

using store::Row;

constexpr std::string_view kColumns = R"sql(
  SELECT c.id, c.district, c.year, c.project, p.name, c.subdistrict, c.counts, c.item,
         coalesce(i.code, ''), coalesce(i.name_zh, ''), coalesce(i.name_en, ''), i.unit, i.unit_en,
         coalesce(i.verb, ''), c.status, c.quantity, c.claimed_quantity, c.due, c.reached_on,
         c.late_entry, c.claimed_by, c.claimed_role, c.claimed_at, c.decided_by, c.decided_role,
         c.decided_at, c.reason, c.note, c.evidence, c.version)sql";

constexpr std::string_view kNames = R"sql(
    JOIN target_projects p ON p.id = c.project
    LEFT JOIN programme_items i ON i.id = c.item)sql";

// Published ones everybody, one's own always, the rest where the reader's rights hold.
constexpr std::string_view kVisible = R"sql(
   (c.published = 1 OR (c.owner = :account AND :account <> '')
    OR (:sees = 1 AND (:own_district = '' OR c.district = :own_district)
        AND (:own_subdistrict = '' OR c.subdistrict = :own_subdistrict))))sql";

store::Params viewer_params(const Viewer& viewer) {
  return {{"account", viewer.account},
          {"sees", viewer.sees_unpublished},
          {"own_district", viewer.district},
          {"own_subdistrict", viewer.subdistrict}};
}

std::optional<Quantity> quantity_cell(const Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return Quantity::parts(row.integer(column));
}

std::vector<Evidence> evidence_cell(const Row& row, int column) {
  const auto array = parse_json(row.text(column));
  HX_CHECK(array.has_value());
  return evidence_of(*array);
}

void read_item_columns(Contribution& one, const Row& row) {
  one.item = row.text(7);
  one.item_code = row.text(8);
  one.item_name_zh = row.text(9);
  one.item_name_en = row.text(10);
  one.unit = row.get<std::optional<std::string>>(11);
  one.unit_en = row.get<std::optional<std::string>>(12);
  one.verb = row.text(13);
}

/// Who claimed and who decided: by account where the reader may see names, else by role.
void read_people(Contribution& one, const Row& row, const Viewer& viewer) {
  const std::string subdistrict = one.subdistrict.value_or("");
  const bool names = sees_names(viewer, {one.district, subdistrict});
  const auto claimant = row.get<std::optional<std::string>>(20);
  one.claimed_by = names ? claimant : row.get<std::optional<std::string>>(21);
  one.claimed_at = row.get<std::optional<Instant>>(22);
  one.verified_by = row.get<std::optional<std::string>>(names ? 23 : 24);
  one.verified_at = row.get<std::optional<Instant>>(25);
  one.mine = claimant && !viewer.account.empty() && *claimant == viewer.account;
}

Contribution contribution_row(const Row& row, const Viewer& viewer) {
  Contribution one;
  one.id = row.text(0);
  one.district = row.text(1);
  one.year = row.get<int>(2);
  one.project = row.text(3);
  one.project_name = row.text(4);
  if (!row.text(5).empty()) one.subdistrict = row.text(5);
  one.counts = row.get<bool>(6);
  read_item_columns(one, row);
  one.status = value_of(kStatuses, row.text(14)).value();
  one.quantity = Quantity::parts(row.integer(15));
  one.claimed_quantity = quantity_cell(row, 16);
  if (one.status == Status::verified) one.verified_quantity = one.claimed_quantity;
  one.due = row.get<std::optional<Date>>(17);
  one.reached_on = row.get<std::optional<Date>>(18);
  one.late_entry = row.get<bool>(19);
  read_people(one, row, viewer);
  one.reason = row.get<std::optional<std::string>>(26);
  one.note = row.get<std::optional<std::string>>(27);
  one.evidence = evidence_cell(row, 28);
  one.version = row.integer(29);
  return one;
}

/// Oldest claim first (the verification queue), or newest contribution first.
bool is_queue(const ContributionQuery& query) { return query.status == Status::claimed; }

std::string_view index_of(const ContributionQuery& query) {
  if (!query.project.empty()) return "contributions_by_project";
  if (!query.item.empty()) {
    if (is_queue(query)) return "contributions_waiting_by_item";
    return query.status ? "contributions_by_item_status" : "contributions_by_item";
  }
  if (is_queue(query)) return "contributions_waiting";
  return query.status ? "contributions_by_status" : "contributions_by_district";
}

std::string filters_of(const ContributionQuery& query) {
  std::string sql;
  if (!query.district.empty()) sql += " AND c.district = :district";
  if (!query.project.empty()) sql += " AND c.project = :project";
  if (!query.item.empty()) sql += " AND c.item = :item";
  // The queue's indexes hold claimed ones alone: the word must stand in the statement itself.
  if (query.status)
    sql += is_queue(query) ? " AND c.status = 'claimed'" : " AND c.status = :status";
  return sql;
}

struct Cursor {
  std::int64_t claimed_at = 0;
  std::string id;
};

std::string cursor_after(const ContributionQuery& query, const Contribution& last) {
  if (!is_queue(query)) return "n." + last.id;
  return "q" + std::to_string(last.claimed_at.value_or(Instant{}).ms) + '.' + last.id;
}

Result<std::optional<Cursor>> parse_cursor(const ContributionQuery& query) {
  const std::string& text = query.cursor;
  if (text.empty()) return std::optional<Cursor>();
  const std::size_t dot = text.find('.');
  Cursor cursor;
  bool sound = dot != std::string::npos && text[0] == (is_queue(query) ? 'q' : 'n');
  if (sound) {
    cursor.id = text.substr(dot + 1);
    sound = is_id_text(cursor.id);
    if (is_queue(query)) {
      const auto [end, error] =
          std::from_chars(text.data() + 1, text.data() + dot, cursor.claimed_at);
      sound = sound && error == std::errc() && end == text.data() + dot;
    } else {
      sound = sound && dot == 1;
    }
  }
  if (!sound) return Error::of(errors::kContributionCursor);
  return std::optional(std::move(cursor));
}

// Both orders end in the id, so that they are total.
std::string page_sql(const ContributionQuery& query, const std::optional<Cursor>& cursor) {
  std::string sql(kColumns);
  sql += "\n    FROM contributions c INDEXED BY " + std::string(index_of(query));
  sql += std::string(kNames) + "\n   WHERE" + std::string(kVisible) + filters_of(query);
  if (is_queue(query)) {
    if (cursor) sql += " AND (c.claimed_at, c.id) > (:claimed_at, :after)";
    return sql + "\n   ORDER BY c.claimed_at, c.id LIMIT :limit";
  }
  if (cursor) sql += " AND c.id < :after";
  return sql + "\n   ORDER BY c.id DESC LIMIT :limit";
}

store::Params query_params(const ContributionQuery& query, const Viewer& viewer) {
  store::Params params = viewer_params(viewer);
  params.emplace_back("district", query.district);
  params.emplace_back("project", query.project);
  params.emplace_back("item", query.item);
  params.emplace_back("status", query.status ? to_string(*query.status) : std::string_view());
  return params;
}

Result<Done> each_row(const store::Snapshot& snapshot, const ContributionQuery& query,
                      const Viewer& viewer, std::int64_t limit,
                      const std::function<bool(const Contribution&)>& take) {
  HX_TRY(const auto cursor, parse_cursor(query));
  store::Params params = query_params(query, viewer);
  params.emplace_back("limit", limit);
  params.emplace_back("claimed_at", cursor ? cursor->claimed_at : 0);
  params.emplace_back("after", cursor ? cursor->id : std::string());
  return snapshot.each(page_sql(query, cursor), params,
                       [&](const Row& row) { return take(contribution_row(row, viewer)); });
}

// The counters hold published and unpublished ones apart; which of the latter this reader sees must
// be counted row by row, and there are few.
constexpr std::string_view kPublished = R"sql(
  SELECT coalesce(sum(count), 0) FROM contribution_counts
   WHERE published = 1 AND (:district = '' OR district = :district)
     AND (:item = '' OR item = :item) AND (:status = '' OR status = :status))sql";

Result<std::int64_t> total_of(const store::Snapshot& snapshot, const ContributionQuery& query,
                              const Viewer& viewer) {
  const store::Params params = query_params(query, viewer);
  const std::string filters = std::string(kVisible) + filters_of(query);
  if (!query.project.empty())
    return snapshot.number(
        "SELECT count(*) FROM contributions c INDEXED BY contributions_by_project WHERE" + filters,
        params);
  HX_TRY(const std::int64_t published, snapshot.number(kPublished, params));
  HX_TRY(const std::int64_t unpublished,
         snapshot.number("SELECT count(*) FROM contributions c INDEXED BY "
                         "contributions_unpublished WHERE c.published = 0 AND" +
                             filters,
                         params));
  return published + unpublished;
}

constexpr std::string_view kAccess = R"sql(
  SELECT id, district, project, subdistrict, owner, published FROM contributions WHERE id = :id)sql";

// The digest stands in the list of evidence as it was claimed.
constexpr std::string_view kAccessByFile = R"sql(
  SELECT id, district, project, subdistrict, owner, published FROM contributions
   WHERE instr(evidence, :sha256) > 0 ORDER BY id LIMIT 100)sql";

ContributionAccess access_in(const Row& row) {
  return {.id = row.get<std::string>(0),
          .district = row.get<std::string>(1),
          .project = row.get<std::string>(2),
          .subdistrict = row.get<std::string>(3),
          .owner = row.get<std::string>(4),
          .published = row.get<bool>(5)};
}

}  // namespace

Result<ContributionPage> list_contributions(const store::Snapshot& snapshot,
                                            const ContributionQuery& query, const Viewer& viewer) {
  ContributionPage page;
  const auto limit = static_cast<std::size_t>(query.limit);
  // One more than asked for tells whether there is a next page.
  HX_DO(each_row(snapshot, query, viewer, query.limit + 1, [&](const Contribution& one) {
    page.items.push_back(one);
    return true;
  }));
  if (page.items.size() > limit) {
    page.items.resize(limit);
    page.next = cursor_after(query, page.items.back());
  }
  HX_TRY(page.total, total_of(snapshot, query, viewer));
  return page;
}

Result<Done> each_contribution(const store::Snapshot& snapshot, const ContributionQuery& query,
                               const Viewer& viewer,
                               const std::function<bool(const Contribution&)>& take) {
  return each_row(snapshot, query, viewer, INT64_MAX, take);
}

Result<std::optional<Contribution>> contribution(const store::Snapshot& snapshot,
                                                 std::string_view id, const Viewer& viewer) {
  store::Params params = viewer_params(viewer);
  params.emplace_back("id", id);
  const std::string sql = std::string(kColumns) + " FROM contributions c" + std::string(kNames) +
                          " WHERE c.id = :id AND" + std::string(kVisible);
  return snapshot.row(sql, params, [&](const Row& row) { return contribution_row(row, viewer); });
}

Result<std::optional<ContributionAccess>> contribution_access(const store::Snapshot& snapshot,
                                                              std::string_view id) {
  return snapshot.row(kAccess, {{"id", id}}, access_in);
}

Result<std::vector<ContributionAccess>> contributions_with_file(const store::Snapshot& snapshot,
                                                                std::string_view sha256) {
  return snapshot.rows(kAccessByFile, {{"sha256", sha256}}, access_in);
}

}  // namespace huanxin::targets
