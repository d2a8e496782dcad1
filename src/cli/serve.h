#pragma once

#include "app/app.h"
#include "cli/command.h"

namespace huanxin::cli {

/// Under which address people reach a server with these settings: `https://renewal.example:8080`.
std::string base_url(const app::Config& config);

/// Makes the data folder and prints the administrator's one-time link.
Result<Done> create_folder(const Call& call, const app::Config& config, const Clock& clock,
                           Random& random);

/// Serves until SIGINT or SIGTERM, then finishes what runs and seals the record.
Result<int> serve_until_signal(const Call& call, app::App& app);

}  // namespace huanxin::cli
