#pragma once

#include "base/error.h"

namespace huanxin::calendar::errors {

inline constexpr ErrorSpec kLimitOutOfRange{
    ErrorKind::invalid, "calendar.limit_out_of_range",
    "期限 {0} 超出范围；请填写 1 至 {1} 之间的整数。",
    "A limit of {0} is out of range; give a whole number from 1 to {1}."};
inline constexpr ErrorSpec kUnitUnknown{
    ErrorKind::invalid, "calendar.unit_unknown",
    "没有“{0}”这种期限单位；请用 working_day（工作日）、calendar_day（自然日）或 hour（小时）。",
    "There is no unit \"{0}\" for a limit; use working_day, calendar_day or hour."};
inline constexpr ErrorSpec kUnitNotDays{
    ErrorKind::invalid, "calendar.unit_not_days", "以小时计的期限没有到期日；请按到期时刻计算。",
    "A limit in hours has no due date; ask for its due time instead."};
inline constexpr ErrorSpec kSuspensionBackwards{
    ErrorKind::invalid, "calendar.suspension_backwards",
    "中止期间从 {0} 到 {1}，起止颠倒；请改正起止日期。",
    "The suspension from {0} to {1} ends before it begins; correct its dates."};
inline constexpr ErrorSpec kCountTooLong{
    ErrorKind::invalid, "calendar.count_too_long",
    "从 {0} 起计算期限超过 {1} 天仍未到期；请检查中止期间是否过长。",
    "Counting from {0} does not end within {1} days; check whether a suspension is too long."};
inline constexpr ErrorSpec kYearMissing{
    ErrorKind::not_found, "calendar.year_missing",
    "没有 {0} 年的放假安排，无法计算工作日；请先导入该年的安排。",
    "There is no holiday plan for {0}, so its working days are unknown; load that year's plan."};

inline constexpr ErrorSpec kPlanDateElsewhere{
    ErrorKind::invalid, "calendar.plan_date_elsewhere",
    "{0} 不在 {1} 年；请移到该日所在年份的安排中。",
    "{0} is not in {1}; move it to the plan of its own year."};
inline constexpr ErrorSpec kPlanNotSorted{
    ErrorKind::invalid, "calendar.plan_not_sorted",
    "{0} 应排在前一个日期之后，且不得重复；请按日期先后排列。",
    "{0} must come after the date before it, each date once; put the dates in order."};
inline constexpr ErrorSpec kPlanOffAndWork{
    ErrorKind::invalid, "calendar.plan_off_and_work", "{0} 既列为放假又列为上班；请删去其中之一。",
    "{0} is listed both as a day off and as a working day; remove one of them."};
inline constexpr ErrorSpec kPlanWorkOnWeekday{
    ErrorKind::invalid, "calendar.plan_work_on_weekday",
    "{0} 本来就是周一至周五，不能列为调休上班日；请核对日期。",
    "{0} falls on Monday to Friday and cannot be a make-up working day; check the date."};
inline constexpr ErrorSpec kPlanEmpty{
    ErrorKind::invalid, "calendar.plan_empty", "{0} 年的安排没有任何放假日期；请核对文件是否完整。",
    "The plan of {0} lists no day off; check that the file is complete."};
inline constexpr ErrorSpec kPlanTwice{ErrorKind::conflict, "calendar.plan_twice",
                                      "{0} 年的放假安排有两份；请只保留一份。",
                                      "There are two holiday plans for {0}; keep one of them."};
inline constexpr ErrorSpec kPublishedMalformed{
    ErrorKind::invalid, "calendar.published_malformed",
    "“{0}”不是发布年月；请写成 2023-10 这样的年-月。",
    "\"{0}\" is not a month of publication; write year-month, such as 2023-10."};
inline constexpr ErrorSpec kStatutoryMalformed{
    ErrorKind::invalid, "calendar.statutory_malformed",
    "这个法定节日应写明固定的月、日，或写明随哪个节日推算，二者择一。",
    "This statutory holiday must name either a month and day, or the festival it follows."};
inline constexpr ErrorSpec kFestivalsMalformed{
    ErrorKind::invalid, "calendar.festivals_malformed",
    "节日表各列依次为春节、清明节、端午节、中秋节，每行一年，逐年相连；请改正此处。",
    "The columns are Spring Festival, Qingming, Dragon Boat and Mid-Autumn; each row is one year "
    "and "
    "follows the row before it. Correct this place."};
inline constexpr ErrorSpec kFileUnknown{
    ErrorKind::invalid, "calendar.file_unknown",
    "日历文件夹中不应有“{0}”；放假安排请命名为 cn-2024.json 这样的形式。",
    "\"{0}\" does not belong among the calendars; name a holiday plan like cn-2024.json."};
inline constexpr ErrorSpec kFileMissing{
    ErrorKind::not_found, "calendar.file_missing", "日历内容中缺少“{0}”；请补齐后重试。",
    "\"{0}\" is missing among the calendars; add it and try again."};
inline constexpr ErrorSpec kFileYearDiffers{
    ErrorKind::invalid, "calendar.file_year_differs",
    "文件“{0}”里写的是 {1} 年；请改正文件名或年份。",
    "The file \"{0}\" speaks of {1}; correct its name or the year in it."};

}  // namespace huanxin::calendar::errors
