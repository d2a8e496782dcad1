#pragma once

#include "base/error.h"

namespace huanxin::errors {

// Things that are not there.
inline constexpr ErrorSpec kProjectUnknown{ErrorKind::not_found, "projects.project_unknown",
                                           "没有编号为“{0}”的项目；请核对编号。",
                                           "There is no project \"{0}\"; check the id."};
inline constexpr ErrorSpec kMilestoneUnknown{
    ErrorKind::not_found, "projects.milestone_unknown",
    "该项目没有编号为“{0}”的节点；请刷新后重试。",
    "The project has no milestone \"{0}\"; reload it and try again."};
inline constexpr ErrorSpec kGroupUnknown{ErrorKind::not_found, "projects.group_unknown",
                                         "没有编号为“{0}”的片区或清单；请核对编号。",
                                         "There is no area or list \"{0}\"; check the id."};
inline constexpr ErrorSpec kDistrictUnknown{
    ErrorKind::invalid, "projects.district_unknown",
    "没有名为“{0}”的区；请先建立该区，或改用已有的区。",
    "There is no district \"{0}\"; open it first, or name one that is open."};
inline constexpr ErrorSpec kSubdistrictUnknown{
    ErrorKind::invalid, "projects.subdistrict_unknown",
    "“{0}”不是本区的街道或地区代码；请从列表中选择。",
    "\"{0}\" is not the code of a subdistrict of this district; choose one from the list."};

// Fields.
inline constexpr ErrorSpec kTextTooManyCharacters{
    ErrorKind::invalid, "projects.text_too_long", "字段“{0}”最多 {1} 个字；请缩短。",
    "The field \"{0}\" may have at most {1} characters; shorten it."};
inline constexpr ErrorSpec kSubtypeUnknown{
    ErrorKind::invalid, "projects.subtype_unknown", "“{0}”不是更新类型；请从五类十二项中选择。",
    "\"{0}\" is no kind of renewal; choose one of the twelve sub-types."};
inline constexpr ErrorSpec kActionUnknown{ErrorKind::invalid, "projects.action_unknown",
                                          "“{0}”不是五大行动之一；请写 A1 至 A5。",
                                          "\"{0}\" is none of the five actions; write A1 to A5."};
inline constexpr ErrorSpec kCreditCodeInvalid{
    ErrorKind::invalid, "projects.credit_code_invalid",
    "“{0}”不是有效的统一社会信用代码（18 位，末位为校验码）；请对照营业执照核对。",
    "\"{0}\" is not a valid unified social credit code (18 characters, the last a check "
    "character); "
    "compare it with the business licence."};
inline constexpr ErrorSpec kProjectCodeInvalid{
    ErrorKind::invalid, "projects.project_code_invalid",
    "“{0}”不是投资项目代码；请照在线审批监管平台给出的 YYMM-110105-DD-TT-RRRRRC 形式填写。",
    "\"{0}\" is not an investment project code; write it as the platform gives it, "
    "YYMM-110105-DD-TT-RRRRRC."};
inline constexpr ErrorSpec kPointIncomplete{
    ErrorKind::invalid, "projects.point_incomplete",
    "经度和纬度要么都填，要么都不填；请补全或清空。",
    "Longitude and latitude go together; fill in both or clear both."};
inline constexpr ErrorSpec kFinishBeforeStart{
    ErrorKind::invalid, "projects.finish_before_start",
    "计划竣工时间（{1}）早于计划开工时间（{0}）；请改正其中一个。",
    "The planned finish ({1}) lies before the planned start ({0}); correct one of them."};
inline constexpr ErrorSpec kFieldCannotBeCleared{
    ErrorKind::invalid, "projects.field_needed", "字段“{0}”不能清空；请填写新的内容。",
    "The field \"{0}\" cannot be cleared; give it a new value."};
/// A warning, never a refusal.
inline constexpr ErrorSpec kOrganisationCodeDoubtful{
    ErrorKind::invalid, "projects.organisation_code_doubtful",
    "统一社会信用代码“{0}”中的组织机构代码（第 9 至 17 "
    "位）校验不符；早期代码可能如此，请核对后使用。",
    "The organisation code inside \"{0}\" (places 9 to 17) fails its own check; some early codes "
    "do. "
    "Please compare it with the licence."};

inline constexpr ErrorSpec kPrefixInvalid{
    ErrorKind::invalid, "projects.prefix_invalid",
    "“{0}”不能作项目编号的前缀；请用两至六个大写字母或数字。",
    "\"{0}\" cannot begin library numbers; use two to six capital letters or digits."};

// Moves.
inline constexpr ErrorSpec kStepNotAllowed{
    ErrorKind::conflict, "projects.step_not_allowed",
    "项目处于“{0}”，不能转为“{1}”；可以转为：{2}。",
    "The project is \"{3}\" and cannot move to \"{4}\"; it can move to: {5}."};
inline constexpr ErrorSpec kConditionsMissing{ErrorKind::conflict, "projects.conditions_missing",
                                              "还不能转为“{0}”，尚缺：{1}。",
                                              "It cannot move to \"{2}\" yet. Still missing: {3}."};
inline constexpr ErrorSpec kConditionsBroken{
    ErrorKind::conflict, "projects.conditions_broken",
    "项目处于“{0}”，这样改动后将缺：{1}；请保留这些内容，或改为新的有效内容。",
    "The project is \"{2}\" and after this change would lack: {3}. Keep these, or give them new "
    "values that meet the conditions."};
inline constexpr ErrorSpec kReasonNeeded{ErrorKind::invalid, "projects.reason_needed",
                                         "转为“{0}”须说明理由；请填写 reason。",
                                         "Moving to \"{1}\" needs a reason; fill in reason."};
inline constexpr ErrorSpec kExitReasonNeeded{
    ErrorKind::invalid, "projects.exit_reason_needed", "退出须选择退出原因；请填写 exit_reason。",
    "An exit needs its ground; choose one in exit_reason."};
inline constexpr ErrorSpec kExitReasonStray{
    ErrorKind::invalid, "projects.exit_reason_stray",
    "只有退出时才填写退出原因；请去掉 exit_reason。",
    "An exit ground belongs to an exit only; leave exit_reason out."};
inline constexpr ErrorSpec kProjectClosed{
    ErrorKind::conflict, "projects.project_closed",
    "项目已“{0}”，内容不再改动；确需改动请先恢复项目。",
    "The project is \"{1}\" and is not changed any more; return it to the library first."};

// Milestones.
inline constexpr ErrorSpec kMilestoneDateNeeded{
    ErrorKind::invalid, "projects.milestone_date_needed",
    "节点须有基准日期或预计日期；请至少填写一个。",
    "A milestone needs a baseline or a forecast; give at least one date."};
inline constexpr ErrorSpec kActualInFuture{
    ErrorKind::invalid, "projects.actual_in_future",
    "实际日期 {0} 还没有到；预计日期请填入 forecast。",
    "The actual date {0} has not come yet; put expectations into forecast."};
inline constexpr ErrorSpec kMilestonesTooMany{
    ErrorKind::too_large, "projects.milestones_too_many",
    "一个项目最多 {0} 个节点；请合并或改用已有节点。",
    "A project may have at most {0} milestones; merge some or use those there are."};
inline constexpr ErrorSpec kTitleNeeded{ErrorKind::invalid, "projects.milestone_title_needed",
                                        "“其他”节点须有名称；请填写 title。",
                                        "A milestone of kind other needs a title; fill it in."};

// Groups.
inline constexpr ErrorSpec kOtherDistrict{
    ErrorKind::invalid, "projects.other_district",
    "项目“{0}”属于另一个区，不能加入本组；请去掉它。",
    "The project \"{0}\" belongs to another district and cannot join this group; leave it out."};
inline constexpr ErrorSpec kAddedAndRemoved{
    ErrorKind::invalid, "projects.added_and_removed",
    "项目“{0}”同时出现在加入和移出中；请只留一处。",
    "The project \"{0}\" stands among those to add and those to remove; keep one."};
inline constexpr ErrorSpec kIdTaken{ErrorKind::conflict, "projects.id_taken",
                                    "编号“{0}”已被使用；请换一个。",
                                    "The id \"{0}\" is taken; choose another."};

// Queries.
inline constexpr ErrorSpec kCursorInvalid{
    ErrorKind::invalid, "projects.cursor_invalid",
    "翻页标记无效，或不属于这种排序；请从第一页重新开始。",
    "The page cursor is not valid for this list and order; start again from the first page."};
inline constexpr ErrorSpec kSortUnknown{
    ErrorKind::invalid, "projects.sort_unknown",
    "没有名为“{0}”的排序；可用：name、updated、library_no、due，前加 - 为倒序。",
    "There is no order \"{0}\"; use name, updated, library_no or due, with - before it to "
    "reverse."};
inline constexpr ErrorSpec kStateUnknown{ErrorKind::invalid, "projects.state_unknown",
                                         "没有名为“{0}”的项目状态；请核对拼写。",
                                         "There is no project state \"{0}\"; check the spelling."};
inline constexpr ErrorSpec kLibraryUnknown{
    ErrorKind::invalid, "projects.library_unknown",
    "“{0}”不是项目库；请写 reserve、implementation 或 none。",
    "\"{0}\" is no library; write reserve, implementation or none."};

// Content.
inline constexpr ErrorSpec kContentMalformed{ErrorKind::invalid, "projects.content_malformed",
                                             "内容文件在 {0} 处有误：{1}",
                                             "The content file is wrong at {0}: {2}"};

}  // namespace huanxin::errors
