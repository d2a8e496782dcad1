#pragma once

#include "base/json.h"
#include "cli/command.h"
#include "store/snapshot.h"

namespace huanxin::cli {

/// The programme of a district and year as `huanxin demo --json` and `target show --json` print it:
/// {district, year, actions, items, projects, subdistricts, figures, counts}.
Result<JsonObject> programme_report(const store::Snapshot& snapshot, std::string_view district,
                                    int year, Date today);

/// The same as tables for a person.
void print_programme(const Call& call, const JsonObject& report);

}  // namespace huanxin::cli
