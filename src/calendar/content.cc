#include "calendar/content.h"

#include <algorithm>

#include "base/text.h"
#include "calendar/errors.h"

namespace huanxin::calendar {
namespace {

constexpr std::string_view kStatutory = "statutory.json";
constexpr std::string_view kFestivals = "festivals.json";

Error in_file(std::string_view name, Error error) {
  for (FieldError& fault : error.fields) fault.pointer = std::string(name) + "#" + fault.pointer;
  if (error.fields.empty()) return std::move(error).at(std::string(name));
  return error;
}

Result<std::string_view> text_of_file(std::span<const ContentFile> files, std::string_view name) {
  const auto file = std::find_if(files.begin(), files.end(),
                                 [name](const ContentFile& each) { return each.name == name; });
  if (file == files.end()) return Error::of(errors::kFileMissing, {name});
  return file->text;
}

Result<HolidayPlan> plan_in(const ContentFile& file) {
  auto plan = parse_holiday_plan(file.text);
  if (!plan) return in_file(file.name, std::move(plan).error());
  if (file.name != "cn-" + std::to_string(plan->year) + ".json")
    return Error::of(errors::kFileYearDiffers, {file.name, std::to_string(plan->year)});
  return plan;
}

bool is_plan_name(std::string_view name) {
  return name.size() == 12 && name.starts_with("cn-") && name.ends_with(".json");
}

}  // namespace

Result<WorkingCalendar> calendar_of(std::span<const ContentFile> files) {
  HX_TRY(const std::string_view statutory_text, text_of_file(files, kStatutory));
  HX_TRY(const std::string_view festivals_text, text_of_file(files, kFestivals));
  auto festivals = Festivals::parse(festivals_text);
  if (!festivals) return in_file(kFestivals, std::move(festivals).error());
  auto statutory = StatutoryHolidays::parse(statutory_text, *std::move(festivals));
  if (!statutory) return in_file(kStatutory, std::move(statutory).error());

  std::vector<HolidayPlan> plans;
  for (const ContentFile& file : files) {
    if (file.name == kStatutory || file.name == kFestivals) continue;
    if (!is_plan_name(file.name)) return Error::of(errors::kFileUnknown, {excerpt(file.name)});
    HX_TRY(HolidayPlan plan, plan_in(file));
    plans.push_back(std::move(plan));
  }
  return WorkingCalendar::with_provisional_years(std::move(plans), *statutory);
}

}  // namespace huanxin::calendar
