#include "projects/internal/project_filter.h"

#include <array>
#include <limits>

namespace huanxin::projects {

namespace {

// Beyond so many projects outside a filter their share of the words' hits is not counted apart.
constexpr std::int64_t kHiddenMax = 3000;
// So many texts are looked through sooner than the index of words tells how many hits are inside.
constexpr std::int64_t kScannedMax = 20'000;
// Words that one text in twenty of a sample holds are frequent: their index would say little.
constexpr std::int64_t kSample = 4000;
constexpr std::int64_t kFrequentShare = 20;

// `+p.number` is tested row by row: as a bare column SQLite would seek each number in each facet.

/// Conditions joined by AND, with their parameters.
struct Conditions {
  std::string sql;
  store::Params& params;

  void add(std::string_view condition) { sql.append(" AND ").append(condition); }
  template <typename T>
  void add(std::string_view condition, std::string_view name, const T& value) {
    add(condition);
    params.emplace_back(name, value);
  }
};

std::string state_list(const std::vector<State>& states) {
  std::string list;  // names of ours, nothing foreign
  for (const State state : states)
    list.append(list.empty() ? "'" : ", '").append(to_string(state)).append("'");
  return list;
}

// The filters that a facet decides.
std::string facet_filters(const ProjectQuery& query, store::Params& params) {
  Conditions conditions{"f.district = :district", params};
  params.emplace_back("district", query.district);
  if (!query.states.empty()) conditions.add("f.state IN (" + state_list(query.states) + ")");
  if (!query.action.empty()) conditions.add("f.action = :action", "action", query.action);
  if (!query.category.empty()) conditions.add("f.category = :category", "category", query.category);
  if (!query.subtype.empty()) conditions.add("f.subtype = :subtype", "subtype", query.subtype);
  if (!query.subdistrict.empty())
    conditions.add("f.subdistrict = :subdistrict", "subdistrict", query.subdistrict);
  if (query.library) conditions.add("f.library = :library", "library", to_string(*query.library));
  return conditions.sql;
}

// The filters that a facet does not know.
std::string row_filters(const ProjectQuery& query, Date today, store::Params& params) {
  Conditions conditions{"", params};
  // Twice the same: one is in every sort's index, the other begins that of the dates.
  if (query.late) conditions.add("p.due < :today AND p.due_key < :today", "today", today);
  if (!query.group.empty())
    conditions.add("+p.number IN (SELECT number FROM project_group_member WHERE group_id = :group)",
                   "group", query.group);
  if (!query.item.empty())
    conditions.add(
        "EXISTS (SELECT 1 FROM project_item i WHERE i.item = :item AND i.number = p.number)",
        "item", query.item);
  return conditions.sql;
}

std::string facets_of(const std::string& facets) {
  return "(SELECT f.id FROM project_facet f WHERE " + facets + ")";
}

std::string in_facets(const std::string& facets) { return "p.facet IN " + facets_of(facets); }

constexpr std::string_view kOwn =
    "+p.number IN (SELECT number FROM project WHERE declared_by = :account)";

Result<std::int64_t> sum_of(const store::Snapshot& snapshot, const ProjectFilter& filter,
                            const std::string& facets) {
  return snapshot.number("SELECT coalesce(sum(f.projects), 0) FROM project_facet f WHERE " + facets,
                         filter.params);
}

// One's own, unpublished and beyond one's rights: a handful, found by the owner.
Result<std::int64_t> count_own(const store::Snapshot& snapshot, const ProjectFilter& filter) {
  if (filter.own.empty()) return 0;
  return snapshot.number(
      "SELECT count(*) FROM project p INDEXED BY project_by_owner"
      " WHERE p.declared_by = :account AND " +
          in_facets(filter.own) + filter.more,
      filter.params);
}

// Along the index of the item's own projects, which holds their facets.
std::string in_item(const std::string& facets) {
  return " FROM project_item i INDEXED BY project_item_in"
         " WHERE i.item = :item AND i.facet IN " +
         facets_of(facets);
}

std::string needles_sql(const WordQuery& words) {
  std::string sql;
  for (std::size_t i = 0; i < words.needles.size(); ++i)
    sql += " AND instr(p.search_text, :w" + std::to_string(i) + ") > 0";
  return sql;
}

// Texts of those facets one after another, along the index that holds them: 100,000 in about 12 ms.
struct Scan {
  std::int64_t looked_at = 0;
  std::int64_t hits = 0;
};
Result<Scan> scan_facets(const store::Snapshot& snapshot, const ProjectFilter& filter,
                         const std::string& facets, std::int64_t rows_max) {
  Scan scan;
  HX_DO(snapshot.each(
      "SELECT p.search_text FROM project p INDEXED BY project_by_facet WHERE " + in_facets(facets),
      filter.params, [&](const store::Row& row) {
        scan.hits += holds_all(row.any_text(0), filter.words.needles) ? 1 : 0;
        return ++scan.looked_at < rows_max;
      }));
  return scan;
}

// Words alone, or with facets: the cheapest of three ways to the same number.
Result<std::int64_t> count_words(const store::Snapshot& snapshot, const ProjectFilter& filter) {
  constexpr auto kAll = std::numeric_limits<std::int64_t>::max();
  HX_TRY(const std::int64_t inside, sum_of(snapshot, filter, filter.facets));
  if (filter.frequent || inside <= kScannedMax) {
    HX_TRY(const Scan scan, scan_facets(snapshot, filter, filter.facets, kAll));
    return scan.hits;
  }
  HX_TRY(const std::int64_t all, sum_of(snapshot, filter, "1"));
  if (all - inside <= kHiddenMax) {
    HX_TRY(const std::int64_t hits,
           snapshot.number("SELECT count(*) FROM project_words WHERE project_words MATCH :match",
                           filter.params));
    HX_TRY(const Scan outside, scan_facets(snapshot, filter, "NOT (" + filter.facets + ")", kAll));
    return hits - outside.hits;
  }
  return snapshot.number(
      "SELECT count(*) FROM project p INDEXED BY project_by_facet WHERE " +
          in_facets(filter.facets) +
          " AND +p.number IN (SELECT rowid FROM project_words WHERE project_words MATCH :match)",
      filter.params);
}

}  // namespace

std::string ProjectFilter::rows_with_words() const { return rows + needles_sql(words); }

ProjectFilter filter_of(const ProjectQuery& query, const Viewer& viewer, Date today) {
  ProjectFilter filter;
  filter.words = word_query(query.words);
  const std::string facets = facet_filters(query, filter.params);
  const bool rights =
      viewer.sees_unpublished && (viewer.district.empty() || viewer.district == query.district);
  std::string seen;  // of unpublished ones: all, those of a subdistrict, or none
  if (rights && !viewer.subdistrict.empty()) {
    seen = "(f.published = 1 OR f.subdistrict = :own_subdistrict)";
    filter.params.emplace_back("own_subdistrict", viewer.subdistrict);
  } else if (!rights) {
    seen = "f.published = 1";
  }
  filter.facets = seen.empty() ? facets : facets + " AND " + seen;
  filter.rows = in_facets(filter.facets);
  if (!seen.empty() && !viewer.account.empty()) {
    filter.own = facets + " AND NOT " + seen;
    filter.rows =
        "(" + filter.rows + " OR (" + std::string(kOwn) + " AND " + in_facets(filter.own) + "))";
    filter.params.emplace_back("account", viewer.account);
  }
  const std::string more = row_filters(query, today, filter.params);
  filter.plain = more.empty();
  filter.item_alone = !query.item.empty() && !query.late && query.group.empty();
  filter.more = more;
  filter.late = query.late;
  filter.rows = "p.district = :district AND " + filter.rows + more;
  for (std::size_t i = 0; i < filter.words.needles.size(); ++i) {
    static constexpr std::array<std::string_view, 8> kNames{"w0", "w1", "w2", "w3",
                                                            "w4", "w5", "w6", "w7"};
    filter.params.emplace_back(kNames[i], filter.words.needles[i]);
  }
  if (!filter.words.match.empty()) filter.params.emplace_back("match", filter.words.match);
  return filter;
}

Result<std::int64_t> count_projects(const store::Snapshot& snapshot, const ProjectFilter& filter) {
  const bool worded = !filter.words.match.empty();
  if (filter.plain && worded && filter.own.empty()) return count_words(snapshot, filter);
  if (filter.plain && !worded) {
    HX_TRY(const std::int64_t seen, sum_of(snapshot, filter, filter.facets));
    HX_TRY(const std::int64_t own, count_own(snapshot, filter));
    return seen + own;
  }
  if (filter.item_alone && !worded) {
    HX_TRY(const std::int64_t seen,
           snapshot.number("SELECT count(*)" + in_item(filter.facets), filter.params));
    HX_TRY(const std::int64_t own, count_own(snapshot, filter));
    return seen + own;
  }
  std::string sql = "SELECT count(*) FROM project p INDEXED BY project_by_due WHERE " + filter.rows;
  if (worded)
    sql += " AND +p.number IN (SELECT rowid FROM project_words WHERE project_words MATCH :match)";
  return snapshot.number(sql, filter.params);
}

Result<bool> has_frequent_words(const store::Snapshot& snapshot, const ProjectFilter& filter) {
  if (filter.words.match.empty()) return false;
  HX_TRY(const Scan scan, scan_facets(snapshot, filter, filter.facets, kSample));
  return scan.hits * kFrequentShare > kSample;
}

Result<std::optional<std::vector<std::int64_t>>> few_candidates(const store::Snapshot& snapshot,
                                                                const ProjectQuery& query,
                                                                const ProjectFilter& filter) {
  struct Source {
    bool asked;
    std::string sql;
  };
  HX_TRY(const std::int64_t inside, sum_of(snapshot, filter, filter.facets));
  const std::array<Source, 5> sources{
      Source{inside <= kFewMax && filter.own.empty(),
             "SELECT p.number FROM project p INDEXED BY project_by_facet WHERE " +
                 in_facets(filter.facets)},
      Source{!query.group.empty(),
             "SELECT number FROM project_group_member WHERE group_id = :group"},
      Source{!filter.words.match.empty() && !filter.frequent,
             "SELECT rowid FROM project_words WHERE project_words MATCH :match"},
      Source{!query.item.empty() && filter.own.empty(), "SELECT i.number" + in_item(filter.facets)},
      Source{!query.item.empty() && !filter.own.empty(),
             "SELECT number FROM project_item WHERE item = :item"}};
  for (const Source& source : sources) {
    if (!source.asked) continue;
    HX_TRY(auto numbers,
           snapshot.rows(source.sql + " LIMIT " + std::to_string(kFewMax + 1), filter.params,
                         [](const store::Row& row) { return row.integer(0); }));
    if (numbers.size() <= static_cast<std::size_t>(kFewMax))
      return std::optional(std::move(numbers));
  }
  return std::optional<std::vector<std::int64_t>>();
}

}  // namespace huanxin::projects
