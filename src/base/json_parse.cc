#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <cmath>

#include "base/errors.h"
#include "base/internal/json_number.h"
#include "base/json.h"

namespace huanxin {
namespace {

using boost::json::error_code;
using Text = boost::json::string_view;

// Builds the value from the parser's calls. Boost's own handler reads decimals in haste, wrong in
// the last bit, takes 1e400 for infinity and drops a member that stands twice; this one does not.
class Builder {
 public:
  static constexpr std::size_t max_object_size = boost::json::object::max_size();
  static constexpr std::size_t max_array_size = boost::json::array::max_size();
  static constexpr std::size_t max_key_size = boost::json::string::max_size();
  static constexpr std::size_t max_string_size = boost::json::string::max_size();

  explicit Builder(std::size_t) {}

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return true; }
  bool on_array_begin(error_code&) { return true; }
  bool on_object_end(std::size_t size, error_code&) {
    members_ += size;
    stack_.push_object(size);
    return true;
  }
  bool on_array_end(std::size_t size, error_code&) {
    stack_.push_array(size);
    return true;
  }
  bool on_key_part(Text part, std::size_t, error_code&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_key(Text rest, std::size_t, error_code&) {
    stack_.push_key(rest);
    return true;
  }
  bool on_string_part(Text part, std::size_t, error_code&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_string(Text rest, std::size_t, error_code&) {
    stack_.push_string(rest);
    return true;
  }
  bool on_number_part(Text part, error_code&) {
    number_.append(part);
    return true;
  }
  bool on_int64(std::int64_t value, Text rest, error_code& code) {
    stack_.push_int64(value);
    return ends_number(internal::keeps_its_digits(value), rest, code);
  }
  bool on_uint64(std::uint64_t value, Text rest, error_code& code) {
    stack_.push_uint64(value);
    return ends_number(internal::keeps_its_digits(value), rest, code);
  }
  bool on_double(double near, Text rest, error_code& code);
  bool on_bool(bool value, error_code&) {
    stack_.push_bool(value);
    return true;
  }
  bool on_null(error_code&) {
    stack_.push_null();
    return true;
  }
  bool on_comment_part(Text, error_code&) { return true; }
  bool on_comment(Text, error_code&) { return true; }

  void begin() { stack_.reset(); }
  Json release() { return stack_.release(); }
  std::size_t members() const { return members_; }
  const std::string& refused_number() const { return refused_number_; }

 private:
  bool ends_number(bool is_held, Text rest, error_code& code);

  boost::json::value_stack stack_;
  std::string number_;
  std::string refused_number_;
  std::size_t members_ = 0;
};

// A text of digits alone is an integer and must not lose any of them.
bool is_held_as_written(std::string_view text, double value) {
  if (!std::isfinite(value)) return false;
  return text.find_first_of(".eE") != std::string_view::npos ||
         text == internal::number_text(value);
}

bool Builder::on_double(double near, Text rest, error_code& code) {
  const std::string text = number_ + std::string(rest);
  double value = near;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  // Out of range either way; `near` tells which: too small is zero, too great is refused.
  if (read.ec != std::errc{}) value = std::abs(near) < 1 ? 0.0 : HUGE_VAL;
  stack_.push_double(value);
  return ends_number(is_held_as_written(text, value), rest, code);
}

bool Builder::ends_number(bool is_held, Text rest, error_code& code) {
  if (!is_held) {
    refused_number_ = number_ + std::string(rest);
    code = boost::json::error::not_exact;
  }
  number_.clear();
  return is_held;
}

std::size_t count_members(const Json& value) {
  std::size_t count = 0;
  if (const JsonObject* object = value.if_object()) {
    count += object->size();
    for (const auto& member : *object) count += count_members(member.value());
  } else if (const JsonArray* array = value.if_array()) {
    for (const Json& element : *array) count += count_members(element);
  }
  return count;
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::size_t depth_max) {
  boost::json::parse_options options;
  options.max_depth = depth_max;
  boost::json::basic_parser<Builder> parser(options, depth_max);
  Builder& builder = parser.handler();
  builder.begin();
  error_code code;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), code);
  if (code == boost::json::error::too_deep)
    return Error::of(errors::kJsonTooDeep, {std::to_string(depth_max)});
  if (!builder.refused_number().empty())
    return Error::of(errors::kJsonNumberRange, {excerpt(builder.refused_number())});
  if (!code && read < text.size()) code = boost::json::error::extra_data;
  if (code) return Error::of(errors::kJsonMalformed, {std::to_string(read), code.message()});
  Json value = builder.release();
  // The stack keeps one of two equal keys: fewer members than were read tell that some stood twice.
  if (count_members(value) != builder.members()) return Error::of(errors::kJsonMemberTwice);
  return value;
}

}  // namespace huanxin
