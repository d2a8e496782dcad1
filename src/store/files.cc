#include "store/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>

#include "base/text.h"
#include "store/errors.h"
#include "store/internal/folder.h"
#include "store/internal/sqlite_error.h"

namespace huanxin::store {
namespace {

namespace fs = std::filesystem;

bool is_digest_text(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  return text.size() == 64 && text.find_first_not_of(kDigits) == std::string_view::npos;
}

fs::path place_of(const fs::path& dir, std::string_view sha256) {
  return Folder{dir}.files() / sha256.substr(0, 2) / sha256.substr(2);
}

class FileUpload final : public Upload {
 public:
  FileUpload(fs::path dir, fs::path fresh, FileHandle file, std::int64_t size_max)
      : dir_(std::move(dir)),
        fresh_(std::move(fresh)),
        file_(std::move(file)),
        size_max_(size_max) {}
  ~FileUpload() override {
    std::error_code code;
    if (!finished_) fs::remove(fresh_, code);
  }

  Result<Done> write(ByteSpan bytes) override {
    if (size_ + static_cast<std::int64_t>(bytes.size()) > size_max_)
      return Error::of(errors::kFileTooLarge, {std::to_string(size_max_)});
    HX_DO(write_all(file_.fd(), as_text(bytes), fresh_));
    hash_.update(bytes);
    size_ += static_cast<std::int64_t>(bytes.size());
    return Done{};
  }

  // The name appears only when the content is on the disk; the same content twice is one file.
  Result<StoredFile> finish() override {
    HX_CHECK(!finished_);
    HX_DO(sync_file(file_.fd(), fresh_));
    const std::string digest = to_hex(hash_.finish());
    const fs::path place = place_of(dir_, digest);
    HX_DO(make_folder(place.parent_path()));
    if (::rename(fresh_.c_str(), place.c_str()) != 0) return system_error(errno, place.string());
    finished_ = true;
    HX_DO(sync_folder(place.parent_path()));
    HX_DO(sync_folder(place.parent_path().parent_path()));
    return StoredFile{.sha256 = digest, .size = size_};
  }

 private:
  fs::path dir_;
  fs::path fresh_;
  FileHandle file_;
  std::int64_t size_max_;
  std::int64_t size_ = 0;
  Sha256 hash_;
  bool finished_ = false;
};

}  // namespace

Result<std::unique_ptr<Upload>> FileStore::begin(std::int64_t size_max) const {
  const Folder folder{dir_};
  HX_DO(make_folder(folder.incoming()));
  std::string fresh = (folder.incoming() / "upload-XXXXXX").string();
  FileHandle file(::mkostemp(fresh.data(), O_CLOEXEC));  // readable by the owner alone
  if (file.fd() < 0) return system_error(errno, folder.incoming().string());
  return std::unique_ptr<Upload>(
      std::make_unique<FileUpload>(dir_, fresh, std::move(file), size_max));
}

Result<fs::path> FileStore::path(std::string_view sha256) const {
  std::error_code code;
  if (!is_digest_text(sha256)) return Error::of(errors::kFileMissing, {excerpt(sha256, 64)});
  const fs::path place = place_of(dir_, sha256);
  if (!fs::is_regular_file(place, code)) return Error::of(errors::kFileMissing, {sha256});
  return place;
}

}  // namespace huanxin::store
