#include "targets/quantity.h"

#include <cmath>
#include <string>

#include "targets/errors.h"

namespace huanxin::targets {

Result<Quantity> parse_quantity(double number) {
  const std::string given = huanxin::to_text(Json(number));
  if (!(number > 0) || number > static_cast<double>(kQuantityMax))
    return Error::of(errors::kQuantityRange, {given, std::to_string(kQuantityMax)});
  const auto parts = static_cast<std::int64_t>(std::llround(number * Quantity::kParts));
  const Quantity quantity = Quantity::parts(parts);
  // Both are the double nearest to the decimal written: equal exactly when it has four places.
  if (quantity.value() != number || parts == 0) return Error::of(errors::kQuantityTooFine, {given});
  return quantity;
}

Json to_json(Quantity quantity) {
  if (quantity.is_whole()) return quantity.in_parts() / Quantity::kParts;
  return quantity.value();
}

std::string to_text(Quantity quantity) {
  const std::int64_t rest = quantity.in_parts() % Quantity::kParts;
  std::string text = std::to_string(quantity.in_parts() / Quantity::kParts);
  if (rest == 0) return text;
  std::string decimals = std::to_string(Quantity::kParts + rest).substr(1);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return text + '.' + decimals;
}

}  // namespace huanxin::targets
