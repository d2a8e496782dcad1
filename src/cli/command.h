#pragma once

#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/config.h"
#include "base/json.h"
#include "base/result.h"
#include "cli/terminal.h"

namespace huanxin::cli {

/// An option of a command: `--port 8080`, or a switch without value.
struct Option {
  std::string_view name;
  std::string_view value;  ///< what stands for the value in the help; empty for a switch
  std::string_view zh;
  std::string_view en;
};

/// The words of a call, read.
struct Call {
  std::vector<std::string> words;  ///< positional arguments
  std::map<std::string, std::string, std::less<>> options;
  Language language = Language::en;
  std::ostream* out = nullptr;
  std::ostream* err = nullptr;

  bool has(std::string_view option) const { return options.contains(option); }
  std::string option(std::string_view name, std::string_view fallback = "") const;
  bool json() const { return has("json"); }
  std::string_view say(std::string_view zh, std::string_view en) const {
    return cli::say(language, zh, en);
  }
  /// The positional argument at `index`. Errors: cli.argument_missing.
  Result<std::string> word(std::size_t index, std::string_view name) const;
};

/// A command of the program: one noun, perhaps with verbs (`record prove`).
struct Command {
  std::string_view name;
  std::string_view usage;  ///< after the name: `head|prove|verify|fsck [INDEX|FILE]`
  std::string_view zh;
  std::string_view en;
  std::vector<Option> options;
  /// Prints to call.out. The value is the exit code of success (check answers 4 for a difference).
  Result<int> (*run)(const Call& call);
};

/// All commands, in the order of the help.
const std::vector<Command>& commands();

/// Runs the program: `arguments` without its name. Prints; answers the exit code.
int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

/// Reads the words of one command. Errors: cli.option_unknown, cli.option_value_missing.
Result<Call> parse_call(const Command& command, const std::vector<std::string>& arguments);

/// The configuration of a call: file (--config), environment, then --dir, --port, --address.
Result<app::Config> config_of(const Call& call);

}  // namespace huanxin::cli
