// Writing JSON: RFC 8785, the JSON Canonicalization Scheme, and the same with members as they
// stand.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/check.h"
#include "base/internal/json_number.h"
#include "base/json.h"

namespace huanxin {
namespace {

enum class Order { as_given, canonical };

// RFC 8785 section 3.2.3 sorts by UTF-16 code units. UTF-8 bytes sort the same way but for one
// case: beyond the basic plane (four bytes, surrogates from U+D800) comes before U+E000 to U+FFFF.
bool before_in_utf16(std::string_view lhs, std::string_view rhs) {
  const auto [l, r] = std::mismatch(lhs.begin(), lhs.end(), rhs.begin(), rhs.end());
  if (l == lhs.end() || r == rhs.end()) return r != rhs.end();
  const auto left = static_cast<unsigned char>(*l);
  const auto right = static_cast<unsigned char>(*r);
  const bool surrogate_differs = (left >= 0xf0) != (right >= 0xf0);
  if (surrogate_differs && left >= 0xee && right >= 0xee) return left > right;
  return left < right;
}

// Section 3.2.2.2: only what must be escaped is.
void write_string(std::string_view text, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += kHex[static_cast<unsigned char>(c) >> 4];
          out += kHex[static_cast<unsigned char>(c) & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

// A positive number as digits and a power of ten: 0.d1d2d3... x 10^point.
struct Decimal {
  std::string digits;
  int point = 0;
};

Decimal shortest_decimal(double value) {
  std::array<char, 40> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                     std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
  const std::size_t e = text.find('e');
  Decimal decimal{.digits = std::string(text.substr(0, e))};
  std::erase(decimal.digits, '.');
  const std::string_view power = text.substr(e + (text[e + 1] == '+' ? 2 : 1));
  std::from_chars(power.data(), power.data() + power.size(), decimal.point);
  ++decimal.point;
  return decimal;
}

// Section 3.2.2.3: ECMAScript's Number::toString over the shortest digits.
void write_double(double value, std::string& out) {
  HX_CHECK(std::isfinite(value));
  if (value == 0) {  // also -0
    out += '0';
    return;
  }
  if (value < 0) out += '-';
  const auto [digits, point] = shortest_decimal(std::abs(value));
  const auto size = static_cast<int>(digits.size());
  if (size <= point && point <= 21) {
    out.append(digits).append(static_cast<std::size_t>(point - size), '0');
  } else if (0 < point && point <= 21) {
    out.append(digits, 0, static_cast<std::size_t>(point)).append(1, '.');
    out.append(digits, static_cast<std::size_t>(point));
  } else if (-6 < point && point <= 0) {
    out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
  } else {
    out += digits[0];
    if (size > 1) out.append(1, '.').append(digits, 1);
    out += point < 1 ? "e-" : "e+";
    out += std::to_string(std::abs(point - 1));
  }
}

// Canonical JSON knows doubles only (RFC 8785 section 3.2.2.3): an integer that none holds has no
// canonical text, and a great one is written as that double would be.
template <typename Integer>
void write_integer(Integer value, Order order, std::string& out) {
  const std::uint64_t magnitude = internal::magnitude_of(value);
  constexpr auto kAlikeMax = std::uint64_t{1} << 53;  // up to here both print the same
  if (order == Order::as_given || magnitude <= kAlikeMax) {
    out += std::to_string(value);
  } else {
    HX_CHECK(internal::fits_double(magnitude));
    write_double(static_cast<double>(value), out);
  }
}

void write(const Json& value, Order order, std::string& out);

void write_member(const JsonObject::value_type& member, Order order, std::string& out) {
  write_string(member.key(), out);
  out += ':';
  write(member.value(), order, out);
}

void write_object(const JsonObject& object, Order order, std::string& out) {
  std::vector<const JsonObject::value_type*> members;
  members.reserve(object.size());
  for (const auto& member : object) members.push_back(&member);
  if (order == Order::canonical) {
    std::sort(members.begin(), members.end(), [](const auto* lhs, const auto* rhs) {
      return before_in_utf16(lhs->key(), rhs->key());
    });
  }
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out += ',';
    write_member(*members[i], order, out);
  }
  out += '}';
}

void write_array(const JsonArray& array, Order order, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i > 0) out += ',';
    write(array[i], order, out);
  }
  out += ']';
}

void write(const Json& value, Order order, std::string& out) {
  switch (value.kind()) {
    case boost::json::kind::null: out += "null"; break;
    case boost::json::kind::bool_: out += value.get_bool() ? "true" : "false"; break;
    case boost::json::kind::int64: write_integer(value.get_int64(), order, out); break;
    case boost::json::kind::uint64: write_integer(value.get_uint64(), order, out); break;
    case boost::json::kind::double_: write_double(value.get_double(), out); break;
    case boost::json::kind::string: write_string(value.get_string(), out); break;
    case boost::json::kind::array: write_array(value.get_array(), order, out); break;
    case boost::json::kind::object: write_object(value.get_object(), order, out); break;
  }
}

}  // namespace

std::string to_text(const Json& value) {
  std::string out;
  write(value, Order::as_given, out);
  return out;
}

std::string canonical_json(const Json& value) {
  std::string out;
  write(value, Order::canonical, out);
  return out;
}

}  // namespace huanxin
