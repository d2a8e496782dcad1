#include "app/internal/standing.h"

#include <algorithm>

#include "projects/project.h"
#include "targets/contribution.h"
#include "targets/district.h"
#include "targets/overview.h"
#include "targets/programme.h"

namespace huanxin::app {
namespace {

using projects::Match;

Match compared(bool same) { return same ? Match::same : Match::different; }

Result<Match> district_stands(const store::Snapshot& snapshot, const Json& body) {
  HX_TRY(targets::District form, targets::parse_district(body));
  HX_TRY(const auto there, targets::district(snapshot, form.id));
  if (!there) return Match::absent;
  std::ranges::sort(form.subdistricts, {}, &targets::Subdistrict::code);
  return compared(*there == form);
}

// Another form of a programme is a new version of it, to be adopted.
Result<Match> programme_stands(const store::Snapshot& snapshot, const Json& body) {
  HX_TRY(const targets::Programme form, targets::parse_programme(body));
  HX_TRY(const bool open, targets::has_district(snapshot, form.district));
  if (!open) return Match::absent;
  HX_TRY(const auto there, targets::programme(snapshot, form.district, form.year));
  return there && there->programme == form ? Match::same : Match::absent;
}

// Whatever became of it: somebody withdrew or claimed it, and content does not plan it again.
Result<Match> contribution_stands(const store::Snapshot& snapshot, const Json& body) {
  Viewer viewer = Viewer::everybody();
  viewer.sees_unpublished = true;
  const JsonObject& form = body.as_object();
  const std::string project = text_or_empty(form, "project");
  HX_TRY(const auto access, projects::project_access(snapshot, project));
  if (!access) return Match::absent;
  HX_TRY(const auto page, targets::list_contributions(snapshot,
                                                      {.district = access->district,
                                                       .item = text_or_empty(form, "item"),
                                                       .project = project,
                                                       .limit = 200},
                                                      viewer));
  if (page.items.empty()) return Match::absent;
  const Json& quantity = form.at("quantity");
  if (!quantity.is_number()) return Match::different;
  return compared(std::ranges::any_of(page.items, [&](const targets::Contribution& one) {
    return one.quantity.value() == quantity.to_number<double>();
  }));
}

}  // namespace

Result<Match> standing_of(const store::Snapshot& snapshot, const LoadStep& step) {
  if (step.command == "district.open") return district_stands(snapshot, step.body);
  if (step.command == "programme.adopt") return programme_stands(snapshot, step.body);
  if (step.command == "contribution.plan") return contribution_stands(snapshot, step.body);
  const bool library = step.command == "library.set_up" || step.command == "project.import" ||
                       step.command.starts_with("group.");
  if (!library) return Match::absent;
  return projects::match_of(snapshot, {step.command, step.target, step.body, step.key});
}

}  // namespace huanxin::app
