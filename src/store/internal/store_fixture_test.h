#pragma once

#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include "store/record.h"
#include "store/store.h"

namespace huanxin::store::testing {

/// A projection of two tables over a shelf of labelled boxes: `box.placed`, `box.filled`.
Projection boxes();

/// Places a box `target` (or a new one) with the label in the body. Refuses an empty label
/// (test.label_empty); throws Bug where it is `bug`; its projection throws where it is `bug later`.
CommandKind place_box();
/// Adds body.count things to the box; refuses a box that is not there (test.box_missing).
CommandKind fill_box();

Command place(const std::string& box, const std::string& label, const std::string& key = "");
Command fill(const std::string& box, int count, const std::string& key = "");

/// A data folder that goes away at the end of the test, and what a store needs.
class StoreTest : public ::testing::Test {
 protected:
  StoreTest();
  ~StoreTest() override;

  /// Makes the folder where there is none yet and opens it; a failure ends the test.
  void open();
  void close() { store_.reset(); }
  Store& store() { return *store_; }
  Result<std::unique_ptr<Store>> try_open() { return Store::open(options_, clock_, *random_); }

  /// A number out of a query without parameters.
  std::int64_t number(std::string_view sql);
  /// Changes the closed database behind the store's back.
  void tamper(const std::string& sql);

  std::filesystem::path root_;  ///< holds the data folder and whatever else a test needs
  StoreOptions options_;
  ManualClock clock_{Instant{1'709'859'600'000}};
  std::unique_ptr<Random> random_ = std::make_unique<SeededRandom>(7);
  std::unique_ptr<Store> store_;
};

}  // namespace huanxin::store::testing
