#pragma once

#include <filesystem>

#include "app/config.h"
#include "base/clock.h"
#include "base/result.h"
#include "store/check.h"

namespace huanxin::app {

/// store::restore() into `config.dir`. Sessions and one-time links of the time of the backup do not
/// live again: whoever had one of them may have lost his right since, or used it up.
/// Errors: those of store::restore().
Result<Done> restore(const Config& config, const std::filesystem::path& backup, const Clock& clock,
                     Random& random, const store::CheckProgress& progress);

}  // namespace huanxin::app
