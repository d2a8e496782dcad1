#include "base/error.h"

namespace huanxin {

std::string_view to_string(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid: return "invalid";
    case ErrorKind::unauthorized: return "unauthorized";
    case ErrorKind::forbidden: return "forbidden";
    case ErrorKind::not_found: return "not_found";
    case ErrorKind::conflict: return "conflict";
    case ErrorKind::too_large: return "too_large";
    case ErrorKind::too_many: return "too_many";
    case ErrorKind::unavailable: return "unavailable";
    case ErrorKind::storage_full: return "storage_full";
    case ErrorKind::corrupt: return "corrupt";
    case ErrorKind::io: return "io";
  }
  return "invalid";
}

std::string fill_places(std::string_view sentence,
                        std::initializer_list<std::string_view> arguments) {
  std::string filled;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool is_place = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}' &&
                          sentence[i + 1] >= '0' && sentence[i + 1] <= '9';
    const auto number = is_place ? static_cast<std::size_t>(sentence[i + 1] - '0') : 0;
    if (is_place && number < arguments.size()) {
      filled += arguments.begin()[number];
      i += 2;
    } else {
      filled += sentence[i];
    }
  }
  return filled;
}

Error Error::of(const ErrorSpec& spec, std::initializer_list<std::string_view> arguments) {
  Error error;
  error.kind = spec.kind;
  error.code = spec.code;
  error.zh = fill_places(spec.zh, arguments);
  error.en = fill_places(spec.en, arguments);
  return error;
}

Error Error::with_detail(std::string text) && {
  detail = std::move(text);
  return std::move(*this);
}

Error Error::at(std::string pointer) && {
  fields.push_back({std::move(pointer), code, zh, en});
  return std::move(*this);
}

}  // namespace huanxin
