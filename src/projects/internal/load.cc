#include "projects/internal/load.h"

#include <algorithm>
#include <cctype>

#include "projects/errors.h"
#include "projects/internal/decide.h"
#include "projects/internal/row.h"

namespace huanxin::projects {

namespace {

constexpr std::string_view kMilestones = R"sql(
  SELECT id, kind, title, baseline, forecast, actual, delay_cause, delay_note
    FROM project_milestone WHERE number = :number ORDER BY added_seq)sql";

Milestone milestone_in(const store::Row& row) {
  Milestone milestone;
  milestone.id = row.get<std::string>(0);
  milestone.kind = row.get<std::string>(1);
  milestone.title = row.get<std::optional<std::string>>(2);
  milestone.baseline = row.get<std::optional<Date>>(3);
  milestone.forecast = row.get<std::optional<Date>>(4);
  milestone.actual = row.get<std::optional<Date>>(5);
  milestone.delay_cause = row.get<std::optional<std::string>>(6);
  milestone.delay_note = row.get<std::optional<std::string>>(7);
  return milestone;
}

}  // namespace

void judge(Milestone& milestone, Date today) {
  const auto& due = milestone.baseline ? milestone.baseline : milestone.forecast;
  if (!due) return;
  const Date until = milestone.actual.value_or(today);
  milestone.days_late = std::max(0, static_cast<int>((until - *due).count()));
  milestone.late = !milestone.actual && milestone.days_late > 0;
}

Result<std::vector<Milestone>> load_milestones(const store::Snapshot& snapshot, std::int64_t number,
                                               Date today) {
  HX_TRY(auto milestones, snapshot.rows(kMilestones, {{"number", number}}, milestone_in));
  for (Milestone& milestone : milestones) judge(milestone, today);
  return milestones;
}

Result<ProjectState> load_project(const store::Snapshot& snapshot, std::string_view id,
                                  Date today) {
  HX_TRY(const std::int64_t number,
         snapshot.number("SELECT number FROM project WHERE id = :id", {{"id", id}}));
  if (number == 0) return Error::of(errors::kProjectUnknown, {excerpt(id, 64)});
  HX_TRY(const RowHead head, row_head(snapshot, id));
  ProjectState project;
  project.id = head.id;
  project.district = head.district;
  project.state = head.state;
  project.before = head.before;
  project.library_no = head.library_no;
  project.action = head.action;
  HX_TRY(auto sheet,
         snapshot.row("SELECT fields, contact_ref FROM project_sheet WHERE number = :number",
                      {{"number", number}}, [](const store::Row& row) {
                        return std::pair(row.get<std::string>(0),
                                         row.get<std::optional<std::string>>(1));
                      }));
  HX_CHECK(sheet.has_value());
  HX_TRY(Json fields, parse_json(sheet->first));
  project.fields = std::move(fields.as_object());
  project.contact_ref = std::move(sheet->second);
  HX_TRY(project.milestones, load_milestones(snapshot, number, today));
  return project;
}

Result<std::string> next_library_number(const store::Snapshot& snapshot, std::string_view district,
                                        int year) {
  HX_TRY(auto prefix, snapshot.row("SELECT prefix FROM project_library WHERE district = :district",
                                   {{"district", district}},
                                   [](const store::Row& row) { return row.get<std::string>(0); }));
  if (!prefix) {  // not set up: the first two letters of the district's id
    prefix = std::string(district.substr(0, 2));
    for (char& c : *prefix) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  HX_TRY(const std::int64_t last,
         snapshot.number(
             "SELECT last FROM project_counter WHERE district = :district AND year = :year",
             {{"district", district}, {"year", year}}));
  return library_number(*prefix, year, last + 1);
}

}  // namespace huanxin::projects
