#pragma once

#include <atomic>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "api/request.h"
#include "api/response.h"
#include "app/app.h"

namespace huanxin::api {

class Metrics;

/// What handlers work with.
struct Context {
  app::App& app;
  Metrics& metrics;
  const std::atomic<bool>& stopping;  ///< no more work is taken
};

/// A handler that reads and answers at once.
using ReadHandler = Result<Response> (*)(Context&, const Request&);
/// A handler that waits for a worker or the writer.
using AsyncHandler = void (*)(Context&, const Request&, Respond);
/// A command: the body goes to `app.execute`, the path member `id` is its target, other path
/// members join the body.
struct CommandHandler {
  std::string_view command;
  int status = 200;                ///< of success
  std::string_view location = "";  ///< prefix of the Location header of a new thing
};
/// A streamed upload: the body goes to the file store, not into memory.
struct UploadHandler {};

struct Route {
  std::string_view method;
  std::string_view pattern;    ///< `/api/v1/projects/{id}`; a last `{path...}` takes the rest
  std::string_view operation;  ///< operationId of the contract
  std::variant<ReadHandler, AsyncHandler, CommandHandler, UploadHandler> handler;
};

/// The whole table of routes.
std::span<const Route> routes();

/// What a path leads to.
struct Match {
  const Route* route = nullptr;
  std::map<std::string, std::string> params;
  std::string allowed;  ///< methods known for the path, where the method is not among them
};
/// The route of a method and a decoded path; HEAD finds GET. Cost: linear in the table.
Match match_route(std::string_view method, std::string_view path);

}  // namespace huanxin::api
