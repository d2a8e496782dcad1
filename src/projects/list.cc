#include "projects/list.h"

#include <algorithm>
#include <array>

#include "projects/errors.h"
#include "projects/internal/cursor.h"
#include "projects/internal/project_row.h"
#include "projects/internal/words.h"

namespace huanxin::projects {

namespace {

// Up to so many hits the hits are fetched and sorted; beyond it the list is read in its order and
// the hits picked out, because a page of them comes soon.
constexpr std::size_t kFewHits = 1500;

struct SortRow {
  Sort sort;
  std::string_view name;
  std::string_view column;
  std::string_view index;
  bool down = false;
  bool number = false;  ///< the column holds integers
};

constexpr std::array kSorts{
    SortRow{Sort::library_no, "library_no", "library_key", "project_by_library"},
    SortRow{Sort::library_no_down, "-library_no", "library_key", "project_by_library", true},
    SortRow{Sort::name, "name", "name_key", "project_by_name"},
    SortRow{Sort::name_down, "-name", "name_key", "project_by_name", true},
    SortRow{Sort::updated, "updated", "updated_at", "project_by_update", false, true},
    SortRow{Sort::updated_down, "-updated", "updated_at", "project_by_update", true, true},
    SortRow{Sort::due, "due", "due_key", "project_by_due"},
    SortRow{Sort::due_down, "-due", "due_back", "project_by_due_back", true},
};

const SortRow& sort_row(Sort sort) { return *std::ranges::find(kSorts, sort, &SortRow::sort); }

/// A place between two rows of a list.
struct Place {
  store::Cell key;
  std::int64_t number = 0;
};

// Before the first row, whatever its key: a blob is greater than every text, a text than every
// number.
Place beginning(const SortRow& sort) {
  if (!sort.down) return {sort.number ? store::Cell(std::int64_t{-1}) : store::Cell(""), -1};
  return {sort.number ? store::Cell("~") : store::Cell(Bytes{0xFF}), 0};
}

Result<Place> place_of(const ProjectQuery& query, const SortRow& sort) {
  if (query.cursor.empty()) return beginning(sort);
  const auto parts = read_cursor(query.cursor);
  if (!parts || parts->size() != 3 || (*parts)[0] != sort.name)
    return Error::of(errors::kCursorInvalid);
  const auto number = read_number((*parts)[1]);
  const auto key = sort.number ? read_number((*parts)[2]) : std::optional<std::int64_t>(0);
  if (!number || !key) return Error::of(errors::kCursorInvalid);
  return Place{sort.number ? store::Cell(*key) : store::Cell((*parts)[2]), *number};
}

std::string cursor_at(const SortRow& sort, const Place& place) {
  const auto* text = std::get_if<std::string>(&place.key);
  return write_cursor({std::string(sort.name), std::to_string(place.number),
                       text ? *text : std::to_string(std::get<std::int64_t>(place.key))});
}

/// The conditions of a query with their parameters.
struct Filter {
  std::string sql = "p.district = :district";
  store::Params params;

  template <typename T>
  void add(std::string_view condition, std::string_view name, const T& value) {
    sql.append(" AND ").append(condition);
    params.emplace_back(name, value);
  }
};

void add_visibility(Filter& filter, const ProjectQuery& query, const Viewer& viewer) {
  const bool rights = viewer.sees_unpublished &&
                      (viewer.district.empty() || viewer.district == query.district);
  if (rights && viewer.subdistrict.empty()) return;
  std::string sql = "p.published = 1";
  if (rights) {
    sql += " OR p.subdistrict = :own_subdistrict";
    filter.params.emplace_back("own_subdistrict", viewer.subdistrict);
  }
  if (!viewer.account.empty()) {
    sql += " OR p.number IN (SELECT number FROM project WHERE declared_by = :account)";
    filter.params.emplace_back("account", viewer.account);
  }
  filter.sql += " AND (" + sql + ")";
}

void add_states(Filter& filter, const std::vector<State>& states) {
  if (states.empty()) return;
  std::string list;
  for (const State state : states)
    list += (list.empty() ? "'" : ", '") + std::string(to_string(state)) + "'";
  filter.sql += " AND p.state IN (" + list + ")";  // names of ours, nothing foreign
}

Filter filter_of(const ProjectQuery& query, const Viewer& viewer, Date today) {
  Filter filter;
  filter.params.emplace_back("district", query.district);
  add_visibility(filter, query, viewer);
  add_states(filter, query.states);
  if (!query.action.empty()) filter.add("p.action = :action", "action", query.action);
  if (!query.category.empty()) filter.add("p.category = :category", "category", query.category);
  if (!query.subtype.empty()) filter.add("p.subtype = :subtype", "subtype", query.subtype);
  if (!query.subdistrict.empty())
    filter.add("p.subdistrict = :subdistrict", "subdistrict", query.subdistrict);
  if (query.library) filter.add("p.library = :library", "library", to_string(*query.library));
  if (query.late) filter.add("p.due < :today", "today", today);
  if (!query.group.empty())
    filter.add("p.number IN (SELECT number FROM project_group_member WHERE group_id = :group)",
               "group", query.group);
  if (!query.item.empty())
    filter.add("p.number IN (SELECT number FROM project_item WHERE item = :item)", "item",
               query.item);
  return filter;
}

Filter with_needles(Filter filter, const WordQuery& words) {
  constexpr std::array<std::string_view, 8> kNames{"w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7"};
  for (std::size_t i = 0; i < words.needles.size(); ++i)
    filter.add("instr(p.search_text, :" + std::string(kNames[i]) + ") > 0", kNames[i],
               words.needles[i]);
  return filter;
}

Filter with_match(Filter filter, const WordQuery& words) {
  if (!words.match.empty())
    filter.add("p.number IN (SELECT rowid FROM project_words WHERE project_words MATCH :match)",
               "match", words.match);
  return filter;
}

/// The hits of the narrowest filter that has its own index, if they are few.
Result<std::optional<std::vector<std::int64_t>>> few_hits(const store::Snapshot& snapshot,
                                                          const ProjectQuery& query,
                                                          const WordQuery& words) {
  struct Source {
    bool asked;
    std::string_view sql;
    std::string_view name;
    const std::string& value;
  };
  const std::array sources{
      Source{!query.group.empty(),
             "SELECT number FROM project_group_member WHERE group_id = :group LIMIT :limit",
             "group", query.group},
      Source{!words.match.empty(),
             "SELECT rowid FROM project_words WHERE project_words MATCH :match LIMIT :limit",
             "match", words.match},
      Source{!query.item.empty(),
             "SELECT number FROM project_item WHERE item = :item LIMIT :limit", "item",
             query.item}};
  for (const Source& source : sources) {
    if (!source.asked) continue;
    HX_TRY(auto numbers,
           snapshot.rows(source.sql,
                         {{source.name, source.value},
                          {"limit", static_cast<std::int64_t>(kFewHits) + 1}},
                         [](const store::Row& row) { return row.integer(0); }));
    if (numbers.size() <= kFewHits) return std::optional(std::move(numbers));
  }
  return std::optional<std::vector<std::int64_t>>();
}

std::string json_list(const std::vector<std::int64_t>& numbers) {
  std::string list = "[";
  for (const std::int64_t number : numbers)
    list += (list.size() == 1 ? "" : ",") + std::to_string(number);
  return list + "]";
}

/// Rows of one page and one more, with the keys of each.
struct Found {
  std::vector<Project> projects;
  std::vector<store::Cell> keys;
  std::int64_t total = 0;
};

// The key stands behind the 24 columns of a project.
constexpr int kKeyColumn = 24;

std::string order_of(const SortRow& sort) {
  const std::string way = sort.down ? " DESC" : "";
  return " ORDER BY p." + std::string(sort.column) + way + ", p.number" + way;
}

std::string after_place(const SortRow& sort) {
  return " AND (p." + std::string(sort.column) + ", p.number) " + (sort.down ? "<" : ">") +
         " (:key, :number)";
}

Result<Done> fetch(const store::Snapshot& snapshot, const std::string& sql,
                   const store::Params& params, Date today, Found& found) {
  return snapshot.each(sql, params, [&](const store::Row& row) {
    found.projects.push_back(project_in(row, today));
    found.keys.push_back(row.cell(kKeyColumn));
    return true;
  });
}

Result<Found> among_few(const store::Snapshot& snapshot, const SortRow& sort, Filter filter,
                        const Place& place, const std::vector<std::int64_t>& numbers, int limit,
                        Date today) {
  const std::string from = " FROM json_each(:numbers) c CROSS JOIN project p ON p.number = c.value";
  const std::string where = " WHERE " + filter.sql;
  filter.params.emplace_back("numbers", json_list(numbers));
  Found found;
  HX_TRY(found.total, snapshot.number("SELECT count(*)" + from + where, filter.params));
  filter.params.emplace_back("key", place.key);
  filter.params.emplace_back("number", place.number);
  filter.params.emplace_back("limit", limit + 1);
  HX_DO(fetch(snapshot,
              "SELECT " + std::string(kProjectColumns) + ", p." + std::string(sort.column) + from +
                  std::string(kLabelJoin) + where + after_place(sort) + order_of(sort) +
                  " LIMIT :limit",
              filter.params, today, found));
  return found;
}

// A page in the order of the sort's index, without sorting.
std::string page_sql(const SortRow& sort, const Filter& filter) {
  return "SELECT " + std::string(kProjectColumns) + ", p." + std::string(sort.column) +
         " FROM project p INDEXED BY " + std::string(sort.index) + std::string(kLabelJoin) +
         " WHERE " + filter.sql + after_place(sort) + order_of(sort) + " LIMIT :limit";
}

Result<Found> along_index(const store::Snapshot& snapshot, const SortRow& sort, Filter filter,
                          const Place& place, int limit, Date today) {
  filter.params.emplace_back("key", place.key);
  filter.params.emplace_back("number", place.number);
  filter.params.emplace_back("limit", limit + 1);
  Found found;
  HX_DO(fetch(snapshot, page_sql(sort, filter), filter.params, today, found));
  return found;
}

Result<Found> find_projects(const store::Snapshot& snapshot, const ProjectQuery& query,
                            const Viewer& viewer, Date today) {
  const SortRow& sort = sort_row(query.sort);
  HX_TRY(const Place place, place_of(query, sort));
  const WordQuery words = word_query(query.words);
  const Filter filter = filter_of(query, viewer, today);
  HX_TRY(const auto few, few_hits(snapshot, query, words));
  if (few)
    return among_few(snapshot, sort, with_needles(filter, words), place, *few, query.limit, today);
  HX_TRY(Found found, along_index(snapshot, sort, with_needles(filter, words), place, query.limit,
                                  today));
  const Filter counted = with_match(filter, words);
  HX_TRY(found.total, snapshot.number("SELECT count(*) FROM project p INDEXED BY "
                                      "project_by_library WHERE " +
                                          counted.sql,
                                      counted.params));
  return found;
}

}  // namespace

Result<Sort> parse_sort(std::string_view text) {
  const auto found = std::ranges::find(kSorts, text, &SortRow::name);
  if (found == kSorts.end()) return Error::of(errors::kSortUnknown, {excerpt(text)}).at("sort");
  return found->sort;
}

Result<std::vector<State>> parse_states(std::string_view text) {
  std::vector<State> states;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view name = text.substr(0, comma);
    const auto state = parse_state(name);
    if (!state) return Error::of(errors::kStateUnknown, {excerpt(name)}).at("state");
    states.push_back(*state);
    text = comma == std::string_view::npos ? "" : text.substr(comma + 1);
  }
  // One order, so that one set of states is one statement.
  std::ranges::sort(states);
  const auto repeated = std::ranges::unique(states);
  states.erase(repeated.begin(), repeated.end());
  return states;
}

Result<std::optional<Library>> parse_library(std::string_view text) {
  if (text.empty()) return std::optional<Library>();
  for (const Library library : {Library::none, Library::reserve, Library::implementation}) {
    if (to_string(library) == text) return std::optional(library);
  }
  return Error::of(errors::kLibraryUnknown, {excerpt(text)}).at("library");
}

Result<ProjectPage> list_projects(const store::Snapshot& snapshot, const ProjectQuery& query,
                                  const Viewer& viewer, Date today) {
  HX_TRY(Found found, find_projects(snapshot, query, viewer, today));
  ProjectPage page;
  page.total = found.total;
  const auto limit = static_cast<std::size_t>(query.limit);
  if (found.projects.size() > limit) {
    found.projects.resize(limit);
    page.next = cursor_at(sort_row(query.sort),
                          {found.keys[limit - 1], found.projects[limit - 1].number});
  }
  page.items = std::move(found.projects);
  HX_TRY(const SubdistrictNames names, subdistrict_names(snapshot, query.district));
  for (Project& project : page.items) name_subdistrict(project, names);
  return page;
}

Result<Done> each_project(const store::Snapshot& snapshot, ProjectQuery query, const Viewer& viewer,
                          Date today, const std::function<bool(const Project&)>& take) {
  const SortRow& sort = sort_row(query.sort);
  HX_TRY(const Place place, place_of(query, sort));
  HX_TRY(const SubdistrictNames names, subdistrict_names(snapshot, query.district));
  Filter filter = with_needles(filter_of(query, viewer, today), word_query(query.words));
  filter.params.emplace_back("key", place.key);
  filter.params.emplace_back("number", place.number);
  filter.params.emplace_back("limit", -1);
  return snapshot.each(page_sql(sort, filter), filter.params, [&](const store::Row& row) {
    Project project = project_in(row, today);
    name_subdistrict(project, names);
    return take(project);
  });
}

std::vector<std::string_view> project_csv_columns() {
  return {"id",          "library_no",       "name",   "alias",       "state",
          "library",     "phase",            "action", "category",    "subtype",
          "scale",       "verb",             "subdistrict", "subdistrict_name",
          "subdistrict_certainty", "lon",    "lat",    "accuracy",    "implementer",
          "plan_year",   "next_due",         "days_late",   "updated_at"};
}

std::vector<std::string> project_csv_row(const Project& project) {
  const auto text = [](const std::optional<std::string>& value) { return value.value_or(""); };
  const auto degrees = [&](double Location::*member) {
    return project.location ? to_text(Json((*project.location).*member)) : std::string();
  };
  return {project.id,
          text(project.library_no),
          project.name,
          text(project.alias),
          std::string(to_string(project.state)),
          std::string(to_string(project.library)),
          std::string(to_string(phase_of(project.state))),
          text(project.action),
          text(project.category),
          text(project.subtype),
          text(project.scale),
          text(project.verb),
          text(project.subdistrict),
          text(project.subdistrict_name),
          text(project.subdistrict_certainty),
          degrees(&Location::lon),
          degrees(&Location::lat),
          project.location ? project.location->accuracy : "",
          text(project.implementer),
          project.plan_year ? std::to_string(*project.plan_year) : "",
          project.next_due ? to_iso(*project.next_due) : "",
          std::to_string(project.days_late),
          to_iso(project.updated_at)};
}

}  // namespace huanxin::projects
