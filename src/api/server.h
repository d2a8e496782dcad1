#pragma once

#include <memory>
#include <string>

#include "app/app.h"
#include "base/result.h"

namespace huanxin::api {

/// The HTTP server: listens, reads requests within the limits of the configuration, answers.
///
/// One acceptor hands connections round to one event loop per core; every request has a deadline,
/// slow clients cost a timer each. TLS where a certificate is configured.
class Server {
 public:
  /// Binds the address. Errors: api.port_taken, api.listen_failed, api.tls_files.
  static Result<std::unique_ptr<Server>> start(app::App& app);
  virtual ~Server() = default;

  /// Where it can be reached, e.g. `http://127.0.0.1:8080`.
  virtual std::string url() const = 0;
  /// Takes no more work, finishes what runs (at most shutdown_grace_s), closes.
  virtual void stop() = 0;
};

}  // namespace huanxin::api
