#pragma once

#include "base/error.h"

namespace huanxin::errors {

// Districts and programmes.
inline constexpr ErrorSpec kDistrictExists{
    ErrorKind::conflict, "targets.district_exists",
    "区“{0}”已经建立；请换用别的编号，或直接使用它。",
    "The district \"{0}\" is already there; choose another id, or use this one."};
inline constexpr ErrorSpec kNoSuchDistrict{
    ErrorKind::not_found, "targets.district_unknown",
    "没有编号为“{0}”的区；请核对编号，或先用 huanxin target load 载入该区。",
    "There is no district \"{0}\"; check the id, or load the district first with huanxin target "
    "load."};
inline constexpr ErrorSpec kNoDistrict{
    ErrorKind::not_found, "targets.no_district",
    "还没有建立任何区；请管理员停止服务，运行 huanxin target load 载入区和计划，再启动。",
    "No district has been opened yet; have the administrator stop the server, run huanxin target "
    "load, which brings district and programme, and start it again."};
inline constexpr ErrorSpec kPlaceSubdistrictUnknown{
    ErrorKind::invalid, "targets.subdistrict_unknown",
    "本区没有代码为“{0}”的街道（地区）；请核对代码。",
    "The district has no subdistrict with the code \"{0}\"; check the code."};
inline constexpr ErrorSpec kProgrammeCodeMalformed{
    ErrorKind::invalid, "targets.code_malformed", "代码“{0}”不合格式；应为 {1}。",
    "The code \"{0}\" is malformed; it must be {1}."};
inline constexpr ErrorSpec kProgrammeCodeTwice{ErrorKind::invalid, "targets.code_twice",
                                               "“{0}”出现了两次；每个代码请只用一次。",
                                               "\"{0}\" stands there twice; use each code once."};
inline constexpr ErrorSpec kProgrammeActionUnknown{
    ErrorKind::invalid, "targets.action_unknown", "没有行动“{0}”；请改为 actions 中已列出的行动。",
    "There is no action \"{0}\"; name one that is listed under actions."};
inline constexpr ErrorSpec kProgrammeVerbUnknown{
    ErrorKind::invalid, "targets.verb_unknown", "没有动词“{0}”；请改为 verbs 中已列出的动词。",
    "There is no verb \"{0}\"; name one that is listed under verbs."};
inline constexpr ErrorSpec kItemNamedUnknown{
    ErrorKind::invalid, "targets.item_named_unknown",
    "“{0}”所指的事项不在本方案中；请改为方案里的其他事项。",
    "\"{0}\" is no other item of this programme; name one that is."};
inline constexpr ErrorSpec kPairNotMutual{
    ErrorKind::invalid, "targets.pair_not_mutual", "事项“{0}”与“{1}”应互相成对；请在两项中都写明。",
    "The items \"{0}\" and \"{1}\" must name each other as a pair; write it in both."};
inline constexpr ErrorSpec kQuantityAndKind{
    ErrorKind::invalid, "targets.quantity_and_kind",
    "事项“{0}”的数量、单位与 quantity_kind、counting "
    "不一致：没有数量就没有单位，只按项目计（one）。",
    "The quantity and unit of item \"{0}\" do not agree with its quantity_kind and counting: "
    "without "
    "a quantity there is no unit, and each project counts as one."};
inline constexpr ErrorSpec kSettingsOrder{
    ErrorKind::invalid, "targets.settings_order", "设置“{0}”应不大于“{1}”；请调整两者之一。",
    "The setting \"{0}\" must not be above \"{1}\"; adjust one of them."};
inline constexpr ErrorSpec kItemInUse{
    ErrorKind::conflict, "targets.item_in_use",
    "事项“{0}”已有项目贡献，不能从方案中删去；请保留它，或先撤回这些贡献。",
    "Item \"{0}\" has contributions and cannot leave the programme; keep it, or have them "
    "withdrawn "
    "first."};
inline constexpr ErrorSpec kItemUnitChanged{
    ErrorKind::conflict, "targets.item_unit_changed",
    "事项“{0}”已有项目贡献，不能更改单位或计数方式；请保留原单位，或另列新事项。",
    "Item \"{0}\" has contributions, so its unit and counting must stay; keep them, or add a new "
    "item."};

// Contributions.
inline constexpr ErrorSpec kProgrammeItemUnknown{
    ErrorKind::not_found, "targets.item_unknown",
    "没有编号为“{0}”的事项；请从方案的事项列表中选择。",
    "There is no item \"{0}\"; choose one from the list of the programme."};
inline constexpr ErrorSpec kContributorUnknown{ErrorKind::not_found, "targets.project_unknown",
                                               "没有编号为“{0}”的项目；请核对编号。",
                                               "There is no project \"{0}\"; check the id."};
inline constexpr ErrorSpec kItemOfOtherDistrict{
    ErrorKind::invalid, "targets.other_district",
    "项目“{0}”与事项“{1}”不属于同一个区；请选择本区的事项。",
    "The project \"{0}\" and the item \"{1}\" belong to different districts; choose an item of the "
    "project's district."};
inline constexpr ErrorSpec kNotATarget{
    ErrorKind::invalid, "targets.not_a_target",
    "“{0}”的动词是“{1}”，不是目标，不能登记贡献；请选择其他事项。",
    "The verb of \"{2}\" is \"{3}\": it is no target, and nothing can be contributed to it; choose "
    "another item."};
inline constexpr ErrorSpec kProjectNotCounting{
    ErrorKind::conflict, "targets.project_not_counting",
    "项目“{0}”未予确认或已退出，不能申报或核验贡献；请先让项目恢复。",
    "The project \"{0}\" is not confirmed or has left the library, so its contributions cannot be "
    "claimed or verified; have the project confirmed or returned first."};
inline constexpr ErrorSpec kContributesAlready{
    ErrorKind::conflict, "targets.already_contributes",
    "项目“{0}”对事项“{1}”已有一条贡献（{2}），重复登记会重复计数；请更新原有贡献，或先撤回它。",
    "The project \"{0}\" already contributes to item \"{1}\" ({2}); a second one would count "
    "twice. "
    "Go on with that one, or withdraw it first."};
inline constexpr ErrorSpec kVerbNotMet{
    ErrorKind::conflict, "targets.verb_not_met",
    "“{0}”的动词是“{1}”（{2}），而项目“{3}"
    "”的状态还到不了这一步；请先按实际进展转移项目状态，再核验。",
    "The verb of \"{4}\" is \"{5}\" ({6}), and the project \"{3}\" does not stand there yet; move "
    "the project on as its works went, then verify."};
inline constexpr ErrorSpec kQuantityRange{
    ErrorKind::invalid, "targets.quantity_range",
    "数量 {0} 不在范围内；请填写大于 0、不超过 {1} 的数。",
    "The quantity {0} is out of range; give a number above 0 and at most {1}."};
inline constexpr ErrorSpec kQuantityTooFine{
    ErrorKind::invalid, "targets.quantity_too_fine", "数量 {0} 的小数过多；请最多保留四位小数。",
    "The quantity {0} has too many decimals; give at most four."};
inline constexpr ErrorSpec kQuantityNotWhole{ErrorKind::invalid, "targets.quantity_not_whole",
                                             "“{0}”按个数计，数量应为整数；请改为整数。",
                                             "\"{1}\" counts whole things; give a whole number."};
inline constexpr ErrorSpec kQuantityNotOne{
    ErrorKind::invalid, "targets.quantity_not_one",
    "“{0}”没有数量单位，每个项目计为 1；请把数量填为 1。",
    "\"{1}\" has no unit, each project counts as one; give the quantity 1."};
inline constexpr ErrorSpec kContributionUnknown{
    ErrorKind::not_found, "targets.contribution_unknown", "没有编号为“{0}”的贡献；请核对编号。",
    "There is no contribution \"{0}\"; check the id."};
inline constexpr ErrorSpec kContributionStatusUnknown{
    ErrorKind::invalid, "targets.status_unknown",
    "“{0}”不是贡献状态；请用 planned、claimed、verified、refused 或 withdrawn。",
    "\"{0}\" is no status of a contribution; use planned, claimed, verified, refused or "
    "withdrawn."};
inline constexpr ErrorSpec kNotClaimable{
    ErrorKind::conflict, "targets.not_claimable",
    "这条贡献现为“{0}”，不能申报完成；只有已计划或被退回的可以申报。",
    "This contribution is {1} and cannot be claimed; only a planned or a refused one can."};
inline constexpr ErrorSpec kNotWaiting{
    ErrorKind::conflict, "targets.not_waiting",
    "这条贡献现为“{0}”，没有待核验的申报；请刷新核验列表。",
    "This contribution is {1}: no claim of it waits for verification; reload the queue."};
inline constexpr ErrorSpec kNotWithdrawable{
    ErrorKind::conflict, "targets.not_withdrawable",
    "这条贡献现为“{0}”，不能撤回；已核验的数字不再更改。",
    "This contribution is {1} and cannot be withdrawn; verified figures stay."};
inline constexpr ErrorSpec kOwnClaim{
    ErrorKind::forbidden, "targets.own_claim",
    "这条贡献是您本人申报的，须由另一人核验；请请同事核验。",
    "You claimed this contribution yourself, so a second person must verify it; ask a colleague."};
inline constexpr ErrorSpec kClaimWithoutEvidence{
    ErrorKind::invalid, "targets.evidence_missing", "申报至少要附一份佐证：{0}。请上传后再提交。",
    "A claim needs at least one file of evidence: {1}. Upload it and send the claim again."};
inline constexpr ErrorSpec kEvidenceMalformed{
    ErrorKind::invalid, "targets.evidence_malformed",
    "“{0}”不是文件摘要；应为上传文件后得到的 64 位小写十六进制数。",
    "\"{0}\" is no digest of a file; give the 64 lower-case hexadecimal digits that the upload "
    "answered."};
inline constexpr ErrorSpec kEvidenceTwice{ErrorKind::invalid, "targets.evidence_twice",
                                          "同一份佐证（{0}）附了两次；请只附一次。",
                                          "The same file ({0}) is attached twice; attach it once."};
inline constexpr ErrorSpec kRefusalReasonMissing{
    ErrorKind::invalid, "targets.reason_missing",
    "退回申报须写明理由，好让申报人知道缺什么；请填写。",
    "A refusal needs a reason, so that the claimant knows what is lacking; write it."};
inline constexpr ErrorSpec kReachedInFuture{
    ErrorKind::invalid, "targets.reached_in_future", "达成日期 {0} 还没有到；请在达成之后申报。",
    "The day {0} has not come yet; claim it once it is reached."};
inline constexpr ErrorSpec kReachedOutsideYear{
    ErrorKind::invalid, "targets.reached_outside_year",
    "达成日期 {0} 不在 {1} 年内，不计入该年方案；请核对日期，或计入相应年度的方案。",
    "The day {0} lies outside {1} and does not count for that year's programme; check the date, or "
    "contribute to the programme of its own year."};
inline constexpr ErrorSpec kYearClosed{
    ErrorKind::conflict, "targets.year_closed",
    "{0} 年各月都已结账，数字不再更改；不能再登记、申报或核验该年的贡献。",
    "All months of {0} are closed and its figures stay; nothing more can be planned, claimed or "
    "verified for that year."};
inline constexpr ErrorSpec kContributionCursor{
    ErrorKind::invalid, "targets.cursor_invalid", "翻页标记无效；请从第一页重新开始。",
    "The cursor is not valid here; start again from the first page."};

// Reporting months.
inline constexpr ErrorSpec kMonthMalformed{
    ErrorKind::invalid, "targets.month_malformed", "“{0}”不是月份；请写成 2024-03 这样的年-月。",
    "\"{0}\" is not a month; write year-month, such as 2024-03."};
inline constexpr ErrorSpec kPeriodUnknown{
    ErrorKind::not_found, "targets.period_unknown",
    "没有编号为“{0}”的月份；编号由区和年-月组成，且该年须有方案，如 chaoyang-2024-03。",
    "There is no reporting month \"{0}\"; it is named by district and month of a year with a "
    "programme, such as chaoyang-2024-03."};
inline constexpr ErrorSpec kPeriodNotOver{
    ErrorKind::conflict, "targets.period_not_over", "{0} 还没有过完，不能结账；请在 {1} 之后再结。",
    "{0} is not over yet and cannot be closed; close it after {1}."};
inline constexpr ErrorSpec kPeriodClosed{
    ErrorKind::conflict, "targets.period_closed",
    "{0} 已经结账，数字不再更改；补报的内容计入当前未结账的月份。",
    "{0} is closed already and its figures stay; late entries go to the month now open."};
inline constexpr ErrorSpec kPeriodOutOfOrder{ErrorKind::conflict, "targets.period_out_of_order",
                                             "{0} 之前还有未结账的月份；请先结 {1}。",
                                             "A month before {0} is still open; close {1} first."};
inline constexpr ErrorSpec kClaimsWaiting{
    ErrorKind::conflict, "targets.claims_waiting",
    "{0} 年还有 {1} 条申报待核验；全年结账后不能再核验，请先处理完。",
    "{1} claims of {0} wait for verification; after the last month is closed nothing can be "
    "verified, so decide them first."};

}  // namespace huanxin::errors
