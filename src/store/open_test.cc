// Making and opening a data folder, and every way in which it is refused.

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "store/internal/store_fixture_test.h"

namespace huanxin::store {
namespace {

using testing::place;
using testing::StoreTest;

namespace fs = std::filesystem;

class OpenTest : public StoreTest {
 protected:
  Error refusal() {
    const auto opened = try_open();
    EXPECT_FALSE(opened.has_value());
    return opened ? Error{} : opened.error();
  }
};

TEST_F(OpenTest, MakesAFolderThatOnlyItsOwnerReads) {
  open();
  EXPECT_EQ(fs::status(options_.dir).permissions(), fs::perms::owner_all);
  const auto key = fs::status(options_.dir / "keys" / "log-1.key").permissions();
  EXPECT_EQ(key, fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(OpenTest, SignsTheEmptyTreeOfANewLog) {
  open();
  const RecordHead head = store().head();
  EXPECT_EQ(head.size, 0);
  EXPECT_EQ(head.origin, options_.origin);
  EXPECT_EQ(head.note.find(options_.origin + "\n0\n"), 0U);
  EXPECT_EQ(head.root_base64, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST_F(OpenTest, RefusesToMakeAFolderTwice) {
  open();
  close();
  const auto again = Store::create(options_, clock_, *random_);
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().code, "store.exists");
}

TEST_F(OpenTest, SaysWhereNoDatabaseIs) {
  const Error error = refusal();
  EXPECT_EQ(error.code, "store.missing");
  EXPECT_NE(error.en.find(options_.dir.string()), std::string::npos);
}

TEST_F(OpenTest, RefusesAFolderThatAnotherHolds) {
  open();
  const Error error = refusal();
  EXPECT_EQ(error.code, "store.locked");
  EXPECT_NE(error.en.find(options_.dir.string()), std::string::npos);
  EXPECT_NE(error.en.find("pid " + std::to_string(::getpid())), std::string::npos) << error.en;
  EXPECT_NE(error.zh.find(options_.dir.string()), std::string::npos);
  close();
  open();  // free again
}

TEST_F(OpenTest, RefusesAFolderThatCannotBeWritten) {
  std::ofstream(root_ / "file") << "x";
  options_.dir = root_ / "file" / "data";
  const auto created = Store::create(options_, clock_, *random_);
  ASSERT_FALSE(created.has_value());
  EXPECT_EQ(created.error().code, "store.folder_unwritable");
  EXPECT_NE(created.error().en.find(options_.dir.string()), std::string::npos);
}

TEST_F(OpenTest, RefusesATruncatedDatabase) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  close();
  const auto file = options_.dir / "huanxin.db";
  const auto whole = fs::file_size(file);
  for (const auto size : {whole - 4096, whole / 2, std::uintmax_t{4096}, std::uintmax_t{700},
                          std::uintmax_t{100}, std::uintmax_t{0}}) {
    fs::resize_file(file, size);
    const Error error = refusal();
    EXPECT_EQ(error.code, "store.corrupt") << size;
    EXPECT_NE(error.en.find("huanxin restore"), std::string::npos);
  }
}

TEST_F(OpenTest, RefusesAFileThatIsNoDatabase) {
  open();
  close();
  std::ofstream(options_.dir / "huanxin.db") << std::string(8192, 'x');
  EXPECT_EQ(refusal().code, "store.corrupt");
}

TEST_F(OpenTest, RefusesADatabaseOfAnotherProgram) {
  open();
  close();
  tamper("PRAGMA application_id = 1");
  EXPECT_EQ(refusal().code, "store.corrupt");
}

TEST_F(OpenTest, RefusesAnEntryTooFew) {
  open();
  ASSERT_TRUE(store().run(place("b1", "one")).has_value());
  close();
  tamper("DELETE FROM log_entries");
  EXPECT_EQ(refusal().code, "store.corrupt");
}

TEST_F(OpenTest, RefusesADatabaseWithoutItsHeadFile) {
  open();
  close();
  fs::remove(options_.dir / "record-head.json");
  EXPECT_EQ(refusal().code, "store.head_malformed");
}

TEST_F(OpenTest, RefusesAHeadFileThatSaysNothing) {
  open();
  close();
  for (const char* text : {"", "{}", "[1]", "{\"origin\":\"x\",\"root\":\"?\",\"size\":1}"}) {
    std::ofstream(options_.dir / "record-head.json") << text;
    EXPECT_EQ(refusal().code, "store.head_malformed") << text;
  }
}

TEST_F(OpenTest, RefusesADatabaseWithoutItsKey) {
  open();
  close();
  fs::remove(options_.dir / "keys" / "log-1.key");
  const Error error = refusal();
  EXPECT_EQ(error.code, "store.log_key_missing");
  EXPECT_NE(error.en.find("log-1.key"), std::string::npos);
}

TEST_F(OpenTest, RefusesTheKeyOfAnotherLog) {
  open();
  close();
  StoreOptions other = options_;
  other.dir = root_ / "other";
  ASSERT_TRUE(Store::create(other, clock_, *random_).has_value());
  fs::copy_file(other.dir / "keys" / "log-1.key", options_.dir / "keys" / "log-1.key",
                fs::copy_options::overwrite_existing);
  EXPECT_EQ(refusal().code, "store.log_key_missing");
}

TEST_F(OpenTest, RefusesADatabaseOfANewerVersion) {
  open();
  close();
  tamper("INSERT INTO schema_migrations (module, number, applied_at) VALUES ('boxes', 3, 0)");
  const Error error = refusal();
  EXPECT_EQ(error.code, "store.newer_schema");
  EXPECT_NE(error.en.find("boxes"), std::string::npos);
}

TEST_F(OpenTest, RefusesADatabaseWithAModuleItDoesNotKnow) {
  open();
  close();
  options_.projections.clear();
  EXPECT_EQ(refusal().code, "store.newer_schema");
}

TEST_F(OpenTest, AddsTheTablesOfAModuleThatIsNew) {
  static constexpr std::array kSteps{
      Migration{1, "CREATE TABLE shelves (shelf TEXT PRIMARY KEY) STRICT;"}};
  open();
  close();
  options_.projections.push_back(
      {.module = "shelves", .migrations = kSteps, .tables = {}, .apply = nullptr});
  open();
  EXPECT_EQ(number("SELECT count(*) FROM shelves"), 0);
  EXPECT_EQ(number("SELECT max(number) FROM schema_migrations WHERE module = 'shelves'"), 1);
}

TEST_F(OpenTest, RemovesUploadsThatACrashInterrupted) {
  open();
  close();
  const fs::path leftover = options_.dir / "files" / "incoming" / "upload-123456";
  std::ofstream(leftover) << "half";
  open();
  EXPECT_FALSE(fs::exists(leftover));
}

TEST_F(OpenTest, BeginsAgainWhereMakingTheFolderWasInterrupted) {
  fs::create_directories(options_.dir);
  std::ofstream(options_.dir / "huanxin.db.new") << "half";
  open();
  EXPECT_TRUE(store().run(place("b1", "one")).has_value());
}

}  // namespace
}  // namespace huanxin::store
