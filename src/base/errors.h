#pragma once

#include "base/error.h"

namespace huanxin::errors {

inline constexpr ErrorSpec kDateMalformed{
    ErrorKind::invalid, "base.date_malformed", "“{0}”不是日期；请写成 2024-03-08 这样的年-月-日。",
    "\"{0}\" is not a date; write year-month-day, such as 2024-03-08."};
inline constexpr ErrorSpec kInstantMalformed{
    ErrorKind::invalid, "base.instant_malformed",
    "“{0}”不是时间；请写成 2024-03-08T09:30:00+08:00 这样的形式。",
    "\"{0}\" is not a time; write it like 2024-03-08T09:30:00+08:00."};
inline constexpr ErrorSpec kJsonMalformed{
    ErrorKind::invalid, "base.json_malformed", "第 {0} 个字节处不是正确的 JSON；请改正后重新提交。",
    "Not valid JSON at byte {0}: {1}. Correct it there and send it again."};
inline constexpr ErrorSpec kJsonTooDeep{ErrorKind::invalid, "base.json_too_deep",
                                        "JSON 嵌套超过 {0} 层；请减少层数。",
                                        "The JSON is nested deeper than {0} levels; flatten it."};
inline constexpr ErrorSpec kJsonNumberRange{
    ErrorKind::invalid, "base.json_number_range",
    "数字 {0} 过大或位数过多，无法准确保存；请改为较小的数，或用引号写成文字。",
    "The number {0} is too great or has too many digits to be kept exactly; use a smaller one, or "
    "put it in quotes as text."};
inline constexpr ErrorSpec kJsonMemberTwice{
    ErrorKind::invalid, "base.json_member_twice",
    "JSON 对象中有同名字段重复出现；每个字段请只写一次。",
    "A field stands twice in one JSON object; write each field once."};
inline constexpr ErrorSpec kFieldMissing{
    ErrorKind::invalid, "base.field_missing", "缺少字段“{0}”；请填写后重新提交。",
    "The field \"{0}\" is missing; fill it in and send it again."};
inline constexpr ErrorSpec kFieldUnknown{
    ErrorKind::invalid, "base.field_unknown", "没有名为“{0}”的字段；请删去或改正拼写。",
    "There is no field \"{0}\" here; remove it or correct its spelling."};
inline constexpr ErrorSpec kFieldNotText{ErrorKind::invalid, "base.field_not_text",
                                         "字段“{0}”应为文字。", "The field \"{0}\" must be text."};
inline constexpr ErrorSpec kFieldNotInteger{ErrorKind::invalid, "base.field_not_integer",
                                            "字段“{0}”应为整数。",
                                            "The field \"{0}\" must be a whole number."};
inline constexpr ErrorSpec kFieldNotNumber{ErrorKind::invalid, "base.field_not_number",
                                           "字段“{0}”应为数字。",
                                           "The field \"{0}\" must be a number."};
inline constexpr ErrorSpec kFieldNotBoolean{ErrorKind::invalid, "base.field_not_boolean",
                                            "字段“{0}”应为 true 或 false。",
                                            "The field \"{0}\" must be true or false."};
inline constexpr ErrorSpec kFieldNotDate{ErrorKind::invalid, "base.field_not_date",
                                         "字段“{0}”应为 YYYY-MM-DD 形式的日期。",
                                         "The field \"{0}\" must be a date as YYYY-MM-DD."};
inline constexpr ErrorSpec kFieldNotObject{ErrorKind::invalid, "base.field_not_object",
                                           "字段“{0}”应为对象。",
                                           "The field \"{0}\" must be an object."};
inline constexpr ErrorSpec kFieldNotArray{ErrorKind::invalid, "base.field_not_array",
                                          "字段“{0}”应为数组。",
                                          "The field \"{0}\" must be an array."};
inline constexpr ErrorSpec kFieldNotId{
    ErrorKind::invalid, "base.field_not_id",
    "字段“{0}”应为编号（小写字母、数字、. _ -，至多 64 个字符）。",
    "The field \"{0}\" must be an id (lower-case letters, digits, . _ -, at most 64)."};
inline constexpr ErrorSpec kFieldNotOneOf{ErrorKind::invalid, "base.field_not_one_of",
                                          "字段“{0}”应为其中之一：{1}。",
                                          "The field \"{0}\" must be one of: {1}."};
inline constexpr ErrorSpec kTextTooLong{
    ErrorKind::invalid, "base.text_too_long", "字段“{0}”最多 {1} 个字节；请缩短。",
    "The field \"{0}\" may have at most {1} bytes; shorten it."};
inline constexpr ErrorSpec kTextEmpty{ErrorKind::invalid, "base.text_empty",
                                      "字段“{0}”不能为空；请填写。",
                                      "The field \"{0}\" must not be empty; fill it in."};
inline constexpr ErrorSpec kTextNotUtf8{
    ErrorKind::invalid, "base.text_not_utf8",
    "字段“{0}”不是 UTF-8 文字，或含有控制字符；请检查编码。",
    "The field \"{0}\" is not UTF-8 text or holds control characters; check its encoding."};
inline constexpr ErrorSpec kFieldRange{ErrorKind::invalid, "base.field_range",
                                       "字段“{0}”超出范围：应为 {1}。",
                                       "The field \"{0}\" is out of range: it must be {1}."};
inline constexpr ErrorSpec kFieldsFaulty{ErrorKind::invalid, "base.fields_faulty",
                                         "有 {0} 处需要改正，逐条列在下面。",
                                         "{0} places need correcting; each is listed below."};

}  // namespace huanxin::errors
