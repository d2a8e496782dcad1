#pragma once

#include "app/config.h"
#include "base/result.h"

namespace huanxin::cli {

/// Whether a server could listen by these settings: the address is one, the host name can stand in
/// the log's origin, certificate and key can be read and are PEM files of their kind.
/// Errors: cli.listen_unusable, naming the setting.
Result<Done> check_listening(const app::Config& config);

}  // namespace huanxin::cli
