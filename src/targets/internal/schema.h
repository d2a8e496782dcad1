#pragma once

#include <span>
#include <string_view>

#include "store/projection.h"

namespace huanxin::targets {

std::span<const store::Migration> migrations();
std::span<const std::string_view> view_tables();

}  // namespace huanxin::targets
