#include "targets/internal/schema.h"

namespace huanxin::targets {
namespace {

// Quantities are whole ten-thousandths (quantity.h), days YYYY-MM-DD, months YYYY-MM, times ms.
//
// The lists: every order in which contributions are asked for has an index that ends in the id. The
// sums (target_*, contribution_counts) are kept by the projection as contributions come and go, so
// that no screen adds up a hundred thousand rows; rows of zero stay.
constexpr std::string_view kFirst = R"sql(
CREATE TABLE districts (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  code TEXT,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  practice INTEGER NOT NULL,
  source TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE subdistricts (
  district TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT,
  kind TEXT NOT NULL,
  aliases TEXT NOT NULL,
  population INTEGER,
  PRIMARY KEY (district, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE programmes (
  district TEXT NOT NULL,
  year INTEGER NOT NULL,
  version INTEGER NOT NULL,
  adopted_at INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (district, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE programme_items (
  id TEXT PRIMARY KEY,
  district TEXT NOT NULL,
  year INTEGER NOT NULL,
  code TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  unit TEXT,
  unit_en TEXT,
  counting TEXT NOT NULL,
  verb TEXT NOT NULL,
  verb_zh TEXT NOT NULL,
  verb_en TEXT NOT NULL,
  verb_kind TEXT NOT NULL,
  met_when_zh TEXT NOT NULL,
  met_when_en TEXT NOT NULL,
  evidence_zh TEXT NOT NULL,
  evidence_en TEXT NOT NULL,
  UNIQUE (district, year, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_projects (
  id TEXT PRIMARY KEY,
  district TEXT NOT NULL,
  name TEXT NOT NULL,
  subdistrict TEXT,
  owner TEXT NOT NULL,
  published INTEGER NOT NULL,
  counts INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contributions (
  id TEXT PRIMARY KEY,
  district TEXT NOT NULL,
  year INTEGER NOT NULL,
  item TEXT NOT NULL,
  project TEXT NOT NULL,
  subdistrict TEXT NOT NULL,
  owner TEXT NOT NULL,
  published INTEGER NOT NULL,
  counts INTEGER NOT NULL,
  status TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  claimed_quantity INTEGER,
  due TEXT,
  reached_on TEXT,
  late_entry INTEGER NOT NULL,
  month TEXT,
  claimed_by TEXT,
  claimed_role TEXT,
  claimed_at INTEGER,
  decided_by TEXT,
  decided_role TEXT,
  decided_at INTEGER,
  reason TEXT,
  note TEXT,
  evidence TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX contributions_once ON contributions (project, item) WHERE status <> 'withdrawn';
CREATE INDEX contributions_by_project ON contributions (project, id);
CREATE INDEX contributions_by_district ON contributions (district, id);
CREATE INDEX contributions_by_status ON contributions (district, status, id);
CREATE INDEX contributions_by_item ON contributions (item, id);
CREATE INDEX contributions_by_item_status ON contributions (item, status, id);
CREATE INDEX contributions_waiting ON contributions (district, claimed_at, id)
  WHERE status = 'claimed';
CREATE INDEX contributions_waiting_by_item ON contributions (item, claimed_at, id)
  WHERE status = 'claimed';
CREATE INDEX contributions_unpublished ON contributions (district, subdistrict)
  WHERE published = 0;

CREATE TABLE contribution_counts (
  district TEXT NOT NULL,
  item TEXT NOT NULL,
  status TEXT NOT NULL,
  published INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (district, item, status, published)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_cells (
  district TEXT NOT NULL,
  year INTEGER NOT NULL,
  item TEXT NOT NULL,
  subdistrict TEXT NOT NULL,
  status TEXT NOT NULL,
  due_month TEXT NOT NULL,
  count INTEGER NOT NULL,
  planned INTEGER NOT NULL,
  reached INTEGER NOT NULL,
  PRIMARY KEY (district, year, item, status, due_month, subdistrict)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_months (
  item TEXT NOT NULL,
  month TEXT NOT NULL,
  count INTEGER NOT NULL,
  verified INTEGER NOT NULL,
  PRIMARY KEY (item, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_verdicts (
  district TEXT PRIMARY KEY,
  verified INTEGER NOT NULL,
  refused INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE target_slippage (
  district TEXT NOT NULL,
  days INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (district, days)
) STRICT, WITHOUT ROWID;

CREATE TABLE periods (
  district TEXT NOT NULL,
  month TEXT NOT NULL,
  closed_at INTEGER NOT NULL,
  figures TEXT NOT NULL,
  PRIMARY KEY (district, month)
) STRICT, WITHOUT ROWID;
)sql";

// Of projects that stood before, the works come from the events as they would from now on: from the
// last state that is no suspension and no exit. What a document brought into the reserve library
// and nobody moved since says nothing.
constexpr std::string_view kWorksColumn = R"sql(
ALTER TABLE target_projects ADD COLUMN works TEXT NOT NULL DEFAULT 'unknown';
WITH last AS (
  SELECT t.id,
         (SELECT e.data ->> '$.to' FROM events e
           WHERE e.stream = t.id AND e.kind = 'project.moved'
             AND e.data ->> '$.to' NOT IN ('suspended', 'exited')
           ORDER BY e.stream_version DESC LIMIT 1) AS moved,
         (SELECT e.data ->> '$.state' FROM events e
           WHERE e.stream = t.id AND e.kind = 'project.declared') AS declared
    FROM target_projects t)
UPDATE target_projects SET works = (
  SELECT CASE
           WHEN moved IS NULL AND declared = 'reserve' THEN 'unknown'
           WHEN coalesce(moved, declared) IN
                ('draft', 'submitted', 'supplement', 'rejected', 'reserve') THEN 'none'
           WHEN coalesce(moved, declared) = 'construction' THEN 'started'
           WHEN coalesce(moved, declared) = 'acceptance' THEN 'main_done'
           WHEN coalesce(moved, declared) IN ('operation', 'completed') THEN 'finished'
           ELSE 'prepared'
         END
    FROM last WHERE last.id = target_projects.id);)sql";

constexpr store::Migration kMigrations[] = {{.number = 1, .sql = kFirst},
                                            {.number = 2, .sql = kWorksColumn}};

constexpr std::string_view kTables[] = {"districts",           "subdistricts",    "programmes",
                                        "programme_items",     "target_projects", "contributions",
                                        "contribution_counts", "target_cells",    "target_months",
                                        "target_verdicts",     "target_slippage", "periods"};

}  // namespace

std::span<const store::Migration> migrations() { return kMigrations; }
std::span<const std::string_view> view_tables() { return kTables; }

}  // namespace huanxin::targets
