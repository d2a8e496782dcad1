#pragma once

#include <functional>
#include <memory>

#include "app/app.h"
#include "cli/command.h"
#include "store/snapshot.h"

namespace huanxin::cli {

/// The application on a data folder, for commands that write. Holds the clock and the generator.
/// Errors: store.locked while a server has the folder, store.missing.
struct OpenFolder {
  std::unique_ptr<Clock> clock;
  std::unique_ptr<Random> random;
  std::unique_ptr<app::App> app;
};
Result<OpenFolder> open_folder(const Call& call);

/// Reads a data folder on one snapshot; works beside a running server.
Result<int> read_folder(const Call& call,
                        const std::function<Result<int>(const store::Snapshot&, Date today)>& use);

/// Runs a command as the local operator and prints its receipt.
Result<int> execute(const Call& call, std::string_view command, std::string target, Json body);

}  // namespace huanxin::cli
