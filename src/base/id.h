#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace huanxin {

/// A name of one kind of thing; names of different kinds do not mix.
///
/// The text is 1 to 64 characters of `a-z 0-9 . _ -`: fit for an address, a file name and a key.
template <typename Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {}

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  std::string text_;
};

/// Whether `text` may be an Id. Cost: linear in the text.
bool is_id_text(std::string_view text);

using AccountId = Id<struct AccountTag>;
using DistrictId = Id<struct DistrictTag>;

}  // namespace huanxin

template <typename Tag>
struct std::hash<huanxin::Id<Tag>> {
  std::size_t operator()(const huanxin::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.text());
  }
};
