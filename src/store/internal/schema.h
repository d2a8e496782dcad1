#pragma once

#include <span>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "store/internal/connection.h"
#include "store/projection.h"

namespace huanxin::store {

/// Marks the file as ours (SQLite's application_id): `HXIN`.
inline constexpr std::int64_t kApplicationId = 0x4858494e;

/// The tables of the store itself, as steps of the module `store`.
std::span<const Migration> store_migrations();

/// Brings the store's own tables and every module's to their newest step, in one transaction.
/// Errors: store.newer_schema, if the database knows a step or a module that this program does not.
Result<Done> migrate(Connection& connection, std::span<const Projection> modules, Instant now);

/// Whether every module stands at its newest step, for whoever may not write.
/// Errors: store.older_schema, store.newer_schema.
Result<Done> expect_schema(Connection& connection, std::span<const Projection> modules);

}  // namespace huanxin::store
