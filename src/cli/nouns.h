#pragma once

#include "cli/command.h"

/// One file per noun; commands.cc lists them all.
namespace huanxin::cli {

Result<int> run_init(const Call& call);
Result<int> run_serve(const Call& call);
Result<int> run_demo(const Call& call);
Result<int> run_check(const Call& call);
Result<int> run_account(const Call& call);
Result<int> run_project(const Call& call);
Result<int> run_target(const Call& call);
Result<int> run_record(const Call& call);
Result<int> run_backup(const Call& call);
Result<int> run_restore(const Call& call);
Result<int> run_doctor(const Call& call);

/// Options that every command on a data folder knows.
std::vector<Option> folder_options(std::vector<Option> more = {});
/// Error for a verb that a noun does not know.
Error verb_unknown(std::string_view noun, std::string_view verb);
/// The command's content from --body. Errors: cli.argument_missing, cli.file_unreadable.
Result<Json> body_of(const Call& call);
/// Prints a value as JSON over several lines.
void print_json(const Call& call, const Json& value);

}  // namespace huanxin::cli
