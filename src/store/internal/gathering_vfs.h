#pragma once

#include <string>

namespace huanxin::store {

/// So many pages stand in the WAL before it goes to the database and begins anew: 16 MiB.
inline constexpr int kWalPagesMax = 4000;

/// A file layer for SQLite over another one that writes what a transaction adds to the WAL at once.
///
/// SQLite hands a frame of the WAL down in two pieces, 24 bytes and a page, each with a call of the
/// system: a commit of 30 pages costs 60 calls, as long as the fsync behind them. Nobody reads a
/// frame before its commit stands in the WAL's index, and that comes after the sync; so the pieces
/// may wait in memory until then. They go down in their order before anything else is asked of the
/// file: a sync, a reading, its size, its end. All other files are the layer's below.
///
/// A write that fails comes out at the sync, as a failed commit; what was gathered is forgotten, as
/// the transaction is rolled back. Not more than 124 KiB wait.
///
/// A new WAL gets its full length at once, so that no sync has to write a new length.
///
/// Answers the name to open databases with. `below` is a registered layer's, empty for the
/// system's.
std::string gathering_vfs(const std::string& below);

}  // namespace huanxin::store
