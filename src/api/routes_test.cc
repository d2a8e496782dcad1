#include "api/routes.h"

#include <gtest/gtest.h>

#include <set>

#include "base/embedded.h"

namespace huanxin::api {
namespace {

JsonObject contract() {
  const EmbeddedFile* file = find_embedded("api/openapi.json");
  HX_CHECK(file != nullptr);
  auto parsed = parse_json(as_text(file->bytes), 64);
  HX_CHECK(parsed.has_value());
  return parsed->as_object();
}

// `{path...}` takes more than one segment; OpenAPI has no word for that and writes `{path}`.
std::string contract_path(std::string_view pattern) {
  std::string path(pattern);
  if (const std::size_t dots = path.find("..."); dots != std::string::npos) path.erase(dots, 3);
  return path;
}

std::string line_of(std::string method, std::string_view path, std::string_view operation) {
  for (char& c : method) c = static_cast<char>(std::toupper(c));
  return method + " " + std::string(path) + " " + std::string(operation);
}

std::set<std::string> lines_of_contract() {
  const JsonObject document = contract();
  std::set<std::string> lines;
  for (const auto& path : document.at("paths").as_object())
    for (const auto& method : path.value().as_object())
      lines.insert(
          line_of(method.key(), path.key(), text_of(method.value().as_object(), "operationId")));
  return lines;
}

TEST(Routes, AreTheOperationsOfTheContractAndNoOthers) {
  std::set<std::string> lines;
  for (const Route& route : routes())
    lines.insert(line_of(std::string(route.method), contract_path(route.pattern), route.operation));
  EXPECT_EQ(lines, lines_of_contract());
  EXPECT_EQ(lines.size(), routes().size()) << "a route stands twice";
}

TEST(Routes, NameEachOperationOnce) {
  std::set<std::string_view> operations;
  for (const Route& route : routes())
    EXPECT_TRUE(operations.insert(route.operation).second) << route.operation;
}

TEST(Routes, AnswerWithTheStatusThatTheContractPromises) {
  const JsonObject document = contract();
  for (const Route& route : routes()) {
    const auto* command = std::get_if<CommandHandler>(&route.handler);
    if (command == nullptr) continue;
    std::string method(route.method);
    for (char& c : method) c = static_cast<char>(std::tolower(c));
    const JsonObject& operation = document.at("paths")
                                      .as_object()
                                      .at(contract_path(route.pattern))
                                      .as_object()
                                      .at(method)
                                      .as_object();
    EXPECT_TRUE(operation.at("responses").as_object().contains(std::to_string(command->status)))
        << route.operation;
  }
}

TEST(MatchRoute, TakesTheMembersOutOfThePath) {
  const Match match = match_route("PATCH", "/api/v1/projects/p1/milestones/m2");
  ASSERT_NE(match.route, nullptr);
  EXPECT_EQ(match.route->operation, "changeMilestone");
  EXPECT_EQ(match.params.at("id"), "p1");
  EXPECT_EQ(match.params.at("milestone"), "m2");
}

TEST(MatchRoute, FindsTheGetRouteForHead) {
  const Match match = match_route("HEAD", "/api/v1/projects");
  ASSERT_NE(match.route, nullptr);
  EXPECT_EQ(match.route->operation, "listProjects");
}

TEST(MatchRoute, NamesTheMethodsOfAPathThatIsKnown) {
  const Match match = match_route("DELETE", "/api/v1/projects");
  EXPECT_EQ(match.route, nullptr);
  EXPECT_EQ(match.allowed, "GET, POST");
}

TEST(MatchRoute, TakesTheWholeRestForATail) {
  const Match match = match_route("GET", "/log/tile/entries/x001/234.p/7");
  ASSERT_NE(match.route, nullptr);
  EXPECT_EQ(match.route->operation, "getTile");
  EXPECT_EQ(match.params.at("path"), "entries/x001/234.p/7");
}

TEST(MatchRoute, PrefersTheLiteralSegmentWhereBothCouldStand) {
  const Match match = match_route("GET", "/api/v1/record/entries");
  ASSERT_NE(match.route, nullptr);
  EXPECT_EQ(match.route->operation, "findEntries");
}

TEST(MatchRoute, FindsNothingWhereASegmentIsMissingEmptyOrTooMany) {
  for (const char* path : {"", "/", "/api", "/api/v1/projects/", "/api/v1/projects//history",
                           "/api/v1/projects/p1/", "/api/v1/projects/p1/history/x", "/log/tile",
                           "/log/tile/", "//api/v1/meta", "/api/v1/Projects"}) {
    const Match match = match_route("GET", path);
    EXPECT_EQ(match.route, nullptr) << path;
    EXPECT_EQ(match.allowed, "") << path;
  }
}

}  // namespace
}  // namespace huanxin::api
