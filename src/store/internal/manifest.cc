#include "store/internal/manifest.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/json.h"
#include "store/errors.h"
#include "store/internal/folder.h"
#include "store/internal/sqlite_error.h"

namespace huanxin::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormat = "hx-backup/v1";
constexpr std::int64_t kSizeMax = std::int64_t{1} << 53;

JsonObject to_json(const StoredFile& file) {
  return {{"sha256", file.sha256}, {"size", file.size}};
}

StoredFile read_file(const Json& value, ObjectReader& outer) {
  ObjectReader reader(value);
  StoredFile file;
  file.sha256 = reader.require_text("sha256", 64);
  file.size = reader.require_integer("size", 0, kSizeMax);
  outer.absorb(std::move(reader));
  return file;
}

}  // namespace

std::string to_text(const Manifest& manifest) {
  JsonArray files;
  for (const StoredFile& file : manifest.files) files.push_back(to_json(file));
  const JsonObject object{{"format", kFormat},
                          {"origin", manifest.origin},
                          {"vkey", manifest.vkey},
                          {"made_at", manifest.made_at},
                          {"entries", static_cast<std::int64_t>(manifest.entries.size)},
                          {"root", to_base64(manifest.entries.root)},
                          {"database", to_json(manifest.database)},
                          {"files", std::move(files)}};
  return canonical_json(object) + "\n";
}

Result<Manifest> parse_manifest(std::string_view text) {
  HX_TRY(const Json json, parse_json(text));
  ObjectReader reader(json);
  Manifest manifest;
  reader.require_one_of("format", {kFormat});
  manifest.origin = reader.require_text("origin", 1000);
  manifest.vkey = reader.require_text("vkey", 2000);
  manifest.made_at = reader.require_text("made_at", 40);
  const std::string root = reader.require_text("root", 100);
  manifest.entries.size =
      static_cast<std::uint64_t>(reader.require_integer("entries", 0, kSizeMax));
  if (const JsonObject* database = reader.optional_object("database"))
    manifest.database = read_file(*database, reader);
  if (const JsonArray* files = reader.optional_array("files", 10'000'000))
    for (const Json& file : *files) manifest.files.push_back(read_file(file, reader));
  HX_DO(reader.finish());
  HX_TRY(manifest.entries.root, ledger::hash_from_base64(root));
  return manifest;
}

Result<Manifest> read_manifest(const fs::path& backup) {
  const std::string place = (backup / kManifestFile).string();
  const auto text = read_small_file(place, std::size_t{1} << 30);
  if (!text) return Error::of(errors::kBackupInvalid, {backup.string(), place});
  auto manifest = parse_manifest(*text);
  if (!manifest)
    return Error::of(errors::kBackupInvalid, {backup.string(), place})
        .with_detail(manifest.error().en);
  return manifest;
}

Result<StoredFile> hash_file(const fs::path& path) {
  const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.fd() < 0 && errno == ENOENT) return Error::of(errors::kFileMissing, {path.string()});
  if (file.fd() < 0) return system_error(errno, path.string());
  std::vector<std::uint8_t> buffer(std::size_t{1} << 18);
  Sha256 hash;
  StoredFile found;
  for (;;) {
    const ssize_t size = ::read(file.fd(), buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return system_error(errno, path.string());
    if (size == 0) break;
    hash.update(ByteSpan(buffer.data(), static_cast<std::size_t>(size)));
    found.size += size;
  }
  found.sha256 = to_hex(hash.finish());
  return found;
}

namespace {

// Whatever else lies among the files, an editor's leftover or a lost+found, is none of ours.
bool is_stored_name(const fs::path& path) {
  const std::string digest = digest_of_place(path);
  return path.parent_path().filename().native().size() == 2 && digest.size() == 64 &&
         digest.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

std::vector<fs::path> stored_files(const fs::path& dir) {
  std::vector<fs::path> paths;
  const Folder folder{dir};
  std::error_code code;
  for (const auto& shelf : fs::directory_iterator(folder.files(), code)) {
    if (!shelf.is_directory(code) || shelf.path() == folder.incoming()) continue;
    for (const auto& file : fs::directory_iterator(shelf.path(), code))
      if (is_stored_name(file.path()) && file.is_regular_file(code)) paths.push_back(file.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string digest_of_place(const fs::path& path) {
  return path.parent_path().filename().string() + path.filename().string();
}

}  // namespace huanxin::store
