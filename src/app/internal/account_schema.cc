#include "app/internal/account_schema.h"

namespace huanxin::app {
namespace {

constexpr store::Migration kMigrations[] = {{1, R"sql(
CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  role TEXT NOT NULL,
  district TEXT NOT NULL,
  subdistrict TEXT NOT NULL,
  person TEXT NOT NULL,
  disabled INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX accounts_by_district ON accounts (district, role, created_at, id);

-- The name by which somebody signs in, and the encoded Argon2id hash of his password.
CREATE TABLE credentials (
  account TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  password TEXT,
  password_set_at INTEGER,
  last_sign_in_at INTEGER,
  refused_sign_ins INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- One link per account at most; the token itself is nowhere.
CREATE TABLE one_time_links (
  hash TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL UNIQUE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  hash TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account, seen_at);
)sql"}};

}  // namespace

std::span<const store::Migration> account_migrations() { return kMigrations; }

}  // namespace huanxin::app
