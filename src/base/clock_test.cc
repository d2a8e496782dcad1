#include "base/clock.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "base/id.h"

namespace huanxin {
namespace {

// Chance that always gives the same byte.
class Constant final : public Random {
 public:
  explicit Constant(std::uint8_t byte) : byte_(byte) {}
  void fill(std::span<std::uint8_t> bytes) override {
    for (auto& byte : bytes) byte = byte_;
  }

 private:
  std::uint8_t byte_;
};

TEST(NewIdText, WritesTimeAndChanceInCrockfordsAlphabet) {
  Constant zeros(0);
  Constant ones(0xff);
  EXPECT_EQ(new_id_text(Instant{0}, zeros), "00000000000000000000000000");
  EXPECT_EQ(new_id_text(Instant{0xffff'ffff'ffff}, ones), "7zzzzzzzzzzzzzzzzzzzzzzzzz");
  // The example of the ULID specification: 01ARZ3NDEK is 1469922850259 ms.
  EXPECT_EQ(new_id_text(Instant{1'469'922'850'259}, zeros).substr(0, 10), "01arz3ndek");
}

TEST(NewIdText, SortsByTimeWhateverTheChance) {
  Constant zeros(0);
  Constant ones(0xff);
  EXPECT_LT(new_id_text(Instant{1000}, ones), new_id_text(Instant{1001}, zeros));
}

TEST(NewIdText, IsAnIdAndDoesNotRepeat) {
  SeededRandom random(7);
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string text = new_id_text(Instant{5}, random);
    EXPECT_TRUE(is_id_text(text)) << text;
    EXPECT_TRUE(seen.insert(text).second) << text;
  }
}

TEST(SeededRandom, FollowsSplitMix64) {
  // The first values of the reference implementation for the seed 1234567.
  SeededRandom random(1'234'567);
  EXPECT_EQ(random.next(), 6'457'827'717'110'365'317U);
  EXPECT_EQ(random.next(), 3'203'168'211'198'807'973U);
  EXPECT_EQ(random.next(), 9'817'491'932'198'370'423U);
}

TEST(SystemRandom, FillsWithoutRepeatingItself) {
  const auto random = system_random();
  std::array<std::uint8_t, 32> first{};
  std::array<std::uint8_t, 32> second{};
  random->fill(first);
  random->fill(second);
  EXPECT_NE(first, second);
}

TEST(ManualClock, StandsUntilItIsMoved) {
  ManualClock clock(Instant{100});
  EXPECT_EQ(clock.now(), Instant{100});
  clock.advance_ms(23);
  EXPECT_EQ(clock.now(), Instant{123});
  clock.set(Instant{7});
  EXPECT_EQ(clock.now(), Instant{7});
}

TEST(SystemClock, KnowsThisCentury) {
  const Instant now = system_clock()->now();
  EXPECT_GT(now, *parse_instant("2024-01-01T00:00:00Z"));
  EXPECT_LT(now, *parse_instant("2100-01-01T00:00:00Z"));
}

}  // namespace
}  // namespace huanxin
