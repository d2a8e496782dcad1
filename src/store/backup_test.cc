#include <atomic>
#include <fstream>
#include <thread>

#include "ledger/checkpoint.h"
#include "ledger/proof.h"
#include "store/check.h"
#include "store/files.h"
#include "store/internal/store_fixture_test.h"
#include "store/reading.h"

namespace huanxin::store {
namespace {

using testing::fill;
using testing::place;
using testing::StoreTest;

namespace fs = std::filesystem;

class BackupTest : public StoreTest {
 protected:
  std::string store_file(std::string_view content) {
    auto upload = FileStore(options_.dir).begin(1000);
    EXPECT_TRUE((*upload)->write(as_bytes(content)).has_value());
    return (*upload)->finish()->sha256;
  }

  StoreOptions elsewhere(const char* name = "restored") {
    StoreOptions options = options_;
    options.dir = root_ / name;
    return options;
  }
  Result<Done> bring_back(const StoreOptions& options) {
    return restore(backup_, options, clock_, *random_, nullptr);
  }
  void make_record_and_backup() {
    open();
    ASSERT_TRUE(store().run(place("b1", "one")).has_value());
    ASSERT_TRUE(store().run(fill("b1", 5)).has_value());
    file_ = store_file("立面图");
    ASSERT_TRUE(store().seal().has_value());
    old_head_ = store().head();
    const auto done = store().backup(backup_, nullptr);
    ASSERT_TRUE(done.has_value()) << done.error().en << done.error().detail;
  }

  fs::path backup_ = root_ / "backup";
  std::string file_;
  RecordHead old_head_;
};

TEST_F(BackupTest, CopiesDatabaseAndFilesButNeverTheKey) {
  make_record_and_backup();
  EXPECT_TRUE(fs::exists(backup_ / "huanxin.db"));
  EXPECT_TRUE(fs::exists(backup_ / "manifest.json"));
  EXPECT_TRUE(FileStore(backup_).path(file_).has_value());
  EXPECT_FALSE(fs::exists(backup_ / "keys"));
  EXPECT_FALSE(fs::exists(backup_ / "record-head.json"));
}

TEST_F(BackupTest, CopiesFilesRatherThanSharingThem) {
  make_record_and_backup();
  const fs::path original = *FileStore(options_.dir).path(file_);
  const fs::path copy = *FileStore(backup_).path(file_);
  EXPECT_FALSE(fs::equivalent(original, copy)) << "a link would rot with its original";
  std::ofstream(original, std::ios::trunc) << "damaged";
  EXPECT_TRUE(bring_back(elsewhere()).has_value());
}

TEST_F(BackupTest, NamesARottenFileAndSavesEverythingElse) {
  open();
  const std::string sound = store_file("平面图");
  const std::string rotten = store_file("立面图");
  std::ofstream(*FileStore(options_.dir).path(rotten), std::ios::trunc) << "damaged";
  const auto done = store().backup(backup_, nullptr);
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, "store.backup_file_rotten");
  EXPECT_NE(done.error().en.find(rotten.substr(2)), std::string::npos) << done.error().en;
  const auto options = elsewhere();
  ASSERT_TRUE(bring_back(options).has_value());
  EXPECT_TRUE(FileStore(options.dir).path(sound).has_value());
  EXPECT_FALSE(FileStore(options.dir).path(rotten).has_value());
}

TEST_F(BackupTest, PassesOverNamesThatAreNoDigest) {
  make_record_and_backup();
  fs::remove_all(backup_);
  std::ofstream(options_.dir / "files" / file_.substr(0, 2) / ".note.swp") << "x";
  fs::create_directories(options_.dir / "files" / "lost+found" / "deep");
  const auto done = store().backup(backup_, nullptr);
  ASSERT_TRUE(done.has_value()) << done.error().en;
  EXPECT_FALSE(fs::exists(backup_ / "files" / "lost+found"));
  ASSERT_TRUE(bring_back(elsewhere()).has_value());
  const auto report = check(options_, nullptr);
  ASSERT_TRUE(report.has_value());
  EXPECT_TRUE(report->clean()) << report->first_difference->en;
  EXPECT_EQ(report->files, 1);
}

TEST_F(BackupTest, EmptiesTheTablesItIsTold) {
  make_record_and_backup();
  const auto rows = [&](const StoreOptions& options) {
    std::int64_t count = -1;
    EXPECT_TRUE(read_folder(options, [&](const Snapshot& snapshot) -> Result<Done> {
                  HX_TRY(count, snapshot.number("SELECT count(*) FROM idempotency"));
                  return Done{};
                }).has_value());
    return count;
  };
  ASSERT_TRUE(store().run(place("b2", "two", "a key")).has_value());
  fs::remove_all(backup_);
  ASSERT_TRUE(store().backup(backup_, nullptr).has_value());
  const auto options = elsewhere();
  constexpr std::string_view kTables[] = {"idempotency"};
  ASSERT_TRUE(restore(backup_, options, clock_, *random_, nullptr, kTables).has_value());
  EXPECT_EQ(rows(options_), 1);
  EXPECT_EQ(rows(options), 0);
}

TEST_F(BackupTest, TellsItsProgressInPages) {
  open();
  int last_done = 0;
  int last_total = -1;
  ASSERT_TRUE(store()
                  .backup(backup_,
                          [&](int done, int total) {
                            last_done = done;
                            last_total = total;
                          })
                  .has_value());
  EXPECT_GT(last_done, 0);
  EXPECT_EQ(last_done, last_total);
}

TEST_F(BackupTest, RefusesAFolderThatHoldsSomething) {
  open();
  fs::create_directories(backup_);
  std::ofstream(backup_ / "note.txt") << "x";
  const auto refused = store().backup(backup_, nullptr);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "store.target_not_empty");
}

TEST_F(BackupTest, IsConsistentWhileWritingGoesOn) {
  open();
  std::atomic<bool> stop{false};
  std::atomic<int> written{0};
  std::thread writer([&] {
    for (; !stop; ++written) EXPECT_TRUE(store().run(place("", "box")).has_value());
  });
  while (written < 50) std::this_thread::yield();
  EXPECT_TRUE(store().backup(backup_, nullptr).has_value());
  stop = true;
  writer.join();
  const auto options = elsewhere();
  const auto restored = bring_back(options);
  ASSERT_TRUE(restored.has_value()) << restored.error().en << restored.error().detail;
  const auto report = check(options, nullptr);
  ASSERT_TRUE(report.has_value());
  EXPECT_TRUE(report->clean()) << report->first_difference->en;
  EXPECT_GE(report->events, 50);
}

TEST_F(BackupTest, GoesOnUnderANewNameAndKeyWithTheOldEntriesInFront) {
  make_record_and_backup();
  const auto options = elsewhere();
  const auto restored = bring_back(options);
  ASSERT_TRUE(restored.has_value()) << restored.error().en << restored.error().detail;
  auto opened = Store::open(options, clock_, *random_);
  ASSERT_TRUE(opened.has_value()) << opened.error().en;
  Store& again = **opened;
  const RecordHead head = again.head();
  EXPECT_EQ(head.origin, old_head_.origin + "/r2");
  EXPECT_NE(head.verifier_key, old_head_.verifier_key);
  EXPECT_EQ(head.size, old_head_.size + 1);
  EXPECT_TRUE(FileStore(options.dir).path(file_).has_value());

  const auto events = again.query<std::vector<Event>>(
      [](const Snapshot& snapshot) { return events_of(snapshot, "log", 10); });
  ASSERT_TRUE(events.has_value());
  ASSERT_EQ(events->size(), 1U);
  EXPECT_EQ(events->front().kind, "log.restored");
  EXPECT_EQ(events->front().seq, 3);
  EXPECT_EQ(text_of(events->front().data, "origin"), old_head_.origin);
  EXPECT_EQ(text_of(events->front().data, "root"), old_head_.root_base64);
  EXPECT_EQ(int_of(events->front().data, "size"), old_head_.size);
}

TEST_F(BackupTest, CountsTheNamesOfALogThatIsRestoredAgain) {
  make_record_and_backup();
  const auto second = elsewhere("second");
  ASSERT_TRUE(bring_back(second).has_value());
  {
    auto opened = Store::open(second, clock_, *random_);
    ASSERT_TRUE(opened.has_value());
    ASSERT_TRUE((*opened)->backup(root_ / "backup-2", nullptr).has_value());
  }
  const auto third = elsewhere("third");
  ASSERT_TRUE(restore(root_ / "backup-2", third, clock_, *random_, nullptr).has_value());
  auto opened = Store::open(third, clock_, *random_);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ((*opened)->head().origin, options_.origin + "/r3");
  opened->reset();
  const auto report = check(third, nullptr);  // signatures of all three keys
  ASSERT_TRUE(report.has_value());
  EXPECT_TRUE(report->clean()) << report->first_difference->en;
}

TEST_F(BackupTest, NeverSignsUnderTheOldNameAgain) {
  make_record_and_backup();
  close();
  const auto options = elsewhere();
  ASSERT_TRUE(bring_back(options).has_value());
  EXPECT_FALSE(fs::exists(options.dir / "keys" / "log-1.key"));
  auto opened = Store::open(options, clock_, *random_);
  ASSERT_TRUE(opened.has_value());
  ASSERT_TRUE((*opened)->run(place("b9", "nine")).has_value());
  ASSERT_TRUE((*opened)->seal().has_value());
  const auto signed_old = (*opened)->query<std::int64_t>([&](const Snapshot& snapshot) {
    return snapshot.number("SELECT max(size) FROM checkpoints WHERE origin = :origin",
                           {{"origin", options_.origin}});
  });
  ASSERT_TRUE(signed_old.has_value());
  EXPECT_EQ(*signed_old, old_head_.size);
}

// The mistake a restored backup must never be: the old file copied over the newer one.
TEST_F(BackupTest, RefusesAnOlderDatabaseThatWasCopiedIn) {
  make_record_and_backup();
  ASSERT_TRUE(store().run(place("b2", "two")).has_value());
  ASSERT_TRUE(store().seal().has_value());
  close();
  fs::remove(options_.dir / "huanxin.db-wal");
  fs::remove(options_.dir / "huanxin.db-shm");
  fs::copy_file(backup_ / "huanxin.db", options_.dir / "huanxin.db",
                fs::copy_options::overwrite_existing);
  const auto refused = try_open();
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "store.log_behind_head");
  EXPECT_NE(refused.error().en.find("huanxin restore"), std::string::npos);
}

TEST_F(BackupTest, RefusesTheSameNumberOfOtherEntries) {
  make_record_and_backup();
  ASSERT_TRUE(store().run(place("b2", "two")).has_value());
  ASSERT_TRUE(store().seal().has_value());
  close();
  tamper("UPDATE log_entries SET leaf_hash = zeroblob(32) WHERE idx = 2");
  const auto refused = try_open();
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "store.log_behind_head");
}

TEST_F(BackupTest, RefusesATargetThatHoldsSomething) {
  make_record_and_backup();
  const auto refused = bring_back(options_);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "store.target_not_empty");
}

TEST_F(BackupTest, RefusesABackupWhoseDatabaseChanged) {
  make_record_and_backup();
  std::ofstream(backup_ / "huanxin.db", std::ios::app) << "x";
  const auto refused = bring_back(elsewhere());
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "store.backup_invalid");
  EXPECT_NE(refused.error().en.find("huanxin.db"), std::string::npos);
  EXPECT_FALSE(fs::exists(elsewhere().dir));
}

TEST_F(BackupTest, RefusesABackupThatLacksAFile) {
  make_record_and_backup();
  fs::remove(*FileStore(backup_).path(file_));
  const auto refused = bring_back(elsewhere());
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "store.backup_invalid");
  EXPECT_NE(refused.error().en.find(file_.substr(2)), std::string::npos) << refused.error().en;
}

TEST_F(BackupTest, RefusesABackupThatWasNotFinished) {
  make_record_and_backup();
  fs::remove(backup_ / "manifest.json");
  EXPECT_EQ(bring_back(elsewhere()).error().code, "store.backup_invalid");
}

TEST_F(BackupTest, RefusesAManifestThatIsNone) {
  make_record_and_backup();
  for (const char* text : {"", "[]", "{\"format\":\"other\"}", "{"}) {
    std::ofstream(backup_ / "manifest.json") << text;
    EXPECT_EQ(bring_back(elsewhere()).error().code, "store.backup_invalid") << text;
  }
}

TEST_F(BackupTest, KeepsEverybodyOutOfAHalfRestoredFolder) {
  make_record_and_backup();
  close();
  std::ofstream(options_.dir / "restore-unfinished") << "";
  const auto refused = try_open();
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "store.restore_unfinished");
}

// Both logs published something of size 2 and 3: whoever kept the old head can still check it.
TEST_F(BackupTest, ProvesThatTheOldLogIsTheBeginningOfTheNewOne) {
  make_record_and_backup();
  const auto options = elsewhere();
  ASSERT_TRUE(bring_back(options).has_value());
  auto opened = Store::open(options, clock_, *random_);
  ASSERT_TRUE(opened.has_value());
  const auto leaves = (*opened)->query<std::vector<Digest>>([](const Snapshot& snapshot) {
    return snapshot.rows("SELECT leaf_hash FROM log_entries ORDER BY idx", {},
                         [](const Row& row) { return row.get<Digest>(0); });
  });
  ASSERT_TRUE(leaves.has_value());
  const auto old_leaves = std::span(*leaves).first(static_cast<std::size_t>(old_head_.size));
  EXPECT_EQ(to_base64(ledger::root_of(old_leaves)), old_head_.root_base64);
  EXPECT_EQ(to_base64(ledger::root_of(*leaves)), (*opened)->head().root_base64);
}

}  // namespace
}  // namespace huanxin::store
