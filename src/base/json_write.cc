// Writing JSON: RFC 8785, the JSON Canonicalization Scheme, and the same with members as they
// stand.

#include <algorithm>
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

bool must_be_escaped(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void write_escaped(char c, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
  }
}

// Section 3.2.2.2: only what must be escaped is. Runs of other characters are copied whole.
void write_string(std::string_view text, std::string& out) {
  out += '"';
  while (!text.empty()) {
    const auto special = std::find_if(text.begin(), text.end(), must_be_escaped);
    out.append(text.begin(), special);
    if (special == text.end()) break;
    write_escaped(*special, out);
    text.remove_prefix(static_cast<std::size_t>(special - text.begin()) + 1);
  }
  out += '"';
}

// Canonical JSON knows doubles only (RFC 8785 section 3.2.2.3): an integer that would lose digits
// has no canonical text.
template <typename Integer>
void write_integer(Integer value, Order order, std::string& out) {
  HX_CHECK(order == Order::as_given || internal::keeps_its_digits(value));
  out += std::to_string(value);
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
    case boost::json::kind::double_: out += internal::number_text(value.get_double()); break;
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
