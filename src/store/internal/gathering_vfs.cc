#include "store/internal/gathering_vfs.h"

#include <sqlite3.h>

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "base/check.h"

namespace huanxin::store {
namespace {

// SQLite's own layer takes the length of a write modulo 128 KiB (os_unix.c, seekAndWriteFd).
constexpr std::size_t kGatheredMax = 124 << 10;
constexpr int kRoomStep = 64 << 10;
constexpr sqlite3_int64 kWalRoomBytes = sqlite3_int64{kWalPagesMax} * (4096 + 24) + 32;

/// A layer of ours, with the one below.
struct Layer {
  std::string name;
  sqlite3_vfs* below = nullptr;
  sqlite3_vfs vfs{};
};

/// Pieces that follow each other in the file and have not gone down yet.
struct Gathered {
  std::vector<char> bytes;
  sqlite3_int64 offset = 0;

  sqlite3_int64 end() const { return offset + static_cast<sqlite3_int64>(bytes.size()); }
};

// SQLite gives the memory: this object, and behind it that of the layer below.
struct WalFile {
  sqlite3_file base;
  Gathered* gathered;

  sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* below(sqlite3_file* file) { return reinterpret_cast<WalFile*>(file)->below(); }

// Forgotten also where it fails: the transaction ends with that.
int put_down(sqlite3_file* file) {
  Gathered& gathered = *reinterpret_cast<WalFile*>(file)->gathered;
  if (gathered.bytes.empty()) return SQLITE_OK;
  const int code = below(file)->pMethods->xWrite(
      below(file), gathered.bytes.data(), static_cast<int>(gathered.bytes.size()), gathered.offset);
  gathered.bytes.clear();
  return code;
}

// A file that grows has its length written with every sync, which doubles the time of each. A new
// WAL gets the length at which the writer begins it anew, in zeros: they are no frames to SQLite.
int make_room(sqlite3_file* file) {
  sqlite3_int64 size = 0;
  if (const int code = below(file)->pMethods->xFileSize(below(file), &size); code != SQLITE_OK)
    return code;
  const std::vector<char> zeros(kRoomStep);
  for (; size < kWalRoomBytes; size += kRoomStep) {
    const int code = below(file)->pMethods->xWrite(below(file), zeros.data(), kRoomStep, size);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

// Puts down what waits and calls the layer below, if that went well.
template <auto Method, typename... Arguments>
int after_put_down(sqlite3_file* file, Arguments... arguments) {
  const int code = put_down(file);
  return code == SQLITE_OK ? (below(file)->pMethods->*Method)(below(file), arguments...) : code;
}

int on_write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  Gathered& gathered = *reinterpret_cast<WalFile*>(file)->gathered;
  const auto count = static_cast<std::size_t>(size);
  if (offset != gathered.end() || gathered.bytes.size() + count > kGatheredMax) {
    if (const int code = put_down(file); code != SQLITE_OK) return code;
    gathered.offset = offset;
  }
  const char* from = static_cast<const char*>(bytes);
  gathered.bytes.insert(gathered.bytes.end(), from, from + count);
  return SQLITE_OK;
}

int on_close(sqlite3_file* file) {
  const int written = put_down(file);
  const std::unique_ptr<Gathered> let_go(reinterpret_cast<WalFile*>(file)->gathered);
  const int closed = below(file)->pMethods->xClose(below(file));
  return written == SQLITE_OK ? closed : written;
}

// Locks are taken on the database, not on its WAL; these only pass on.
template <auto Method, typename... Arguments>
int passed_on(sqlite3_file* file, Arguments... arguments) {
  return (below(file)->pMethods->*Method)(below(file), arguments...);
}

using Methods = sqlite3_io_methods;
const Methods kWalMethods = [] {
  Methods methods{};
  methods.iVersion = 1;  // a WAL is neither shared memory nor mapped
  methods.xClose = on_close;
  methods.xRead = after_put_down<&Methods::xRead, void*, int, sqlite3_int64>;
  methods.xWrite = on_write;
  methods.xTruncate = after_put_down<&Methods::xTruncate, sqlite3_int64>;
  methods.xSync = after_put_down<&Methods::xSync, int>;
  methods.xFileSize = after_put_down<&Methods::xFileSize, sqlite3_int64*>;
  methods.xLock = passed_on<&Methods::xLock, int>;
  methods.xUnlock = passed_on<&Methods::xUnlock, int>;
  methods.xCheckReservedLock = passed_on<&Methods::xCheckReservedLock, int*>;
  methods.xFileControl = passed_on<&Methods::xFileControl, int, void*>;
  methods.xSectorSize = passed_on<&Methods::xSectorSize>;
  methods.xDeviceCharacteristics = passed_on<&Methods::xDeviceCharacteristics>;
  return methods;
}();

int on_open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  const Layer& layer = *static_cast<const Layer*>(vfs->pAppData);
  if ((flags & SQLITE_OPEN_WAL) == 0)
    return layer.below->xOpen(layer.below, path, file, flags, out_flags);
  auto gathered = std::make_unique<Gathered>();
  const int code = layer.below->xOpen(layer.below, path, below(file), flags, out_flags);
  // SQLite closes whatever has methods, also after an error.
  file->pMethods = below(file)->pMethods == nullptr ? nullptr : &kWalMethods;
  if (file->pMethods == nullptr) return code;
  reinterpret_cast<WalFile*>(file)->gathered = gathered.release();
  // Without room everything works, only slower: a full disk is told of by the first command.
  if (code == SQLITE_OK) static_cast<void>(make_room(file));
  return code;
}

// Everything but opening is the layer's below, called with its own description.
template <auto Method, typename... Arguments>
auto as_below(sqlite3_vfs* vfs, Arguments... arguments) {
  sqlite3_vfs* layer = static_cast<const Layer*>(vfs->pAppData)->below;
  return (layer->*Method)(layer, arguments...);
}

void describe(Layer& layer) {
  using Vfs = sqlite3_vfs;
  Vfs& vfs = layer.vfs;
  vfs = {};
  vfs.iVersion = 1;
  vfs.szOsFile = static_cast<int>(sizeof(WalFile)) + layer.below->szOsFile;
  vfs.mxPathname = layer.below->mxPathname;
  vfs.zName = layer.name.c_str();
  vfs.pAppData = &layer;
  vfs.xOpen = on_open;
  vfs.xDelete = as_below<&Vfs::xDelete, const char*, int>;
  vfs.xAccess = as_below<&Vfs::xAccess, const char*, int, int*>;
  vfs.xFullPathname = as_below<&Vfs::xFullPathname, const char*, int, char*>;
  vfs.xRandomness = as_below<&Vfs::xRandomness, int, char*>;
  vfs.xSleep = as_below<&Vfs::xSleep, int>;
  vfs.xCurrentTime = as_below<&Vfs::xCurrentTime, double*>;
  vfs.xGetLastError = as_below<&Vfs::xGetLastError, int, char*>;
}

}  // namespace

std::string gathering_vfs(const std::string& below) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<Layer>> layers;  // SQLite keeps their addresses
  const std::lock_guard lock(mutex);
  std::unique_ptr<Layer>& layer = layers[below];
  if (layer != nullptr) return layer->name;
  layer = std::make_unique<Layer>();
  layer->name = "gathering-" + below;
  layer->below = sqlite3_vfs_find(below.empty() ? nullptr : below.c_str());
  HX_CHECK(layer->below != nullptr);
  describe(*layer);
  HX_CHECK(sqlite3_vfs_register(&layer->vfs, 0) == SQLITE_OK);
  return layer->name;
}

}  // namespace huanxin::store
