#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/viewer.h"
#include "store/snapshot.h"

namespace huanxin::projects {

/// An area (片区) or a named list (清单) of projects (schema Group).
struct Group {
  std::string id;
  std::string district;
  std::string kind;  ///< area or list
  std::string name_zh;
  std::optional<std::string> name_en;
  std::optional<std::string> level;  ///< city or district
  std::optional<std::string> batch;
  std::optional<std::string> source;
  std::int64_t projects = 0;  ///< members this reader sees
  std::int64_t version = 0;
};

/// The groups of a district, areas first, by name.
Result<std::vector<Group>> list_groups(const store::Snapshot& snapshot, std::string_view district,
                                       const Viewer& viewer);

std::vector<std::string_view> group_csv_columns();
std::vector<std::string> group_csv_row(const Group& group);

JsonObject to_json(const Group& group);

}  // namespace huanxin::projects
