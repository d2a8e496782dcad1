#include "store/record.h"

#include <algorithm>
#include <fstream>
#include <ostream>

#include "app/app.h"
#include "cli/errors.h"
#include "cli/folder.h"
#include "cli/nouns.h"
#include "cli/values.h"
#include "ledger/checkpoint.h"
#include "ledger/proof_file.h"
#include "ledger/receipt.h"
#include "ledger/tree.h"
#include "store/check.h"
#include "store/erase.h"
#include "store/reading.h"

namespace huanxin::cli {
namespace {

JsonArray signers_json(const std::vector<store::LogSigner>& signers) {
  JsonArray items;
  for (const auto& signer : signers)
    items.push_back(JsonObject{{"origin", signer.origin},
                               {"verifier_key", signer.verifier_key},
                               {"from_size", signer.from_size},
                               {"since", to_iso(signer.since)}});
  return items;
}

Result<std::vector<store::LogSigner>> signers_of(const app::Config& config) {
  std::vector<store::LogSigner> signers;
  HX_DO(store::read_folder(app::store_options(config),
                           [&](const store::Snapshot& snapshot) -> Result<Done> {
                             HX_TRY(signers, store::log_signers(snapshot));
                             return Done{};
                           }));
  return signers;
}

Result<int> head(const Call& call) {
  HX_TRY(const app::Config config, config_of(call));
  HX_TRY(const auto head, store::read_head(app::store_options(config)));
  HX_TRY(const auto signers, signers_of(config));
  if (call.json()) {
    print_json(call, JsonObject{{"origin", head.origin},
                                {"verifier_key", head.verifier_key},
                                {"size", head.size},
                                {"committed", head.committed},
                                {"root", head.root_base64},
                                {"note", head.note},
                                {"signed_at", to_iso(head.signed_at)},
                                {"signers", signers_json(signers)}});
    return 0;
  }
  *call.out << head.note << call.say("\n公钥 ", "\nverifier key ") << head.verifier_key << '\n';
  if (signers.size() == 1) return 0;
  *call.out << call.say("\n此前签过名的来源名和公钥（旧证明凭此验证）：\n",
                        "\nearlier origins and keys, by which older proofs verify:\n");
  for (std::size_t i = 0; i + 1 < signers.size(); ++i)
    *call.out << "  " << signers[i].origin << "  " << signers[i].verifier_key << '\n';
  return 0;
}

Result<Done> write_out(const Call& call, std::string_view text) {
  if (!call.has("out")) {
    *call.out << text;
    return Done{};
  }
  std::ofstream file(call.option("out"), std::ios::binary);
  file << text << std::flush;
  if (!file) return Error::of(errors::kFileUnwritable, {call.option("out")});
  *call.out << call.say("已写入 ", "Wrote ") << call.option("out") << '\n';
  return Done{};
}

Result<int> prove(const Call& call) {
  HX_TRY(const std::string word, call.word(1, "INDEX"));
  return read_folder(call, [&](const store::Snapshot& snapshot, Date) -> Result<int> {
    std::int64_t index = 0;
    if (word.size() == 32) {
      HX_TRY(const auto found, store::index_of_handle(snapshot, word));
      if (!found) return Error::of(errors::kEntryUnknown, {word});
      index = *found;
    } else {
      HX_TRY(index, parse_number(word, 0, INT64_MAX));
    }
    const auto opening =
        call.has("opening") ? store::Opening::include : store::Opening::keep_closed;
    HX_TRY(const std::string proof, store::proof_file(snapshot, index, opening));
    HX_DO(write_out(call, proof));
    return 0;
  });
}

// The log to trust: named on the command line, or the one in the data folder under whose name the
// checkpoint is signed; after a restore there are several.
Result<ledger::LogIdentity> trusted_log(const Call& call, const ledger::ProofFile& proof) {
  std::string origin = call.option("origin");
  std::string vkey = call.option("vkey");
  if (vkey.empty()) {
    HX_TRY(const app::Config config, config_of(call));
    HX_TRY(const auto signers, signers_of(config));
    if (origin.empty()) {
      HX_TRY(const ledger::Note note, ledger::parse_note(proof.checkpoint));
      HX_TRY(const ledger::Checkpoint checkpoint, ledger::parse_checkpoint(note.text));
      origin = checkpoint.origin;
    }
    const auto found = std::ranges::find(signers, origin, &store::LogSigner::origin);
    if (found == signers.end()) return Error::of(errors::kLogUnknown, {origin});
    vkey = found->verifier_key;
  }
  HX_TRY(auto key, ledger::VerifierKey::parse(vkey));
  if (origin.empty()) origin = key.name();
  return ledger::LogIdentity{origin, std::move(key), {}};
}

/// What a proof was found to prove.
struct Proved {
  std::string entry;
  ledger::OpenedCheckpoint opened;
  bool opening = false;  ///< it holds salt and digest, and they open the entry's commitment
};

// The bytes of the entry: from a file, or carried by the proof itself.
Result<std::string> entry_text(const Call& call, const ledger::ProofFile& proof) {
  if (call.has("entry")) return read_text_file(call.option("entry"));
  if (!proof.extra) return Error::of(errors::kArgumentMissing, {"--entry FILE"});
  return ledger::entry_in_extra(as_text(*proof.extra));
}

// A receipt says more than that its entry is in the log: its salt must open the commitment too.
Result<Proved> check_proof(const Call& call, const std::string& path, const std::string& text) {
  HX_TRY(const ledger::ProofFile proof, ledger::parse_proof_file(text));
  HX_TRY(const ledger::LogIdentity log, trusted_log(call, proof));
  Proved proved;
  HX_TRY(proved.entry, entry_text(call, proof));
  HX_TRY(proved.opened,
         ledger::verify_proof_file(proof, ledger::leaf_hash(as_bytes(proved.entry)), log));
  const bool receipt = proof.extra && ledger::parse_receipt(as_text(*proof.extra)).has_value();
  if (!receipt) {
    if (call.has("payload")) return Error::of(errors::kOpeningMissing, {path});
    return proved;
  }
  HX_TRY(const auto checked, ledger::verify_receipt_file(text, log));
  proved.opening = true;
  if (!call.has("payload")) return proved;
  HX_TRY(const std::string payload, read_text_file(call.option("payload")));
  if (!ledger::opens_to(checked.receipt, payload))
    return Error::of(errors::kPayloadDiffers, {call.option("payload")});
  return proved;
}

Result<int> verify(const Call& call) {
  HX_TRY(const std::string path, call.word(1, "FILE"));
  HX_TRY(const std::string text, read_text_file(path));
  HX_TRY(const Proved proved, check_proof(call, path, text));
  HX_TRY(const ledger::ProofFile proof, ledger::parse_proof_file(text));
  const ledger::Checkpoint& checkpoint = proved.opened.checkpoint;
  if (call.json()) {
    print_json(call, JsonObject{{"verified", true},
                                {"index", proof.index},
                                {"origin", checkpoint.origin},
                                {"size", checkpoint.head.size},
                                {"opening", proved.opening},
                                {"payload", call.has("payload")},
                                {"entry", proved.entry}});
    return 0;
  }
  *call.out << call.say("证明成立：第 ", "Verified: entry ") << proof.index
            << call.say(" 条在 ", " is in ") << checkpoint.origin
            << call.say(" 的前 ", " among the first ") << checkpoint.head.size
            << call.say(" 条之中，未被改动。\n", ", unaltered.\n");
  if (proved.opening)
    *call.out << call.say("盐值与摘要打开了条目中的承诺。\n",
                          "Salt and digest open the commitment of the entry.\n");
  if (call.has("payload"))
    *call.out << call.say("内容正是所承诺的内容：", "The content is what was committed to: ")
              << call.option("payload") << '\n';
  *call.out << proved.entry << '\n';
  return 0;
}

Result<int> fsck(const Call& call) {
  HX_TRY(const app::Config config, config_of(call));
  Progress progress(call.language);
  HX_TRY(const auto report, store::check(
                                app::store_options(config),
                                [&](std::string_view phase, std::int64_t done, std::int64_t total) {
                                  progress.tell(phase, done, total);
                                },
                                store::CheckScope::log_alone));
  if (!report.clean()) {
    print_error(*call.out, *report.first_difference, call.language);
    return 4;
  }
  if (call.json()) {
    print_json(call, JsonObject{{"clean", true},
                                {"entries", report.entries},
                                {"checkpoints", report.checkpoints}});
    return 0;
  }
  *call.out << call.say("存证完好：条目 ", "The log is sound: entries ") << report.entries
            << call.say("，检查点 ", ", checkpoints ") << report.checkpoints << ".\n";
  return 0;
}

// Nobody erases by a slip: without --yes it only says what there is.
Result<int> erase(const Call& call) {
  HX_TRY(const std::string subject, call.word(1, "SUBJECT"));
  HX_TRY(const OpenFolder folder, open_folder(call));
  HX_TRY(const auto pieces,
         folder.app->store().query<std::int64_t>([&](const store::Snapshot& snapshot) {
           return store::personal_pieces(snapshot, subject);
         }));
  if (pieces > 0 && !call.has("yes"))
    return Error::of(errors::kConfirmationMissing, {subject, std::to_string(pieces)});
  HX_TRY(const auto receipt, folder.app->store().run(store::erasure_of(subject)));
  if (call.json()) {
    print_json(call, receipt.reply);
  } else {
    *call.out << call.say("已删除个人信息份数：", "Pieces of personal data erased: ") << pieces
              << call.say("；条目和证明不受影响。备份中的副本须另行销毁。\n",
                          ". Entries and proofs stay valid. Copies in backups are yours to "
                          "destroy.\n");
  }
  return 0;
}

}  // namespace

Result<int> run_record(const Call& call) {
  HX_TRY(const std::string verb, call.word(0, "head|prove|verify|fsck|erase"));
  if (verb == "head") return head(call);
  if (verb == "prove") return prove(call);
  if (verb == "verify") return verify(call);
  if (verb == "fsck") return fsck(call);
  if (verb == "erase") return erase(call);
  return verb_unknown("record", verb);
}

}  // namespace huanxin::cli
