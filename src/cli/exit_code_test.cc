#include "cli/exit_code.h"

#include <gtest/gtest.h>

namespace huanxin::cli {
namespace {

TEST(ExitCode, FollowsTheKindOfTheError) {
  const std::pair<ErrorKind, int> wanted[] = {{ErrorKind::invalid, 2},
                                              {ErrorKind::unauthorized, 5},
                                              {ErrorKind::forbidden, 5},
                                              {ErrorKind::not_found, 3},
                                              {ErrorKind::conflict, 1},
                                              {ErrorKind::too_large, 1},
                                              {ErrorKind::too_many, 6},
                                              {ErrorKind::unavailable, 6},
                                              {ErrorKind::storage_full, 7},
                                              {ErrorKind::corrupt, 4},
                                              {ErrorKind::io, 1}};
  for (const auto& [kind, code] : wanted)
    EXPECT_EQ(exit_code(Error::of(ErrorSpec{kind, "test.some", "不行。", "No."})), code)
        << to_string(kind);
}

}  // namespace
}  // namespace huanxin::cli
