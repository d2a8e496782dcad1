// Disks that fail: what was acknowledged stays, what failed is never acknowledged.

#include <gtest/gtest.h>

#include <vector>

#include "store/check.h"
#include "store/internal/faulty_vfs_test.h"
#include "store/internal/store_fixture_test.h"

namespace huanxin::store {
namespace {

using testing::Fault;
using testing::FaultyDisk;
using testing::fill;
using testing::place;
using testing::StoreTest;

class FaultTest : public StoreTest {
 protected:
  FaultTest() {
    options_.vfs = FaultyDisk::name();
    options_.seal_interval_ms = 1;  // heads in between, so that their writes fail as well
  }
  ~FaultTest() override { FaultyDisk::heal(); }

  // Runs a small scenario; answers the labels that were acknowledged.
  std::vector<std::string> run_scenario(int commands) {
    std::vector<std::string> acknowledged;
    for (int i = 0; i < commands; ++i) {
      const std::string label = "label-" + std::to_string(i);
      if (store().run(place("", label)).has_value()) acknowledged.push_back(label);
    }
    static_cast<void>(store().seal().has_value());
    return acknowledged;
  }

  void expect_all_there(const std::vector<std::string>& acknowledged) {
    for (const std::string& label : acknowledged) {
      const auto found = store().query<std::int64_t>([&](const Snapshot& snapshot) {
        return snapshot.number("SELECT count(*) FROM boxes WHERE label = :label",
                               {{"label", label}});
      });
      ASSERT_TRUE(found.has_value());
      EXPECT_EQ(*found, 1) << label;
    }
  }

  void expect_clean() {
    const auto report = check(options_, nullptr);
    ASSERT_TRUE(report.has_value()) << report.error().code << ' ' << report.error().detail;
    EXPECT_TRUE(report->clean()) << report->first_difference->en;
  }

  // Fails call 1, 2, 3, ... until the scenario needs no more calls.
  void sweep(Fault::Kind kind, int calls_max) {
    int struck = 0;
    for (int at = 1; at <= calls_max; ++at) {
      close();
      std::filesystem::remove_all(options_.dir);
      open();
      FaultyDisk::arm({.kind = kind, .at = at});
      const auto acknowledged = run_scenario(4);
      const bool has_struck = FaultyDisk::has_struck();
      if (has_struck && kind == Fault::Kind::sync) {
        // Nobody may be told that it is on the disk after the disk has said no.
        EXPECT_FALSE(store().run(place("", "after")).has_value()) << at;
        EXPECT_FALSE(store().health().writable);
      }
      EXPECT_EQ(number("SELECT count(*) > 0 FROM checkpoints"), 1);  // reading goes on
      close();
      FaultyDisk::heal();
      open();
      expect_all_there(acknowledged);
      EXPECT_TRUE(store().run(place("", "healed")).has_value()) << at;
      close();
      expect_clean();
      if (!has_struck) break;
      ++struck;
    }
    EXPECT_GT(struck, 3);
  }
};

TEST_F(FaultTest, NeverAcknowledgesAfterAFailedSync) { sweep(Fault::Kind::sync, 24); }

TEST_F(FaultTest, LosesNothingWhenAWriteFails) { sweep(Fault::Kind::write, 24); }

TEST_F(FaultTest, StopsForGoodAfterAFailedSyncAndSaysSo) {
  options_.seal_interval_ms = 1'000'000;  // the first sync to fail is the command's
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  FaultyDisk::arm({.kind = Fault::Kind::sync, .at = 1, .for_good = false});
  const auto failed = store().run(place("b2", "two"));
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().code, "store.io");
  const auto after = store().run(place("b3", "three"));  // the disk is well again: too late
  ASSERT_FALSE(after.has_value());
  EXPECT_EQ(after.error().code, "store.stopped");
  EXPECT_EQ(store().health().why_not, "store.stopped");
  EXPECT_EQ(number("SELECT count(*) FROM boxes"), 1);
}

TEST_F(FaultTest, AnswersAFullDiskAndGoesOnWhenThereIsSpaceAgain) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  FaultyDisk::arm({.kind = Fault::Kind::full, .at = 1});
  const auto refused = store().run(place("b2", "two", "key-2"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "store.disk_full");
  EXPECT_EQ(refused.error().kind, ErrorKind::storage_full);
  EXPECT_EQ(number("SELECT count(*) FROM boxes"), 1);  // reading goes on
  FaultyDisk::heal();
  const auto again = store().run(place("b2", "two", "key-2"));
  ASSERT_TRUE(again.has_value()) << again.error().code;
  EXPECT_FALSE(again->replayed);
  EXPECT_EQ(again->first_seq, 2);
  close();
  expect_clean();
}

TEST_F(FaultTest, RefusesToWriteWhenLessThanTheReserveIsFree) {
  open();
  close();
  options_.disk_reserve_bytes = std::int64_t{1} << 62;
  open();
  const auto refused = store().run(place("b1", "one"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "store.disk_full");
  EXPECT_FALSE(store().health().writable);
  EXPECT_EQ(store().health().why_not, "store.disk_full");
  EXPECT_EQ(number("SELECT count(*) FROM boxes"), 0);
}

// The head file cannot be replaced: nothing may be signed, everything else goes on.
TEST_F(FaultTest, PublishesNoHeadThatItCouldNotWriteDown) {
  open();
  const auto before = store().head();
  std::filesystem::create_directories(options_.dir / "record-head.json.new");
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  EXPECT_FALSE(store().seal().has_value());
  EXPECT_EQ(store().head().note, before.note);
  EXPECT_EQ(store().head().committed, 1);
  std::filesystem::remove(options_.dir / "record-head.json.new");
  const auto sealed = store().seal();
  ASSERT_TRUE(sealed.has_value()) << sealed.error().en;
  EXPECT_EQ(sealed->size, 1);
}

// As after a crash between the two: the head file stands one step ahead of the database.
TEST_F(FaultTest, OpensAfterACrashBetweenHeadFileAndCheckpoint) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  ASSERT_TRUE(store().seal().has_value());
  const auto head = store().head();
  close();
  tamper("DELETE FROM checkpoints WHERE size = 1");
  open();
  const auto sealed = store().seal();
  ASSERT_TRUE(sealed.has_value());
  EXPECT_EQ(sealed->root_base64, head.root_base64);
  EXPECT_EQ(sealed->note, head.note);  // the very same head, not another one of the same size
}

}  // namespace
}  // namespace huanxin::store
