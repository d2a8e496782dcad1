#pragma once

#include <map>
#include <string>
#include <string_view>

#include "projects/project.h"

namespace huanxin::projects {

/// The columns that project_in() reads, of `project p` with its label `l`.
inline constexpr std::string_view kProjectColumns = R"sql(
  p.number, p.id, p.district, p.library_no, p.name, p.alias, p.state, p.library, p.action,
  p.category, p.subtype, p.scale, p.verb, p.subdistrict, p.subdistrict_certainty, p.lon, p.lat,
  l.lon, l.lat, p.implementer, p.plan_year, p.due, p.updated_at, p.version)sql";
inline constexpr std::string_view kLabelJoin = R"sql(
  LEFT JOIN project_label l ON l.district = p.district AND l.subdistrict = p.subdistrict)sql";

Project project_in(const store::Row& row, Date today);

/// The names of the subdistricts of a district by their codes.
using SubdistrictNames = std::map<std::string, std::string, std::less<>>;
Result<SubdistrictNames> subdistrict_names(const store::Snapshot& snapshot,
                                           std::string_view district);
void name_subdistrict(Project& project, const SubdistrictNames& names);

/// Whether the rights of a viewer hold for a row, as far as they go.
bool rights_hold(const Viewer& viewer, const ProjectAccess& project);
/// Fields that are kept from readers without rights.
bool is_internal_field(std::string_view field);
bool sees_internals(const Viewer& viewer, const ProjectAccess& project);

}  // namespace huanxin::projects
