#include "base/json.h"

#include <algorithm>

#include "base/errors.h"
#include "base/text.h"

namespace huanxin {

std::string text_of(const JsonObject& object, std::string_view key) {
  const Json* member = object.if_contains(key);
  HX_CHECK(member != nullptr && member->is_string());
  return std::string(member->get_string());
}

std::string text_or_empty(const JsonObject& object, std::string_view key) {
  const Json* member = object.if_contains(key);
  return member != nullptr && member->is_string() ? std::string(member->get_string())
                                                  : std::string();
}

std::int64_t int_of(const JsonObject& object, std::string_view key) {
  const Json* member = object.if_contains(key);
  HX_CHECK(member != nullptr && (member->is_int64() || member->is_uint64()));
  return member->to_number<std::int64_t>();
}

ObjectReader::ObjectReader(const Json& value, std::string pointer)
    : object_(value.if_object()), pointer_(std::move(pointer)) {
  if (object_ == nullptr) {
    const Error error = Error::of(errors::kFieldNotObject, {pointer_.empty() ? "/" : pointer_});
    keep({pointer_, error.code, error.zh, error.en});
  }
}

std::string ObjectReader::place(std::string_view key) const {
  std::string pointer = pointer_ + "/";
  for (const char c : excerpt(key, 200))
    pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return pointer;
}

void ObjectReader::add(std::string_view key, const ErrorSpec& spec, std::string_view argument) {
  add_fault(key, Error::of(spec, {excerpt(key), argument}));
}

void ObjectReader::add_fault(std::string_view key, const Error& error) {
  keep({place(key), error.code, error.zh, error.en});
}

void ObjectReader::add_fault(std::string_view key, std::size_t index, const Error& error) {
  keep({place(key) + "/" + std::to_string(index), error.code, error.zh, error.en});
}

// A hostile body must not be answered with a list many times its size.
void ObjectReader::keep(FieldError fault) {
  ++fault_count_;
  if (faults_.size() < kFaultsListedMax) faults_.push_back(std::move(fault));
}

void ObjectReader::absorb(ObjectReader&& inner) {
  if (auto done = inner.finish(); !done) {
    for (FieldError& fault : std::move(done).error().fields) keep(std::move(fault));
  }
}

bool ObjectReader::has(std::string_view key) const {
  return object_ != nullptr && object_->contains(key);
}

const Json* ObjectReader::find(std::string_view key) {
  asked_.push_back(key);
  const Json* member = object_ == nullptr ? nullptr : object_->if_contains(key);
  return member == nullptr || member->is_null() ? nullptr : member;
}

const Json* ObjectReader::find_required(std::string_view key) {
  const Json* member = find(key);
  if (member == nullptr && object_ != nullptr) add(key, errors::kFieldMissing);
  return member;
}

std::optional<std::string> ObjectReader::optional_text(std::string_view key,
                                                       std::size_t bytes_max) {
  const Json* member = find(key);
  if (member == nullptr) return std::nullopt;
  if (!member->is_string()) {
    add(key, errors::kFieldNotText);
    return std::nullopt;
  }
  const std::string_view text = member->get_string();
  if (text.size() > bytes_max) {
    add(key, errors::kTextTooLong, std::to_string(bytes_max));
    return std::nullopt;
  }
  if (!is_clean_utf8(text)) {
    add(key, errors::kTextNotUtf8);
    return std::nullopt;
  }
  return std::string(text);
}

std::string ObjectReader::require_text(std::string_view key, std::size_t bytes_max) {
  if (find_required(key) == nullptr) return {};
  const auto text = optional_text(key, bytes_max);
  if (text && text->find_first_not_of(" \t\n") == std::string::npos) add(key, errors::kTextEmpty);
  return text.value_or("");
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view key, std::int64_t min,
                                                           std::int64_t max) {
  const Json* member = find(key);
  if (member == nullptr) return std::nullopt;
  if (!member->is_int64() && !member->is_uint64()) {
    add(key, errors::kFieldNotInteger);
    return std::nullopt;
  }
  const bool fits = member->is_int64() || member->get_uint64() <= INT64_MAX;
  const std::int64_t value = fits ? member->to_number<std::int64_t>() : INT64_MAX;
  if (!fits || value < min || value > max) {
    add(key, errors::kFieldRange, std::to_string(min) + " – " + std::to_string(max));
    return std::nullopt;
  }
  return value;
}

std::int64_t ObjectReader::require_integer(std::string_view key, std::int64_t min,
                                           std::int64_t max) {
  if (find_required(key) == nullptr) return min;
  return optional_integer(key, min, max).value_or(min);
}

std::optional<double> ObjectReader::optional_number(std::string_view key, double min, double max) {
  const Json* member = find(key);
  if (member == nullptr) return std::nullopt;
  if (!member->is_number()) {
    add(key, errors::kFieldNotNumber);
    return std::nullopt;
  }
  const auto value = member->to_number<double>();
  if (!(value >= min && value <= max)) {
    add(key, errors::kFieldRange, to_text(min) + " – " + to_text(max));
    return std::nullopt;
  }
  return value;
}

std::optional<bool> ObjectReader::optional_boolean(std::string_view key) {
  const Json* member = find(key);
  if (member == nullptr) return std::nullopt;
  if (!member->is_bool()) {
    add(key, errors::kFieldNotBoolean);
    return std::nullopt;
  }
  return member->get_bool();
}

std::optional<Date> ObjectReader::optional_date(std::string_view key) {
  const Json* member = find(key);
  if (member == nullptr) return std::nullopt;
  if (member->is_string()) {
    if (const auto date = parse_date(member->get_string())) return *date;
  }
  add(key, errors::kFieldNotDate);
  return std::nullopt;
}

Date ObjectReader::require_date(std::string_view key) {
  if (find_required(key) == nullptr) return Date{};
  return optional_date(key).value_or(Date{});
}

std::optional<std::string> ObjectReader::optional_one_of(
    std::string_view key, std::initializer_list<std::string_view> allowed) {
  const auto text = optional_text(key, 100);
  if (!text) return std::nullopt;
  if (std::find(allowed.begin(), allowed.end(), *text) != allowed.end()) return text;
  std::string list;
  for (const std::string_view one : allowed) list += (list.empty() ? "" : ", ") + std::string(one);
  add(key, errors::kFieldNotOneOf, list);
  return std::nullopt;
}

std::string ObjectReader::require_one_of(std::string_view key,
                                         std::initializer_list<std::string_view> allowed) {
  if (find_required(key) == nullptr) return {};
  return optional_one_of(key, allowed).value_or("");
}

std::optional<std::string> ObjectReader::optional_id(std::string_view key) {
  const Json* member = find(key);
  if (member == nullptr) return std::nullopt;
  if (member->is_string() && is_id_text(member->get_string()))
    return std::string(member->get_string());
  add(key, errors::kFieldNotId);
  return std::nullopt;
}

std::string ObjectReader::require_id(std::string_view key) {
  if (find_required(key) == nullptr) return {};
  return optional_id(key).value_or("");
}

const JsonObject* ObjectReader::optional_object(std::string_view key) {
  const Json* member = find(key);
  if (member == nullptr) return nullptr;
  if (!member->is_object()) add(key, errors::kFieldNotObject);
  return member->if_object();
}

const JsonArray* ObjectReader::optional_array(std::string_view key, std::size_t size_max) {
  const Json* member = find(key);
  if (member == nullptr) return nullptr;
  const JsonArray* array = member->if_array();
  if (array == nullptr) {
    add(key, errors::kFieldNotArray);
  } else if (array->size() > size_max) {
    add(key, errors::kFieldRange, "0 – " + std::to_string(size_max));
    return nullptr;
  }
  return array;
}

const JsonArray* ObjectReader::require_array(std::string_view key, std::size_t size_max) {
  return find_required(key) == nullptr ? nullptr : optional_array(key, size_max);
}

Result<Done> ObjectReader::finish() {
  if (object_ != nullptr) {
    for (const auto& member : *object_) {
      if (std::find(asked_.begin(), asked_.end(), std::string_view(member.key())) == asked_.end())
        add(member.key(), errors::kFieldUnknown);
    }
    object_ = nullptr;
  }
  if (faults_.empty()) return Done{};
  Error error = Error::of(errors::kFieldsFaulty, {std::to_string(fault_count_)});
  if (faults_.size() == 1) {  // one fault speaks for itself
    error.zh = faults_[0].zh;
    error.en = faults_[0].en;
  }
  error.fields = std::move(faults_);
  faults_.clear();
  return error;
}

}  // namespace huanxin
