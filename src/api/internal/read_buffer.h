#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/hash.h"

namespace huanxin::api {

/// What was read and not used yet, in one piece.
class ReadBuffer {
 public:
  ByteSpan unread() const { return ByteSpan(bytes_).subspan(begin_, end_ - begin_); }
  void consume(std::size_t size) { begin_ += size; }

  /// Room for `size` bytes behind what is there; then as many as came are committed.
  std::span<std::uint8_t> prepare(std::size_t size) {
    if (bytes_.size() - end_ < size) move_to_front();
    if (bytes_.size() - end_ < size) bytes_.resize(end_ + size);
    return std::span(bytes_).subspan(end_, size);
  }
  void commit(std::size_t size) { end_ += size; }

  /// Gives memory back that only a large request needed.
  void keep_at_most(std::size_t size) {
    move_to_front();
    if (bytes_.size() <= size || end_ > size) return;
    bytes_.resize(size);
    bytes_.shrink_to_fit();
  }

 private:
  void move_to_front() {
    std::copy(bytes_.begin() + static_cast<std::ptrdiff_t>(begin_),
              bytes_.begin() + static_cast<std::ptrdiff_t>(end_), bytes_.begin());
    end_ -= begin_;
    begin_ = 0;
  }

  std::vector<std::uint8_t> bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace huanxin::api
