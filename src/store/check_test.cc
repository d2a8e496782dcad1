#include "store/check.h"

#include <atomic>
#include <fstream>
#include <set>
#include <thread>

#include "store/files.h"
#include "store/internal/folder.h"
#include "store/internal/store_fixture_test.h"

namespace huanxin::store {
namespace {

using testing::fill;
using testing::place;
using testing::StoreTest;

// A record with enough entries for two complete tiles, several checkpoints and both views.
class CheckTest : public StoreTest {
 protected:
  CheckTest() {
    open();
    for (int i = 0; i < 3; ++i) {
      for (int k = 0; k < 99; ++k) submit(place("box-" + std::to_string(i * 99 + k), "标签"));
      for (int k = 0; k < 99; ++k) submit(fill("box-" + std::to_string(i * 99 + k), k));
      EXPECT_TRUE(store().seal().has_value());
      clock_.advance_ms(1000);
    }
    close();
  }

  void submit(Command command) {
    store().submit(std::move(command),
                   [](Result<Receipt> receipt) { EXPECT_TRUE(receipt.has_value()); });
  }

  CheckReport checked() {
    auto report = check(options_, nullptr);
    EXPECT_TRUE(report.has_value()) << report.error().code << ' ' << report.error().detail;
    return report ? *std::move(report) : CheckReport{};
  }

  // What a check says after the database was changed behind the store's back.
  Error found_after(const std::string& sql) {
    tamper(sql);
    return checked().first_difference.value_or(Error{});
  }
};

TEST_F(CheckTest, IsSilentAboutAnIntactFolder) {
  const CheckReport report = checked();
  EXPECT_TRUE(report.clean()) << report.first_difference->en;
  EXPECT_EQ(report.events, 594);
  EXPECT_EQ(report.entries, 594);
  EXPECT_GE(report.checkpoints, 4);  // the empty tree and three more
  EXPECT_EQ(report.tables, (std::vector<std::string>{"boxes", "fillings"}));
}

TEST_F(CheckTest, RunsBesideAStoreThatGoesOnWriting) {
  open();
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    for (int i = 0; !stop; ++i) EXPECT_TRUE(store().run(fill("box-1", i)).has_value());
  });
  for (int i = 0; i < 3; ++i) {
    const CheckReport report = checked();
    EXPECT_TRUE(report.clean()) << report.first_difference->en;
  }
  stop = true;
  writer.join();
}

TEST_F(CheckTest, TellsItsProgressToTheEnd) {
  std::set<std::string, std::less<>> phases;
  ASSERT_TRUE(check(options_, [&](std::string_view phase, std::int64_t done, std::int64_t total) {
                if (done == total) phases.emplace(phase);
              }).has_value());
  EXPECT_EQ(phases, (std::set<std::string, std::less<>>{"log", "views"}));
}

TEST_F(CheckTest, NamesTheEventThatWasChanged) {
  const Error error = found_after("UPDATE events SET data = '{\"count\":7}' WHERE seq = 104");
  EXPECT_EQ(error.code, "store.check_event");
  EXPECT_NE(error.en.find("Event 104 "), std::string::npos) << error.en;
  EXPECT_NE(error.zh.find("事件 104 "), std::string::npos) << error.zh;
}

TEST_F(CheckTest, NamesTheEventWhoseActorWasChanged) {
  EXPECT_EQ(found_after("UPDATE events SET actor = 'li' WHERE seq = 5").code, "store.check_event");
}

TEST_F(CheckTest, NamesTheEventThatIsGone) {
  const Error error = found_after("DELETE FROM events WHERE seq = 200");
  EXPECT_EQ(error.code, "store.check_event");
  EXPECT_NE(error.en.find("Event 200 "), std::string::npos) << error.en;
}

TEST_F(CheckTest, NamesTheEntryThatWasChanged) {
  const Error error = found_after(
      "UPDATE log_entries SET entry = replace(entry, 'submission', 'correction') "
      "WHERE idx = 2");
  EXPECT_EQ(error.code, "store.check_entry");
  EXPECT_NE(error.en.find("Entry 2 "), std::string::npos) << error.en;
}

TEST_F(CheckTest, NamesTheEntryWhoseSaltIsGone) {
  const Error error = found_after("UPDATE log_entries SET salt = NULL WHERE idx = 9");
  EXPECT_EQ(error.code, "store.check_entry");
  EXPECT_NE(error.en.find("salt"), std::string::npos);
}

TEST_F(CheckTest, NamesTheNodeThatWasChanged) {
  const Error error =
      found_after("UPDATE log_nodes SET hash = zeroblob(32) WHERE level = 1 AND idx = 1");
  EXPECT_EQ(error.code, "store.check_node");
  EXPECT_NE(error.en.find("Node 1 on tile level 1"), std::string::npos) << error.en;
}

TEST_F(CheckTest, NamesTheNodeThatIsTooMuch) {
  EXPECT_EQ(
      found_after("INSERT INTO log_nodes (level, idx, hash) VALUES (2, 0, zeroblob(32))").code,
      "store.check_node");
}

TEST_F(CheckTest, NamesTheCheckpointWithAnotherRoot) {
  const Error error = found_after("UPDATE checkpoints SET root = zeroblob(32) WHERE size = 198");
  EXPECT_EQ(error.code, "store.check_checkpoint");
  EXPECT_NE(error.en.find("size 198 "), std::string::npos) << error.en;
}

TEST_F(CheckTest, NamesTheCheckpointWhoseSignatureIsNotTheLogs) {
  const Error error = found_after(
      "UPDATE checkpoints SET note = (SELECT note FROM checkpoints WHERE size = 198) "
      "WHERE size = 396");
  EXPECT_EQ(error.code, "store.check_checkpoint");
  EXPECT_NE(error.en.find("size 396 "), std::string::npos) << error.en;
  EXPECT_NE(error.en.find("note"), std::string::npos) << error.en;
}

TEST_F(CheckTest, NamesTableKeyAndColumnOfAViewThatWasChanged) {
  const Error error = found_after("UPDATE fillings SET share = 0.5 WHERE box = 'box-42'");
  EXPECT_EQ(error.code, "store.check_view");
  EXPECT_NE(error.en.find("fillings"), std::string::npos) << error.en;
  EXPECT_NE(error.en.find("box-42, 2"), std::string::npos) << error.en;
  EXPECT_NE(error.en.find("column share"), std::string::npos) << error.en;
  EXPECT_NE(error.zh.find("share 列"), std::string::npos) << error.zh;
}

TEST_F(CheckTest, NamesTheRowThatAViewLacks) {
  const Error error = found_after("DELETE FROM boxes WHERE box = 'box-7'");
  EXPECT_EQ(error.code, "store.check_view_row_missing");
  EXPECT_NE(error.en.find("key box-7,"), std::string::npos) << error.en;
}

TEST_F(CheckTest, NamesTheRowThatAViewHasTooMuch) {
  const Error error =
      found_after("INSERT INTO boxes (box, label, placed_at) VALUES ('box-x', 'x', 1)");
  EXPECT_EQ(error.code, "store.check_view_row_extra");
  EXPECT_NE(error.en.find("box-x"), std::string::npos) << error.en;
}

TEST_F(CheckTest, SeesAHeadFileThatTheDatabaseDoesNotContinue) {
  const Folder folder{options_.dir};
  auto text = read_small_file(folder.head());
  ASSERT_TRUE(text.has_value());
  const auto size = text->find("594");
  ASSERT_NE(size, std::string::npos);
  ASSERT_TRUE(write_durably(folder.head(), text->replace(size, 3, "600")).has_value());
  EXPECT_EQ(checked().first_difference.value_or(Error{}).code, "store.log_behind_head");
}

TEST_F(CheckTest, NamesTheFileWhoseContentChanged) {
  auto upload = FileStore(options_.dir).begin(1000);
  ASSERT_TRUE(upload.has_value());
  ASSERT_TRUE((*upload)->write(as_bytes("图纸")).has_value());
  const auto stored = (*upload)->finish();
  ASSERT_TRUE(stored.has_value());
  EXPECT_EQ(checked().files, 1);
  const auto path = FileStore(options_.dir).path(stored->sha256);
  ASSERT_TRUE(path.has_value());
  std::ofstream(*path, std::ios::app) << "!";
  const auto error = checked().first_difference.value_or(Error{});
  EXPECT_EQ(error.code, "store.check_file");
  EXPECT_NE(error.en.find(stored->sha256.substr(2)), std::string::npos) << error.en;
}

TEST_F(CheckTest, NamesTheEventWhoseFileIsMissing) {
  open();
  const std::string digest(64, 'a');
  Command command = place("box-with-file", "x");
  command.kind.decide = [](const Snapshot&, const CommandRequest& request,
                           const CommandContext&) -> Result<Outcome> {
    Outcome outcome;
    outcome.events.push_back({.stream = request.target,
                              .kind = "paper.added",
                              .data = {{"papers", JsonArray{{{"sha256", std::string(64, 'a')}}}}},
                              .entry_type = ""});
    return outcome;
  };
  ASSERT_TRUE(store().run(command).has_value());
  close();
  const auto error = checked().first_difference.value_or(Error{});
  EXPECT_EQ(error.code, "store.check_file_missing");
  EXPECT_NE(error.en.find("Event 595 "), std::string::npos) << error.en;
  EXPECT_NE(error.en.find(digest), std::string::npos);
}

TEST_F(CheckTest, SeesATruncatedDatabase) {
  const auto file = options_.dir / "huanxin.db";
  std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  const auto error = checked().first_difference.value_or(Error{});
  EXPECT_EQ(error.kind, ErrorKind::corrupt);
  EXPECT_EQ(error.code, "store.corrupt");
}

TEST_F(CheckTest, SeesABrokenPage) {
  // A page in the middle of the file: whatever it held, SQLite or the digests must notice.
  const auto path = options_.dir / "huanxin.db";
  const auto pages = std::filesystem::file_size(path) / 4096;
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(pages / 2 * 4096));
  file << std::string(4096, '\x5a');
  file.close();
  EXPECT_EQ(checked().first_difference.value_or(Error{}).kind, ErrorKind::corrupt);
}

TEST_F(CheckTest, RefusesAFolderThatAnOlderVersionWroteWithoutCallingItDamaged) {
  tamper("DELETE FROM schema_migrations WHERE module = 'boxes'");
  const auto report = check(options_, nullptr);
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().code, "store.older_schema");
}

TEST_F(CheckTest, SaysThatThereIsNoDatabase) {
  std::filesystem::remove(options_.dir / "huanxin.db");
  const auto report = check(options_, nullptr);
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().code, "store.missing");
}

}  // namespace
}  // namespace huanxin::store
