// The writer's file layer: what it keeps back, when it lets go, and what a failing disk below does.

#include "store/internal/gathering_vfs.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>

#include "store/internal/faulty_vfs_test.h"
#include "store/internal/store_fixture_test.h"

namespace huanxin::store {
namespace {

using testing::Fault;
using testing::FaultyDisk;

/// A database in WAL mode, with a writer on the gathering layer and a reader beside it.
class GatheringTest : public testing::StoreTest {
 protected:
  ~GatheringTest() override {
    FaultyDisk::heal();
    sqlite3_close_v2(writer_);
    sqlite3_close_v2(reader_);
  }

  void open_database() {
    file_ = (root_ / "gathered.db").string();
    writer_ = opened(gathering_vfs(FaultyDisk::name()));
    ASSERT_EQ(run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
                  "PRAGMA cache_size=20; CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB);"),
              SQLITE_OK);
    reader_ = opened("");
  }

  sqlite3* opened(const std::string& vfs) const {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open_v2(file_.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                              vfs.empty() ? nullptr : vfs.c_str()),
              SQLITE_OK);
    return db;
  }

  int run(const std::string& sql) {
    return sqlite3_exec(writer_, sql.c_str(), nullptr, nullptr, nullptr);
  }

  static std::int64_t number(sqlite3* db, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr), SQLITE_OK);
    EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW);
    const std::int64_t found = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return found;
  }

  std::string file_;
  sqlite3* writer_ = nullptr;
  sqlite3* reader_ = nullptr;
};

constexpr const char* kThirtyPages =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)"
    "INSERT INTO t (b) SELECT randomblob(3900) FROM n";

TEST_F(GatheringTest, WritesACommitOfThirtyPagesInAFewCalls) {
  open_database();
  FaultyDisk::arm({.kind = Fault::Kind::write, .at = 1'000'000});
  ASSERT_EQ(run(kThirtyPages), SQLITE_OK);
  EXPECT_LE(FaultyDisk::calls(), 4);  // SQLite alone makes more than 60
  EXPECT_GE(FaultyDisk::calls(), 1);
}

TEST_F(GatheringTest, ShowsOthersWhatIsCommittedAndNothingBefore) {
  open_database();
  ASSERT_EQ(run("BEGIN"), SQLITE_OK);
  ASSERT_EQ(run(kThirtyPages), SQLITE_OK);
  EXPECT_EQ(number(reader_, "SELECT count(*) FROM t"), 0);
  ASSERT_EQ(run("COMMIT"), SQLITE_OK);
  EXPECT_EQ(number(reader_, "SELECT count(*) FROM t"), 30);
  EXPECT_EQ(number(reader_, "SELECT sum(length(b)) FROM t"), 30 * 3900);
}

TEST_F(GatheringTest, ReadsItsOwnPagesThatLeftTheCacheBeforeTheCommit) {
  open_database();
  ASSERT_EQ(run("BEGIN"), SQLITE_OK);
  for (int i = 0; i < 40; ++i) ASSERT_EQ(run(kThirtyPages), SQLITE_OK);  // the cache holds 20 pages
  EXPECT_EQ(number(writer_, "SELECT sum(length(b)) FROM t"), 40 * 30 * 3900);
  ASSERT_EQ(run("UPDATE t SET b = zeroblob(100) WHERE a % 7 = 0"), SQLITE_OK);
  ASSERT_EQ(run("COMMIT"), SQLITE_OK);
  EXPECT_EQ(number(reader_, "SELECT count(*) FROM t WHERE length(b) = 100"), 1200 / 7);
  EXPECT_EQ(number(reader_,
                   "SELECT count(*) FROM pragma_integrity_check() "
                   "WHERE integrity_check = 'ok'"),
            1);
}

TEST_F(GatheringTest, SurvivesACheckpointAndANewStart) {
  open_database();
  for (int i = 0; i < 5; ++i) {
    ASSERT_EQ(run(kThirtyPages), SQLITE_OK);
    ASSERT_EQ(run("PRAGMA wal_checkpoint(RESTART)"), SQLITE_OK);
  }
  ASSERT_EQ(run(kThirtyPages), SQLITE_OK);
  sqlite3_close_v2(writer_);
  writer_ = opened("");  // without the layer
  EXPECT_EQ(number(writer_, "SELECT count(*) FROM t"), 180);
}

TEST_F(GatheringTest, FailsTheCommitWhereTheDiskIsFullAndLeavesTheRest) {
  open_database();
  ASSERT_EQ(run(kThirtyPages), SQLITE_OK);
  FaultyDisk::arm({.kind = Fault::Kind::full, .at = 1});
  EXPECT_EQ(run(kThirtyPages), SQLITE_FULL);
  FaultyDisk::heal();
  EXPECT_EQ(number(reader_, "SELECT count(*) FROM t"), 30);
  ASSERT_EQ(run(kThirtyPages), SQLITE_OK);
  EXPECT_EQ(number(reader_, "SELECT count(*) FROM t"), 60);
}

TEST(GatheringVfs, IsOneLayerForEachLayerBelow) {
  EXPECT_EQ(gathering_vfs(""), gathering_vfs(""));
  EXPECT_NE(gathering_vfs(""), gathering_vfs(FaultyDisk::name()));
}

}  // namespace
}  // namespace huanxin::store
