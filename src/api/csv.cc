#include "api/csv.h"

namespace huanxin::api {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string quoted_cell(std::string_view cell) {
  std::string text;
  const bool is_formula =
      !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos &&
      cell.find_first_not_of("+-0123456789.") != std::string_view::npos;
  if (is_formula) text += '\'';
  text += cell;
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quotes = "\"";
  for (const char c : text) quotes += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quotes + "\"";
}

const Json* member_at(const JsonObject& object, std::string_view path) {
  const std::size_t dot = path.find('.');
  const Json* member = object.if_contains(path.substr(0, dot));
  if (member == nullptr || dot == std::string_view::npos) return member;
  const JsonObject* inner = member->if_object();
  return inner == nullptr ? nullptr : member_at(*inner, path.substr(dot + 1));
}

std::string cell_text(const Json* value) {
  if (value == nullptr || value->is_null()) return {};
  if (value->is_string()) return std::string(value->get_string());
  return to_text(*value);
}

std::string csv_lines(const std::vector<std::vector<std::string>>& rows) {
  std::string lines;
  for (const auto& row : rows) lines += csv_line(row);
  return lines;
}

Response with_csv_headers(Response response, std::string_view file_name) {
  response.headers.emplace("Content-Type", "text/csv; charset=utf-8");
  response.headers.emplace("Content-Disposition",
                           "attachment; filename=\"" + std::string(file_name) + ".csv\"");
  return response;
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    line += quoted_cell(cells[i]);
  }
  return line + "\r\n";
}

std::vector<std::string> csv_cells(const JsonObject& object,
                                   std::span<const std::string_view> columns) {
  std::vector<std::string> cells;
  cells.reserve(columns.size());
  for (const std::string_view column : columns)
    cells.push_back(cell_text(member_at(object, column)));
  return cells;
}

Response csv_response(std::string_view file_name, std::span<const std::string_view> columns,
                      const JsonArray& objects) {
  std::string text(kByteOrderMark);
  text += csv_line({columns.begin(), columns.end()});
  for (const Json& object : objects) text += csv_line(csv_cells(object.as_object(), columns));
  Response response;
  response.body = std::move(text);
  return with_csv_headers(std::move(response), file_name);
}

Result<Response> csv_stream(
    std::string_view file_name, const std::vector<std::string>& columns,
    std::function<Result<std::vector<std::vector<std::string>>>()> next_rows) {
  HX_TRY(const auto first_rows, next_rows());
  std::string first = std::string(kByteOrderMark) + csv_line(columns) + csv_lines(first_rows);
  auto next = [ended = first_rows.empty(), first = std::move(first),
               next_rows = std::move(next_rows)]() mutable -> Result<std::optional<std::string>> {
    if (!first.empty()) return std::optional(std::exchange(first, {}));
    if (ended) return std::optional<std::string>();
    HX_TRY(const auto rows, next_rows());
    if (rows.empty()) return std::optional<std::string>();
    return std::optional(csv_lines(rows));
  };
  Response response;
  response.body = PiecesBody{std::move(next)};
  return with_csv_headers(std::move(response), file_name);
}

}  // namespace huanxin::api
