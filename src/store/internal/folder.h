#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace huanxin::store {

/// Where things lie in a data folder.
struct Folder {
  std::filesystem::path dir;

  std::filesystem::path database() const { return dir / "huanxin.db"; }
  std::filesystem::path head() const { return dir / "record-head.json"; }
  std::filesystem::path lock() const { return dir / "lock"; }
  std::filesystem::path keys() const { return dir / "keys"; }
  std::filesystem::path key(std::int64_t number) const {
    return keys() / ("log-" + std::to_string(number) + ".key");
  }
  std::filesystem::path files() const { return dir / "files"; }
  std::filesystem::path incoming() const { return dir / "files" / "incoming"; }
  /// Stands while a restore is under way.
  std::filesystem::path unfinished() const { return dir / "restore-unfinished"; }
};

/// An open file, closed at the end.
class FileHandle {
 public:
  explicit FileHandle(int fd = -1) : fd_(fd) {}
  ~FileHandle();
  FileHandle(FileHandle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileHandle& operator=(FileHandle&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};

/// One process at a time: held as long as the object lives, freed by the kernel if it dies.
/// Errors: store.locked with the other's process id, store.folder_unwritable.
Result<FileHandle> lock_folder(const Folder& folder);

/// Makes the folder and those above it, readable by the owner alone.
/// Errors: store.folder_unwritable.
Result<Done> make_folder(const std::filesystem::path& path);
/// Makes the parts of a data folder. Errors: store.folder_unwritable.
Result<Done> make_parts(const Folder& folder);
/// Whether it is not there or has nothing in it.
bool is_empty_folder(const std::filesystem::path& path);

/// Replaces a small file so that after a power cut either the old or the new one stands there:
/// temporary file, fsync, rename, fsync of the folder. Readable by the owner alone.
/// Errors: store.disk_full, store.io; after a failed fsync ends_writing() holds.
Result<Done> write_durably(const std::filesystem::path& path, std::string_view text);

/// Errors: store.missing, store.io, if it is larger than `bytes_max`.
Result<std::string> read_small_file(const std::filesystem::path& path,
                                    std::size_t bytes_max = 1 << 20);

/// Writes all bytes. Errors: store.disk_full, store.io.
Result<Done> write_all(int fd, std::string_view bytes, const std::filesystem::path& path);
/// fsync(2). Errors: store.io, for which ends_writing() holds.
Result<Done> sync_file(int fd, const std::filesystem::path& path);
Result<Done> sync_folder(const std::filesystem::path& path);
/// fsync(2) of a file that somebody else has written.
Result<Done> sync_path(const std::filesystem::path& path);

/// Free bytes of the disk for this process; -1 where the system does not say.
std::int64_t free_bytes(const std::filesystem::path& path);

}  // namespace huanxin::store
