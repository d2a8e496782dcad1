#include "base/embedded.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/hash.h"

namespace huanxin {
namespace {

TEST(Embedded, CarriesTheFirstPageOfTheInterface) {
  const EmbeddedFile* page = find_embedded("web/index.html");
  ASSERT_NE(page, nullptr);
  EXPECT_EQ(page->content_type, "text/html; charset=utf-8");
  EXPECT_TRUE(as_text(page->bytes).starts_with("<!doctype html>"));
}

TEST(Embedded, IsSortedSoThatLookingUpFindsEveryFile) {
  const auto files = embedded_files();
  ASSERT_FALSE(files.empty());
  EXPECT_TRUE(std::ranges::is_sorted(files, {}, &EmbeddedFile::path));
  for (const EmbeddedFile& file : files) EXPECT_EQ(find_embedded(file.path), &file) << file.path;
}

TEST(Embedded, NamesEveryFileByTheHashOfItsBytes) {
  for (const EmbeddedFile& file : embedded_files()) {
    const std::string quoted = '"' + to_hex(sha256(file.bytes)).substr(0, 32) + '"';
    EXPECT_EQ(file.etag, quoted) << file.path;
  }
}

TEST(Embedded, CompressesOnlyWhereItGains) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.gzip.empty()) continue;
    EXPECT_LT(file.gzip.size(), file.bytes.size()) << file.path;
    EXPECT_EQ(file.gzip[0], 0x1f) << file.path;  // RFC 1952: the two bytes of every gzip file
    EXPECT_EQ(file.gzip[1], 0x8b) << file.path;
  }
}

TEST(Embedded, FindsAFolderByItsPrefix) {
  const auto web = embedded_under("web/");
  ASSERT_FALSE(web.empty());
  for (const EmbeddedFile& file : web) EXPECT_TRUE(file.path.starts_with("web/"));
  EXPECT_TRUE(embedded_under("nowhere/").empty());
  EXPECT_EQ(embedded_under("").size(), embedded_files().size());
}

TEST(Embedded, KnowsNoFileThatIsNotThere) {
  EXPECT_EQ(find_embedded("web/../index.html"), nullptr);
  EXPECT_EQ(find_embedded(""), nullptr);
  EXPECT_EQ(find_embedded("zzz"), nullptr);
}

}  // namespace
}  // namespace huanxin
