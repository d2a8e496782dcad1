#pragma once

#include "base/error.h"

namespace huanxin::ledger::errors {

inline constexpr ErrorSpec kHashNot32Bytes{
    ErrorKind::invalid, "ledger.hash_not_32_bytes", "“{0}”不是 32 字节的哈希值；请核对后重新取得。",
    "\"{0}\" is not a hash of 32 bytes; check it and fetch it again."};
inline constexpr ErrorSpec kRangeMalformed{
    ErrorKind::corrupt, "ledger.range_malformed",
    "日志树的边缘状态不完整（大小 {0}，{1} 字节）；请用日志数据重建。",
    "The saved edge of the log tree is not complete (size {0}, {1} bytes); rebuild it from the "
    "log."};
inline constexpr ErrorSpec kLeafOutsideTree{
    ErrorKind::invalid, "ledger.leaf_outside_tree",
    "第 {0} 条不在大小为 {1} 的日志中；序号从 0 开始，请核对。",
    "Entry {0} is not in a log of size {1}; numbers start at 0, check the number."};
inline constexpr ErrorSpec kSizesNotProvable{
    ErrorKind::invalid, "ledger.sizes_not_provable",
    "从大小 {0} 到大小 {1} 没有可证明的关系；较早的大小须至少为 1 且不大于较晚的大小。",
    "Nothing can be proved from size {0} to size {1}; the older must be at least 1 and not above "
    "the newer."};
inline constexpr ErrorSpec kProofWrongLength{
    ErrorKind::invalid, "ledger.proof_wrong_length",
    "证明有 {0} 个哈希值，与所称位置不符；请重新取得证明。",
    "The proof has {0} hashes, which does not fit the place it claims; fetch the proof again."};
inline constexpr ErrorSpec kProofWrongRoot{
    ErrorKind::invalid, "ledger.proof_wrong_root",
    "证明算出的根与检查点的根不一致：记录或证明已被改动，请保留原件并联系日志管理方。",
    "The proof does not lead to the root of the checkpoint: the record or the proof was changed. "
    "Keep the file and ask the operator of the log."};
inline constexpr ErrorSpec kTilePathMalformed{
    ErrorKind::invalid, "ledger.tile_path_malformed",
    "“{0}”不是瓦片路径；请写成 tile/0/x001/234 或 tile/entries/000.p/7 的形式。",
    "\"{0}\" is not the path of a tile; write it like tile/0/x001/234 or tile/entries/000.p/7."};
inline constexpr ErrorSpec kTileWrongLength{
    ErrorKind::corrupt, "ledger.tile_wrong_length",
    "瓦片 {0} 有 {1} 字节，与其宽度不符；请用日志数据重建该瓦片。",
    "Tile {0} has {1} bytes, which does not fit its width; rebuild the tile from the log."};
inline constexpr ErrorSpec kNodeOutsideTree{
    ErrorKind::invalid, "ledger.node_outside_tree",
    "第 {0} 层第 {1} 个结点在该大小的树中尚不完整；请用更大的检查点。",
    "Node {1} of level {0} is not complete in a tree of this size; use a later checkpoint."};
inline constexpr ErrorSpec kEntryTooLong{
    ErrorKind::too_large, "ledger.entry_too_long",
    "日志条目有 {0} 字节，上限为 65535；请只写入摘要。",
    "The log entry has {0} bytes, the most is 65535; write only its digest."};
inline constexpr ErrorSpec kBundleMalformed{
    ErrorKind::corrupt, "ledger.bundle_malformed",
    "条目包在第 {0} 字节处不完整，或条目数不在 1 至 256 之间；请用日志数据重建。",
    "The entry bundle breaks off at byte {0}, or does not hold 1 to 256 entries; rebuild it from "
    "the log."};
inline constexpr ErrorSpec kNoteMalformed{
    ErrorKind::invalid, "ledger.note_malformed", "签名文本格式不对：{0}。请重新取得完整文本。",
    "The signed note is not well formed: {0}. Fetch the whole text again."};
inline constexpr ErrorSpec kNoteUnsigned{
    ErrorKind::invalid, "ledger.note_unsigned",
    "签名文本上没有任何已知密钥的签名；请核对所用的公钥。",
    "None of the known keys signed this note; check which public key you were given."};
inline constexpr ErrorSpec kSignatureWrong{
    ErrorKind::invalid, "ledger.signature_wrong",
    "“{0}”的签名不成立：文本或签名已被改动，请勿采信。",
    "The signature of \"{0}\" does not hold: the text or the signature was changed, do not rely on "
    "it."};
inline constexpr ErrorSpec kKeysAmbiguous{
    ErrorKind::invalid, "ledger.keys_ambiguous",
    "有两把名称与编号相同的公钥“{0}”；请在设置中只保留一把。",
    "Two public keys share the name and id \"{0}\"; keep only one of them in the settings."};
inline constexpr ErrorSpec kKeyMalformed{
    ErrorKind::invalid, "ledger.key_malformed", "密钥格式不对：{0}。请完整复制密钥文本。",
    "The key is not well formed: {0}. Copy the whole text of the key."};
inline constexpr ErrorSpec kKeyKindUnknown{
    ErrorKind::invalid, "ledger.key_kind_unknown",
    "密钥“{0}”的算法不受支持；支持 Ed25519（01、04）与 sm2-sm3/v1（ff）。",
    "The algorithm of the key \"{0}\" is not supported; Ed25519 (01, 04) and sm2-sm3/v1 (ff) are."};
inline constexpr ErrorSpec kCheckpointMalformed{
    ErrorKind::invalid, "ledger.checkpoint_malformed",
    "检查点第 {0} 行不对；应依次为日志名称、大小、根哈希，请重新取得。",
    "Line {0} of the checkpoint is not right; it must give the log's name, the size and the root. "
    "Fetch it again."};
inline constexpr ErrorSpec kCheckpointWrongOrigin{
    ErrorKind::invalid, "ledger.checkpoint_wrong_origin",
    "检查点属于日志“{0}”，不是“{1}”；请核对日志名称。",
    "The checkpoint is of the log \"{0}\", not of \"{1}\"; check the name of the log."};
inline constexpr ErrorSpec kCheckpointNotSignedByLog{
    ErrorKind::invalid, "ledger.checkpoint_not_signed_by_log",
    "检查点没有日志“{0}”自己的签名；请重新取得检查点。",
    "The checkpoint lacks the signature of the log \"{0}\" itself; fetch it again."};
inline constexpr ErrorSpec kTooFewWitnesses{
    ErrorKind::invalid, "ledger.too_few_witnesses",
    "只有 {0} 家见证方联署，要求 {1} 家；请稍后重新取得检查点。",
    "Only {0} witnesses cosigned, {1} are needed; fetch the checkpoint again later."};
inline constexpr ErrorSpec kProofFileMalformed{
    ErrorKind::invalid, "ledger.proof_file_malformed",
    "证明文件第 {0} 行不对；请重新下载完整文件。",
    "Line {0} of the proof file is not right; download the whole file again."};
inline constexpr ErrorSpec kEntryMalformed{
    ErrorKind::corrupt, "ledger.entry_malformed",
    "这不是一条 hx-entry/v1 条目：{0}。请核对条目原文。",
    "This is not an hx-entry/v1 entry: {0}. Compare it with the published entry."};
inline constexpr ErrorSpec kReceiptMalformed{
    ErrorKind::invalid, "ledger.receipt_malformed", "回执内容不对：{0}。请重新下载回执。",
    "The receipt is not right: {0}. Download the receipt again."};
inline constexpr ErrorSpec kOpeningWrong{
    ErrorKind::invalid, "ledger.opening_wrong",
    "回执中的盐值与摘要打不开条目中的承诺；请核对回执是否属于这条记录。",
    "Salt and digest of the receipt do not open the commitment of the entry; check that the "
    "receipt "
    "belongs to this record."};
inline constexpr ErrorSpec kWitnessRequestMalformed{
    ErrorKind::invalid, "ledger.witness_request_malformed",
    "见证请求第 {0} 行不对；应为 old 行、证明、空行和检查点。",
    "Line {0} of the witness request is not right; send the old line, the proof, an empty line and "
    "the checkpoint."};
inline constexpr ErrorSpec kVectorFailed{
    ErrorKind::invalid, "ledger.vector_failed", "测试向量不符：{0}。请核对文件与程序版本。",
    "The test vector does not hold: {0}. Check the file and the version of the program."};

}  // namespace huanxin::ledger::errors
