#include "base/check.h"

namespace huanxin {

void fail_check(const char* condition, const char* file, int line) {
  throw Bug(std::string(file) + ":" + std::to_string(line) + ": " + condition);
}

}  // namespace huanxin
