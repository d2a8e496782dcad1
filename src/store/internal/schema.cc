#include "store/internal/schema.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "store/errors.h"

namespace huanxin::store {
namespace {

constexpr std::string_view kMigrationsTable = R"sql(
  CREATE TABLE IF NOT EXISTS schema_migrations (
    module     TEXT    NOT NULL,
    number     INTEGER NOT NULL,
    applied_at INTEGER NOT NULL,
    PRIMARY KEY (module, number)
  ) STRICT, WITHOUT ROWID;)sql";

// seq and idx are counted by the writer, never by SQLite: idx = seq - 1.
constexpr std::string_view kFirst = R"sql(
  CREATE TABLE events (
    seq            INTEGER PRIMARY KEY,
    district       TEXT    NOT NULL,
    stream         TEXT    NOT NULL,
    stream_version INTEGER NOT NULL,
    kind           TEXT    NOT NULL,
    kind_version   INTEGER NOT NULL,
    at_ms          INTEGER NOT NULL,
    actor          TEXT    NOT NULL,
    data           TEXT    NOT NULL,
    UNIQUE (stream, stream_version)
  ) STRICT;

  CREATE TABLE log_entries (
    idx       INTEGER PRIMARY KEY,
    entry     TEXT    NOT NULL,
    handle    BLOB    NOT NULL UNIQUE,
    leaf_hash BLOB    NOT NULL,
    salt      BLOB             -- never erased: what it opens holds no personal data
  ) STRICT;

  -- Hashes of complete subtrees of 256^level leaves, level 1 and up; level 0 is log_entries.
  CREATE TABLE log_nodes (
    level INTEGER NOT NULL,
    idx   INTEGER NOT NULL,
    hash  BLOB    NOT NULL,
    PRIMARY KEY (level, idx)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE checkpoints (
    size   INTEGER PRIMARY KEY,
    origin TEXT    NOT NULL,
    root   BLOB    NOT NULL,
    note   TEXT    NOT NULL,
    at_ms  INTEGER NOT NULL
  ) STRICT;

  -- One row for each origin and key under which the log was signed; the last one is in use.
  CREATE TABLE log_identity (
    number    INTEGER PRIMARY KEY,
    origin    TEXT    NOT NULL,
    vkey      TEXT    NOT NULL,
    from_size INTEGER NOT NULL,
    at_ms     INTEGER NOT NULL
  ) STRICT;

  -- In order of time, so that the oldest stand in front and are pruned there.
  CREATE TABLE idempotency (
    number         INTEGER PRIMARY KEY,
    actor          TEXT    NOT NULL,
    key            TEXT    NOT NULL,
    request_digest BLOB    NOT NULL,
    reply          TEXT    NOT NULL,
    first_seq      INTEGER NOT NULL,
    last_seq       INTEGER NOT NULL,
    stream_version INTEGER NOT NULL,
    at_ms          INTEGER NOT NULL,
    UNIQUE (actor, key)
  ) STRICT;

  CREATE TABLE vault (
    ref     TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    data    TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX vault_by_subject ON vault (subject);)sql";

constexpr std::array kMigrations{Migration{1, kFirst}};

using Steps = std::map<std::string, std::int64_t, std::less<>>;

// The newest step of each module in the database.
Result<Steps> applied_steps(Connection& connection) {
  Steps steps;
  HX_DO(connection.each("SELECT module, max(number) FROM schema_migrations GROUP BY module", {},
                        [&](const Row& row) {
                          steps.emplace(row.text(0), row.integer(1));
                          return true;
                        }));
  return steps;
}

struct Module {
  std::string_view name;
  std::span<const Migration> migrations;
};

std::vector<Module> all_modules(std::span<const Projection> projections) {
  std::vector<Module> modules{{"store", store_migrations()}};
  for (const Projection& projection : projections)
    modules.push_back({projection.module, projection.migrations});
  return modules;
}

std::int64_t newest_step(const Module& module) {
  return module.migrations.empty() ? 0 : module.migrations.back().number;
}

Result<Done> refuse_newer(const Steps& applied, std::span<const Module> modules) {
  for (const auto& [name, number] : applied) {
    const auto known = std::find_if(modules.begin(), modules.end(),
                                    [&](const Module& module) { return module.name == name; });
    const std::int64_t newest = known == modules.end() ? 0 : newest_step(*known);
    if (number > newest)
      return Error::of(errors::kNewerSchema,
                       {name, std::to_string(number), std::to_string(newest)});
  }
  return Done{};
}

Result<Done> apply_outstanding(Connection& connection, const Module& module, std::int64_t applied,
                               Instant now) {
  for (const Migration& step : module.migrations) {
    if (step.number <= applied) continue;
    HX_CHECK(step.number == applied + 1);  // 1, 2, 3, ... without gaps
    HX_DO(connection.execute(step.sql));
    HX_DO(connection.write(
        "INSERT INTO schema_migrations (module, number, applied_at) VALUES (:module, :number, :at)",
        {{"module", module.name}, {"number", step.number}, {"at", now}}));
    applied = step.number;
  }
  return Done{};
}

Result<Done> migrate_all(Connection& connection, std::span<const Module> modules, Instant now) {
  HX_DO(connection.execute(kMigrationsTable));
  HX_TRY(const Steps applied, applied_steps(connection));
  HX_DO(refuse_newer(applied, modules));
  for (const Module& module : modules) {
    const auto found = applied.find(module.name);
    HX_DO(apply_outstanding(connection, module, found == applied.end() ? 0 : found->second, now));
  }
  return Done{};
}

}  // namespace

std::span<const Migration> store_migrations() { return kMigrations; }

Result<Done> expect_schema(Connection& connection, std::span<const Projection> projections) {
  const std::vector<Module> modules = all_modules(projections);
  HX_TRY(const Steps applied, applied_steps(connection));
  HX_DO(refuse_newer(applied, modules));
  for (const Module& module : modules) {
    const auto found = applied.find(module.name);
    const std::int64_t stands = found == applied.end() ? 0 : found->second;
    if (stands != newest_step(module))
      return Error::of(errors::kOlderSchema,
                       {module.name, std::to_string(stands), std::to_string(newest_step(module))});
  }
  return Done{};
}

Result<Done> migrate(Connection& connection, std::span<const Projection> projections, Instant now) {
  const std::vector<Module> modules = all_modules(projections);
  HX_DO(connection.execute("BEGIN IMMEDIATE"));
  auto migrated = migrate_all(connection, modules, now);
  if (migrated) migrated = connection.execute("COMMIT");
  if (!migrated && !connection.in_autocommit()) HX_DO(connection.execute("ROLLBACK"));
  return migrated;
}

}  // namespace huanxin::store
