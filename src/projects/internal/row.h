#pragma once

#include <optional>
#include <string>

#include "projects/state_machine.h"
#include "store/event.h"
#include "store/snapshot.h"
#include "targets/verb.h"

namespace huanxin::projects {

/// What the projection must know of a project to keep sums, search and neighbours in step.
struct RowHead {
  std::int64_t number = 0;
  std::int64_t facet = 0;  ///< 0 before it has one
  std::string id;
  std::string district;
  State state = State::draft;
  std::optional<State> before;
  std::optional<std::string> library_no;
  std::string declared_by;
  std::string name;
  std::optional<std::string> alias;
  std::optional<std::string> address;
  std::optional<std::string> action;
  std::optional<std::string> category;
  std::optional<std::string> subtype;
  std::optional<std::string> subdistrict;
  std::optional<std::string> due;
  std::string search_text;

  bool published() const { return library_no.has_value(); }
  bool counts() const { return published() && counts_in_rollups(state); }
  /// A suspended project stays in its library.
  Library library() const {
    return library_of(state == State::suspended && before ? *before : state);
  }
};

/// The row of a project known to exist; anything else is a bug.
Result<RowHead> row_head(const store::Snapshot& snapshot, std::string_view id);

/// The sort key of a library number: CY-2024-0001 as CY-2024-00000001, `~` where there is none.
std::string library_key(const std::optional<std::string>& library_no);
/// The first sixty characters.
std::string name_key(std::string_view name);
/// What is searched.
std::string search_text_of(const RowHead& head);

/// Brings the index of words from one text to another.
Result<Done> put_words(store::Transaction& transaction, std::int64_t number,
                       std::string_view before, std::string_view after);

/// The facet of a project as it stands in `head`, made where there is none yet.
Result<std::int64_t> find_facet(store::Transaction& transaction, const RowHead& head);

/// Moves a project to its facet and in the sums of its items, and tells targets what it must know.
/// `before` is absent for a new project, which was inserted with its facet; `works` where they
/// stand as before.
Result<Done> settle(store::Transaction& transaction, const std::optional<RowHead>& before,
                    const RowHead& after, std::optional<targets::Works> works = {});

/// How far the works of a project have come, by its state; nothing for a suspended or exited one,
/// whose works stand where they stood.
std::optional<targets::Works> works_of(State state);

/// Finds the earliest open milestone again and writes it where it is kept.
Result<Done> settle_due(store::Transaction& transaction, const RowHead& head);

/// A change as the history keeps it.
struct ChangeNote {
  std::string fields;  ///< JSON
  std::optional<std::string> note;
};
Result<Done> put_history(store::Transaction& transaction, std::int64_t number,
                         const store::Event& event, const ChangeNote& change);
/// The same, and when the project was touched last; a new row says that by itself.
Result<Done> put_change(store::Transaction& transaction, std::int64_t number,
                        const store::Event& event, const ChangeNote& change);

}  // namespace huanxin::projects
