#include "store/record.h"

#include <gtest/gtest.h>

#include "ledger/checkpoint.h"
#include "ledger/proof_file.h"
#include "ledger/receipt.h"
#include "ledger/tile.h"
#include "store/check.h"
#include "store/erase.h"
#include "store/internal/store_fixture_test.h"

namespace huanxin::store {
namespace {

using testing::fill;
using testing::place;
using testing::StoreTest;

class RecordTest : public StoreTest {
 protected:
  void fill_record(int boxes) {
    open();
    for (int i = 0; i < boxes; ++i)
      store().submit(place("box-" + std::to_string(i), "x"),
                     [](Result<Receipt> receipt) { EXPECT_TRUE(receipt.has_value()); });
    ASSERT_TRUE(store().seal().has_value());
  }

  template <typename Use>
  auto query(Use use) -> std::invoke_result_t<Use, const Snapshot&> {
    using Answer = typename std::invoke_result_t<Use, const Snapshot&>::value_type;
    return store().query<Answer>(use);
  }

  ledger::LogIdentity log() {
    return {.origin = store().head().origin,
            .key = *ledger::VerifierKey::parse(store().head().verifier_key),
            .witnesses = {}};
  }
  ledger::TreeHead signed_head() {
    return ledger::open_checkpoint(store().head().note, log())->checkpoint.head;
  }
};

TEST_F(RecordTest, SignsAHeadThatForeignVerifiersOpen) {
  fill_record(10);
  const auto opened = ledger::open_checkpoint(store().head().note, log());
  ASSERT_TRUE(opened.has_value()) << opened.error().en;
  EXPECT_EQ(opened->checkpoint.head.size, 10U);
  EXPECT_EQ(to_base64(opened->checkpoint.head.root), store().head().root_base64);
}

TEST_F(RecordTest, SealsByItselfWithinASecond) {
  options_.seal_interval_ms = 20;
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  for (int i = 0; i < 1000 && store().head().size < 1; ++i) ::usleep(1000);
  EXPECT_EQ(store().head().size, 1);
  EXPECT_EQ(store().health().unsealed, 0);
}

TEST_F(RecordTest, GivesAProofFileForEveryEntry) {
  fill_record(300);
  for (const std::int64_t index : {0, 1, 127, 128, 255, 256, 298, 299}) {
    const auto entry = query([&](const Snapshot& s) { return record_entry(s, index); });
    const auto text =
        query([&](const Snapshot& s) { return proof_file(s, index, Opening::keep_closed); });
    ASSERT_TRUE(entry.has_value() && text.has_value());
    const auto file = ledger::parse_proof_file(*text);
    ASSERT_TRUE(file.has_value()) << file.error().en;
    ASSERT_TRUE(file->extra.has_value());  // the entry, which is public, and nothing else
    EXPECT_EQ(as_text(*file->extra), entry->entry);
    const auto verified = ledger::verify_proof_file(*file, ledger::leaf_hash(entry->entry), log());
    EXPECT_TRUE(verified.has_value()) << index << verified.error().en;
    EXPECT_FALSE(ledger::verify_proof_file(*file, ledger::leaf_hash("other"), log()).has_value());
  }
}

TEST_F(RecordTest, OpensTheCommitmentOnlyWhereAsked) {
  fill_record(5);
  const auto entry = query([](const Snapshot& s) { return record_entry(s, 3); });
  const auto text = query([](const Snapshot& s) { return proof_file(s, 3, Opening::include); });
  ASSERT_TRUE(entry.has_value() && text.has_value());
  const auto checked = ledger::verify_receipt_file(*text, log());
  ASSERT_TRUE(checked.has_value()) << checked.error().en;
  EXPECT_EQ(checked->index, 3U);
  EXPECT_TRUE(ledger::opens_to(checked->receipt, event_payload(entry->event)));
  Event other = entry->event;
  other.data["label"] = "y";
  EXPECT_FALSE(ledger::opens_to(checked->receipt, event_payload(other)));
}

TEST_F(RecordTest, PublishesNoPersonAndNoCaseInAnEntry) {
  open();
  Command command = place("case-17", "王女士");
  command.actor.account = "wang.fang";
  ASSERT_TRUE(store().run(command).has_value());
  const auto entry = query([](const Snapshot& s) { return record_entry(s, 0); });
  ASSERT_TRUE(entry.has_value());
  for (const char* secret : {"wang.fang", "case-17", "王女士"})
    EXPECT_EQ(entry->entry.find(secret), std::string::npos) << entry->entry;
  EXPECT_NE(entry->entry.find("\"dept\":\"clerk\""), std::string::npos) << entry->entry;
  EXPECT_NE(entry->entry.find("\"type\":\"submission\""), std::string::npos) << entry->entry;
}

TEST_F(RecordTest, FindsEntriesByHandleAndByStream) {
  fill_record(3);
  ASSERT_TRUE(store().run(fill("box-1", 4)).has_value());
  const auto entries = query([](const Snapshot& s) { return stream_entries(s, "box-1", 10); });
  ASSERT_TRUE(entries.has_value());
  ASSERT_EQ(entries->size(), 2U);
  EXPECT_EQ(entries->at(0).kind, "box.placed");
  EXPECT_EQ(entries->at(1).kind, "box.filled");
  EXPECT_EQ(entries->at(1).index, 3);
  EXPECT_EQ(entries->at(1).actor, "wang");
  const auto found =
      query([&](const Snapshot& s) { return index_of_handle(s, entries->at(0).handle); });
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->value_or(-1), 1);
  for (const char* none : {"", "zz", "00112233445566778899aabbccddeeff"}) {
    const auto missing = query([&](const Snapshot& s) { return index_of_handle(s, none); });
    ASSERT_TRUE(missing.has_value());
    EXPECT_FALSE(missing->has_value()) << none;
  }
}

TEST_F(RecordTest, RefusesAProofOfWhatIsNotThereOrNotSealed) {
  options_.seal_interval_ms = 1'000'000;
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  const auto unsealed =
      query([](const Snapshot& s) { return proof_file(s, 0, Opening::keep_closed); });
  ASSERT_FALSE(unsealed.has_value());
  EXPECT_EQ(unsealed.error().code, "store.entry_unsealed");
  for (const std::int64_t index : {std::int64_t{-1}, std::int64_t{1}}) {
    const auto missing =
        query([&](const Snapshot& s) { return proof_file(s, index, Opening::keep_closed); });
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, "store.entry_missing");
  }
}

// What a mirror does: read every tile of the head, and compute the head from them.
TEST_F(RecordTest, ServesTilesFromWhichTheHeadFollows) {
  fill_record(600);
  const ledger::TreeHead head = signed_head();
  const auto reader = [&](const ledger::TilePath& path) -> Result<Bytes> {
    return query([&](const Snapshot& s) { return tile_bytes(s, ledger::to_text(path)); });
  };
  const auto root = ledger::root_at(head.size, ledger::hashes_from_tiles(head.size, reader));
  ASSERT_TRUE(root.has_value()) << root.error().en;
  EXPECT_EQ(*root, head.root);

  std::vector<ledger::Hash> leaves;
  for (const auto& path : ledger::entry_bundles_at(head.size)) {
    const auto bundle = reader(path);
    ASSERT_TRUE(bundle.has_value());
    const auto entries = ledger::parse_entry_bundle(*bundle);
    ASSERT_TRUE(entries.has_value());
    for (const std::string& entry : *entries) leaves.push_back(ledger::leaf_hash(entry));
  }
  EXPECT_EQ(ledger::root_of(leaves), head.root);
}

TEST_F(RecordTest, ServesTheNarrowerTilesOfOlderHeads) {
  fill_record(300);
  for (const char* path : {"tile/0/000", "tile/0/001.p/44", "tile/0/001.p/1", "tile/0/000.p/17",
                           "tile/1/000.p/1", "tile/entries/001.p/44", "tile/entries/000"})
    EXPECT_TRUE(query([&](const Snapshot& s) { return tile_bytes(s, path); }).has_value()) << path;
}

TEST_F(RecordTest, HasNoTileBeyondTheNewestHead) {
  options_.seal_interval_ms = 1'000'000;
  fill_record(300);
  ASSERT_TRUE(store().run(fill("box-1", 1)).has_value());  // committed, not sealed
  for (const char* path :
       {"tile/0/001", "tile/0/001.p/45", "tile/0/002.p/1", "tile/1/000.p/2", "tile/2/000.p/1",
        "tile/9/000", "tile/63/000.p/1", "tile/entries/001.p/45", "tile/entries/x999/x999/999",
        "tile/0/x018/x446/x744/x073/x709/551", "tile/0/../1", "tile/", "", "checkpoint"}) {
    const auto missing = query([&](const Snapshot& s) { return tile_bytes(s, path); });
    ASSERT_FALSE(missing.has_value()) << path;
    EXPECT_EQ(missing.error().code, "store.tile_missing") << path;
  }
}

TEST_F(RecordTest, ReadsEventsInOrderAndInPieces) {
  fill_record(10);
  const auto some = query([](const Snapshot& s) { return events_after(s, 4, 3); });
  ASSERT_TRUE(some.has_value());
  ASSERT_EQ(some->size(), 3U);
  EXPECT_EQ(some->front().seq, 5);
  EXPECT_EQ(some->back().seq, 7);
}

TEST_F(RecordTest, KeepsPersonalDataApartUntilItIsErased) {
  open();
  Command command = place("b1", "one");
  command.kind.decide = [](const Snapshot&, const CommandRequest&,
                           const CommandContext&) -> Result<Outcome> {
    Outcome outcome;
    outcome.events.push_back(
        {.stream = "case", .kind = "case.opened", .data = {{"applicant", "v1"}}, .entry_type = ""});
    outcome.vault.push_back({.ref = "v1", .subject = "person-1", .data = {{"name", "张三"}}});
    return outcome;
  };
  ASSERT_TRUE(store().run(command).has_value());
  const auto kept = query([](const Snapshot& s) { return vault_data(s, "v1"); });
  ASSERT_TRUE(kept.has_value() && kept->has_value());
  EXPECT_EQ(text_of(**kept, "name"), "张三");

  const auto receipt = store().run(erasure_of("person-1"));
  ASSERT_TRUE(receipt.has_value()) << receipt.error().en;
  EXPECT_EQ(int_of(receipt->reply, "pieces"), 1);
  const auto again = store().run(erasure_of("person-1"));
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().code, "store.nothing_to_erase");
  ASSERT_TRUE(store().seal().has_value());
  const auto erased = query([](const Snapshot& s) { return vault_data(s, "v1"); });
  ASSERT_TRUE(erased.has_value());
  EXPECT_FALSE(erased->has_value());
  const auto text = query([](const Snapshot& s) { return proof_file(s, 0, Opening::include); });
  ASSERT_TRUE(text.has_value());
  EXPECT_TRUE(ledger::verify_receipt_file(*text, log()).has_value());  // still valid
  const auto report = check(options_, nullptr);
  ASSERT_TRUE(report.has_value());
  EXPECT_TRUE(report->clean()) << report->first_difference->en;
}

}  // namespace
}  // namespace huanxin::store
