#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include "base/viewer.h"
#include "projects/history.h"
#include "projects/list.h"
#include "projects/project.h"
#include "store/store.h"

namespace huanxin::projects::testing {

/// A file of content/, read as JSON.
Json content(const std::string& path);

/// Viewers as app/permissions makes them.
Viewer staff();
Viewer declarer(const std::string& account);

/// A record with Chaoyang open and its programme of 2024 adopted, the library still empty. The
/// clock stands at noon of 2024-07-01.
class LibraryTest : public ::testing::Test {
 protected:
  LibraryTest();
  ~LibraryTest() override;

  store::Store& store() { return *store_; }
  /// Sets the day; noon in Beijing.
  void go_to(std::string_view day);
  Date today() const { return civil_date(clock_.now()); }

  struct Order {
    std::string target;
    Json body;
    std::string account = "clerk";
  };
  /// Runs a command of projects or targets.
  Result<store::Receipt> run(std::string_view command, Order order);
  /// The code of the refusal, that of its only faulty field, or "done".
  std::string code(std::string_view command, Order order);

  /// A declared project with all that the first steps ask for; its id.
  std::string declare(const std::string& name, JsonObject more_fields = {},
                      const std::string& account = "clerk");
  /// Moves a project, which must succeed.
  void move(const std::string& id, const std::string& to);
  /// Declares a project and takes it to that state, along the way of projects with a plan.
  std::string project_in_state(State state);
  /// Runs all of content/projects/chaoyang-2024.json.
  void import_content();

  template <typename T>
  T ask(const std::function<Result<T>(const store::Snapshot&)>& use) {
    auto answer = store().query<T>(use);
    HX_CHECK(answer.has_value());
    return *std::move(answer);
  }
  ProjectDetail detail(const std::string& id, const Viewer& viewer = staff());
  bool is_seen(const std::string& id, const Viewer& viewer);
  ProjectPage page(ProjectQuery query, const Viewer& viewer = staff());
  /// The names on a page, in order, joined by a space.
  std::string names(ProjectQuery query, const Viewer& viewer = staff());
  std::vector<Change> history(const std::string& id, const Viewer& viewer = staff());

  std::filesystem::path root_;
  ManualClock clock_;
  SeededRandom random_{7};
  std::unique_ptr<store::Store> store_;
  store::StoreOptions options_;
};

/// A body of project.move with all reasons that the target may ask for.
Json move_body(State from, const std::string& to);

}  // namespace huanxin::projects::testing
