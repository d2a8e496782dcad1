#include "app/internal/png.h"

#include <array>
#include <string_view>

#include "base/clock.h"

namespace huanxin::app {
namespace {

constexpr std::uint32_t kWidth = 96;
constexpr std::uint32_t kHeight = 64;
constexpr std::size_t kStripes = 6;

void put_u32(Bytes& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(value >> shift));
}

/// The CRC of ISO 3309, as PNG wants it.
std::uint32_t crc32(ByteSpan bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

std::uint32_t adler32(ByteSpan bytes) {
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const std::uint8_t byte : bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return high << 16 | low;
}

void put_chunk(Bytes& out, std::string_view type, ByteSpan data) {
  Bytes checked(type.begin(), type.end());
  checked.insert(checked.end(), data.begin(), data.end());
  put_u32(out, static_cast<std::uint32_t>(data.size()));
  out.insert(out.end(), checked.begin(), checked.end());
  put_u32(out, crc32(checked));
}

/// RFC 1950 around one stored block of RFC 1951: no compression, a few kilobytes.
Bytes zlib_stored(ByteSpan raw) {
  const auto size = static_cast<std::uint16_t>(raw.size());
  Bytes out = {0x78, 0x01, 0x01};
  for (const std::uint16_t word : {size, static_cast<std::uint16_t>(~size)}) {
    out.push_back(static_cast<std::uint8_t>(word & 0xFF));
    out.push_back(static_cast<std::uint8_t>(word >> 8));
  }
  out.insert(out.end(), raw.begin(), raw.end());
  put_u32(out, adler32(raw));
  return out;
}

}  // namespace

Bytes practice_picture(std::uint64_t seed) {
  SeededRandom random(seed);
  std::array<std::array<std::uint8_t, 3>, kStripes> colours{};
  for (auto& colour : colours) random.fill(colour);
  Bytes raw;
  for (std::uint32_t y = 0; y < kHeight; ++y) {
    raw.push_back(0);  // this line is not filtered
    for (std::uint32_t x = 0; x < kWidth; ++x) {
      const auto& colour = colours[(x + y / 2) / 24 % kStripes];
      raw.insert(raw.end(), colour.begin(), colour.end());
    }
  }
  static_assert(kHeight * (1 + 3 * kWidth) <= 65535, "one stored block");
  Bytes header;
  put_u32(header, kWidth);
  put_u32(header, kHeight);
  header.insert(header.end(), {8, 2, 0, 0, 0});  // 8 bits, RGB, no interlace
  Bytes png = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  put_chunk(png, "IHDR", header);
  put_chunk(png, "IDAT", zlib_stored(raw));
  put_chunk(png, "IEND", {});
  return png;
}

}  // namespace huanxin::app
