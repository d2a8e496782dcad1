#include "store/internal/faulty_vfs_test.h"

#include <sqlite3.h>

#include <atomic>
#include <cstring>
#include <mutex>

namespace huanxin::store::testing {
namespace {

std::atomic<Fault::Kind> armed_kind{Fault::Kind::none};
std::atomic<int> armed_at{0};
std::atomic<bool> armed_for_good{true};
std::atomic<int> counted{0};
std::atomic<bool> struck{false};

bool strikes(bool concerns_armed_kind) {
  if (!concerns_armed_kind) return false;
  const int number = ++counted;
  const bool fails = armed_for_good ? number >= armed_at : number == armed_at;
  if (fails) struck = true;
  return fails;
}

// The file object of this layer, with the real one behind it in the same block of memory.
struct FaultyFile {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
FaultyFile* as_faulty(sqlite3_file* file) { return reinterpret_cast<FaultyFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return as_faulty(file)->real(); }

int on_close(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int on_read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), bytes, size, offset);
}
int on_write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  const Fault::Kind kind = armed_kind;
  if (strikes(kind == Fault::Kind::write)) return SQLITE_IOERR_WRITE;
  if (strikes(kind == Fault::Kind::full)) return SQLITE_FULL;
  return real(file)->pMethods->xWrite(real(file), bytes, size, offset);
}
int on_truncate(sqlite3_file* file, sqlite3_int64 size) {
  return real(file)->pMethods->xTruncate(real(file), size);
}
int on_sync(sqlite3_file* file, int flags) {
  if (strikes(armed_kind == Fault::Kind::sync)) return SQLITE_IOERR_FSYNC;
  return real(file)->pMethods->xSync(real(file), flags);
}
int on_file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int on_lock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
int on_unlock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int on_check_lock(sqlite3_file* file, int* held) {
  return real(file)->pMethods->xCheckReservedLock(real(file), held);
}
int on_control(sqlite3_file* file, int what, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int on_sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int on_characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
// The type of the last parameter is SQLite's own affair.
constexpr auto on_shm_map = [](sqlite3_file* file, int page, int size, int extend, auto bytes) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, bytes);
};
int on_shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void on_shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int on_shm_unmap(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

// Version 2: shared memory for the WAL, but no memory mapping, so that every write is counted.
const sqlite3_io_methods kMethods = {2,
                                     on_close,
                                     on_read,
                                     on_write,
                                     on_truncate,
                                     on_sync,
                                     on_file_size,
                                     on_lock,
                                     on_unlock,
                                     on_check_lock,
                                     on_control,
                                     on_sector_size,
                                     on_characteristics,
                                     on_shm_map,
                                     on_shm_lock,
                                     on_shm_barrier,
                                     on_shm_unmap,
                                     nullptr,
                                     nullptr};

sqlite3_vfs* system_layer = nullptr;
sqlite3_vfs layer;

int on_open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  const int code = system_layer->xOpen(system_layer, path, real(file), flags, out_flags);
  file->pMethods = real(file)->pMethods == nullptr ? nullptr : &kMethods;
  return code;
}

}  // namespace

const char* FaultyDisk::name() {
  static std::once_flag once;
  std::call_once(once, [] {
    system_layer = sqlite3_vfs_find(nullptr);
    layer = *system_layer;
    layer.zName = "faulty";
    layer.szOsFile = static_cast<int>(sizeof(FaultyFile)) + system_layer->szOsFile;
    layer.xOpen = on_open;
    layer.pNext = nullptr;
    sqlite3_vfs_register(&layer, 0);
  });
  return "faulty";
}

void FaultyDisk::arm(const Fault& fault) {
  counted = 0;
  struck = false;
  armed_at = fault.at;
  armed_for_good = fault.for_good;
  armed_kind = fault.kind;
}

void FaultyDisk::heal() { armed_kind = Fault::Kind::none; }
int FaultyDisk::calls() { return counted; }
bool FaultyDisk::has_struck() { return struck; }

}  // namespace huanxin::store::testing
