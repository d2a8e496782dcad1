#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "ledger/tree.h"
#include "store/files.h"

namespace huanxin::store {

/// What a backup says of itself, in manifest.json: written last, so that a backup without one is
/// unfinished.
struct Manifest {
  std::string origin;
  std::string vkey;
  ledger::TreeHead entries;  ///< all entries in the copy, and the root over them
  StoredFile database;
  std::vector<StoredFile> files;
  std::string made_at;  ///< RFC 3339
};

inline constexpr std::string_view kManifestFile = "manifest.json";

std::string to_text(const Manifest& manifest);
/// Reads what to_text writes, in any order of members. Errors: those of parse_json, of ObjectReader
/// and of ledger::hash_from_base64.
Result<Manifest> parse_manifest(std::string_view text);
/// The manifest of a backup folder. Errors: store.backup_invalid, if there is none that can be
/// read.
Result<Manifest> read_manifest(const std::filesystem::path& backup);

/// Hash and size of a file, read in pieces. Errors: store.io, store.file_missing.
Result<StoredFile> hash_file(const std::filesystem::path& path);

/// Every content-addressed file of a data folder or backup, sorted by name; names that are no
/// digest are passed over.
std::vector<std::filesystem::path> stored_files(const std::filesystem::path& dir);
/// The digest that the place of a stored file says it has.
std::string digest_of_place(const std::filesystem::path& path);

}  // namespace huanxin::store
