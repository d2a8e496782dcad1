#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/app.h"
#include "app/content.h"
#include "cli/command.h"

namespace huanxin::cli {

/// How a call of the program ended.
struct Ended {
  int code = 0;
  std::string out;
  std::string err;
};

inline Ended ran(const std::vector<std::string>& words, const char* language = "en") {
  setenv("HX_LANG", language, 1);
  std::ostringstream out;
  std::ostringstream err;
  const int code = run(words, out, err);
  unsetenv("HX_LANG");
  return {code, out.str(), err.str()};
}

inline bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

inline std::string text_in(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

inline void write_text(const std::filesystem::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

// A folder with the programme of 2024, made once for all tests below.
class Folder : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    config_.dir = std::filesystem::path(testing::TempDir()) /
                  ("huanxin-cli-test-" + std::to_string(getpid()));
    std::filesystem::remove_all(config_.dir);
    ::umask(S_IRWXG | S_IRWXO);  // as run() does
    const auto clock = system_clock();
    const auto random = system_random();
    ASSERT_TRUE(app::App::create(config_, *clock, *random));
    const auto app = app::App::open(config_, *clock, *random);
    ASSERT_TRUE(app) << app.error().en;
    const auto loaded = app::load_programme(**app, [](auto, auto, auto) {});
    ASSERT_TRUE(loaded) << loaded.error().en << loaded.error().detail;
    ASSERT_TRUE((*app)->store().seal());
  }
  static void TearDownTestSuite() { std::filesystem::remove_all(config_.dir); }

  static Ended here(std::vector<std::string> words, const char* language = "en") {
    words.insert(words.end(), {"--dir", config_.dir.string()});
    return ran(words, language);
  }
  static JsonObject json_here(std::vector<std::string> words) {
    words.emplace_back("--json");
    const Ended ended = here(std::move(words));
    EXPECT_EQ(ended.code, 0) << ended.err;
    const auto value = parse_json(ended.out);
    return value ? value->as_object() : JsonObject();
  }

  static inline app::Config config_;
};

// A folder beside the shared one, gone at the end.
class Beside {
 public:
  explicit Beside(const char* name) : dir_(std::filesystem::path(testing::TempDir()) / name) {
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
  }
  ~Beside() { std::filesystem::remove_all(dir_); }
  std::string operator/(const char* name) const { return (dir_ / name).string(); }
  const std::filesystem::path& dir() const { return dir_; }

 private:
  std::filesystem::path dir_;
};

}  // namespace huanxin::cli
