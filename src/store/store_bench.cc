// Durable commands through the store against a bare SQLite loop that writes the same rows.
//
// One caller against one row set per transaction; 32 callers against 32 row sets per transaction.

#include "store/store.h"

#include <benchmark/benchmark.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "store/check.h"

namespace huanxin::store {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

constexpr std::array kMigrations{
    Migration{1,
              "CREATE TABLE boxes (box TEXT PRIMARY KEY, label TEXT NOT NULL, "
              "placed_at INTEGER NOT NULL) STRICT;"}};
constexpr std::array<std::string_view, 1> kTables{"boxes"};
constexpr auto kInsertBox = "INSERT INTO boxes (box, label, placed_at) VALUES (:box, :label, :at)";

Result<Done> apply(Transaction& transaction, const Event& event) {
  if (event.kind != "box.placed") return Done{};
  HX_DO(transaction.write(
      kInsertBox,
      {{"box", event.stream}, {"label", text_of(event.data, "label")}, {"at", event.at}}));
  return Done{};
}

Result<Outcome> decide(const Snapshot&, const CommandRequest& request,
                       const CommandContext& context) {
  Outcome outcome;
  outcome.events.push_back({.stream = new_id_text(context.now, context.random),
                            .kind = "box.placed",
                            .data = request.body.as_object(),
                            .entry_type = "submission"});
  return outcome;
}

// A data folder that goes away at the end.
struct Rig {
  Rig() {
    std::string name = (std::filesystem::temp_directory_path() / "hx-bench-XXXXXX").string();
    options.dir = ::mkdtemp(name.data());
    options.projections = {{"boxes", kMigrations, kTables, apply}};
    options.origin = "huanxin.example/bench";
    HX_CHECK(Store::create(options, *clock, *random).has_value());
  }
  ~Rig() { std::filesystem::remove_all(options.dir); }

  StoreOptions options;
  std::unique_ptr<Clock> clock = system_clock();
  std::unique_ptr<Random> random = system_random();
};

Command place() {
  return {.kind = {"box.place", decide},
          .actor = {.account = "wang", .role = "clerk", .district = "chaoyang", .subdistrict = ""},
          .request = {.target = "",
                      .body = JsonObject{{"label", "酒仙桥街道老旧小区改造"},
                                         {"area_m2", 12'500},
                                         {"note", std::string(120, 'n')}},
                      .expected_version = std::nullopt},
          .idempotency_key = ""};
}

std::unique_ptr<Rig> rig;
std::unique_ptr<Store> store;

void open_store(const benchmark::State&) {
  rig = std::make_unique<Rig>();
  store = *Store::open(rig->options, *rig->clock, *rig->random);
}

// The answer first: what was acknowledged is in the record, and the record is whole.
void close_store(const benchmark::State&) {
  const std::int64_t commands = store->health().commands;
  store.reset();
  const auto report = check(rig->options, nullptr);
  HX_CHECK(report.has_value() && report->clean() && report->events == commands);
  rig.reset();
}

void bench_store(benchmark::State& state) {
  for (auto _ : state) HX_CHECK(store->run(place()).has_value());
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(bench_store)->Setup(open_store)->Teardown(close_store)->Threads(1)->UseRealTime();
BENCHMARK(bench_store)->Setup(open_store)->Teardown(close_store)->Threads(32)->UseRealTime();

// The same rows by hand: statements compiled once, nothing computed but the random texts.
class BareLoop {
 public:
  explicit BareLoop(const std::filesystem::path& file) {
    HX_CHECK(sqlite3_open(file.c_str(), &db_) == SQLITE_OK);
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;");
    event_ = compiled(
        "INSERT INTO events (seq, district, stream, stream_version, kind, "
        "kind_version, at_ms, actor, data) VALUES (?1, 'chaoyang', ?2, 1, "
        "'box.placed', 1, 1709859600000, 'wang', ?3)");
    entry_ = compiled(
        "INSERT INTO log_entries (idx, entry, handle, leaf_hash, salt) "
        "VALUES (?1, ?2, ?3, ?4, ?5)");
    box_ = compiled(kInsertBox);
  }
  ~BareLoop() {
    for (sqlite3_stmt* statement : {event_, entry_, box_}) sqlite3_finalize(statement);
    sqlite3_close(db_);
  }
  BareLoop(const BareLoop&) = delete;
  BareLoop& operator=(const BareLoop&) = delete;

  void commit(int rows) {
    run("BEGIN IMMEDIATE");
    for (int i = 0; i < rows; ++i) insert();
    run("COMMIT");
  }
  std::int64_t count() const { return seq_; }

 private:
  void run(const char* sql) {
    HX_CHECK(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  sqlite3_stmt* compiled(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    HX_CHECK(sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr) == SQLITE_OK);
    return statement;
  }
  static void bind_text(sqlite3_stmt* statement, int place, const std::string& text) {
    sqlite3_bind_text(statement, place, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }
  std::string chance(std::size_t size) {
    std::string text(size, '0');
    for (char& c : text) c = kDigits[random_.next() % kDigits.size()];
    return text;
  }
  void bind_blob(sqlite3_stmt* statement, int place, const std::string& bytes) {
    sqlite3_bind_blob(statement, place, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
  }
  static void step(sqlite3_stmt* statement) {
    HX_CHECK(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_reset(statement);
  }
  void insert() {
    ++seq_;
    const std::string stream = chance(26);
    const std::string data(210, 'd');
    sqlite3_bind_int64(event_, 1, seq_);
    bind_text(event_, 2, stream);
    bind_text(event_, 3, data);
    step(event_);
    const std::string entry(244, 'e');
    const std::string handle = chance(16);
    const std::string hash = chance(32);
    sqlite3_bind_int64(entry_, 1, seq_ - 1);
    bind_text(entry_, 2, entry);
    bind_blob(entry_, 3, handle);
    bind_blob(entry_, 4, hash);
    bind_blob(entry_, 5, hash);
    step(entry_);
    const std::string label = "酒仙桥街道老旧小区改造";
    bind_text(box_, 1, stream);
    bind_text(box_, 2, label);
    sqlite3_bind_int64(box_, 3, seq_);
    step(box_);
  }

  sqlite3* db_ = nullptr;
  sqlite3_stmt* event_ = nullptr;
  sqlite3_stmt* entry_ = nullptr;
  sqlite3_stmt* box_ = nullptr;
  SeededRandom random_{11};
  std::int64_t seq_ = 0;
};

void bench_bare_sqlite(benchmark::State& state) {
  const Rig folder;
  BareLoop loop(folder.options.dir / "huanxin.db");
  for (auto _ : state) loop.commit(static_cast<int>(state.range(0)));
  HX_CHECK(loop.count() == static_cast<std::int64_t>(state.iterations()) * state.range(0));
  state.SetItemsProcessed(loop.count());
}
BENCHMARK(bench_bare_sqlite)->Arg(1)->Arg(32)->UseRealTime();

}  // namespace
}  // namespace huanxin::store

BENCHMARK_MAIN();
