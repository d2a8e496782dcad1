#pragma once

#include <gtest/gtest.h>
#include <filesystem>
#include <memory>
#include <string>

#include "base/viewer.h"
#include "store/store.h"
#include "targets/contribution.h"
#include "targets/programme.h"
#include "targets/project_facts.h"

namespace huanxin::targets::testing {

/// A file of content/, read as JSON.
Json content(const std::string& path);
/// The programme of 2024 as it lies in content/.
Programme chaoyang_2024();

/// A record with Chaoyang open, its programme of 2024 adopted, and a stand-in for the module
/// projects that puts facts by a command of its own. The clock stands at noon of 2024-07-01.
class RecordTest : public ::testing::Test {
 protected:
  RecordTest();
  ~RecordTest() override;

  store::Store& store() { return *store_; }
  /// Sets the day; noon in Beijing.
  void go_to(std::string_view day);
  Date today() const { return civil_date(clock_.now()); }

  /// Runs a command of this module as that account.
  Result<store::Receipt> run(std::string_view command, const std::string& target, Json body,
                             const std::string& account = "clerk");
  /// The code of the refusal, or "done".
  std::string code(std::string_view command, const std::string& target, Json body,
                   const std::string& account = "clerk");

  void put_project(const ProjectFacts& facts);
  /// A confirmed project of Chaoyang.
  void put_project(const std::string& id, const std::string& subdistrict = "110105002");
  std::string plan(const std::string& project, const std::string& item, double quantity,
                   const std::string& due = "2024-06-30");
  void claim(const std::string& id, double quantity, const std::string& reached_on,
             const std::string& account = "clerk");
  void verify(const std::string& id, const std::string& account = "manager");
  static Json claim_body(double quantity, const std::string& reached_on);

  /// What a query answers; a failing one ends the test.
  template <typename T>
  T ask(const std::function<Result<T>(const store::Snapshot&)>& use) {
    auto answer = store().query<T>(use);
    HX_CHECK(answer.has_value());
    return *std::move(answer);
  }
  Contribution contribution_now(const std::string& id, const Viewer& viewer = staff());
  static Viewer staff();

  std::filesystem::path root_;
  ManualClock clock_;
  SeededRandom random_{11};
  store::StoreOptions options_;
  std::unique_ptr<store::Store> store_;
};

/// Bodies of commands.
Json plan_body(const std::string& project, const std::string& item, double quantity);
Json refusal(const std::string& reason = "照片看不清");
Json because(const std::string& reason);

inline const std::string kParking = "chaoyang-2024-a4-09";
inline const std::string kShared = "chaoyang-2024-a4-10";
inline const std::string kRoads = "chaoyang-2024-a4-05";
/// The digest of the one file in the record's file store.
inline const std::string kDigest =
    "ee8250fb76e094b34b471f13a73dbbe51d1ae142e9df59d7c0d31ec20f0a0a8e";

}  // namespace huanxin::targets::testing
