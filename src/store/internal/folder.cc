#include "store/internal/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "store/errors.h"
#include "store/internal/sqlite_error.h"

namespace huanxin::store {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;

Error unwritable(const fs::path& path, int error_number) {
  return Error::of(errors::kFolderUnwritable, {path.string(), std::strerror(error_number)});
}

std::string holder_of(int fd) {
  std::array<char, 32> text{};
  const ssize_t size = ::pread(fd, text.data(), text.size() - 1, 0);
  if (size <= 0) return "pid ?";
  std::string_view pid(text.data(), static_cast<std::size_t>(size));
  return "pid " + std::string(pid.substr(0, pid.find('\n')));
}

}  // namespace

FileHandle::~FileHandle() {
  if (fd_ >= 0) ::close(fd_);
}

Result<FileHandle> lock_folder(const Folder& folder) {
  FileHandle file(::open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly));
  if (file.fd() < 0) return unwritable(folder.dir, errno);
  if (::flock(file.fd(), LOCK_EX | LOCK_NB) != 0)
    return Error::of(errors::kLocked, {folder.dir.string(), holder_of(file.fd())});
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(file.fd(), 0) != 0) return unwritable(folder.dir, errno);
  // The pid only helps a person; a full disk must not keep readers out.
  static_cast<void>(::pwrite(file.fd(), pid.data(), pid.size(), 0) == 0);
  return file;
}

Result<Done> make_folder(const fs::path& path) {
  std::error_code code;
  const bool made = fs::create_directories(path, code);
  if (code) return unwritable(path, code.value());
  if (made) fs::permissions(path, fs::perms::owner_all, code);
  if (code || ::access(path.c_str(), W_OK | X_OK) != 0)
    return unwritable(path, code ? code.value() : errno);
  return Done{};
}

Result<Done> make_parts(const Folder& folder) {
  HX_DO(make_folder(folder.dir));
  HX_DO(make_folder(folder.keys()));
  return make_folder(folder.incoming());
}

bool is_empty_folder(const fs::path& path) {
  std::error_code code;
  if (!fs::exists(path, code)) return true;
  return fs::is_empty(path, code) && !code;
}

Result<Done> write_all(int fd, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_error(errno, path.string());
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return Done{};
}

Result<Done> sync_file(int fd, const fs::path& path) {
  if (::fsync(fd) == 0) return Done{};
  return sync_error(errno, path.string());
}

Result<Done> sync_folder(const fs::path& path) {
  const FileHandle folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.fd() < 0) return system_error(errno, path.string());
  return sync_file(folder.fd(), path);
}

Result<Done> sync_path(const fs::path& path) {
  const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.fd() < 0) return system_error(errno, path.string());
  return sync_file(file.fd(), path);
}

Result<Done> write_durably(const fs::path& path, std::string_view text) {
  const fs::path fresh = path.string() + ".new";
  {
    const FileHandle file(
        ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kOwnerOnly));
    if (file.fd() < 0) return system_error(errno, fresh.string());
    HX_DO(write_all(file.fd(), text, fresh));
    HX_DO(sync_file(file.fd(), fresh));
  }
  if (::rename(fresh.c_str(), path.c_str()) != 0) return system_error(errno, path.string());
  return sync_folder(path.parent_path());
}

Result<std::string> read_small_file(const fs::path& path, std::size_t bytes_max) {
  const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.fd() < 0 && errno == ENOENT) return Error::of(errors::kStoreMissing, {path.string()});
  if (file.fd() < 0) return system_error(errno, path.string());
  std::string text;
  std::array<char, 8192> buffer{};
  for (;;) {
    const ssize_t size = ::read(file.fd(), buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return system_error(errno, path.string());
    if (size == 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(size));
    if (text.size() > bytes_max)
      return Error::of(errors::kStoreIo, {path.string(), std::strerror(EFBIG)});
  }
}

std::int64_t free_bytes(const fs::path& path) {
  struct statvfs disk{};
  if (::statvfs(path.c_str(), &disk) != 0) return -1;
  return static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
}

}  // namespace huanxin::store
