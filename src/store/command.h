#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/json.h"
#include "store/event.h"
#include "store/snapshot.h"

namespace huanxin::store {

/// Who acts. Whether he may is decided in app/permissions before a command is submitted.
struct Actor {
  std::string account;      ///< account id, or `system`
  std::string role;         ///< role code, also the public department code of log entries
  std::string district;     ///< the district in which he acts
  std::string subdistrict;  ///< code of his subdistrict, or empty
};

/// Personal data to be kept apart, written together with the events that refer to it.
struct VaultWrite {
  std::string ref;      ///< the name by which events refer to it
  std::string subject;  ///< whose data: erased together
  JsonObject data;
};

/// What a command decided: the events, and what its caller is told.
struct Outcome {
  std::vector<NewEvent> events;
  JsonObject reply;
  std::vector<VaultWrite> vault;
  /// Writes to tables that are no views (credentials, sessions), undone with the events.
  std::function<Result<Done>(Transaction&)> also;
};

/// What a deciding function may know beside its input and the state.
struct CommandContext {
  const Actor& actor;
  Instant now;
  Random& random;
};

/// The input of a command, as it came over HTTP, the command line or from content.
struct CommandRequest {
  std::string target;  ///< id of the thing acted upon; empty where a new one is made
  Json body;
  std::optional<std::int64_t> expected_version;  ///< of `target`'s stream (If-Match)
};

/// A module's command: reads the state it needs, decides without any other effect.
using DecideFunction = Result<Outcome> (*)(const Snapshot&, const CommandRequest&,
                                           const CommandContext&);

/// One line of a module's table of commands.
struct CommandKind {
  std::string_view name;  ///< `project.declare`
  DecideFunction decide = nullptr;
};

/// A command on its way to the writer.
struct Command {
  CommandKind kind;
  Actor actor;
  CommandRequest request;
  std::string idempotency_key;  ///< scoped to the actor; empty for none
  /// Asked on the state on which the command will be decided, after the look for an earlier answer;
  /// its refusal is the command's. For rules that stand outside the module; empty for none.
  std::function<Result<Done>(const Snapshot&)> guard = {};
};

/// What the writer answers, once it is on the disk.
struct Receipt {
  JsonObject reply;
  std::int64_t first_seq = 0;  ///< of the events written; 0 for none
  std::int64_t last_seq = 0;
  std::int64_t stream_version = 0;  ///< of the target (or new thing) after the command
  bool replayed = false;            ///< the key had been seen: this is the first answer again
};

}  // namespace huanxin::store
