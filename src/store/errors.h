#pragma once

#include "base/error.h"

namespace huanxin::errors {

// The data folder.
inline constexpr ErrorSpec kStoreExists{
    ErrorKind::conflict, "store.exists", "数据目录 {0} 中已有数据库；请另选空目录，或直接打开它。",
    "The data folder {0} already holds a database; choose an empty folder, or open this one."};
inline constexpr ErrorSpec kStoreMissing{
    ErrorKind::not_found, "store.missing",
    "{0} 不存在；请核对数据目录，首次使用请先运行 huanxin init，手里有备份请运行 huanxin restore。",
    "{0} is not there; check the data folder. Run huanxin init for a new one, or huanxin restore "
    "if "
    "you hold a backup."};
inline constexpr ErrorSpec kFolderUnwritable{
    ErrorKind::io, "store.folder_unwritable", "无法写入目录 {0}（{1}）；请检查路径、属主和权限。",
    "The folder {0} cannot be written ({1}); check the path, its owner and its permissions."};
inline constexpr ErrorSpec kLocked{
    ErrorKind::unavailable, "store.locked",
    "数据目录 {0} 正由另一个进程（{1}）使用；请先停止它，或改用别的目录。",
    "The data folder {0} is in use by another process ({1}); stop it first, or use another "
    "folder."};
inline constexpr ErrorSpec kCorrupt{ErrorKind::corrupt, "store.corrupt",
                                    "数据库 {0} 已损坏（{1}）；请停止写入，运行 huanxin check "
                                    "查明位置，再用 huanxin restore 从备份恢复。",
                                    "The database {0} is damaged ({1}); stop writing, find the "
                                    "place with huanxin check, then restore "
                                    "a backup with huanxin restore."};
inline constexpr ErrorSpec kLogBehindHead{
    ErrorKind::corrupt, "store.log_behind_head",
    "数据库里的日志（{1} 条）与已公布的日志头 {0}（{2} "
    "条）不符，像是拷入了旧数据库；为避免日志分叉，"
    "不再签名。请改用 huanxin restore 恢复备份。",
    "The log in the database ({1} entries) does not continue the published head {0} ({2} entries), "
    "as "
    "if an older database had been copied in. It will not be signed again, so that the log never "
    "forks: bring backups back with huanxin restore."};
inline constexpr ErrorSpec kHeadMalformed{
    ErrorKind::corrupt, "store.head_malformed",
    "日志头文件 {0} 缺失或无法读取；没有它就不能确认日志未分叉。请用 huanxin restore 恢复备份。",
    "The head file {0} is missing or unreadable; without it nobody can tell that the log has not "
    "forked. Bring a backup back with huanxin restore."};
inline constexpr ErrorSpec kLogKeyMissing{
    ErrorKind::not_found, "store.log_key_missing",
    "日志签名密钥 {0} 缺失或与日志不符；请放回原密钥，若已遗失请用 huanxin restore 以新密钥续写。",
    "The signing key {0} of the log is missing or is not this log's; put the key back, or if it is "
    "lost, go on under a new key with huanxin restore."};
inline constexpr ErrorSpec kNewerSchema{
    ErrorKind::conflict, "store.newer_schema",
    "数据库由更新的版本写成（{0} 的结构为第 {1} 步，本程序只到第 {2} 步）；请改用新版程序。",
    "The database was written by a newer version ({0} stands at step {1}, this program knows {2}); "
    "use the newer program."};
inline constexpr ErrorSpec kOlderSchema{
    ErrorKind::conflict, "store.older_schema",
    "数据目录由较早的版本写成（{0} 的结构为第 {1} 步，本程序为第 {2} "
    "步）；请先启动一次服务完成升级，再运行检查。",
    "The folder was written by an older version ({0} stands at step {1}, this program at {2}); "
    "start "
    "the server once, which brings it up to date, then check again."};
inline constexpr ErrorSpec kRestoreUnfinished{
    ErrorKind::conflict, "store.restore_unfinished",
    "目录 {0} 的恢复没有做完；请清空该目录，再运行 huanxin restore。",
    "The restore into {0} was not finished; empty the folder and run huanxin restore again."};

// Commands and reads.
inline constexpr ErrorSpec kBusy{
    ErrorKind::unavailable, "store.busy", "数据库正忙，本次操作未执行；请稍候重试。",
    "The database is busy and did not take this up; try again in a moment."};
inline constexpr ErrorSpec kVersionStale{
    ErrorKind::conflict, "store.version_stale",
    "“{0}”已被他人改动（现为第 {1} 版，您看到的是第 {2} 版）；请刷新后再提交。",
    "\"{0}\" has changed meanwhile (it stands at version {1}, you saw {2}); reload it and send "
    "your "
    "change again."};
inline constexpr ErrorSpec kKeyReused{
    ErrorKind::conflict, "store.key_reused", "幂等键“{0}”已用于另一个请求；请换用新的键。",
    "The idempotency key \"{0}\" was used for a different request; send a new key."};
inline constexpr ErrorSpec kDiskFull{
    ErrorKind::storage_full, "store.disk_full",
    "磁盘空间不足，暂停写入，查询不受影响；请管理员清理 {0} 所在磁盘后重试。",
    "The disk is full: writing is paused, reading goes on. Have space made on the disk of {0}, "
    "then "
    "try again."};
inline constexpr ErrorSpec kStopped{
    ErrorKind::unavailable, "store.stopped",
    "写入已停止（{0}）；请管理员检查磁盘后重新启动，并用原来的幂等键重试。",
    "Writing has stopped ({0}); have the disk checked and the server started again, then repeat "
    "with "
    "the same idempotency key."};
inline constexpr ErrorSpec kQueryTooLong{
    ErrorKind::unavailable, "store.query_too_long", "查询超过 {0} 毫秒，已中止；请缩小范围后重试。",
    "The query took longer than {0} ms and was ended; narrow it down and try again."};
inline constexpr ErrorSpec kStoreIo{
    ErrorKind::io, "store.io", "读写 {0} 时出错（{1}）；请检查磁盘和权限后重试。",
    "Reading or writing {0} failed ({1}); check the disk and the permissions, then try again."};
inline constexpr ErrorSpec kStoreBug{
    ErrorKind::io, "store.bug",
    "程序内部出错，本次操作已撤销，数据未变；请把时间和操作告诉管理员。",
    "The program made a mistake; this action was undone and nothing changed. Please tell the "
    "administrator when and what you did."};

// The record.
inline constexpr ErrorSpec kEntryMissing{ErrorKind::not_found, "store.entry_missing",
                                         "公开记录中没有第 {0} 条；请核对序号。",
                                         "The public record has no entry {0}; check the number."};
inline constexpr ErrorSpec kEntryUnsealed{
    ErrorKind::unavailable, "store.entry_unsealed", "第 {0} 条尚未进入已签名的日志头；请稍候再取。",
    "Entry {0} is not under a signed head yet; ask again in a moment."};
inline constexpr ErrorSpec kTileMissing{
    ErrorKind::not_found, "store.tile_missing", "公开日志中没有“{0}”；请按最新日志头的大小请求。",
    "The public log has no \"{0}\"; ask for what the newest head covers."};

inline constexpr ErrorSpec kNothingToErase{
    ErrorKind::not_found, "store.nothing_to_erase",
    "没有“{0}”的个人信息；请核对账号或项目的编号，或者早已删除。",
    "There is no personal data of \"{0}\"; check the id of the account or project, or it was "
    "erased before."};

// Files.
inline constexpr ErrorSpec kFileTooLarge{
    ErrorKind::too_large, "store.file_too_large", "文件超过上限 {0} 字节；请压缩或拆分后上传。",
    "The file is larger than {0} bytes; compress or split it, then upload again."};
inline constexpr ErrorSpec kFileMissing{
    ErrorKind::not_found, "store.file_missing", "没有摘要为 {0} 的文件；请核对，或重新上传。",
    "There is no file with the digest {0}; check it, or upload the file again."};

// Backup and restore.
inline constexpr ErrorSpec kTargetNotEmpty{
    ErrorKind::conflict, "store.target_not_empty", "目标目录 {0} 不是空的；请另选空目录。",
    "The target folder {0} is not empty; choose an empty one."};
inline constexpr ErrorSpec kBackupInvalid{
    ErrorKind::corrupt, "store.backup_invalid", "备份 {0} 与其清单不符（{1}）；请换用另一份备份。",
    "The backup {0} does not agree with its manifest ({1}); use another backup."};

inline constexpr ErrorSpec kBackupFileRotten{
    ErrorKind::corrupt, "store.backup_file_rotten",
    "备份已完成，但有 {0} 个文件的内容与其摘要不符，没有备份：{1}。请从以前的备份取回这些文件，"
    "再备份一次。",
    "The backup was made, but {0} file(s) do not have their digest any more and are not in it: "
    "{1}. Take them back from an earlier backup, then back up again."};

// What a check finds.
inline constexpr ErrorSpec kDatabaseDamaged{
    ErrorKind::corrupt, "store.check_database", "SQLite 完整性检查发现问题：{0}。请从备份恢复。",
    "SQLite's integrity check found: {0}. Restore a backup."};
inline constexpr ErrorSpec kEventDiffers{
    ErrorKind::corrupt, "store.check_event",
    "事件 {0} 与公开记录中的承诺不符：{1}。事件在写入后被改动过，请从备份恢复。",
    "Event {0} does not agree with its entry in the record: {1}. It was changed after it was "
    "written; restore a backup."};
inline constexpr ErrorSpec kEntryDiffers{
    ErrorKind::corrupt, "store.check_entry", "记录第 {0} 条有误：{1}。请从备份恢复。",
    "Entry {0} of the record is wrong: {1}. Restore a backup."};
inline constexpr ErrorSpec kNodeDiffers{
    ErrorKind::corrupt, "store.check_node",
    "日志树第 {0} 层第 {1} 个节点与各条记录算出的不符。请从备份恢复。",
    "Node {1} on tile level {0} of the log's tree is not what the entries give. Restore a backup."};
inline constexpr ErrorSpec kCheckpointDiffers{
    ErrorKind::corrupt, "store.check_checkpoint", "大小为 {0} 的日志头有误：{1}。请从备份恢复。",
    "The checkpoint of size {0} is wrong: {1}. Restore a backup."};
inline constexpr ErrorSpec kViewDiffers{
    ErrorKind::corrupt, "store.check_view",
    "视图表 {0} 中主键为 {1} 的行，{2} 列与事件重算的结果不符。请从备份恢复，或联系维护人员。",
    "In view {0}, the row with key {1} differs from what the events give in column {2}. Restore a "
    "backup, or ask whoever maintains the program."};
inline constexpr ErrorSpec kViewRowMissing{
    ErrorKind::corrupt, "store.check_view_row_missing",
    "视图表 {0} 缺少主键为 {1} 的行，而事件重算的结果里有它。请从备份恢复，或联系维护人员。",
    "View {0} lacks the row with key {1}, which the events give. Restore a backup, or ask whoever "
    "maintains the program."};
inline constexpr ErrorSpec kViewRowExtra{
    ErrorKind::corrupt, "store.check_view_row_extra",
    "视图表 {0} 多出主键为 {1} 的行，事件重算的结果里没有它。请从备份恢复，或联系维护人员。",
    "View {0} has a row with key {1} that the events do not give. Restore a backup, or ask whoever "
    "maintains the program."};
inline constexpr ErrorSpec kFileDiffers{
    ErrorKind::corrupt, "store.check_file", "文件 {0} 的内容与其摘要不符。请从备份取回该文件。",
    "The content of file {0} does not have its digest. Take the file back from a backup."};
inline constexpr ErrorSpec kEventFileMissing{
    ErrorKind::corrupt, "store.check_file_missing",
    "事件 {0} 引用的文件 {1} 不在文件库中。请从备份取回该文件。",
    "Event {0} refers to file {1}, which is not among the files. Take it back from a backup."};
}  // namespace huanxin::errors
