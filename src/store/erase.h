#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/command.h"
#include "store/snapshot.h"

namespace huanxin::store {

/// How many pieces of personal data the vault holds of a subject (an account or a project).
Result<std::int64_t> personal_pieces(const Snapshot& snapshot, std::string_view subject);

/// The command that erases them all (PIPL art. 47) and writes down that it was done, for the local
/// operator. Entries, their salts and their proofs stay: they never held any of it.
/// Errors of the command: store.nothing_to_erase.
Command erasure_of(std::string subject);

}  // namespace huanxin::store
