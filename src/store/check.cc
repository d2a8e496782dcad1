#include "store/check.h"

#include <thread>
#include <utility>

#include "store/errors.h"
#include "store/internal/check_parts.h"
#include "store/internal/log_state.h"
#include "store/internal/manifest.h"
#include "store/internal/open_store.h"

namespace huanxin::store {
namespace {

// Two connections on one state of the database: one for each thread.
struct Pair {
  std::unique_ptr<Connection> log;
  std::unique_ptr<Connection> views;
};

Result<std::int64_t> last_seq(Connection& connection) {
  return Snapshot(connection).number("SELECT max(seq) FROM events");
}

Result<std::unique_ptr<Connection>> open_reader(const StoreOptions& options) {
  // Without memory mapping: a damaged file must give errors, not signals.
  HX_TRY(auto connection, Connection::open({.file = Folder{options.dir}.database(),
                                            .use = ConnectionOptions::Use::read,
                                            .vfs = options.vfs,
                                            .mmap_bytes = 0}));
  connection->leave_wal_on_close();
  return connection;
}

// A server may commit between the two: then both begin again.
Result<Pair> open_pair(const StoreOptions& options) {
  Pair pair;
  HX_TRY(pair.log, open_reader(options));
  HX_TRY(pair.views, open_reader(options));
  for (;;) {
    HX_DO(pair.log->execute("BEGIN"));
    HX_TRY(const std::int64_t in_log, last_seq(*pair.log));
    HX_DO(pair.views->execute("BEGIN"));
    HX_TRY(const std::int64_t in_views, last_seq(*pair.views));
    if (in_log == in_views) return pair;
    HX_DO(pair.log->execute("COMMIT"));
    HX_DO(pair.views->execute("COMMIT"));
  }
}

// A projection may stumble over an event that was tampered with.
Result<Done> without_exceptions(const std::function<Result<Done>()>& part) {
  try {
    return part();
  } catch (const std::exception& mistake) {
    return Error::of(errors::kStoreBug).with_detail(mistake.what());
  }
}

bool is_difference(const Result<Done>& result) {
  return !result && result.error().kind == ErrorKind::corrupt;
}

// What the log says comes first: views follow from events.
Result<CheckReport> conclude(CheckReport report, const Result<Done>& log,
                             const Result<Done>& views) {
  if (is_difference(log)) {
    report.first_difference = log.error();
  } else if (!log) {
    return log.error();
  } else if (is_difference(views)) {
    report.first_difference = views.error();
  } else if (!views) {
    return views.error();
  }
  return report;
}

}  // namespace

Result<CheckReport> check(const StoreOptions& options, const CheckProgress& progress,
                          CheckScope scope) {
  const Folder folder{options.dir};
  CheckReport report;
  ProgressTeller teller(progress);
  // The head file first: the database may only have grown beyond it meanwhile.
  const auto published = read_head_file(folder);
  if (const auto whole = check_database_file(folder); !whole)
    return conclude(std::move(report), whole, whole);
  if (!published) return conclude(std::move(report), published.error(), published.error());
  auto pair = open_pair(options);
  if (!pair) return conclude(std::move(report), pair.error(), pair.error());

  Result<Done> log = Done{};
  CheckReport log_report;
  std::thread beside([&] {
    log = without_exceptions([&]() -> Result<Done> {
      HX_DO(check_log(*pair->log, options.dir, teller, log_report));
      HX_DO(compare_with_head(Snapshot(*pair->log), *published));
      return check_files(options.dir, teller, log_report);
    });
  });
  const auto views =
      scope == CheckScope::log_alone
          ? Result<Done>(Done{})
          : without_exceptions([&] { return check_views(*pair->views, options, teller, report); });
  beside.join();
  log_report.tables = std::move(report.tables);
  return conclude(std::move(log_report), log, views);
}

}  // namespace huanxin::store
