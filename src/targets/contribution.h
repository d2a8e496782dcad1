#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "base/viewer.h"
#include "store/snapshot.h"
#include "targets/quantity.h"

namespace huanxin::targets {

/// planned → claimed → verified, or refused → claimed again; withdrawn ends all but verified.
enum class Status { planned, claimed, verified, refused, withdrawn };

std::string_view to_string(Status status);
/// Errors: targets.status_unknown.
Result<Status> parse_status(std::string_view text);

/// A file that shows a claim to be true; its bytes lie in the file store.
struct Evidence {
  std::string sha256;  ///< 64 hexadecimal digits, lower case
  std::string title;
  std::optional<std::int64_t> size;  ///< bytes, where the caller filled it in
  std::optional<std::string> content_type;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// What a project contributes to an item of the programme (schema Contribution).
struct Contribution {
  std::string id;
  std::string district;
  int year = 0;
  std::string project;
  std::string project_name;
  std::optional<std::string> subdistrict;  ///< of the project
  bool counts = false;                     ///< the project is confirmed, not rejected, not exited
  std::string item;
  std::string item_code;
  std::string item_name_zh;
  std::string item_name_en;
  std::optional<std::string> unit;
  std::optional<std::string> unit_en;
  std::string verb;
  Status status = Status::planned;
  Quantity quantity;                         ///< planned
  std::optional<Quantity> claimed_quantity;  ///< of the last claim
  std::optional<Quantity> verified_quantity;
  std::optional<Date> due;
  std::optional<Date> reached_on;
  bool late_entry = false;  ///< reached in a month that was closed already when it was claimed
  std::optional<std::string> claimed_by;  ///< account id where the reader sees names, else a role
  std::optional<Instant> claimed_at;
  std::optional<std::string> verified_by;  ///< who decided, verified or refused; as claimed_by
  std::optional<Instant> verified_at;
  std::optional<std::string> reason;  ///< of the refusal or the withdrawal
  std::optional<std::string> note;
  std::vector<Evidence> evidence;
  bool mine = false;  ///< claimed by the reader himself, so not his to verify
  std::int64_t version = 0;
};

/// The filters of GET /api/v1/contributions; empty ones do not narrow.
struct ContributionQuery {
  std::string district = {};
  std::optional<Status> status = {};
  std::string item = {};
  std::string project = {};
  int limit = 50;           ///< 1 to 200
  std::string cursor = {};  ///< of the page before, or empty
};

struct ContributionPage {
  std::vector<Contribution> items;
  std::int64_t total = 0;           ///< of all pages
  std::optional<std::string> next;  ///< cursor of the next page
};

/// One page. The verification queue (status claimed) is oldest claim first, everything else newest
/// contribution first; ties by id, so that a page never changes under the reader.
///
/// Contributions of projects that the reader may not see are left out.
/// Errors: targets.cursor_invalid.
/// Cost:   an index scan of one page; the total comes from counters; p99 20 ms at 100,000.
Result<ContributionPage> list_contributions(const store::Snapshot& snapshot,
                                            const ContributionQuery& query, const Viewer& viewer);

/// Every contribution of the query in the same order: for CSV. Stops where `take` says false.
Result<Done> each_contribution(const store::Snapshot& snapshot, const ContributionQuery& query,
                               const Viewer& viewer,
                               const std::function<bool(const Contribution&)>& take);

/// Nothing where there is none or this reader may not see it.
Result<std::optional<Contribution>> contribution(const store::Snapshot& snapshot,
                                                 std::string_view id, const Viewer& viewer);

/// What permissions need to know of a contribution, whoever asks.
struct ContributionAccess {
  std::string id;
  std::string district;
  std::string project;
  std::string subdistrict;  ///< code, or empty
  std::string owner;        ///< account that declared the project
  bool published = false;
};
Result<std::optional<ContributionAccess>> contribution_access(const store::Snapshot& snapshot,
                                                              std::string_view id);

/// Those whose evidence names the file, oldest first; at most 100 of them.
/// Cost: one pass over all contributions of the installation.
Result<std::vector<ContributionAccess>> contributions_with_file(const store::Snapshot& snapshot,
                                                                std::string_view sha256);

/// The columns of the CSV form, and one row of it in the same order.
std::vector<std::string_view> contribution_csv_columns();
std::vector<std::string> contribution_csv_row(const Contribution& contribution);

JsonObject to_json(const Evidence& evidence);
JsonObject to_json(const Contribution& contribution);
JsonObject to_json(const ContributionPage& page);

}  // namespace huanxin::targets
