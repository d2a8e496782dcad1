#include "store/record.h"

#include <fstream>
#include <ostream>

#include "app/app.h"
#include "cli/errors.h"
#include "cli/folder.h"
#include "cli/nouns.h"
#include "cli/values.h"
#include "ledger/proof_file.h"
#include "ledger/receipt.h"
#include "ledger/tree.h"
#include "store/check.h"
#include "store/reading.h"

namespace huanxin::cli {
namespace {

Result<int> head(const Call& call) {
  HX_TRY(const app::Config config, config_of(call));
  HX_TRY(const auto head, store::read_head(app::store_options(config)));
  const JsonObject body{{"origin", head.origin},
                        {"verifier_key", head.verifier_key},
                        {"size", head.size},
                        {"committed", head.committed},
                        {"root", head.root_base64},
                        {"note", head.note},
                        {"signed_at", to_iso(head.signed_at)}};
  if (call.json()) {
    print_json(call, body);
  } else {
    *call.out << head.note << call.say("\n公钥 ", "\nverifier key ") << head.verifier_key << '\n';
  }
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

// The log to trust: named on the command line, or that of the data folder.
Result<ledger::LogIdentity> trusted_log(const Call& call) {
  std::string origin = call.option("origin");
  std::string vkey = call.option("vkey");
  if (vkey.empty()) {
    HX_TRY(const app::Config config, config_of(call));
    HX_TRY(const auto head, store::read_head(app::store_options(config)));
    vkey = head.verifier_key;
    if (origin.empty()) origin = head.origin;
  }
  HX_TRY(auto key, ledger::VerifierKey::parse(vkey));
  if (origin.empty()) origin = key.name();
  return ledger::LogIdentity{origin, std::move(key), {}};
}

// The bytes of the entry: from a file, or carried by the proof itself.
Result<std::string> entry_text(const Call& call, const ledger::ProofFile& proof) {
  if (call.has("entry")) return read_text_file(call.option("entry"));
  if (!proof.extra) return Error::of(errors::kArgumentMissing, {"--entry FILE"});
  return ledger::entry_in_extra(as_text(*proof.extra));
}

Result<int> verify(const Call& call) {
  HX_TRY(const std::string path, call.word(1, "FILE"));
  HX_TRY(const std::string text, read_text_file(path));
  HX_TRY(const ledger::LogIdentity log, trusted_log(call));
  HX_TRY(const ledger::ProofFile proof, ledger::parse_proof_file(text));
  HX_TRY(const std::string entry, entry_text(call, proof));
  HX_TRY(const auto opened,
         ledger::verify_proof_file(proof, ledger::leaf_hash(as_bytes(entry)), log));
  if (call.json()) {
    print_json(call, JsonObject{{"verified", true},
                                {"index", proof.index},
                                {"origin", opened.checkpoint.origin},
                                {"size", opened.checkpoint.head.size},
                                {"entry", entry}});
    return 0;
  }
  *call.out << call.say("证明成立：第 ", "Verified: entry ") << proof.index
            << call.say(" 条在 ", " is in ") << opened.checkpoint.origin
            << call.say(" 的前 ", " among the first ") << opened.checkpoint.head.size
            << call.say(" 条之中，未被改动。\n", ", unaltered.\n") << entry << '\n';
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

}  // namespace

Result<int> run_record(const Call& call) {
  HX_TRY(const std::string verb, call.word(0, "head|prove|verify|fsck"));
  if (verb == "head") return head(call);
  if (verb == "prove") return prove(call);
  if (verb == "verify") return verify(call);
  if (verb == "fsck") return fsck(call);
  return verb_unknown("record", verb);
}

}  // namespace huanxin::cli
