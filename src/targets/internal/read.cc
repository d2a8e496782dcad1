#include "targets/internal/read.h"

namespace huanxin::targets {
double require_number(ObjectReader& reader, std::string_view key, double min, double max) {
  const bool there = reader.has(key);
  const auto number = reader.optional_number(key, min, max);
  if (!there) reader.add_fault(key, Error::of(errors::kFieldMissing, {key}));
  return number.value_or(min);
}

std::vector<std::string> texts(ObjectReader& reader, std::string_view key, std::size_t count_max,
                               std::size_t bytes_max) {
  std::vector<std::string> values;
  const JsonArray* array = reader.optional_array(key, count_max);
  for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
    // A reader of one member, so that a text in a list obeys the same rules as any other.
    const Json wrapped = JsonObject{{"text", (*array)[i]}};
    ObjectReader element(wrapped);
    std::string text = element.require_text("text", bytes_max);
    if (const auto done = element.finish()) {
      values.push_back(std::move(text));
    } else {
      reader.add_fault(key, i, done.error());
    }
  }
  return values;
}

std::optional<Quantity> optional_quantity(ObjectReader& reader, std::string_view key) {
  const auto number = reader.optional_number(key, -1e300, 1e300);
  if (!number) return std::nullopt;
  const auto quantity = parse_quantity(*number);
  if (quantity) return *quantity;
  reader.add_fault(key, quantity.error());
  return std::nullopt;
}

Quantity require_quantity(ObjectReader& reader, std::string_view key) {
  const bool there = reader.has(key);
  const auto quantity = optional_quantity(reader, key);
  if (!there) reader.add_fault(key, Error::of(errors::kFieldMissing, {key}));
  return quantity.value_or(Quantity::whole(1));
}

std::optional<Source> optional_source(ObjectReader& reader, std::string_view key,
                                      const std::string& pointer) {
  const JsonObject* object = reader.optional_object(key);
  if (object == nullptr) return std::nullopt;
  const Json value = *object;
  ObjectReader inner(value, pointer + '/' + std::string(key));
  Source source;
  source.document = inner.require_text("document", 1000);
  source.document_zh = inner.optional_text("document_zh", 1000);
  source.issued = inner.optional_text("issued", 40);
  source.certainty = inner.require_one_of(
      "certainty", {"READ", "RECALLED-H", "RECALLED-M", "RECALLED-L", "DESIGN"});
  source.note = inner.optional_text("note", 2000);
  reader.absorb(std::move(inner));
  return source;
}

}  // namespace huanxin::targets
