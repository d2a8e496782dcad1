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
    "“{0}”没有这一年的计划；请先停止服务，用 huanxin target load 载入。",
    "\"{0}\" has no programme of that year; stop the server and load one with huanxin target "
    "load."};
inline constexpr ErrorSpec kEntryUnknown{ErrorKind::not_found, "cli.entry_unknown",
                                         "存证中没有“{0}”这一条；请检查编号。",
                                         "The record holds no entry \"{0}\"; check the number."};
inline constexpr ErrorSpec kLogUnknown{
    ErrorKind::not_found, "cli.log_unknown",
    "证明出自日志“{0}”，这个数据文件夹从未以此名签名；请用 --vkey 给出该日志的公钥。",
    "The proof is of the log \"{0}\", under whose name this data folder never signed; give that "
    "log's key with --vkey."};
inline constexpr ErrorSpec kOpeningMissing{
    ErrorKind::invalid, "cli.opening_missing",
    "证明 {0} 不含盐值，无法核对内容；请用 huanxin record prove --opening 重新取证明。",
    "The proof {0} holds no opening, so no content can be compared; make it again with huanxin "
    "record prove --opening."};
inline constexpr ErrorSpec kPayloadDiffers{
    ErrorKind::corrupt, "cli.payload_differs",
    "文件 {0} 的内容不是这一条存证所承诺的内容；请核对是否取错文件，或内容已被改动。",
    "The content of {0} is not what the entry committed to; see whether it is the right file, or "
    "was altered."};
inline constexpr ErrorSpec kNotADemo{
    ErrorKind::conflict, "cli.not_a_demo",
    "文件夹 {0} 不是演示数据，演示不会写入；请用 --dir 另选一个空文件夹。",
    "The folder {0} holds no demonstration, and none is written into it; choose an empty folder "
    "with --dir."};
inline constexpr ErrorSpec kNothingToLoad{
    ErrorKind::invalid, "cli.nothing_to_load",
    "文件夹 {0} 中没有可载入的内容；请给出 JSON 文件，或含有 districts、programme、projects "
    "的文件夹。",
    "The folder {0} holds nothing to load; name a JSON file, or a folder with districts, programme "
    "and projects."};
inline constexpr ErrorSpec kConfirmationMissing{
    ErrorKind::invalid, "cli.confirmation_missing",
    "将永久删除“{0}”的 {1} 份个人信息；确认无误后加 --yes 再执行一次。",
    "This would erase {1} pieces of personal data of \"{0}\" for good; if that is meant, run it "
    "again with --yes."};
inline constexpr ErrorSpec kListenUnusable{
    ErrorKind::invalid, "cli.listen_unusable", "设置 {0} 的值“{1}”用不了：应为 {2}；请改正后重试。",
    "The setting {0} is \"{1}\", which cannot be used: it must be {2}. Correct it and try again."};
}  // namespace huanxin::cli::errors
