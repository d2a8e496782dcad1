#pragma once

#include <string_view>

#include "app/permissions.h"
#include "store/command.h"
#include "store/snapshot.h"
#include "targets/contribution.h"

namespace huanxin::app {

/// The row that a command acts upon or would make, as the row rules want to know it: looked up by
/// the request's target, or read from the body where there is none yet.
///
/// A body of the wrong form gives a row with what could be read: the command itself refuses it.
/// Errors: those of Snapshot. Cost: one or two look-ups.
Result<Row> row_of(const store::Snapshot& snapshot, const Principal& principal,
                   std::string_view command, const store::CommandRequest& request);

/// What the row rules want to know of a contribution.
Row row_in(const targets::ContributionAccess& access);

/// The row that an event is about: its project, contribution, group or account; anything else
/// belongs to the event's district.
Result<Row> row_of_event(const store::Snapshot& snapshot, const store::Event& event);

/// A subdistrict office declares for itself: where it does not say which subdistrict, its own.
void fill_own_place(const Principal& principal, std::string_view command, Json& body);

}  // namespace huanxin::app
