#pragma once

#include <string_view>

#include "api/request.h"

namespace huanxin::api {

/// Whether the address is among the proxies that the administrator trusts: addresses, divided by
/// commas or spaces.
bool is_trusted_proxy(std::string_view trusted_proxies, std::string_view address);

/// Takes over what a trusted proxy says of the request that it passes on: who asks
/// (X-Forwarded-For, from the right up to the first address that is no trusted proxy), whether over
/// TLS (X-Forwarded-Proto), under which name (X-Forwarded-Host, else `host_name`).
///
/// A request that comes from anybody else stays as it is, whatever its header claims.
void take_forwarded(Request& request, std::string_view trusted_proxies, std::string_view host_name);

}  // namespace huanxin::api
