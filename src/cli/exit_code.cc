#include "cli/exit_code.h"

namespace huanxin::cli {

int exit_code(const Error& error) {
  switch (error.kind) {
    case ErrorKind::invalid: return 2;
    case ErrorKind::not_found: return 3;
    case ErrorKind::corrupt: return 4;
    case ErrorKind::unauthorized:
    case ErrorKind::forbidden: return 5;
    case ErrorKind::unavailable:
    case ErrorKind::too_many: return 6;
    case ErrorKind::storage_full: return 7;
    case ErrorKind::conflict:
    case ErrorKind::too_large:
    case ErrorKind::io: return 1;
  }
  return 1;
}

}  // namespace huanxin::cli
