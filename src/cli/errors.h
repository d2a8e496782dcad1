#pragma once

#include "base/error.h"

namespace huanxin::cli::errors {

inline constexpr ErrorSpec kCommandUnknown{
    ErrorKind::invalid, "cli.command_unknown", "没有“{0}”这个命令；huanxin --help 列出全部命令。",
    "There is no command \"{0}\"; huanxin --help lists them all."};
inline constexpr ErrorSpec kVerbUnknown{ErrorKind::invalid, "cli.verb_unknown",
                                        "“{0}”没有“{1}”这个动作；请看 huanxin {0} --help。",
                                        "\"{0}\" has no verb \"{1}\"; see huanxin {0} --help."};
inline constexpr ErrorSpec kOptions{ErrorKind::invalid, "cli.options",
                                    "选项有误：{1}。请看 huanxin {0} --help。",
                                    "The options are not right: {1}. See huanxin {0} --help."};
inline constexpr ErrorSpec kArgumentMissing{ErrorKind::invalid, "cli.argument_missing",
                                            "缺少 {0}；加 --help 查看用法。",
                                            "{0} is missing; --help shows the usage."};
inline constexpr ErrorSpec kNumberMalformed{ErrorKind::invalid, "cli.number_malformed",
                                            "“{0}”不是 {1} 至 {2} 之间的整数。",
                                            "\"{0}\" is not a whole number from {1} to {2}."};
inline constexpr ErrorSpec kFileUnreadable{
    ErrorKind::io, "cli.file_unreadable", "无法读取文件 {0}；请检查路径和权限。",
    "Cannot read the file {0}; check its path and permissions."};
inline constexpr ErrorSpec kFileUnwritable{
    ErrorKind::io, "cli.file_unwritable", "无法写入文件 {0}；请检查路径和权限。",
    "Cannot write the file {0}; check its path and permissions."};
inline constexpr ErrorSpec kAccountUnknown{
    ErrorKind::not_found, "cli.account_unknown",
    "没有名为“{0}”的账号；huanxin account list 列出全部账号。",
    "There is no account \"{0}\"; huanxin account list shows all."};
inline constexpr ErrorSpec kProjectUnknown{
    ErrorKind::not_found, "cli.project_unknown",
    "没有编号为“{0}”的项目；huanxin project list 列出全部项目。",
    "There is no project \"{0}\"; huanxin project list shows all."};
inline constexpr ErrorSpec kProgrammeMissing{
    ErrorKind::not_found, "cli.programme_missing",
    "“{0}”没有这一年的计划；先用 huanxin demo 或接口载入。",
    "\"{0}\" has no programme of that year; load one with huanxin demo or through the API."};
inline constexpr ErrorSpec kEntryUnknown{ErrorKind::not_found, "cli.entry_unknown",
                                         "存证中没有“{0}”这一条；请检查编号。",
                                         "The record holds no entry \"{0}\"; check the number."};
}  // namespace huanxin::cli::errors
