#include "store/store.h"

#include <algorithm>
#include <set>
#include <thread>

#include "store/internal/store_fixture_test.h"

namespace huanxin::store {
namespace {

using testing::fill;
using testing::place;
using testing::StoreTest;

TEST_F(StoreTest, AnswersACommandAfterItsEventAndItsViewAreWritten) {
  open();
  const auto receipt = store().run(place("b1", "红箱"));
  ASSERT_TRUE(receipt.has_value()) << receipt.error().en;
  EXPECT_EQ(text_of(receipt->reply, "box"), "b1");
  EXPECT_EQ(receipt->first_seq, 1);
  EXPECT_EQ(receipt->last_seq, 1);
  EXPECT_EQ(receipt->stream_version, 1);
  EXPECT_FALSE(receipt->replayed);
  EXPECT_EQ(number("SELECT count(*) FROM boxes WHERE label = '红箱'"), 1);

  const auto events = store().query<std::vector<Event>>(
      [](const Snapshot& snapshot) { return events_after(snapshot, 0, 10); });
  ASSERT_TRUE(events.has_value());
  ASSERT_EQ(events->size(), 1U);
  EXPECT_EQ(events->front().kind, "box.placed");
  EXPECT_EQ(events->front().district, "chaoyang");
  EXPECT_EQ(events->front().actor, "wang");
  EXPECT_EQ(events->front().at, clock_.now());
  EXPECT_EQ(text_of(events->front().data, "label"), "红箱");
}

TEST_F(StoreTest, KeepsWhatWasAnsweredWhenOpenedAgain) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  ASSERT_TRUE(store().run(fill("b1", 3)).has_value());
  close();
  open();
  EXPECT_EQ(number("SELECT count FROM fillings WHERE box = 'b1'"), 3);
  const auto receipt = store().run(fill("b1", 4));
  ASSERT_TRUE(receipt.has_value());
  EXPECT_EQ(receipt->first_seq, 3);
  EXPECT_EQ(receipt->stream_version, 3);
}

TEST_F(StoreTest, GivesTheFirstAnswerAgainForTheSameKeyAndRequest) {
  open();
  const auto first = store().run(place("", "one", "key-1"));
  const auto again = store().run(place("", "one", "key-1"));
  ASSERT_TRUE(first.has_value() && again.has_value());
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(again->reply, first->reply);
  EXPECT_EQ(again->first_seq, first->first_seq);
  EXPECT_EQ(again->stream_version, first->stream_version);
  EXPECT_EQ(number("SELECT count(*) FROM events"), 1);
  close();
  open();
  const auto later = store().run(place("", "one", "key-1"));
  ASSERT_TRUE(later.has_value());
  EXPECT_EQ(later->reply, first->reply);
}

TEST_F(StoreTest, RefusesAKeyThatWasUsedForAnotherRequest) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one", "key-1")).has_value());
  const auto other = store().run(place("b1", "two", "key-1"));
  ASSERT_FALSE(other.has_value());
  EXPECT_EQ(other.error().code, "store.key_reused");
}

TEST_F(StoreTest, TakesTheSameKeyOfAnotherActorAsANewCommand) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one", "key-1")).has_value());
  Command other = place("b2", "one", "key-1");
  other.actor.account = "li";
  const auto receipt = store().run(other);
  ASSERT_TRUE(receipt.has_value());
  EXPECT_FALSE(receipt->replayed);
}

TEST_F(StoreTest, ForgetsAnswersAfterTheirAge) {
  options_.key_age_ms_max = 1000;
  open();
  ASSERT_TRUE(store().run(place("b1", "one", "key-1")).has_value());
  clock_.advance_ms(5000);
  for (int i = 0; i < 600; ++i) ASSERT_TRUE(store().run(fill("b1", i)).has_value());
  EXPECT_EQ(number("SELECT count(*) FROM idempotency"), 0);
}

TEST_F(StoreTest, RefusesACommandThatSawAnOlderVersion) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  ASSERT_TRUE(store().run(fill("b1", 1)).has_value());
  Command stale = fill("b1", 2);
  stale.request.expected_version = 1;
  const auto refused = store().run(stale);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "store.version_stale");
  stale.request.expected_version = 2;
  EXPECT_TRUE(store().run(stale).has_value());
}

// All three wait together: one group, run a second time with a savepoint for each.
TEST_F(StoreTest, UndoesOnlyTheFailingCommandsOfAGroup) {
  open();
  std::atomic<int> answered{0};
  std::vector<std::string> codes(5);
  const auto take = [&](std::size_t place_of_answer) {
    return [&, place_of_answer](Result<Receipt> receipt) {
      codes[place_of_answer] = receipt ? "done" : receipt.error().code;
      ++answered;
    };
  };
  store().submit(place("b1", "one"), take(0));
  store().submit(place("b2", ""), take(1));
  store().submit(place("b3", "bug"), take(2));
  store().submit(place("b4", "bug later"), take(3));
  store().submit(place("b5", "five"), take(4));
  while (answered < 5) std::this_thread::yield();
  EXPECT_EQ(codes, (std::vector<std::string>{"done", "test.label_empty", "store.bug", "store.bug",
                                             "done"}));
  EXPECT_EQ(number("SELECT count(*) FROM events"), 2);
  EXPECT_EQ(number("SELECT count(*) FROM log_entries"), 2);
  EXPECT_EQ(number("SELECT max(seq) FROM events"), 2);
  EXPECT_EQ(number("SELECT count(*) FROM boxes"), 2);
}

TEST_F(StoreTest, NeverLetsTimeRunBackwardsInTheRecord) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  const Instant first = clock_.now();
  clock_.advance_ms(-3'600'000);
  ASSERT_TRUE(store().run(place("b2", "two")).has_value());
  EXPECT_EQ(number("SELECT at_ms FROM events WHERE seq = 2"), first.ms);
}

TEST_F(StoreTest, NumbersTheCommandsOfManyThreadsWithoutGaps) {
  open();
  constexpr int kThreads = 16;
  constexpr int kEach = 200;
  std::vector<std::vector<std::int64_t>> seqs(kThreads);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t)
      threads.emplace_back([&, t] {
        for (int i = 0; i < kEach; ++i) {
          const auto receipt = store().run(place("", "box"));
          if (receipt) seqs[static_cast<std::size_t>(t)].push_back(receipt->first_seq);
        }
      });
  }
  std::set<std::int64_t> all;
  for (const auto& own : seqs) {
    EXPECT_TRUE(std::is_sorted(own.begin(), own.end()));
    all.insert(own.begin(), own.end());
  }
  EXPECT_EQ(all.size(), static_cast<std::size_t>(kThreads * kEach));
  EXPECT_EQ(*all.begin(), 1);
  EXPECT_EQ(*all.rbegin(), kThreads * kEach);
  EXPECT_EQ(number("SELECT count(*) FROM boxes"), kThreads * kEach);
  EXPECT_LT(store().health().commits, kThreads * kEach);  // groups shared their fsyncs
}

TEST_F(StoreTest, TellsListenersOfEveryCommit) {
  open();
  std::atomic<std::int64_t> heard{0};
  store().on_commit([&](std::int64_t seq) { heard = seq; });
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  ASSERT_TRUE(store().seal().has_value());
  EXPECT_EQ(heard, 1);
}

TEST_F(StoreTest, EndsAQueryThatTakesTooLong) {
  options_.query_budget_ms = 30;
  open();
  const auto slow = store().query<std::int64_t>([](const Snapshot& snapshot) {
    return snapshot.number(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
  });
  ASSERT_FALSE(slow.has_value());
  EXPECT_EQ(slow.error().code, "store.query_too_long");
  EXPECT_EQ(number("SELECT 7"), 7);  // the connection serves the next one
}

TEST_F(StoreTest, ReadsOneStateForAsLongAsASnapshotLasts) {
  open();
  const auto counts = store().query<std::vector<std::int64_t>>(
      [&](const Snapshot& snapshot) -> Result<std::vector<std::int64_t>> {
        HX_TRY(const auto before, snapshot.number("SELECT count(*) FROM boxes"));
        HX_DO(store().run(place("b1", "one")));
        HX_TRY(const auto after, snapshot.number("SELECT count(*) FROM boxes"));
        return std::vector{before, after};
      });
  ASSERT_TRUE(counts.has_value());
  EXPECT_EQ(*counts, (std::vector<std::int64_t>{0, 0}));
  EXPECT_EQ(number("SELECT count(*) FROM boxes"), 1);
}

TEST_F(StoreTest, TakesAStatementWithoutValueForAParameterAsABug) {
  open();
  EXPECT_THROW(static_cast<void>(store().read([](const Snapshot& snapshot) -> Result<Done> {
                 HX_DO(snapshot.number("SELECT :missing"));
                 return Done{};
               })),
               Bug);
  EXPECT_EQ(number("SELECT 1"), 1);
}

TEST_F(StoreTest, RefusesMoreCommandsThanMayWait) {
  options_.queue_max = 4;
  open();
  std::atomic<int> busy{0};
  std::atomic<int> answered{0};
  for (int i = 0; i < 400; ++i)
    store().submit(place("", "box"), [&](Result<Receipt> receipt) {
      if (!receipt && receipt.error().code == "store.busy") ++busy;
      ++answered;
    });
  close();  // finishes what was taken
  EXPECT_EQ(answered, 400);
  EXPECT_GT(busy, 0);
}

}  // namespace
}  // namespace huanxin::store
