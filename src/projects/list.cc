#include "projects/list.h"

#include <algorithm>
#include <array>

#include "projects/errors.h"
#include "projects/internal/cursor.h"
#include "projects/internal/project_filter.h"
#include "projects/internal/project_row.h"

namespace huanxin::projects {

namespace {

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

store::Params page_params(const ProjectFilter& filter, const Place& place, int limit) {
  store::Params params = filter.params;
  params.emplace_back("key", place.key);
  params.emplace_back("number", place.number);
  params.emplace_back("limit", limit);
  return params;
}

// The candidates, fetched and sorted.
Result<Found> among_few(const store::Snapshot& snapshot, const SortRow& sort,
                        const ProjectFilter& filter, const store::Params& page,
                        const std::vector<std::int64_t>& numbers, Date today) {
  const std::string from = " FROM json_each(:numbers) c CROSS JOIN project p ON p.number = c.value";
  const std::string where = " WHERE " + filter.rows_with_words();
  store::Params params = page;
  params.emplace_back("numbers", json_list(numbers));
  Found found;
  HX_TRY(found.total, snapshot.number("SELECT count(*)" + from + where, params));
  HX_DO(fetch(snapshot,
              "SELECT " + std::string(kProjectColumns) + ", p." + std::string(sort.column) + from +
                  std::string(kLabelJoin) + where + after_place(sort) + order_of(sort) +
                  " LIMIT :limit",
              params, today, found));
  return found;
}

// A page in the order of the sort's index, without sorting.
std::string page_sql(const SortRow& sort, const ProjectFilter& filter) {
  // The dates still to come stand in front: the list begins behind them.
  const bool skips = filter.late && sort.sort == Sort::due_down;
  const std::string begin = skips ? " AND p.due_back < :today" : "";
  return "SELECT " + std::string(kProjectColumns) + ", p." + std::string(sort.column) +
         " FROM project p INDEXED BY " + std::string(sort.index) + std::string(kLabelJoin) +
         " WHERE " + filter.rows_with_words() + begin + after_place(sort) + order_of(sort) +
         " LIMIT :limit";
}

Result<Found> find_projects(const store::Snapshot& snapshot, const ProjectQuery& query,
                            const Viewer& viewer, Date today) {
  const SortRow& sort = sort_row(query.sort);
  HX_TRY(const Place place, place_of(query, sort));
  ProjectFilter filter = filter_of(query, viewer, today);
  HX_TRY(filter.frequent, has_frequent_words(snapshot, filter));
  const store::Params params = page_params(filter, place, query.limit + 1);
  HX_TRY(const auto few, few_candidates(snapshot, query, filter));
  if (few) return among_few(snapshot, sort, filter, params, *few, today);
  Found found;
  HX_DO(fetch(snapshot, page_sql(sort, filter), params, today, found));
  HX_TRY(found.total, count_projects(snapshot, filter));
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
    page.next =
        cursor_at(sort_row(query.sort), {found.keys[limit - 1], found.projects[limit - 1].number});
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
  const ProjectFilter filter = filter_of(query, viewer, today);
  const store::Params params = page_params(filter, place, -1);
  return snapshot.each(page_sql(sort, filter), params, [&](const store::Row& row) {
    Project project = project_in(row, today);
    name_subdistrict(project, names);
    return take(project);
  });
}

std::vector<std::string_view> project_csv_columns() {
  return {"id",
          "library_no",
          "name",
          "alias",
          "state",
          "library",
          "phase",
          "action",
          "category",
          "subtype",
          "scale",
          "verb",
          "subdistrict",
          "subdistrict_name",
          "subdistrict_certainty",
          "lon",
          "lat",
          "accuracy",
          "implementer",
          "plan_year",
          "next_due",
          "days_late",
          "updated_at"};
}

std::vector<std::string> project_csv_row(const Project& project) {
  const auto text = [](const std::optional<std::string>& value) { return value.value_or(""); };
  const auto degrees = [&](double Location::* member) {
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
