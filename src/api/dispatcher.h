#pragma once

#include <atomic>
#include <memory>

#include "api/request.h"
#include "api/response.h"
#include "api/routes.h"
#include "store/files.h"

namespace huanxin::api {

/// Who asked, as far as every answer depends on it: kept while the request itself goes its way.
struct Asking {
  Language language = Language::zh;
  std::string id;
  bool secure = false;
};

/// From a request to its response, without a socket: session, forgery checks, route, handler.
/// Threads: any.
class Dispatcher {
 public:
  Dispatcher(app::App& app, Metrics& metrics) : app_(app), context_{app, metrics, stopping_} {}

  /// Has a request answered where its path leads. `respond` is called exactly once, perhaps from
  /// another thread, perhaps before this returns.
  void dispatch(Match match, Request request, Respond respond);
  /// The response that is sent: errors as problems, with the headers that every answer carries.
  Response finish(const Asking& asking, Answer answer) const;

  /// Whether a request's body is to be streamed to the file store, and if so, whether this person
  /// may: asked before the body is read.
  static bool is_upload(const Match& match);
  Result<std::unique_ptr<store::Upload>> begin_upload(Request& request) const;
  static Result<Response> finish_upload(const Request& request, store::Upload& upload);

  /// From now on /readyz says no and new commands are refused.
  void stop_taking_work() { stopping_ = true; }

 private:
  Result<Done> admit(Request& request) const;
  Answer no_route(const Match& match, const Request& request) const;
  void run(const Route& route, const Request& request, Respond respond);
  void run_command(const CommandHandler& handler, const Request& request, Respond respond);

  app::App& app_;
  std::atomic<bool> stopping_{false};
  Context context_;
};

/// Adds the headers that every answer carries (CSP, nosniff, ...), but for those it has already.
/// `nonce` is empty but for pages.
void add_security_headers(Response& response, bool secure, std::string_view nonce);

/// A page or asset of the web interface; the single page itself for every other address.
Response web_asset(const Request& request, Random& random);

}  // namespace huanxin::api
