#include "store/internal/store_fixture_test.h"

#include <sqlite3.h>

#include <array>

namespace huanxin::store::testing {
namespace {

constexpr ErrorSpec kLabelEmpty{ErrorKind::invalid, "test.label_empty", "缺少标签。",
                                "The label is empty."};
constexpr ErrorSpec kBoxMissing{ErrorKind::not_found, "test.box_missing", "没有这个箱子。",
                                "There is no such box."};

constexpr std::array kMigrations{
    Migration{1,
              "CREATE TABLE boxes (box TEXT PRIMARY KEY, label TEXT NOT NULL, "
              "placed_at INTEGER NOT NULL) STRICT;"},
    Migration{2,
              "CREATE TABLE fillings (box TEXT NOT NULL, number INTEGER NOT NULL, "
              "count INTEGER NOT NULL, share REAL, PRIMARY KEY (box, number)) STRICT;"}};
constexpr std::array<std::string_view, 2> kTables{"boxes", "fillings"};

Result<Done> apply(Transaction& transaction, const Event& event) {
  if (event.kind == "box.placed") {
    const std::string label = text_of(event.data, "label");
    HX_CHECK(label != "bug later");
    HX_DO(transaction.write("INSERT INTO boxes (box, label, placed_at) VALUES (:box, :label, :at)",
                            {{"box", event.stream}, {"label", label}, {"at", event.at}}));
  } else if (event.kind == "box.filled") {
    const std::int64_t count = int_of(event.data, "count");
    HX_DO(transaction.write(
        "INSERT INTO fillings (box, number, count, share) VALUES (:box, :number, :count, :share)",
        {{"box", event.stream},
         {"number", event.stream_version},
         {"count", count},
         {"share", static_cast<double>(count) / 3}}));
  }
  return Done{};
}

Result<Outcome> decide_place(const Snapshot&, const CommandRequest& request,
                             const CommandContext& context) {
  const std::string label = text_or_empty(request.body.as_object(), "label");
  HX_CHECK(label != "bug");
  if (label.empty()) return Error::of(kLabelEmpty);
  const std::string box =
      request.target.empty() ? new_id_text(context.now, context.random) : request.target;
  Outcome outcome;
  outcome.events.push_back({.stream = box,
                            .kind = "box.placed",
                            .data = {{"label", label}, {"at_hand", true}},
                            .entry_type = "submission"});
  outcome.reply = {{"box", box}};
  return outcome;
}

Result<Outcome> decide_fill(const Snapshot& snapshot, const CommandRequest& request,
                            const CommandContext&) {
  HX_TRY(const std::int64_t boxes,
         snapshot.number("SELECT count(*) FROM boxes WHERE box = :box", {{"box", request.target}}));
  if (boxes == 0) return Error::of(kBoxMissing);
  const std::int64_t count = int_of(request.body.as_object(), "count");
  Outcome outcome;
  outcome.events.push_back({.stream = request.target,
                            .kind = "box.filled",
                            .data = {{"count", count}},
                            .entry_type = ""});
  outcome.reply = {{"count", count}};
  return outcome;
}

Command command(CommandKind kind, const std::string& box, JsonObject body, const std::string& key) {
  Command made{
      .kind = kind,
      .actor = {.account = "wang", .role = "clerk", .district = "chaoyang", .subdistrict = ""},
      .request = {.target = box, .body = std::move(body), .expected_version = {}},
      .idempotency_key = key};
  return made;
}

}  // namespace

Projection boxes() {
  return {.module = "boxes", .migrations = kMigrations, .tables = kTables, .apply = apply};
}

CommandKind place_box() { return {"box.place", decide_place}; }
CommandKind fill_box() { return {"box.fill", decide_fill}; }

Command place(const std::string& box, const std::string& label, const std::string& key) {
  return command(place_box(), box, {{"label", label}}, key);
}
Command fill(const std::string& box, int count, const std::string& key) {
  return command(fill_box(), box, {{"count", count}}, key);
}

StoreTest::StoreTest() {
  std::string name = (std::filesystem::temp_directory_path() / "hx-store-XXXXXX").string();
  root_ = ::mkdtemp(name.data());
  options_.dir = root_ / "data";
  options_.projections = {boxes()};
  options_.origin = "huanxin.example/evidence/chaoyang";
  options_.readers = 2;
  options_.report = [](const Error&) {};
}

StoreTest::~StoreTest() {
  store_.reset();
  std::error_code code;
  std::filesystem::remove_all(root_, code);
}

void StoreTest::open() {
  if (!std::filesystem::exists(options_.dir / "huanxin.db")) {
    const auto created = Store::create(options_, clock_, *random_);
    ASSERT_TRUE(created.has_value()) << created.error().en << created.error().detail;
  }
  auto opened = try_open();
  ASSERT_TRUE(opened.has_value()) << opened.error().en << opened.error().detail;
  store_ = *std::move(opened);
}

std::int64_t StoreTest::number(std::string_view sql) {
  const auto found =
      store().query<std::int64_t>([&](const Snapshot& snapshot) { return snapshot.number(sql); });
  EXPECT_TRUE(found.has_value());
  return found.value_or(std::int64_t{-1});
}

void StoreTest::tamper(const std::string& sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open((options_.dir / "huanxin.db").c_str(), &db), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(db);
  sqlite3_close(db);
}

}  // namespace huanxin::store::testing
