#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "cli/command.h"
#include "cli/nouns.h"
#include "cli/values.h"

namespace huanxin::cli {
namespace {

Result<int> run_nothing(const Call&) { return 0; }

const Command kCommand{
    "thing",
    "[WORD]",
    "东西",
    "a thing",
    folder_options({{"port", "PORT", "端口", "port"}, {"address", "ADDRESS", "地址", "address"}}),
    run_nothing};

template <typename T>
std::string code_of(const Result<T>& result) {
  return result ? "" : result.error().code;
}

app::Config config_after(const std::vector<std::string>& arguments) {
  return config_of(parse_call(kCommand, arguments).value()).value();
}

TEST(ParseCall, TellsWordsFromOptionsInAnyOrder) {
  const auto call = parse_call(kCommand, {"show", "--port", "81", "p1", "--json", "--dir=data x"});
  ASSERT_TRUE(call);
  EXPECT_EQ(call->words, (std::vector<std::string>{"show", "p1"}));
  EXPECT_EQ(call->option("port"), "81");
  EXPECT_EQ(call->option("dir"), "data x");
  EXPECT_TRUE(call->json());
}

TEST(ParseCall, KeepsTheFallbackOfAnOptionThatWasNotGiven) {
  const auto call = parse_call(kCommand, {});
  ASSERT_TRUE(call);
  EXPECT_TRUE(call->words.empty());
  EXPECT_FALSE(call->json());
  EXPECT_EQ(call->option("port", "8080"), "8080");
  EXPECT_EQ(call->option("port"), "");
}

TEST(ParseCall, RefusesAnOptionItDoesNotKnowAndNamesIt) {
  const auto call = parse_call(kCommand, {"--prot", "81"});
  ASSERT_EQ(code_of(call), "cli.options");
  EXPECT_NE(call.error().en.find("--prot"), std::string::npos);
  EXPECT_NE(call.error().en.find("huanxin thing --help"), std::string::npos);
}

TEST(ParseCall, DoesNotGuessAnAbbreviation) {
  EXPECT_EQ(code_of(parse_call(kCommand, {"--por", "81"})), "cli.options");
}

TEST(ParseCall, RefusesAnOptionWithoutItsValueAndASwitchWithOne) {
  EXPECT_EQ(code_of(parse_call(kCommand, {"--port"})), "cli.options");
  EXPECT_EQ(code_of(parse_call(kCommand, {"--json=yes"})), "cli.options");
}

TEST(Words, ThatAreMissingAreNamed) {
  const auto call = parse_call(kCommand, {"show"});
  ASSERT_TRUE(call);
  EXPECT_EQ(*call->word(0, "VERB"), "show");
  const auto missing = call->word(1, "ID");
  ASSERT_EQ(code_of(missing), "cli.argument_missing");
  EXPECT_NE(missing.error().zh.find("ID"), std::string::npos);
}

TEST(ParseNumber, TakesWholeNumbersWithinTheirBoundsOnly) {
  EXPECT_EQ(*parse_number("2024", 2000, 2100), 2024);
  for (const char* text : {"", "1999", "2101", "2024.0", "2024x", " 2024", "0x7e8"})
    EXPECT_EQ(code_of(parse_number(text, 2000, 2100)), "cli.number_malformed") << text;
}

TEST(ReadTextFile, ReadsAFileWholeEvenAnEmptyOne) {
  const std::string path = testing::TempDir() + "huanxin-parse-test.txt";
  std::ofstream(path, std::ios::binary) << "甲\r\n乙";
  EXPECT_EQ(*read_text_file(path), "甲\r\n乙");
  std::ofstream(path, std::ios::trunc).close();
  EXPECT_EQ(*read_text_file(path), "");
  std::filesystem::remove(path);
}

TEST(ReadTextFile, NamesAFileThatCannotBeRead) {
  for (const std::string& path : {testing::TempDir() + "no-such-file", testing::TempDir()}) {
    const auto text = read_text_file(path);
    ASSERT_EQ(code_of(text), "cli.file_unreadable") << path;
    EXPECT_NE(text.error().en.find(path), std::string::npos);
  }
}

TEST(ConfigOfACall, PutsTheCommandLineOverTheEnvironmentOverTheFile) {
  const std::string file = testing::TempDir() + "huanxin-config-test.json";
  std::ofstream(file) << R"({"port": 1001, "address": "10.0.0.1", "host_name": "file.test"})";
  setenv("HX_PORT", "1002", 1);
  setenv("HX_ADDRESS", "10.0.0.2", 1);
  const app::Config config = config_after({"--config", file, "--port", "1003"});
  unsetenv("HX_PORT");
  unsetenv("HX_ADDRESS");
  std::filesystem::remove(file);
  EXPECT_EQ(config.port, 1003);
  EXPECT_EQ(config.address, "10.0.0.2");
  EXPECT_EQ(config.host_name, "file.test");
  EXPECT_EQ(config_after({}).port, app::Config().port);
}

TEST(ConfigOfACall, RefusesAPortThatIsNone) {
  for (const char* port : {"65536", "-1", "http"}) {
    const auto call = parse_call(kCommand, {std::string("--port=") + port});
    ASSERT_TRUE(call);
    EXPECT_EQ(code_of(config_of(*call)), "cli.number_malformed") << port;
  }
}

}  // namespace
}  // namespace huanxin::cli
