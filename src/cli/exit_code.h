#pragma once

#include "base/error.h"

namespace huanxin::cli {

/// What the shell gets. This and api/problem.cc are the only places that map kinds of errors.
///   0 done; 1 refused or failed; 2 wrong usage or input; 3 not found; 4 the data do not verify;
///   5 no right; 6 busy, locked or taken: try again; 7 the disk is full. A bug ends with 70.
int exit_code(const Error& error);

}  // namespace huanxin::cli
