#pragma once

#include <atomic>
#include <memory>

#include "api/request.h"
#include "api/response.h"
#include "api/routes.h"
#include "store/files.h"

namespace huanxin::api {

/// From a request to its response, without a socket: session, forgery checks, route, handler.
///
/// Threads: any. `respond` is called exactly once, perhaps from another thread.
class Dispatcher {
 public:
  Dispatcher(app::App& app, Metrics& metrics) : app_(app), context_{app, metrics, stopping_} {}

  void dispatch(Request request, std::function<void(Response)> respond);

  /// Whether a request's body is to be streamed to the file store, and if so, whether this person
  /// may: asked before the body is read.
  bool is_upload(const Request& request) const;
  Result<std::unique_ptr<store::Upload>> begin_upload(Request& request);
  Response finish_upload(const Request& request, const store::StoredFile& file);

  /// From now on /readyz says no and new commands are refused.
  void stop_taking_work() { stopping_ = true; }

 private:
  Result<Done> admit(Request& request) const;
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
