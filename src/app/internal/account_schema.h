#pragma once

#include <span>
#include <string_view>

#include "store/projection.h"

namespace huanxin::app {

/// The module's tables: `accounts` is a view of events; credentials, one_time_links and sessions
/// are not, and are written beside the events.
std::span<const store::Migration> account_migrations();

}  // namespace huanxin::app
