#include <sys/stat.h>

#include <algorithm>
#include <exception>
#include <iostream>

#include "base/version.h"
#include "cli/command.h"
#include "cli/errors.h"
#include "cli/exit_code.h"

namespace huanxin::cli {
namespace {

void print_help(std::ostream& out, Language language) {
  out << say(language, "焕新：让一个区的城市更新计划运行在同一份记录上。",
             "Huanxin: a district's urban-renewal programme on one record.")
      << "\n\n"
      << say(language, "用法：huanxin 命令 [选项]", "Usage: huanxin COMMAND [options]") << "\n\n";
  Table table({std::string(say(language, "命令", "Command")),
               std::string(say(language, "作用", "What it does"))});
  for (const Command& command : commands())
    table.add(
        {"  " + std::string(command.name), std::string(say(language, command.zh, command.en))});
  table.print(out);
  out << '\n'
      << say(language, "huanxin 命令 --help 说明每个命令；HX_LANG=zh|en 选择语言。",
             "huanxin COMMAND --help explains a command; HX_LANG=zh|en chooses the language.")
      << '\n';
}

void print_help(std::ostream& out, const Command& command, Language language) {
  out << say(language, command.zh, command.en) << "\n\n"
      << say(language, "用法：", "Usage: ") << "huanxin " << command.name << ' ' << command.usage
      << "\n\n";
  Table table({std::string(say(language, "选项", "Option")),
               std::string(say(language, "含义", "Meaning"))});
  for (const Option& option : command.options)
    table.add({"  --" + std::string(option.name) +
                   (option.value.empty() ? "" : " " + std::string(option.value)),
               std::string(say(language, option.zh, option.en))});
  table.print(out);
}

const Command* find_command(std::string_view name) {
  const auto found = std::find_if(commands().begin(), commands().end(),
                                  [name](const Command& command) { return command.name == name; });
  return found == commands().end() ? nullptr : &*found;
}

int fail(std::ostream& err, const Error& error, Language language) {
  print_error(err, error, language);
  return exit_code(error);
}

int run_command(const Command& command, const std::vector<std::string>& arguments,
                std::ostream& out, std::ostream& err, Language language) {
  if (std::find(arguments.begin(), arguments.end(), "--help") != arguments.end()) {
    print_help(out, command, language);
    return 0;
  }
  auto call = parse_call(command, arguments);
  if (!call) return fail(err, call.error(), language);
  call->language = language;
  call->out = &out;
  call->err = &err;
  try {
    const auto code = command.run(*call);
    return code ? *code : fail(err, code.error(), language);
  } catch (const std::exception& bug) {
    err << say(language, "程序出错，操作没有生效：", "The program broke, nothing was changed: ")
        << bug.what() << '\n';
    return 70;
  }
}

}  // namespace

int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  ::umask(S_IRWXG | S_IRWXO);  // what the program writes is its owner's: database, backups, keys
  const Language language = terminal_language();
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "help") {
    print_help(out, language);
    return 0;
  }
  if (arguments[0] == "--version") {
    out << "huanxin " << kVersion << '\n';
    return 0;
  }
  const Command* command = find_command(arguments[0]);
  if (command == nullptr)
    return fail(err, Error::of(errors::kCommandUnknown, {arguments[0]}), language);
  return run_command(*command, {arguments.begin() + 1, arguments.end()}, out, err, language);
}

}  // namespace huanxin::cli
