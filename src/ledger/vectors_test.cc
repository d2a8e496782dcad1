#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "ledger/internal/entry_formula.h"
#include "ledger/internal/vectors.h"
#include "ledger/tile.h"

namespace huanxin::ledger {
namespace {

namespace fs = std::filesystem;

VectorFiles files_in(const fs::path& folder) {
  VectorFiles files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    files[entry.path().lexically_relative(folder).generic_string()] =
        std::string(std::istreambuf_iterator<char>(stream), {});
  }
  return files;
}

const VectorFiles& published() {
  static const VectorFiles kFiles = files_in(fs::path(HX_SOURCE_DIR) / "tests/merkle-vectors");
  return kFiles;
}

// One published file, changed, by itself.
VectorReport run_changed(const std::string& name, std::string_view part, std::string_view other) {
  std::string content = published().at(name);
  const auto at = content.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  content.replace(at, part.size(), other);
  return run_vectors({{"any name.json", content}});
}

TEST(Vectors, ThatArePublishedAllHold) {
  const VectorReport report = run_vectors(published());
  for (const auto& failure : report.failures())
    ADD_FAILURE() << failure.place << ": " << failure.why;
  EXPECT_EQ(report.passed(), 330);
}

TEST(Vectors, FailWhereOneExpectationIsChanged) {
  const std::string log = "generated/log-dev.json";
  for (const auto& [part, other] : std::initializer_list<std::pair<const char*, const char*>>{
           {"\"RootB64\": \"kM", "\"RootB64\": \"kN"},
           {"\"tile/0/000.p/1\": \"6", "\"tile/0/000.p/1\": \"7"},
           {"\"tile/0/000.p/1\"", "\"tile/0/000.p/2\""},
           {"\"tile/entries/000.p/1\": \"a", "\"tile/entries/000.p/1\": \"b"},
           {"\"LeafHash\": \"k", "\"LeafHash\": \"l"},
           {"\"WitnessName\": \"w", "\"WitnessName\": \"v"},
           {"\"0\": \"ZGV2", "\"0\": \"ZGV3"}}) {
    EXPECT_FALSE(run_changed(log, part, other).failures().empty()) << part;
  }
  EXPECT_FALSE(
      run_changed("sm2-sm3/vectors.json", "\"want\": true", "\"want\": false").failures().empty());
  EXPECT_FALSE(run_changed("signed-notes.json", "\"want\": \"ok\"", "\"want\": \"reject\"")
                   .failures()
                   .empty());
  EXPECT_FALSE(run_changed("tlog-witness/add-checkpoint-sigsum.json", "\"want_status\": 403",
                           "\"want_status\": 422")
                   .failures()
                   .empty());
}

TEST(Vectors, OfAServedLogFailWhereAnyFileIsChanged) {
  for (const char* name : {"tlog-tiles-log/checkpoint.5", "tlog-tiles-log/tile/0/000.p/4",
                           "tlog-tiles-log/tile/entries/000.p/2", "tlog-tiles-log/vkey.txt"}) {
    VectorFiles files;
    for (const auto& [path, content] : published())
      if (path.starts_with("tlog-tiles-log/")) files[path] = content;
    char& letter = files[name][files[name].size() / 2];
    letter = static_cast<char>(letter ^ 1);
    EXPECT_FALSE(run_vectors(files).failures().empty()) << name;
  }
}

TEST(Vectors, InBrokenFilesFailOneByOneAndNeverStopTheRun) {
  const VectorReport report = run_vectors({{"a.json", "{"},
                                           {"b.json", "{\"leafIdx\":\"x\"}"},
                                           {"c.json", "[1]"},
                                           {"d.json", "{\"EntryFormula\":\"i\",\"Sizes\":7}"},
                                           {"e.json", "{\"steps\":[]}"},
                                           {"f.json", "{\"size1\":-1}"},
                                           {"g.json", "{\"sm3\":{}}"},
                                           {"h.json", "{\"leaf_inputs_hex\":[\"zz\"]}"},
                                           {"i.json", "\"text\""},
                                           {"log/checkpoint.1", "x"},
                                           {"log/tile/9/000", "x"},
                                           {"log/tile/entries/000.p/2", ""}});
  EXPECT_EQ(report.passed(), 0);
  EXPECT_EQ(report.failures().size(), 12U);
}

TEST(Vectors, PassOverReadmeAndLicences) {
  const VectorReport report = run_vectors({{"README.md", "# x"}, {"LICENSE.txt", "free"}});
  EXPECT_EQ(report.passed(), 0);
  EXPECT_TRUE(report.failures().empty());
}

TEST(Vectors, NameEveryTileThatTheirLogHasAtEachSize) {
  const auto json = parse_json(published().at("generated/log-dev.json")).value();
  std::set<std::string> named;
  for (const Json& size : json.as_object().at("Sizes").as_array())
    for (const char* list : {"Tiles", "Entries"})
      for (const auto& [path, digest] : size.as_object().at(list).as_object())
        named.insert(std::string(path));
  for (const std::uint64_t size : {1, 2, 3, 255, 256, 257, 1000})
    for (const TilePath& path : new_tiles({0, size})) EXPECT_TRUE(named.contains(to_text(path)));
}

TEST(EntryFormula, SaysHowEntriesAreMade) {
  const auto formula =
      EntryFormula::parse("ASCII: \"dev \" + decimal(i) + \"\\n\" + 'x' repeated (i mod 97)");
  ASSERT_TRUE(formula);
  EXPECT_EQ(formula->entry(0), "dev 0\n");
  EXPECT_EQ(formula->entry(99), "dev 99\nxx");
  EXPECT_EQ(EntryFormula::parse("decimal(i) + 'ab' repeated 2 times")->entry(7), "7abab");
}

TEST(EntryFormula, IsRefusedWhereItSaysSomethingElse) {
  for (const char* text : {"", "i", "\"open", "'x' repeated (i mod 0)", "'x' repeated (i mod 3",
                           "decimal(i) decimal(i)", "decimal(i) +", "\"\\q\""})
    EXPECT_FALSE(EntryFormula::parse(text)) << text;
}

}  // namespace
}  // namespace huanxin::ledger
