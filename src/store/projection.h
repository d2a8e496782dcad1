#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "store/event.h"
#include "store/snapshot.h"

namespace huanxin::store {

/// One step of a module's schema; steps only ever go forward, and a released one never changes.
struct Migration {
  int number;            ///< 1, 2, 3, ... within the module
  std::string_view sql;  ///< one or more statements
};

/// How one module turns events into its view tables.
struct Projection {
  std::string_view module;
  std::span<const Migration> migrations;
  /// The view tables: written by `apply` alone, rebuilt and compared by `huanxin check`. Each has a
  /// primary key, by which rows are ordered for the digest.
  std::span<const std::string_view> tables;
  /// Updates the tables for one event; passes over kinds of other modules. Depends on nothing but
  /// the event and the tables, so that a rebuild gives the same rows.
  Result<Done> (*apply)(Transaction&, const Event&) = nullptr;
};

}  // namespace huanxin::store
