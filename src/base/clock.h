#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "base/date.h"

namespace huanxin {

/// What time it is. Injected; the only source of time in the program.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

/// Unpredictable bytes. Injected; the only source of chance in the program.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// The machine's clock. Thread-safe.
std::unique_ptr<Clock> system_clock();

/// OpenSSL's generator, seeded by the kernel. Thread-safe; a failing generator is a bug. Draws
/// ahead: not for a process that forks and goes on in both halves.
std::unique_ptr<Random> system_random();

/// A clock that stands until it is moved: for tests and simulations.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_(start) {}
  Instant now() const override { return now_; }
  void set(Instant now) { now_ = now; }
  void advance_ms(std::int64_t ms) { now_.ms += ms; }

 private:
  Instant now_;
};

/// A reproducible sequence (SplitMix64): for tests and simulations, never for secrets.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override;
  std::uint64_t next();

 private:
  std::uint64_t state_;
};

/// A new name of 26 characters: 48 bits of time, 80 of chance, in Crockford's base 32 (as ULID,
/// lower case), so that names sort by time. Cost: one call of each source.
std::string new_id_text(Instant now, Random& random);

}  // namespace huanxin
