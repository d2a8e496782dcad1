#include "projects/internal/decide.h"

#include <algorithm>
#include <array>

#include "base/errors.h"
#include "projects/errors.h"
#include "projects/guards.h"
#include "projects/internal/fields.h"

namespace huanxin::projects {

namespace {

using store::Actor;
using store::NewEvent;
using store::Outcome;

JsonObject event_data(const Actor& actor) { return {{"role", actor.role}}; }

JsonArray warnings_of(const JsonObject& fields) {
  JsonArray warnings;
  for (const Error& warning : warnings_about(fields)) {
    const std::string pointer = warning.fields.empty() ? "" : warning.fields.front().pointer;
    warnings.push_back(JsonObject{
        {"code", warning.code}, {"pointer", pointer}, {"zh", warning.zh}, {"en", warning.en}});
  }
  return warnings;
}

// One error for all that is missing, each with the field to fill in.
Error missing_error(const ErrorSpec& spec, State state, const std::vector<Missing>& missing) {
  std::string zh;
  std::string en;
  for (const Missing& each : missing) {
    zh += (zh.empty() ? "" : "；") + each.text.zh;
    en += (en.empty() ? "" : "; ") + each.text.en;
  }
  Error error = Error::of(spec, {chinese_name(state), zh, english_name(state), en});
  for (const Missing& each : missing)
    error.fields.push_back({"/" + std::string(each.field), error.code, each.text.zh, each.text.en});
  return error;
}

Error faulty(std::vector<Error> found) {
  Error error = Error::of(huanxin::errors::kFieldsFaulty, {std::to_string(found.size())});
  for (Error& each : found)
    error.fields.insert(error.fields.end(), each.fields.begin(), each.fields.end());
  return error;
}

Error missing_error(State to, const std::vector<Missing>& missing) {
  return missing_error(errors::kConditionsMissing, to, missing);
}

// Rejected and exited projects stand as they are; completed ones may still be corrected.
Result<Done> check_open(const ProjectState& project) {
  if (counts_in_rollups(project.state)) return Done{};
  return Error::of(errors::kProjectClosed,
                   {chinese_name(project.state), english_name(project.state)});
}

JsonObject change_of(std::string_view field, Json from, Json to) {
  return {{"field", field}, {"from", std::move(from)}, {"to", std::move(to)}};
}

// The five categories and the five actions stand side by side (domain brief §1.1, DESIGN).
std::optional<std::string> action_of_category(std::string_view category) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kActions{
      {{"area_integrated", "A1"},
       {"industrial", "A2"},
       {"residential", "A3"},
       {"facility", "A4"},
       {"public_space", "A5"}}};
  for (const auto& [of, action] : kActions) {
    if (of == category) return std::string(action);
  }
  return std::nullopt;
}

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

struct Declared {
  JsonObject data;
  std::vector<store::VaultWrite> vault;
};

// What a declaration and an import have in common.
Declared declared_data(DeclareForm form, const NewProject& project, const Actor& actor) {
  Declared declared{event_data(actor), {}};
  const auto category = category_of(text_or_empty(form.fields, "subtype"));
  declared.data["district"] = project.district;
  declared.data["action"] =
      or_null(form.action || !category ? form.action : action_of_category(*category));
  if (Json* contact = form.fields.if_contains("contact")) {
    declared.vault.push_back({project.contact_ref, project.id, {{"contact", std::move(*contact)}}});
    declared.data["contact_ref"] = project.contact_ref;
    form.fields.erase("contact");
  }
  declared.data["fields"] = std::move(form.fields);
  return declared;
}

}  // namespace

std::string library_number(std::string_view prefix, int year, std::int64_t count) {
  std::string digits = std::to_string(count);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return std::string(prefix) + "-" + std::to_string(year) + "-" + digits;
}

Result<Outcome> decide_declare(DeclareForm form, const NewProject& project, const Actor& actor) {
  const State state = form.submit ? State::submitted : State::draft;
  if (form.submit) {
    ProjectState before;
    before.fields = std::move(form.fields);
    const auto missing = missing_for(before, State::submitted);
    if (!missing.empty()) return missing_error(State::submitted, missing);
    form.fields = std::move(before.fields);
  }
  JsonArray warnings = warnings_of(form.fields);
  Declared declared = declared_data(std::move(form), project, actor);
  declared.data["state"] = to_string(state);
  Outcome outcome;
  outcome.vault = std::move(declared.vault);
  outcome.events.push_back(
      {project.id, "project.declared", 1, std::move(declared.data), "submission"});
  outcome.reply = {
      {"id", project.id}, {"state", to_string(state)}, {"warnings", std::move(warnings)}};
  return outcome;
}

Result<Outcome> decide_import(const ImportForm& form, const NewProject& project,
                              const Actor& actor) {
  Declared declared = declared_data(form.declaration, project, actor);
  JsonObject& data = declared.data;
  data["state"] = to_string(form.state);
  data["library_no"] = project.library_no;
  if (form.category) data["category"] = *form.category;
  if (form.verb) data["verb"] = *form.verb;
  if (form.subdistrict_certainty) data["subdistrict_certainty"] = *form.subdistrict_certainty;
  if (!form.source.empty()) data["source"] = form.source;
  if (!form.children.empty()) data["children"] = form.children;
  Outcome outcome;
  outcome.vault = std::move(declared.vault);
  outcome.events.push_back({project.id, "project.declared", 1, std::move(data), "submission"});
  outcome.reply = {{"id", project.id}, {"library_no", project.library_no}};
  return outcome;
}

namespace {

std::optional<std::string> derived_action(const JsonObject& fields) {
  const auto category = category_of(text_or_empty(fields, "subtype"));
  return category ? action_of_category(*category) : std::nullopt;
}

// The action follows the sub-type as at the declaration; one that was named otherwise stays.
std::optional<std::string> following_action(const ProjectState& project, const JsonObject& after) {
  const auto now = derived_action(after);
  const auto then = derived_action(project.fields);
  const bool follows = !project.action || project.action == then;
  if (!follows || !now || now == then) return std::nullopt;
  return now;
}

}  // namespace

Result<Outcome> decide_change(const ProjectState& project, const JsonObject& fields,
                              const std::string& contact_ref, const Actor& actor) {
  HX_DO(check_open(project));
  Outcome outcome;
  JsonObject after = project.fields;
  JsonArray changes;
  for (const auto& [name, value] : fields) {
    if (name == "contact") {
      if (value.is_null() && !project.contact_ref) continue;
      if (!value.is_null())
        outcome.vault.push_back({contact_ref, project.id, {{"contact", value}}});
      changes.push_back(change_of(name, or_null(project.contact_ref),
                                  value.is_null() ? Json(nullptr) : Json(contact_ref)));
      continue;
    }
    const Json old = project.field(name);
    if (same_value(old, value)) continue;
    changes.push_back(change_of(name, old, value));
    after[name] = value;
  }
  auto found = contradictions(after);
  if (!found.empty()) return faulty(std::move(found));
  if (const auto broken = broken_by(project, after); !broken.empty())
    return missing_error(errors::kConditionsBroken, project.before.value_or(project.state), broken);
  if (const auto action = following_action(project, after))
    changes.push_back(change_of("action", or_null(project.action), Json(*action)));
  outcome.reply = {{"id", project.id}, {"warnings", warnings_of(fields)}};
  if (changes.empty()) return outcome;
  JsonObject data = event_data(actor);
  data["changes"] = std::move(changes);
  outcome.events.push_back({project.id, "project.changed", 1, std::move(data), "correction"});
  return outcome;
}

namespace {

Result<State> allowed_step(const ProjectState& project, std::string_view name) {
  const std::vector<Step> steps = steps_from(project.state, project.before);
  const auto found = std::ranges::find(steps, name, &Step::name);
  if (found != steps.end()) return found->to;
  std::string names;
  for (const Step& step : steps) names += (names.empty() ? "" : ", ") + std::string(step.name);
  if (names.empty()) names = "-";
  const auto target = parse_state(name);
  const std::string shown = excerpt(name);
  return Error::of(errors::kStepNotAllowed,
                   {chinese_name(project.state), target ? chinese_name(*target) : shown, names,
                    english_name(project.state), target ? english_name(*target) : shown, names});
}

bool comes_back(const ProjectState& project) {
  return project.state == State::suspended || project.state == State::exited;
}

Result<Done> check_reasons(const ProjectState& project, const MoveForm& form, State to) {
  if (!comes_back(project) && needs_reason(to) && !form.reason)
    return Error::of(errors::kReasonNeeded, {chinese_name(to), english_name(to)}).at("/reason");
  const bool exits = to == State::exited;
  if (exits && !form.exit_reason) return Error::of(errors::kExitReasonNeeded).at("/exit_reason");
  if (!exits && form.exit_reason) return Error::of(errors::kExitReasonStray).at("/exit_reason");
  return Done{};
}

}  // namespace

Result<Outcome> decide_move(const ProjectState& project, const MoveForm& form,
                            const std::string& next_library_no, const Actor& actor) {
  HX_TRY(const State to, allowed_step(project, form.to));
  HX_DO(check_reasons(project, form, to));
  const auto missing = missing_for(project, to);
  if (!missing.empty()) return missing_error(to, missing);

  JsonObject data = event_data(actor);
  data["from"] = to_string(project.state);
  data["to"] = to_string(to);
  if (form.reason) data["reason"] = *form.reason;
  if (form.exit_reason) data["exit_reason"] = *form.exit_reason;
  std::optional<std::string> number = project.library_no;
  if (to == State::reserve && !number) {  // the confirmation: it gets its number for good
    number = next_library_no;
    data["library_no"] = next_library_no;
  }
  Outcome outcome;
  outcome.events.push_back({project.id, "project.moved", 1, std::move(data),
                            to == State::submitted ? "submission" : "decision"});
  outcome.reply = {{"id", project.id}, {"state", to_string(to)}, {"library_no", or_null(number)}};
  return outcome;
}

Result<Outcome> decide_milestone(const ProjectState& project, const MilestoneForm& form,
                                 const std::string& milestone_id, const Actor& actor) {
  HX_DO(check_open(project));
  if (project.milestones.size() >= kMilestonesMax)
    return Error::of(errors::kMilestonesTooMany, {std::to_string(kMilestonesMax)});
  JsonObject data = event_data(actor);
  data["milestone"] = milestone_id;
  data["kind"] = form.kind;
  if (form.title) data["title"] = *form.title;
  if (form.baseline) data["baseline"] = to_iso(*form.baseline);
  if (form.forecast) data["forecast"] = to_iso(*form.forecast);
  Outcome outcome;
  outcome.events.push_back({project.id, "milestone.added", 1, std::move(data), "submission"});
  outcome.reply = {{"id", project.id}, {"milestone", milestone_id}};
  return outcome;
}

namespace {

Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(to_iso(*date)) : Json(nullptr);
}

Json present(const Milestone& milestone, std::string_view field) {
  if (field == "forecast") return date_or_null(milestone.forecast);
  if (field == "actual") return date_or_null(milestone.actual);
  if (field == "delay_cause") return or_null(milestone.delay_cause);
  if (field == "delay_note") return or_null(milestone.delay_note);
  return or_null(milestone.title);
}

Result<Done> check_milestone_change(const Milestone& milestone, const JsonObject& changes,
                                    Date today) {
  const std::string actual = text_or_empty(changes, "actual");
  if (!actual.empty() && actual > to_iso(today))  // ISO dates order as texts
    return Error::of(errors::kActualInFuture, {actual}).at("/actual");
  const Json* forecast = changes.if_contains("forecast");
  if (forecast != nullptr && forecast->is_null() && !milestone.baseline)
    return Error::of(errors::kMilestoneDateNeeded).at("/forecast");
  const Json* title = changes.if_contains("title");
  if (title != nullptr && title->is_null() && milestone.kind == "other")
    return Error::of(errors::kTitleNeeded).at("/title");
  return Done{};
}

}  // namespace

Result<Outcome> decide_milestone_change(const ProjectState& project,
                                        const MilestoneChangeForm& form, Date today,
                                        const Actor& actor) {
  HX_DO(check_open(project));
  const auto found = std::ranges::find(project.milestones, form.milestone, &Milestone::id);
  if (found == project.milestones.end())
    return Error::of(errors::kMilestoneUnknown, {form.milestone});
  HX_DO(check_milestone_change(*found, form.changes, today));
  JsonArray changes;
  for (const auto& [name, value] : form.changes) {
    const Json old = present(*found, name);
    if (old != value) changes.push_back(change_of(name, old, value));
  }
  Outcome outcome;
  outcome.reply = {{"id", project.id}, {"milestone", found->id}};
  if (changes.empty()) return outcome;
  JsonObject data = event_data(actor);
  data["milestone"] = found->id;
  data["kind"] = found->kind;
  data["changes"] = std::move(changes);
  outcome.events.push_back({project.id, "milestone.changed", 1, std::move(data), "correction"});
  return outcome;
}

Outcome decide_group(const GroupForm& form, const NewGroup& group, const Actor& actor) {
  JsonObject data = event_data(actor);
  data["district"] = group.district;
  data["kind"] = form.kind;
  data["name_zh"] = form.name_zh;
  if (form.name_en) data["name_en"] = *form.name_en;
  if (form.level) data["level"] = *form.level;
  if (form.batch) data["batch"] = *form.batch;
  if (form.source) data["source"] = *form.source;
  Outcome outcome;
  outcome.events.push_back({group.id, "group.created", 1, std::move(data), "decision"});
  outcome.reply = {{"id", group.id}};
  return outcome;
}

Result<Outcome> decide_members(const GroupState& group, const MembersForm& form,
                               const Actor& actor) {
  JsonArray added;
  for (const std::string& id : form.add) {
    const auto project = std::ranges::find(group.added, id, &ProjectAccess::id);
    if (project == group.added.end()) return Error::of(errors::kProjectUnknown, {id}).at("/add");
    if (project->district != group.district)
      return Error::of(errors::kOtherDistrict, {id}).at("/add");
    if (!std::ranges::binary_search(group.members, id)) added.emplace_back(id);
  }
  JsonArray removed;
  for (const std::string& id : form.remove) {
    if (std::ranges::binary_search(group.members, id)) removed.emplace_back(id);
  }
  Outcome outcome;
  outcome.reply = {{"id", group.id}, {"added", added.size()}, {"removed", removed.size()}};
  if (added.empty() && removed.empty()) return outcome;
  JsonObject data = event_data(actor);
  data["added"] = std::move(added);
  data["removed"] = std::move(removed);
  outcome.events.push_back({group.id, "group.members_changed", 1, std::move(data), "decision"});
  return outcome;
}

Outcome decide_library(const LibraryForm& form, const std::string& district, const Actor& actor) {
  JsonArray labels;
  for (const LibraryForm::Label& label : form.labels)
    labels.push_back(
        JsonObject{{"subdistrict", label.subdistrict}, {"lon", label.lon}, {"lat", label.lat}});
  JsonObject data = event_data(actor);
  data["district"] = district;
  data["prefix"] = form.prefix;
  data["labels"] = std::move(labels);
  Outcome outcome;
  outcome.events.push_back(
      {"library-" + district, "library.set_up", 1, std::move(data), "decision"});
  outcome.reply = {{"id", "library-" + district}};
  return outcome;
}

}  // namespace huanxin::projects
