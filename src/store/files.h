#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "base/hash.h"
#include "base/result.h"

namespace huanxin::store {

/// A file as the record knows it: by its content.
struct StoredFile {
  std::string sha256;  ///< hexadecimal
  std::int64_t size = 0;
};

/// A file on its way in: hashed while it is written, visible only once finish() succeeded.
class Upload {
 public:
  virtual ~Upload() = default;  ///< an unfinished upload leaves nothing behind
  /// Errors: store.file_too_large, store.disk_full, store.io.
  virtual Result<Done> write(ByteSpan bytes) = 0;
  /// Flushes file and folder to the disk.
  virtual Result<StoredFile> finish() = 0;
};

/// The content-addressed files of a data folder: `files/ab/cdef...`. Takes the data folder itself.
class FileStore {
 public:
  explicit FileStore(std::filesystem::path dir) : dir_(std::move(dir)) {}

  Result<std::unique_ptr<Upload>> begin(std::int64_t size_max) const;
  /// The path of a stored file. Errors: store.file_missing.
  Result<std::filesystem::path> path(std::string_view sha256) const;

 private:
  std::filesystem::path dir_;
};

}  // namespace huanxin::store
