// Looks up the table that tools/embed writes. Apart from hx_base, so that only programs that carry
// files link it.
#include <algorithm>

#include "base/embedded.h"

namespace huanxin {

std::span<const EmbeddedFile> embedded_under(std::string_view prefix) {
  const auto head = [prefix](const EmbeddedFile& file) {
    return file.path.substr(0, prefix.size());
  };
  const auto found = std::ranges::equal_range(embedded_files(), prefix, {}, head);
  return {found.begin(), found.end()};
}

const EmbeddedFile* find_embedded(std::string_view path) {
  const auto files = embedded_files();
  const auto found = std::ranges::lower_bound(files, path, {}, &EmbeddedFile::path);
  return found != files.end() && found->path == path ? &*found : nullptr;
}

}  // namespace huanxin
