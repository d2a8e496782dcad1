#include "store/reading.h"

#include <gtest/gtest.h>

#include "store/check.h"
#include "store/internal/store_fixture_test.h"

namespace huanxin::store {
namespace {

using testing::place;
using testing::StoreTest;

class ReadingTest : public StoreTest {};

TEST_F(ReadingTest, ReadsAFolderBesideTheStoreThatHoldsIt) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  std::int64_t boxes = 0;
  ASSERT_TRUE(read_folder(options_, [&](const Snapshot& snapshot) -> Result<Done> {
                HX_TRY(boxes, snapshot.number("SELECT count(*) FROM boxes"));
                return Done{};
              }).has_value());
  EXPECT_EQ(boxes, 1);
}

TEST_F(ReadingTest, TellsTheSameHeadAsTheStore) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  ASSERT_TRUE(store().seal().has_value());
  const auto head = read_head(options_);
  ASSERT_TRUE(head.has_value());
  EXPECT_EQ(head->note, store().head().note);
  EXPECT_EQ(head->verifier_key, store().head().verifier_key);
  EXPECT_EQ(head->committed, 1);
}

TEST_F(ReadingTest, BacksUpBesideTheStoreThatHoldsTheFolder) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  ASSERT_TRUE(backup_folder(options_, root_ / "backup", clock_.now(), nullptr).has_value());
  StoreOptions again = options_;
  again.dir = root_ / "again";
  ASSERT_TRUE(restore(root_ / "backup", again, clock_, *random_, nullptr).has_value());
}

TEST_F(ReadingTest, SaysWhereNoDatabaseIs) {
  const auto use = [](const Snapshot&) -> Result<Done> { return Done{}; };
  EXPECT_EQ(read_folder(options_, use).error().code, "store.missing");
  EXPECT_EQ(read_head(options_).error().code, "store.missing");
  EXPECT_EQ(backup_folder(options_, root_ / "backup", clock_.now(), nullptr).error().code,
            "store.missing");
  EXPECT_FALSE(std::filesystem::exists(root_ / "backup"));
}

TEST_F(ReadingTest, MayNotWrite) {
  open();
  EXPECT_THROW(static_cast<void>(read_folder(options_,
                                             [](const Snapshot& snapshot) -> Result<Done> {
                                               HX_DO(snapshot.number("DELETE FROM boxes"));
                                               return Done{};
                                             })),
               Bug);
}

}  // namespace
}  // namespace huanxin::store
