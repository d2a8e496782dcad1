#pragma once

#include <string>

namespace huanxin::store::testing {

/// Which call of SQLite's file layer fails, and how.
struct Fault {
  enum class Kind { none, write, sync, full };
  Kind kind = Kind::none;
  int at = 0;            ///< the call that fails, counted from 1 since arm()
  bool for_good = true;  ///< every later call of the kind fails as well
};

/// A file layer over the system's own that counts writes and syncs and lets them fail. One at a
/// time; safe to arm while SQLite works.
class FaultyDisk {
 public:
  /// Registers the layer under this name once.
  static const char* name();
  static void arm(const Fault& fault);
  static void heal();
  /// Calls of the armed kind since arm().
  static int calls();
  /// Whether the fault has struck.
  static bool has_struck();
};

}  // namespace huanxin::store::testing
