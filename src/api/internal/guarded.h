#pragma once

#include <exception>
#include <string_view>

#include "api/errors.h"

namespace huanxin::api {

/// Runs `work`, which answers with a Result; what it throws becomes an error. One request's trouble
/// is told to that request.
template <typename Work>
auto guarded(std::string_view request_id, const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& bug) {
    return Error::of(errors::kBug, {request_id}).with_detail(bug.what());
  }
}

}  // namespace huanxin::api
