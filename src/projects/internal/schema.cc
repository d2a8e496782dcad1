#include "projects/internal/schema.h"

#include <array>

namespace huanxin::projects {

namespace {

// `number` is the seq of the declaring event: small, in order of time, the same after a rebuild.
//
// A facet is one combination of everything that lists are filtered by, with the number of its
// projects: totals are sums over some thousand facets instead of counts over all projects. Lists
// are read along an index that holds sort key and facet, so that rows that do not match are never
// fetched. due_key and due_back put projects without a date last in both directions.
constexpr std::string_view kFirst = R"sql(
  CREATE TABLE project (
    number                INTEGER PRIMARY KEY,
    id                    TEXT    NOT NULL UNIQUE,
    district              TEXT    NOT NULL,
    facet                 INTEGER NOT NULL,
    state                 TEXT    NOT NULL,
    state_before          TEXT,              -- of a suspended or exited one
    library               TEXT    NOT NULL,
    library_no            TEXT,
    library_key           TEXT    NOT NULL,  -- digits filled up, so that texts order as numbers
    published             INTEGER NOT NULL,  -- has been confirmed
    counts                INTEGER NOT NULL,  -- in roll-ups
    declared_by           TEXT    NOT NULL,
    confirmed_seq         INTEGER,
    name                  TEXT    NOT NULL,
    name_key              TEXT    NOT NULL,  -- the beginning of the name, short enough for a cursor
    alias                 TEXT,
    action                TEXT,
    category              TEXT,
    subtype               TEXT,
    scale                 TEXT,
    verb                  TEXT,
    subdistrict           TEXT,
    subdistrict_certainty TEXT,
    lon                   REAL,
    lat                   REAL,
    implementer           TEXT,
    plan_year             INTEGER,
    due                   TEXT,              -- of the earliest milestone not reached
    due_key               TEXT    NOT NULL,
    due_back              TEXT    NOT NULL,
    updated_at            INTEGER NOT NULL,
    version               INTEGER NOT NULL,
    search_text           TEXT    NOT NULL   -- folded, see words.h
  ) STRICT;
  CREATE INDEX project_by_library ON project (district, library_key, number, facet, due);
  CREATE INDEX project_by_name ON project (district, name_key, number, facet, due);
  CREATE INDEX project_by_update ON project (district, updated_at, number, facet, due);
  CREATE INDEX project_by_due ON project (district, due_key, number, facet, due);
  CREATE INDEX project_by_due_back ON project (district, due_back, number, facet, due);
  CREATE INDEX project_by_facet ON project (facet);
  CREATE INDEX project_by_owner ON project (declared_by);

  -- Empty texts stand for what is not known.
  CREATE TABLE project_facet (
    id          INTEGER PRIMARY KEY,
    district    TEXT    NOT NULL,
    published   INTEGER NOT NULL,
    state       TEXT    NOT NULL,
    library     TEXT    NOT NULL,
    action      TEXT    NOT NULL,
    category    TEXT    NOT NULL,
    subtype     TEXT    NOT NULL,
    subdistrict TEXT    NOT NULL,
    projects    INTEGER NOT NULL,
    UNIQUE (district, published, state, library, action, category, subtype, subdistrict)
  ) STRICT;

  -- What only the page of one project shows.
  CREATE TABLE project_sheet (
    number      INTEGER PRIMARY KEY,
    fields      TEXT NOT NULL,   -- JSON, without the contact
    contact_ref TEXT,            -- into the vault
    source      TEXT NOT NULL,   -- JSON
    children    TEXT NOT NULL    -- JSON
  ) STRICT;

  CREATE VIRTUAL TABLE project_words USING fts5 (
    words, content='', columnsize=0, tokenize='ascii', prefix='1');

  CREATE TABLE project_milestone (
    number      INTEGER NOT NULL,
    id          TEXT    NOT NULL,
    added_seq   INTEGER NOT NULL,
    district    TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    title       TEXT,
    baseline    TEXT,
    forecast    TEXT,
    actual      TEXT,
    delay_cause TEXT,
    delay_note  TEXT,
    due         TEXT,              -- baseline, else forecast; null once reached or the project ended
    PRIMARY KEY (number, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX project_milestone_due ON project_milestone (district, due) WHERE due IS NOT NULL;

  CREATE TABLE project_passage (
    seq    INTEGER PRIMARY KEY,
    number INTEGER NOT NULL,
    state  TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    reason TEXT
  ) STRICT;
  CREATE INDEX project_passage_of ON project_passage (number, seq);

  CREATE TABLE project_change (
    seq    INTEGER PRIMARY KEY,
    number INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    actor  TEXT    NOT NULL,
    role   TEXT    NOT NULL,
    kind   TEXT    NOT NULL,
    fields TEXT    NOT NULL,   -- JSON: [{field, from, to}]
    note   TEXT
  ) STRICT;
  CREATE INDEX project_change_of ON project_change (number, seq);

  CREATE TABLE project_group (
    id       TEXT PRIMARY KEY,
    district TEXT NOT NULL,
    kind     TEXT NOT NULL,
    name_zh  TEXT NOT NULL,
    name_en  TEXT,
    level    TEXT,
    batch    TEXT,
    source   TEXT,
    version  INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX project_group_in ON project_group (district, kind, name_zh);
  CREATE TABLE project_group_member (
    group_id TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    PRIMARY KEY (group_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX project_group_of ON project_group_member (number);

  -- To which items of a programme a project contributes; counts and due as in project.
  CREATE TABLE project_item (
    item          TEXT    NOT NULL,
    number        INTEGER NOT NULL,
    contributions INTEGER NOT NULL,
    counts        INTEGER NOT NULL,
    due           TEXT,
    PRIMARY KEY (item, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX project_item_of ON project_item (number);
  CREATE INDEX project_item_due ON project_item (due, item) WHERE due IS NOT NULL AND counts = 1;

  -- Projects that count in each item.
  CREATE TABLE project_item_tally (
    item     TEXT    PRIMARY KEY,
    projects INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE project_library (
    district TEXT PRIMARY KEY,
    prefix   TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE project_counter (
    district TEXT    NOT NULL,
    year     INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    PRIMARY KEY (district, year)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE project_label (
    district    TEXT NOT NULL,
    subdistrict TEXT NOT NULL,
    lon         REAL NOT NULL,
    lat         REAL NOT NULL,
    PRIMARY KEY (district, subdistrict)
  ) STRICT, WITHOUT ROWID;)sql";

// The facet stands in the links to items as well: a list of one item, filtered or not, is counted
// along one index instead of looking at each of its projects.
constexpr std::string_view kItemFacets = R"sql(
  ALTER TABLE project_item ADD COLUMN facet INTEGER NOT NULL DEFAULT 0;
  UPDATE project_item
     SET facet = (SELECT p.facet FROM project p WHERE p.number = project_item.number);
  CREATE INDEX project_item_in ON project_item (item, facet, number);)sql";

// The words beside the facet: what a search counts is read along the index, row after row, in a
// tenth of the time that the rows themselves would take.
constexpr std::string_view kFacetWords = R"sql(
  DROP INDEX project_by_facet;
  CREATE INDEX project_by_facet ON project (facet, search_text, number);)sql";

constexpr std::array kMigrations{store::Migration{1, kFirst}, store::Migration{2, kItemFacets},
                                 store::Migration{3, kFacetWords}};

constexpr std::array<std::string_view, 13> kTables{
    "project",         "project_sheet",      "project_facet",   "project_milestone",
    "project_passage", "project_change",     "project_group",   "project_group_member",
    "project_item",    "project_item_tally", "project_library", "project_counter",
    "project_label"};

}  // namespace

std::span<const store::Migration> migrations() { return kMigrations; }
std::span<const std::string_view> view_tables() { return kTables; }

}  // namespace huanxin::projects
