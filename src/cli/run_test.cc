#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "cli/command.h"
#include "cli/run_fixture_test.h"

namespace huanxin::cli {
namespace {

TEST(Help, ListsEveryCommandInBothLanguages) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{}, {"--help"}, {"help"}}) {
    const Ended zh = ran(words, "zh");
    const Ended en = ran(words, "en");
    EXPECT_EQ(zh.code, 0);
    EXPECT_EQ(en.code, 0);
    for (const Command& command : commands()) {
      EXPECT_TRUE(says(en.out, "\n  " + std::string(command.name) + " ")) << command.name;
      EXPECT_TRUE(says(en.out, command.en)) << command.name;
      EXPECT_TRUE(says(zh.out, command.zh)) << command.name;
    }
  }
}

TEST(Help, OfEachCommandShowsItsUsageAndEveryOption) {
  for (const Command& command : commands()) {
    for (const char* language : {"zh", "en"}) {
      const Ended ended = ran({std::string(command.name), "--help"}, language);
      EXPECT_EQ(ended.code, 0) << command.name;
      EXPECT_EQ(ended.err, "") << command.name;
      EXPECT_TRUE(says(ended.out,
                       "huanxin " + std::string(command.name) + " " + std::string(command.usage)));
      for (const Option& option : command.options) {
        EXPECT_TRUE(says(ended.out, "--" + std::string(option.name))) << option.name;
        EXPECT_TRUE(says(ended.out, language[0] == 'z' ? option.zh : option.en)) << option.name;
      }
    }
  }
}

TEST(Program, TellsItsVersion) {
  const Ended ended = ran({"--version"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.out.rfind("huanxin ", 0), 0U);
}

TEST(Program, RefusesACommandItDoesNotKnow) {
  const Ended ended = ran({"fly"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_TRUE(says(ended.err, "fly"));
  EXPECT_TRUE(says(ended.err, "cli.command_unknown"));
  EXPECT_TRUE(says(ran({"fly"}, "zh").err, "没有“fly”这个命令"));
}

TEST(Program, RefusesAVerbItDoesNotKnowAndNamesTheHelp) {
  for (const char* noun : {"account", "project", "target", "record"}) {
    const Ended ended = ran({noun, "burn", "x"});
    EXPECT_EQ(ended.code, 2) << noun;
    EXPECT_TRUE(says(ended.err, std::string("huanxin ") + noun + " --help")) << ended.err;
    EXPECT_EQ(ran({noun}).code, 2) << noun << " without a verb";
  }
}

TEST(Program, LeavesVerificationToASecondPerson) {
  EXPECT_TRUE(says(ran({"target", "verify", "c1"}).err, "cli.verb_unknown"));
}

TEST(Program, RefusesAnOptionOfAnotherCommand) {
  EXPECT_EQ(ran({"check", "--port", "80"}).code, 2);
}

TEST(Program, SaysThatAFolderIsMissing) {
  const std::string none = testing::TempDir() + "no-such-huanxin-folder";
  for (const std::vector<std::string>& words : {std::vector<std::string>{"check"},
                                                {"account", "list"},
                                                {"project", "list"},
                                                {"target", "show"},
                                                {"record", "head"},
                                                {"project", "move", "p1", "reserve"}}) {
    std::vector<std::string> call = words;
    call.insert(call.end(), {"--dir", none});
    const Ended ended = ran(call);
    EXPECT_EQ(ended.code, 3) << words[0] << ": " << ended.err;
    EXPECT_TRUE(says(ended.err, none)) << ended.err;
  }
  EXPECT_FALSE(std::filesystem::exists(none)) << "looking makes nothing";
}

TEST_F(Folder, ShowsTheProgrammeAsATable) {
  const Ended en = here({"target", "show"});
  EXPECT_EQ(en.code, 0) << en.err;
  EXPECT_TRUE(says(en.out, "5 actions, 33 items")) << en.out;
  EXPECT_TRUE(says(en.out, "\nA1")) << en.out;
  EXPECT_TRUE(says(en.out, "nothing reported yet"));
  const Ended zh = here({"target", "show"}, "zh");
  EXPECT_TRUE(says(zh.out, "2024 年城市更新计划"));
  EXPECT_TRUE(says(zh.out, "5 个行动，33 个事项"));
  EXPECT_TRUE(says(zh.out, "尚未上报"));
}

TEST_F(Folder, ShowsTheProgrammeAsJsonWithTheSameCounts) {
  const JsonObject report =
      json_here({"target", "show", "--district", "chaoyang", "--year", "2024"});
  const JsonObject& counts = report.at("counts").as_object();
  EXPECT_EQ(int_of(counts, "actions"), 5);
  EXPECT_EQ(int_of(counts, "items"), 33);
  EXPECT_EQ(int_of(counts, "figures"), 7);
  EXPECT_EQ(int_of(counts, "subdistricts"), 43);
  EXPECT_EQ(int_of(counts, "projects"),
            static_cast<std::int64_t>(report.at("projects").as_array().size()));
}

TEST_F(Folder, RefusesAProgrammeThatIsNotThere) {
  EXPECT_EQ(here({"target", "show", "--year", "2031"}).code, 3);
  EXPECT_EQ(here({"target", "show", "--year", "soon"}).code, 2);
}

TEST_F(Folder, DeclaresAProjectAndShowsIt) {
  const std::string file = testing::TempDir() + "huanxin-declaration.json";
  std::ofstream(file)
      << R"({"district": "chaoyang", "name": "示范旧厂房", "subtype": "old_factory"})";
  const JsonObject receipt = json_here({"project", "declare", "--body", file, "--key", "once"});
  const std::string id = text_of(receipt, "id");
  EXPECT_EQ(text_of(json_here({"project", "declare", "--body", file, "--key", "once"}), "id"), id);
  std::filesystem::remove(file);
  EXPECT_TRUE(says(here({"project", "show", id}).out, "示范旧厂房"));
  EXPECT_TRUE(says(here({"project", "list", "--query", "示范旧厂房"}).out, id));
  EXPECT_TRUE(says(here({"project", "history", id}).out, "project.declared"));
  EXPECT_EQ(here({"project", "move", id, "operation"}).code, 1) << "not in one step";
  EXPECT_EQ(here({"project", "show", "none"}).code, 3);
  EXPECT_EQ(here({"project", "declare"}).code, 2) << "without a body";
}

TEST_F(Folder, MakesAnAccountAndPrintsItsLinkOnce) {
  const Ended made = here({"account", "create", "li.clerk", "clerk", "--district", "chaoyang"});
  EXPECT_EQ(made.code, 0) << made.err;
  EXPECT_TRUE(says(made.out, "token="));
  const Ended list = here({"account", "list"});
  EXPECT_TRUE(says(list.out, "li.clerk"));
  EXPECT_FALSE(says(list.out, "token="));
  EXPECT_EQ(here({"account", "disable", "li.clerk"}).code, 0);
  EXPECT_TRUE(says(here({"account", "list"}, "zh").out, "停用"));
  EXPECT_EQ(here({"account", "link", "nobody"}).code, 3);
  const auto link = json_here({"account", "link", "admin", "--host-name", "huanxin.example"});
  EXPECT_TRUE(text_of(link, "link").starts_with("http://huanxin.example:8080/setup?token="));
  EXPECT_NE(here({"account", "create", "li.clerk", "clerk", "--district", "chaoyang"}).code, 0);
}

TEST_F(Folder, ProvesAnEntryAndRefusesAForgedProof) {
  const JsonObject head = json_here({"record", "head"});
  const std::string proof = testing::TempDir() + "huanxin-proof.txt";
  ASSERT_EQ(here({"record", "prove", "0", "--out", proof}).code, 0);
  EXPECT_TRUE(json_here({"record", "verify", proof}).at("verified").as_bool());
  const std::vector<std::string> offline{"record",
                                         "verify",
                                         proof,
                                         "--vkey",
                                         text_of(head, "verifier_key"),
                                         "--origin",
                                         text_of(head, "origin")};
  EXPECT_EQ(ran(offline).code, 0) << "no folder is needed";
  std::string text;
  std::getline(std::ifstream(proof, std::ios::binary), text, '\0');
  const std::size_t at = text.find("index ");
  ASSERT_NE(at, std::string::npos);
  text[at + 6] = '1';
  std::ofstream(proof, std::ios::binary | std::ios::trunc) << text;
  const Ended forged = here({"record", "verify", proof});
  EXPECT_NE(forged.code, 0);
  EXPECT_TRUE(says(forged.err, "[ledger.")) << forged.err;
  std::filesystem::remove(proof);
  EXPECT_EQ(here({"record", "prove", "999999"}).code, 3);
}

TEST_F(Folder, IsFoundCleanAndWell) {
  EXPECT_EQ(here({"check"}).code, 0);
  EXPECT_TRUE(json_here({"check"}).at("clean").as_bool());
  EXPECT_EQ(here({"record", "fsck"}).code, 0);
  EXPECT_TRUE(json_here({"doctor"}).at("healthy").as_bool());
}

TEST_F(Folder, IsBackedUpAndRestoredElsewhere) {
  const std::filesystem::path base = config_.dir.string() + "-backup";
  std::filesystem::remove_all(base);
  const std::string copy = (base / "copy").string();
  const std::string back = (base / "back").string();
  std::filesystem::create_directories(base);
  EXPECT_EQ(here({"backup", copy}).code, 0);
  EXPECT_NE(here({"backup", copy}).code, 0) << "a folder that stands is not written over";
  EXPECT_NE(here({"restore", copy}).code, 0) << "nor is a folder with data";
  EXPECT_EQ(ran({"restore", copy}).code, 2) << "where to is never guessed";
  EXPECT_EQ(ran({"restore", copy, "--dir", back}).code, 0);
  EXPECT_EQ(ran({"check", "--dir", back}).code, 0);
  std::filesystem::remove_all(base);
}

TEST_F(Folder, IsNotMadeTwice) {
  const Ended again = here({"init"});
  EXPECT_NE(again.code, 0);
  EXPECT_TRUE(says(again.err, "store.exists")) << again.err;
}

}  // namespace
}  // namespace huanxin::cli
