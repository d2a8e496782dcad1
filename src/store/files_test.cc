#include "store/files.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "store/internal/store_fixture_test.h"

namespace huanxin::store {
namespace {

namespace fs = std::filesystem;

class FileStoreTest : public testing::StoreTest {
 protected:
  std::size_t leftovers() {
    const fs::path incoming = options_.dir / "files" / "incoming";
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(incoming), fs::directory_iterator()));
  }
  FileStore files_{options_.dir};
};

TEST_F(FileStoreTest, KeepsAFileUnderTheDigestOfItsContent) {
  auto upload = files_.begin(100);
  ASSERT_TRUE(upload.has_value());
  ASSERT_TRUE((*upload)->write(as_bytes("ab")).has_value());
  ASSERT_TRUE((*upload)->write(as_bytes("c")).has_value());
  const auto stored = (*upload)->finish();
  ASSERT_TRUE(stored.has_value());
  // FIPS 180-4, the example "abc".
  EXPECT_EQ(stored->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(stored->size, 3);
  const auto path = files_.path(stored->sha256);
  ASSERT_TRUE(path.has_value());
  EXPECT_EQ(*path, options_.dir / "files" / "ba" / stored->sha256.substr(2));
  std::ifstream file(*path);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "abc");
  EXPECT_EQ(leftovers(), 0U);
}

TEST_F(FileStoreTest, KeepsTheSameContentOnce) {
  for (int i = 0; i < 2; ++i) {
    auto upload = files_.begin(100);
    ASSERT_TRUE((*upload)->write(as_bytes("abc")).has_value());
    ASSERT_TRUE((*upload)->finish().has_value());
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(options_.dir / "files" / "ba"), {}), 1);
}

TEST_F(FileStoreTest, RefusesMoreThanItsLimitAndLeavesNothing) {
  {
    auto upload = files_.begin(4);
    ASSERT_TRUE((*upload)->write(as_bytes("abcd")).has_value());
    const auto refused = (*upload)->write(as_bytes("e"));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "store.file_too_large");
    EXPECT_EQ(refused.error().kind, ErrorKind::too_large);
  }
  EXPECT_EQ(leftovers(), 0U);
}

TEST_F(FileStoreTest, LeavesNothingOfAnUnfinishedUpload) {
  {
    auto upload = files_.begin(100);
    ASSERT_TRUE((*upload)->write(as_bytes("half")).has_value());
    EXPECT_EQ(leftovers(), 1U);
  }
  EXPECT_EQ(leftovers(), 0U);
}

TEST_F(FileStoreTest, NeverLeavesItsFolder) {
  for (const char* name : {"", "..", "../../etc/passwd", "BA7816BF", "incoming",
                           "ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a"}) {
    const auto missing = files_.path(name);
    ASSERT_FALSE(missing.has_value()) << name;
    EXPECT_EQ(missing.error().code, "store.file_missing");
  }
  EXPECT_FALSE(files_.path(std::string(64, 'a')).has_value());
}

TEST_F(FileStoreTest, SaysThatItsFolderCannotBeWritten) {
  std::ofstream(root_ / "file") << "x";
  const auto refused = FileStore(root_ / "file").begin(10);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "store.folder_unwritable");
}

}  // namespace
}  // namespace huanxin::store
