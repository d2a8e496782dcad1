#pragma once

#include <memory>

#include "api/internal/transport.h"
#include "app/config.h"
#include "base/result.h"

namespace huanxin::api {

/// The server's certificate and key. Threads: any.
class Tls {
 public:
  /// Errors: api.tls_files.
  static Result<std::shared_ptr<const Tls>> load(const app::Config& config);
  virtual ~Tls() = default;

  /// TLS (1.2 or 1.3) over the bytes of `below`.
  virtual std::unique_ptr<Transport> over(std::unique_ptr<Transport> below) const = 0;
};

}  // namespace huanxin::api
