#pragma once

#include "api/request.h"
#include "api/response.h"
#include "base/error.h"

namespace huanxin::api {

/// The HTTP status of an error. This and cli/exit_code.cc are the only places that map kinds.
int http_status(const Error& error);

/// RFC 9457 problem+json in the reader's language, with the code and both sentences.
Response problem(const Error& error, Language language, std::string_view request_id);

}  // namespace huanxin::api
