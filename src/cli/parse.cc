#include <boost/program_options/cmdline.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/number.h"
#include "cli/command.h"
#include "cli/errors.h"
#include "cli/values.h"

extern char** environ;  // NOLINT: POSIX gives the environment in no other way

namespace huanxin::cli {
namespace {

namespace options = boost::program_options;

// Positional arguments need a name; this one nobody types.
constexpr const char* kWords = "words-of-the-call";

options::options_description describe(const Command& command) {
  options::options_description all;
  for (const Option& option : command.options) {
    if (option.value.empty()) {
      all.add_options()(std::string(option.name).c_str(), "");
    } else {
      all.add_options()(std::string(option.name).c_str(), options::value<std::string>(), "");
    }
  }
  return all;
}

std::map<std::string, std::string> environment() {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const std::size_t equals = text.find('=');
    if (text.substr(0, 3) == "HX_" && equals != std::string_view::npos)
      variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

}  // namespace

std::string Call::option(std::string_view name, std::string_view fallback) const {
  const auto found = options.find(name);
  return found == options.end() ? std::string(fallback) : found->second;
}

Result<std::string> Call::word(std::size_t index, std::string_view name) const {
  if (index >= words.size()) return Error::of(errors::kArgumentMissing, {name});
  return words[index];
}

Result<Call> parse_call(const Command& command, const std::vector<std::string>& arguments) {
  Call call;
  try {
    auto described = describe(command);
    described.add_options()(kWords, options::value<std::vector<std::string>>(), "");
    options::positional_options_description positional;
    positional.add(kWords, -1);
    const auto parsed = options::command_line_parser(arguments)
                            .options(described)
                            .style(options::command_line_style::unix_style &
                                   ~options::command_line_style::allow_guessing)
                            .positional(positional)
                            .run();
    for (const auto& option : parsed.options) {
      if (option.string_key == kWords) {
        call.words.insert(call.words.end(), option.value.begin(), option.value.end());
      } else {
        call.options[option.string_key] = option.value.empty() ? "" : option.value.front();
      }
    }
  } catch (const options::error& failure) {
    return Error::of(errors::kOptions, {command.name, failure.what()});
  }
  return call;
}

Result<std::string> read_text_file(const std::string& path) {
  std::error_code code;
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path, code))
    return Error::of(errors::kFileUnreadable, {path});
  std::ostringstream text;
  text << file.rdbuf();
  if (file.bad() || text.bad()) return Error::of(errors::kFileUnreadable, {path});
  return text.str();
}

Result<std::int64_t> parse_number(std::string_view text, std::int64_t min, std::int64_t max) {
  const auto value = to_integer(text);
  if (!value || *value < min || *value > max)
    return Error::of(errors::kNumberMalformed, {text, std::to_string(min), std::to_string(max)});
  return *value;
}

Result<app::Config> config_of(const Call& call) {
  app::Config config;
  if (call.has("config")) {
    HX_TRY(const std::string text, read_text_file(call.option("config")));
    HX_TRY(config, app::parse_config(text));
  }
  HX_TRY(config, app::with_environment(std::move(config), environment()));
  if (call.has("dir")) config.dir = call.option("dir");
  if (call.has("address")) config.address = call.option("address");
  if (call.has("host-name")) config.host_name = call.option("host-name");
  if (call.has("port")) {
    HX_TRY(const std::int64_t port, parse_number(call.option("port"), 0, 65535));
    config.port = static_cast<int>(port);
  }
  return config;
}

}  // namespace huanxin::cli
