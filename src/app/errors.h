#pragma once

#include "base/error.h"

namespace huanxin::app::errors {

// Configuration.
inline constexpr ErrorSpec kConfigVariable{
    ErrorKind::invalid, "app.config_variable",
    "环境变量 {0} 的值“{1}”不正确：应为 {2}；请改正后重新启动。",
    "The environment variable {0} is \"{1}\"; it must be {2}. Correct it and start again."};
inline constexpr ErrorSpec kTlsHalf{
    ErrorKind::invalid, "app.config_tls_half",
    "tls_certificate 与 tls_key 须同时设置；请补上另一个，或两个都去掉。",
    "tls_certificate and tls_key go together; set the other one too, or neither."};

// Signing in.
inline constexpr ErrorSpec kSignInRefused{
    ErrorKind::unauthorized, "app.sign_in_refused",
    "用户名或密码不正确，或账号已停用；请核对后重试，忘记密码请找管理员重发一次性链接。",
    "The name or the password is wrong, or the account is disabled; try again, or ask an "
    "administrator for a new one-time link."};
inline constexpr ErrorSpec kSignInTooOften{
    ErrorKind::too_many, "app.sign_in_too_often", "登录尝试次数过多；请 {0} 秒后再试。",
    "Too many attempts to sign in; try again in {0} seconds."};
inline constexpr ErrorSpec kSignInBusy{
    ErrorKind::unavailable, "app.sign_in_busy", "同时登录的人太多；请 {0} 秒后再试。",
    "Many people are signing in at once; try again in {0} seconds."};
inline constexpr ErrorSpec kSessionEnded{
    ErrorKind::unauthorized, "app.session_ended", "登录已失效；请重新登录，未提交的内容不会丢失。",
    "Your session has ended; sign in again. What you have not sent yet stays on your screen."};
inline constexpr ErrorSpec kLinkInvalid{
    ErrorKind::unauthorized, "app.link_invalid",
    "这个一次性链接无效、已用过或已过期；请找管理员重发。",
    "This one-time link is not valid, was used, or has expired; ask an administrator for a new "
    "one."};
inline constexpr ErrorSpec kPasswordWrong{ErrorKind::unauthorized, "app.password_wrong",
                                          "原密码不正确；请核对后重试。",
                                          "The old password is wrong; check it and try again."};
inline constexpr ErrorSpec kPasswordTooShort{
    ErrorKind::invalid, "app.password_too_short",
    "密码至少 {0} 个字符；不妨用几个不相干的词连成一句。",
    "A password needs at least {0} characters; a few unrelated words in a row make a good one."};
inline constexpr ErrorSpec kPasswordTooLong{ErrorKind::invalid, "app.password_too_long",
                                            "密码最多 {0} 个字节；请缩短。",
                                            "A password may have at most {0} bytes; shorten it."};
inline constexpr ErrorSpec kPasswordWeak{
    ErrorKind::invalid, "app.password_weak",
    "这个密码太常见，容易被猜中；请换一个，不妨用几个不相干的词连成一句。",
    "This password is among the first that anybody would guess; choose another, such as a few "
    "unrelated words in a row."};
inline constexpr ErrorSpec kPasswordIsName{
    ErrorKind::invalid, "app.password_is_name", "密码中不能含有用户名；请换一个。",
    "The password must not contain the sign-in name; choose another."};

// Permissions.
inline constexpr ErrorSpec kSignInNeeded{ErrorKind::unauthorized, "app.sign_in_needed",
                                         "请先登录，再执行此操作。",
                                         "Sign in first, then do this."};
inline constexpr ErrorSpec kNotAllowed{
    ErrorKind::forbidden, "app.not_allowed",
    "您的角色（{0}）没有“{1}”的权限；如确需办理，请联系管理员。",
    "Your role ({0}) may not use \"{1}\"; ask an administrator if your work needs it."};
inline constexpr ErrorSpec kRowNotFound{
    ErrorKind::not_found, "app.row_not_found", "找不到“{0}”，或它不在您的管理范围内；请核对编号。",
    "There is no \"{0}\", or it is not yours to work on; check the id."};
inline constexpr ErrorSpec kNotInHands{
    ErrorKind::conflict, "app.not_in_hands",
    "申报已经受理，现在不能自行修改；如需变更，请联系综合窗口。",
    "The declaration is being handled and cannot be changed by you now; ask the service window."};
inline constexpr ErrorSpec kMoveNotAllowed{
    ErrorKind::forbidden, "app.move_not_allowed",
    "您的角色（{0}）不能把项目转为“{1}”；请由有权限的同事办理。",
    "Your role ({0}) may not move a project to \"{1}\"; a colleague with that right can."};
inline constexpr ErrorSpec kCommandUnknown{ErrorKind::not_found, "app.command_unknown",
                                           "没有名为“{0}”的操作；请核对名称。",
                                           "There is no command \"{0}\"; check its name."};
inline constexpr ErrorSpec kEvidenceMissing{
    ErrorKind::invalid, "app.evidence_missing",
    "佐证材料 {0} 尚未上传或未传完；请先上传文件，再申报完成。",
    "The evidence file {0} has not arrived; upload the file first, then claim."};

// Accounts.
inline constexpr ErrorSpec kNameMalformed{
    ErrorKind::invalid, "app.name_malformed",
    "用户名应为 3 至 40 个小写字母、数字或 . _ -；请改正。",
    "A sign-in name has 3 to 40 lower-case letters, digits, or . _ -; correct it."};
inline constexpr ErrorSpec kNameTaken{ErrorKind::conflict, "app.name_taken",
                                      "用户名“{0}”已有人使用；请换一个。",
                                      "The sign-in name \"{0}\" is taken; choose another."};
inline constexpr ErrorSpec kAccountMissing{ErrorKind::not_found, "app.account_missing",
                                           "没有账号“{0}”；请核对编号。",
                                           "There is no account \"{0}\"; check the id."};
inline constexpr ErrorSpec kDistrictNeeded{
    ErrorKind::invalid, "app.district_needed", "角色“{0}”须属于一个区；请填写 district。",
    "The role \"{0}\" belongs to a district; fill in district."};
inline constexpr ErrorSpec kSubdistrictNeeded{
    ErrorKind::invalid, "app.subdistrict_needed",
    "街道角色须填写所属街道的代码；请填写 subdistrict。",
    "The role subdistrict needs the code of its subdistrict; fill in subdistrict."};
inline constexpr ErrorSpec kDistrictMissing{ErrorKind::invalid, "app.district_missing",
                                            "没有编号为“{0}”的区；请核对。",
                                            "There is no district \"{0}\"; check its id."};
inline constexpr ErrorSpec kSubdistrictMissing{
    ErrorKind::invalid, "app.subdistrict_missing", "该区没有代码为“{0}”的街道；请核对。",
    "The district has no subdistrict \"{0}\"; check its code."};
inline constexpr ErrorSpec kNothingToChange{
    ErrorKind::invalid, "app.nothing_to_change", "没有要修改的内容；请至少填写一项。",
    "There is nothing to change; fill in at least one field."};
inline constexpr ErrorSpec kLastAdministrator{
    ErrorKind::conflict, "app.last_administrator",
    "这是最后一个启用的系统管理员，不能停用或改为其他角色；请先添加另一个管理员。",
    "This is the last enabled administrator of the installation; add another before you disable "
    "this one or change its role."};

// Content.
inline constexpr ErrorSpec kContentMissing{
    ErrorKind::corrupt, "app.content_missing", "程序中缺少内容文件 {0}；请重新安装完整的程序包。",
    "The program lacks the content file {0}; install the complete package again."};
inline constexpr ErrorSpec kContentFaulty{
    ErrorKind::corrupt, "app.content_faulty",
    "内容文件 {0} 有误：{1}；请改正该文件后重新生成程序。",
    "The content file {0} is faulty: {1}. Correct it and build the program again."};

inline constexpr ErrorSpec kContentFileFaulty{ErrorKind::invalid, "app.content_file_faulty",
                                              "内容文件 {0} 有误：{1}；请改正后重新载入。",
                                              "The content file {0} is faulty: {1}. Correct it "
                                              "and load it again."};
inline constexpr ErrorSpec kContentUnknown{
    ErrorKind::invalid, "app.content_unknown",
    "{0} 不是可载入的内容；请给出区（subdistricts）、计划（items）或项目（projects）的 JSON 文件。",
    "{0} is nothing to load; name a JSON file of a district (subdistricts), a programme (items) or "
    "projects (projects)."};
inline constexpr ErrorSpec kContentChanged{
    ErrorKind::conflict, "app.content_changed",
    "内容“{1}”（{0}）在记录中已有，且与文件不同，未予改动；请在界面或用相应命令更改，或改正文件。",
    "\"{1}\" ({0}) stands in the record in another form than in the file and was left as it is; "
    "change it on its page or by its own command, or correct the file."};

}  // namespace huanxin::app::errors
