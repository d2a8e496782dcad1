#pragma once

#include "app/content.h"
#include "cli/command.h"

namespace huanxin::cli {

/// `huanxin target load [FILE|FOLDER]`: the content carried in the program, or that of files.
/// Answers 1 where content stands in the record in another form and was left as it is.
Result<int> load_content(const Call& call);

/// Names on `call.err` what was left as it is.
void print_left(const Call& call, const app::Loaded& loaded);

}  // namespace huanxin::cli
