#include "projects/groups.h"

namespace huanxin::projects {

namespace {

constexpr std::string_view kGroups = R"sql(
  SELECT g.id, g.district, g.kind, g.name_zh, g.name_en, g.level, g.batch, g.source, g.version,
         (SELECT count(*) FROM project_group_member m JOIN project p ON p.number = m.number
           WHERE m.group_id = g.id
             AND (p.published OR :all OR p.subdistrict = :subdistrict
                  OR p.declared_by = :account))
    FROM project_group g WHERE g.district = :district ORDER BY g.kind, g.name_zh, g.id)sql";

Group group_in(const store::Row& row) {
  return {.id = row.get<std::string>(0),
          .district = row.get<std::string>(1),
          .kind = row.get<std::string>(2),
          .name_zh = row.get<std::string>(3),
          .name_en = row.get<std::optional<std::string>>(4),
          .level = row.get<std::optional<std::string>>(5),
          .batch = row.get<std::optional<std::string>>(6),
          .source = row.get<std::optional<std::string>>(7),
          .projects = row.integer(9),
          .version = row.integer(8)};
}

}  // namespace

Result<std::vector<Group>> list_groups(const store::Snapshot& snapshot, std::string_view district,
                                       const Viewer& viewer) {
  const bool rights =
      viewer.sees_unpublished && (viewer.district.empty() || viewer.district == district);
  const auto known = [](const std::string& text) {
    return text.empty() ? std::optional<std::string>() : std::optional(text);
  };
  return snapshot.rows(
      kGroups,
      {{"district", district},
       {"all", rights && viewer.subdistrict.empty()},
       {"subdistrict", rights ? known(viewer.subdistrict) : std::optional<std::string>()},
       {"account", known(viewer.account)}},
      group_in);
}

std::vector<std::string_view> group_csv_columns() {
  return {"id", "kind", "name_zh", "name_en", "level", "batch", "source", "projects"};
}

std::vector<std::string> group_csv_row(const Group& group) {
  return {group.id,
          group.kind,
          group.name_zh,
          group.name_en.value_or(""),
          group.level.value_or(""),
          group.batch.value_or(""),
          group.source.value_or(""),
          std::to_string(group.projects)};
}

}  // namespace huanxin::projects
