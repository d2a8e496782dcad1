#pragma once

#include <stdexcept>
#include <string>

namespace huanxin {

/// A broken promise of the program itself, never of its input.
///
/// Thrown by HX_CHECK; caught only around a request, a command and a job, where the
/// transaction rolls back. Fuzzers and tests let it end the process.
class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void fail_check(const char* condition, const char* file, int line);

}  // namespace huanxin

/// States what must hold; throws Bug with the place where it does not.
#define HX_CHECK(condition)                                                  \
  do {                                                                       \
    if (!(condition)) ::huanxin::fail_check(#condition, __FILE__, __LINE__); \
  } while (false)
