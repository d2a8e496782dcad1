#pragma once

#include <span>
#include <string_view>

#include "base/hash.h"

namespace huanxin {

/// One file carried inside the program, so that an installation needs no files beside it.
///
/// The table is made at build time by tools/embed; the views live as long as the program.
struct EmbeddedFile {
  std::string_view path;          ///< e.g. `web/index.html`, `content/calendars/cn-2024.json`
  std::string_view content_type;  ///< e.g. `text/html; charset=utf-8`
  std::string_view etag;          ///< quoted, ready to be sent; made from the SHA-256 of `bytes`
  ByteSpan bytes;
  ByteSpan gzip;  ///< the same bytes compressed; empty where compression gains little
};

/// All files, sorted by path. Link the target hx_embedded.
std::span<const EmbeddedFile> embedded_files();

/// The files whose path begins with `prefix`, e.g. `content/calendars/`, sorted by path.
/// Cost: a binary search.
std::span<const EmbeddedFile> embedded_under(std::string_view prefix);

/// The file of that path, or null. Cost: a binary search.
const EmbeddedFile* find_embedded(std::string_view path);

}  // namespace huanxin
