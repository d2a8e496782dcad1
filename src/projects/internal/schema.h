#pragma once

#include <span>
#include <string_view>

#include "store/projection.h"

namespace huanxin::projects {

std::span<const store::Migration> migrations();
/// The view tables. The full-text table is left out: it follows from project.search_text.
std::span<const std::string_view> view_tables();

}  // namespace huanxin::projects
