#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/response.h"
#include "base/json.h"

namespace huanxin::api {

/// One line of CSV (RFC 4180, CR LF). A cell that a spreadsheet would take for a formula gets an
/// apostrophe in front.
std::string csv_line(const std::vector<std::string>& cells);

/// The cells of an object in the order of `columns`; inner members are named `rollup.target`;
/// arrays and objects appear as JSON text.
std::vector<std::string> csv_cells(const JsonObject& object,
                                   std::span<const std::string_view> columns);

/// A whole CSV answer from objects. Begins with a byte order mark, so that office programs read it
/// as UTF-8.
Response csv_response(std::string_view file_name, std::span<const std::string_view> columns,
                      const JsonArray& objects);

/// A long CSV answer: `next_rows` gives the next rows, or none at the end. The first ones are asked
/// for at once: what cannot be had is refused before a success is announced.
/// Errors: those of the first call of `next_rows`; later ones break the answer off.
Result<Response> csv_stream(
    std::string_view file_name, const std::vector<std::string>& columns,
    std::function<Result<std::vector<std::vector<std::string>>>()> next_rows);

}  // namespace huanxin::api
