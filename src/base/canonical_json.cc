// RFC 8785, the JSON Canonicalization Scheme.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/check.h"
#include "base/json.h"

namespace huanxin {
namespace {

constexpr std::int64_t kExactIntegerMax = 9'007'199'254'740'992;  // 2^53

// UTF-16 code units of a UTF-8 text: RFC 8785 section 3.2.3 sorts by them.
std::u16string utf16(std::string_view text) {
  std::u16string units;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    char32_t point = length == 1 ? lead : lead & (0xffU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
      point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
    if (point >= 0x10000) {
      units += static_cast<char16_t>(0xd800 + ((point - 0x10000) >> 10));
      units += static_cast<char16_t>(0xdc00 + ((point - 0x10000) & 0x3ff));
    } else {
      units += static_cast<char16_t>(point);
    }
    i += length;
  }
  return units;
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

// Section 3.2.2.3: ECMAScript's Number::toString over the shortest digits.
void write_double(double value, std::string& out) {
  HX_CHECK(std::isfinite(value));
  if (value == 0) {
    out += '0';
    return;
  }
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                 std::chars_format::scientific)
                       .ptr;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t e = text.find('e');
  std::string digits(text.substr(0, e));
  digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
  int exponent = 0;
  const std::string_view power = text.substr(e + (text[e + 1] == '+' ? 2 : 1));
  std::from_chars(power.data(), power.data() + power.size(), exponent);
  const int k = static_cast<int>(digits.size());
  const int n = exponent + 1;  // the decimal point stands after n digits
  if (value < 0) out += '-';
  if (k <= n && n <= 21) {
    out += digits + std::string(static_cast<std::size_t>(n - k), '0');
  } else if (0 < n && n <= 21) {
    out += digits.substr(0, static_cast<std::size_t>(n)) + "." +
           digits.substr(static_cast<std::size_t>(n));
  } else if (-6 < n && n <= 0) {
    out += "0." + std::string(static_cast<std::size_t>(-n), '0') + digits;
  } else {
    out += digits.substr(0, 1);
    if (k > 1) out += "." + digits.substr(1);
    out += n - 1 < 0 ? "e-" : "e+";
    out += std::to_string(std::abs(n - 1));
  }
}

void write(const Json& value, std::string& out);

void write_object(const JsonObject& object, std::string& out) {
  std::vector<std::pair<std::u16string, const JsonObject::value_type*>> members;
  members.reserve(object.size());
  for (const auto& member : object) members.emplace_back(utf16(member.key()), &member);
  std::sort(members.begin(), members.end(),
            [](const auto& lhs, const auto& rhs) { return lhs.first < rhs.first; });
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out += ',';
    write_string(members[i].second->key(), out);
    out += ':';
    write(members[i].second->value(), out);
  }
  out += '}';
}

void write_array(const JsonArray& array, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i > 0) out += ',';
    write(array[i], out);
  }
  out += ']';
}

void write(const Json& value, std::string& out) {
  switch (value.kind()) {
    case boost::json::kind::null: out += "null"; break;
    case boost::json::kind::bool_: out += value.get_bool() ? "true" : "false"; break;
    case boost::json::kind::int64:
      HX_CHECK(std::abs(value.get_int64()) <= kExactIntegerMax);
      out += std::to_string(value.get_int64());
      break;
    case boost::json::kind::uint64:
      HX_CHECK(value.get_uint64() <= static_cast<std::uint64_t>(kExactIntegerMax));
      out += std::to_string(value.get_uint64());
      break;
    case boost::json::kind::double_: write_double(value.get_double(), out); break;
    case boost::json::kind::string: write_string(value.get_string(), out); break;
    case boost::json::kind::array: write_array(value.get_array(), out); break;
    case boost::json::kind::object: write_object(value.get_object(), out); break;
  }
}

}  // namespace

std::string canonical_json(const Json& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace huanxin
