// Whatever the forms accept, the rules decide or refuse without a mistake; what they decide keeps
// its promises: canonical text, no contact in the event, changes that say something.
#include "base/check.h"
#include "projects/internal/decide.h"
#include "projects/internal/fields.h"

namespace {

using namespace huanxin;            // NOLINT(google-build-using-namespace): a small program
using namespace huanxin::projects;  // NOLINT(google-build-using-namespace): a small program

const store::Actor kActor{"a", "clerk", "chaoyang", ""};

void check_outcome(const Result<store::Outcome>& outcome) {
  if (!outcome) {
    HX_CHECK(!outcome.error().code.empty() && !outcome.error().en.empty());
    return;
  }
  for (const store::NewEvent& event : outcome->events) {
    const std::string text = canonical_json(event.data);
    const auto again = parse_json(text);
    HX_CHECK(again && canonical_json(*again) == text);
    const Json* fields = event.data.if_contains("fields");
    HX_CHECK(fields == nullptr || !fields->get_object().contains("contact"));
  }
}

ProjectState present() {
  ProjectState project;
  project.id = "p";
  project.state = State::reserve;
  project.fields = {{"name", "项目"}, {"plan_year", 2024}, {"lon", 116.4}, {"lat", 39.9}};
  Milestone milestone;
  milestone.id = "m";
  milestone.kind = "start";
  milestone.baseline = Date{std::chrono::days{19875}};
  project.milestones.push_back(milestone);
  return project;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  const auto body = parse_json(std::string_view(data, size));
  if (!body) return 0;
  const ProjectState project = present();
  if (const auto form = parse_declaration(*body))
    check_outcome(decide_declare(*form, {"p", "chaoyang", "ref", ""}, kActor));
  if (const auto form = parse_import(*body))
    check_outcome(decide_import(*form, {"p", "chaoyang", "ref", "CY-2024-0001"}, kActor));
  if (const auto fields = parse_change(*body)) {
    const auto outcome = decide_change(project, *fields, "ref", kActor);
    check_outcome(outcome);
    if (outcome && !outcome->events.empty()) {
      for (const Json& change : outcome->events[0].data.at("changes").as_array())
        HX_CHECK(!same_value(change.at("from"), change.at("to")));
    }
  }
  if (const auto form = parse_move(*body))
    check_outcome(decide_move(project, *form, "CY-2024-0001", kActor));
  if (const auto form = parse_milestone(*body))
    check_outcome(decide_milestone(project, *form, "n", kActor));
  if (const auto form = parse_milestone_change(*body))
    check_outcome(decide_milestone_change(project, *form, Date{std::chrono::days{19900}}, kActor));
  if (const auto form = parse_group(*body))
    check_outcome(decide_group(*form, {"g", "chaoyang"}, kActor));
  if (const auto form = parse_members(*body))
    check_outcome(decide_members({"g", "chaoyang", {}, {}}, *form, kActor));
  if (const auto form = parse_library_form(*body))
    check_outcome(decide_library(*form, "chaoyang", kActor));
  return 0;
}
