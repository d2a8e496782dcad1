#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/json.h"

namespace huanxin::store {

/// What happened, as a module decided it: not yet written.
struct NewEvent {
  std::string stream;    ///< the id of the thing it happened to
  std::string kind;      ///< a past participle: `project.declared`
  int kind_version = 1;  ///< of the form of `data`
  JsonObject data;       ///< no personal data: that goes to the vault, by reference; a member
                         ///< `sha256` at any depth names a stored file, which a check asks for
  std::string
      entry_type;  ///< of the public log entry: `submission`, `decision`, `target-claim`, ...
};

/// What happened, as it stands in the record.
struct Event {
  std::int64_t seq = 0;  ///< 1, 2, 3, ...: the log index is seq - 1
  std::string district;
  std::string stream;
  std::int64_t stream_version = 0;  ///< 1 for the first event of the stream
  std::string kind;
  int kind_version = 1;
  Instant at;         ///< never decreases
  std::string actor;  ///< account id, or `system`
  JsonObject data;
};

}  // namespace huanxin::store
