// Whether content stands in the record already: the event that its command would write now is
// compared with the one that it wrote then.

#include <algorithm>

#include "projects/import.h"
#include "projects/internal/decide.h"
#include "store/record.h"

namespace huanxin::projects {

namespace {

const store::Actor kSystem{"system", "system", "", ""};

Result<std::optional<store::Event>> event_of(const store::Snapshot& snapshot,
                                             std::string_view stream, int number) {
  HX_TRY(auto events, store::events_of(snapshot, stream, number));
  if (events.size() < static_cast<std::size_t>(number)) return std::optional<store::Event>();
  return std::optional(std::move(events.back()));
}

Match compared(const store::Event& then, std::string_view kind, const JsonObject& now) {
  const bool same = then.kind == kind && canonical_json(then.data) == canonical_json(now);
  return same ? Match::same : Match::different;
}

// Its number and the name of its contact in the vault were given to it then.
Result<Match> match_project(const store::Event& then, const ImportStep& step) {
  HX_TRY(const ImportForm form, parse_import(step.body));
  const NewProject project{.id = step.target,
                           .district = form.declaration.district,
                           .contact_ref = text_or_empty(then.data, "contact_ref"),
                           .library_no = text_or_empty(then.data, "library_no")};
  HX_TRY(const store::Outcome now, decide_import(form, project, kSystem));
  return compared(then, "project.declared", now.events.at(0).data);
}

Result<Match> match_group(const store::Event& then, const ImportStep& step) {
  HX_TRY(const GroupForm form, parse_group(step.body));
  const store::Outcome now = decide_group(form, {step.target, form.district}, kSystem);
  return compared(then, "group.created", now.events.at(0).data);
}

Result<Match> match_library(const store::Event& then, const ImportStep& step) {
  HX_TRY(const LibraryForm form, parse_library_form(step.body));
  return compared(then, "library.set_up",
                  decide_library(form, step.target, kSystem).events.at(0).data);
}

// The first members are content's; later ones are somebody's decision.
Result<Match> match_members(const store::Event& then, const ImportStep& step) {
  HX_TRY(const MembersForm form, parse_members(step.body));
  std::vector<std::string> added;
  if (const Json* const list = then.data.if_contains("added"); list != nullptr && list->is_array())
    for (const Json& each : list->get_array()) added.emplace_back(each.get_string());
  std::ranges::sort(added);
  return added == form.add ? Match::same : Match::different;
}

}  // namespace

Result<Match> match_of(const store::Snapshot& snapshot, const ImportStep& step) {
  const bool members = step.command == "group.change_members";
  const bool library = step.command == "library.set_up";
  const std::string stream = library ? "library-" + step.target : step.target;
  HX_TRY(const auto then, event_of(snapshot, stream, members ? 2 : 1));
  if (!then) return Match::absent;
  if (members) return match_members(*then, step);
  if (library) return match_library(*then, step);
  if (step.command == "project.import") return match_project(*then, step);
  return match_group(*then, step);
}

}  // namespace huanxin::projects
