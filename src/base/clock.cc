#include "base/clock.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace huanxin {
namespace {

class SystemClock final : public Clock {
 public:
  Instant now() const override {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
  }
};

// Bytes drawn ahead, a block for each thread: one call of the generator costs more than a thousand
// bytes of it. What was given out is wiped, so that a salt or a token stays in one place only.
class DrawnAhead {
 public:
  void take(std::span<std::uint8_t> bytes) {
    if (bytes.size() > block_.size()) return draw(bytes);
    if (used_ + bytes.size() > block_.size()) {
      draw(block_);
      used_ = 0;
    }
    const auto from = block_.begin() + static_cast<std::ptrdiff_t>(used_);
    std::copy_n(from, bytes.size(), bytes.begin());
    OPENSSL_cleanse(&*from, bytes.size());
    used_ += bytes.size();
  }

 private:
  static void draw(std::span<std::uint8_t> bytes) {
    HX_CHECK(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
  }

  std::array<std::uint8_t, 1024> block_{};
  std::size_t used_ = block_.size();
};

class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    thread_local DrawnAhead drawn;
    if (!bytes.empty()) drawn.take(bytes);
  }
};

}  // namespace

std::unique_ptr<Clock> system_clock() { return std::make_unique<SystemClock>(); }

std::unique_ptr<Random> system_random() { return std::make_unique<SystemRandom>(); }

std::uint64_t SeededRandom::next() {
  state_ += 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31);
}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(next() >> 56);
}

std::string new_id_text(Instant now, Random& random) {
  constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t i = 0; i < 6; ++i)
    bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(now.ms) >> (40 - 8 * i));
  random.fill(std::span(bytes).subspan(6));
  // 128 bits in 26 characters of 5 bits: two zero bits stand in front.
  std::string text(26, '0');
  for (std::size_t character = 0; character < text.size(); ++character) {
    unsigned value = 0;
    for (std::size_t bit = character * 5; bit < character * 5 + 5; ++bit) {
      const bool set = bit >= 2 && ((bytes[(bit - 2) / 8] >> (7 - (bit - 2) % 8)) & 1) != 0;
      value = value * 2 + (set ? 1 : 0);
    }
    text[character] = kAlphabet[value];
  }
  return text;
}

}  // namespace huanxin
