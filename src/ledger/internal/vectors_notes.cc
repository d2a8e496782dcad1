// Vectors of signed notes, of a witness's answers and of SM2 and SM3.

#include <algorithm>

#include "ledger/errors.h"
#include "ledger/internal/vectors.h"
#include "ledger/internal/vectors_json.h"
#include "ledger/note.h"
#include "ledger/sm.h"
#include "ledger/witness.h"

namespace huanxin::ledger {
namespace {

Result<OpenedNote> open_with_vkeys(const std::string& note, const JsonArray& vkeys) {
  std::vector<VerifierKey> keys;
  for (const Json& element : vkeys) {
    HX_TRY(const std::string text, text_of_element(element));
    auto key = VerifierKey::parse(text);
    // A key of an algorithm we lack is as good as unknown.
    if (!key && key.error().code == errors::kKeyKindUnknown.code) continue;
    HX_TRY(VerifierKey known, std::move(key));
    keys.push_back(std::move(known));
  }
  return open_note(note, keys);
}

Result<Done> check_signers(const OpenedNote& opened, const JsonObject& object) {
  HX_TRY(const JsonArray list, list_at(object, "verified_by"));
  std::vector<std::string> wanted;
  for (const Json& element : list) {
    HX_TRY(std::string name, text_of_element(element));
    wanted.push_back(std::move(name));
  }
  std::vector<std::string> found;
  for (const GoodSignature& good : opened.good) found.push_back(good.key.name());
  std::sort(wanted.begin(), wanted.end());
  std::sort(found.begin(), found.end());
  return expect(found == wanted, "verified by others than wanted");
}

Result<Done> run_note(const Json& element) {
  HX_TRY(const JsonObject object, object_of_element(element));
  HX_TRY(const std::string note, text_at(object, "note"));
  HX_TRY(const JsonArray vkeys, list_at(object, "vkeys"));
  HX_TRY(const std::string want, text_at(object, "want"));
  HX_DO(expect(want == "ok" || want == "reject", "want should be ok or reject"));
  const auto opened = open_with_vkeys(note, vkeys);
  if (want == "reject") return expect(!opened, "should be refused");
  if (!opened) return opened.error();
  if (object.contains("verified_by")) HX_DO(check_signers(*opened, object));
  HX_TRY(const Note parsed, parse_note(note));
  return expect(to_text(parsed) == note, "does not print back the same");
}

Result<FollowedLog> followed_log(const JsonObject& log) {
  HX_TRY(const std::string origin, text_at(log, "origin"));
  FollowedLog followed{origin, {}, {}};
  if (const auto vkey = optional_text_at(log, "vkey")) {
    HX_TRY(VerifierKey key, VerifierKey::parse(*vkey));
    followed.keys.push_back(std::move(key));
  } else {
    HX_TRY(const Bytes public_key, hex_at(log, "log_public_key_ed25519_hex"));
    HX_TRY(VerifierKey key, VerifierKey::from_public_key(origin, KeyKind::ed25519, public_key));
    followed.keys.push_back(std::move(key));
  }
  return followed;
}

Result<std::vector<FollowedLog>> followed_logs(const JsonObject& object) {
  std::vector<FollowedLog> logs;
  HX_TRY(const JsonArray list, list_at(object, "logs"));
  for (const Json& element : list) {
    HX_TRY(const JsonObject log, object_of_element(element));
    HX_TRY(FollowedLog followed, followed_log(log));
    logs.push_back(std::move(followed));
  }
  if (!list.empty()) return logs;
  HX_TRY(const JsonObject log, object_at(object, "log"));
  HX_TRY(FollowedLog followed, followed_log(log));
  logs.push_back(std::move(followed));
  return logs;
}

// A witness as fresh as the story asks for.
class Witness {
 public:
  explicit Witness(std::vector<FollowedLog> logs) : logs_(std::move(logs)), key_(new_key()) {}

  Result<Done> run_step(const Json& element) {
    HX_TRY(const JsonObject step, object_of_element(element));
    HX_TRY(const std::string body, text_at(step, "request_body"));
    HX_TRY(const std::uint64_t want_status, number_at(step, "want_status"));
    const WitnessAnswer answer = answer_add_checkpoint(body, logs_, {key_, kNow});
    if (answer.accepted) remember(*answer.accepted);
    HX_DO(expect(std::to_string(answer.status) == std::to_string(want_status),
                 "answered " + std::to_string(answer.status) + ": " + answer.body));
    if (answer.status == 200) HX_DO(check_cosignature(body, answer.body));
    if (const auto type = optional_text_at(step, "want_content_type"))
      HX_DO(expect(answer.content_type == *type, "answered as " + answer.content_type));
    const auto want_body = optional_text_at(step, "want_body");
    // Some lists write the body without its last line feed.
    return expect(!want_body || answer.body == *want_body || answer.body == *want_body + "\n",
                  "answered " + answer.body);
  }

 private:
  static constexpr UnixSeconds kNow{1'700'000'000};

  static SignerKey new_key() {
    Seed seed{};
    seed.fill(7);
    return SignerKey::from_seed("example.com/witness", KeyKind::cosignature_ed25519, seed).value();
  }

  void remember(const WitnessAnswer::Accepted& accepted) {
    for (FollowedLog& log : logs_)
      if (log.origin == accepted.origin) log.last = accepted.head;
  }

  Result<Done> check_cosignature(const std::string& request_body, const std::string& line) const {
    HX_TRY(const AddCheckpoint request, parse_add_checkpoint(request_body));
    const std::vector<VerifierKey> keys{key_.verifier()};
    HX_TRY(const OpenedNote opened, open_note(request.checkpoint + line, keys));
    return expect(opened.good.front().signed_at == kNow, "cosigned at another time");
  }

  std::vector<FollowedLog> logs_;
  SignerKey key_;
};

Result<Done> run_sm3(const Json& element) {
  HX_TRY(const JsonObject object, object_of_element(element));
  HX_TRY(const Bytes input, hex_at(object, "input_hex"));
  HX_TRY(const Bytes wanted, hex_at(object, "sm3_hex"));
  const Digest digest = sm3(input);
  return expect(std::equal(digest.begin(), digest.end(), wanted.begin(), wanted.end()),
                "SM3 gives " + to_hex(digest));
}

Result<Done> run_sm2(const Json& element) {
  HX_TRY(const JsonObject object, object_of_element(element));
  HX_TRY(const Bytes public_key, hex_at(object, "public_key_uncompressed_hex"));
  HX_TRY(const std::string dist_id, text_at(object, "dist_id"));
  HX_TRY(const std::string message, text_at(object, "message"));
  HX_TRY(const Bytes signature, hex_at(object, "signature_der_hex"));
  HX_TRY(const bool want, boolean_at(object, "want"));
  const bool verifies = verify_sm2({public_key, dist_id, message, signature});
  return expect(verifies == want, want ? "should verify" : "should be refused");
}

using Check = std::function<Result<Done>(const Json&)>;

void run_each(const std::string& place, const JsonArray& list, VectorReport& report,
              const Check& check) {
  for (std::size_t i = 0; i < list.size(); ++i)
    report.run(place + "[" + std::to_string(i) + "]", [&] { return check(list[i]); });
}

void run_each_of(const std::string& file, const JsonObject& object, const char* key,
                 VectorReport& report, const Check& check) {
  const auto list = list_at(object, key);
  const std::string place = file + "#" + key;
  if (!list) return report.fail(place, list.error());
  run_each(place, *list, report, check);
}

}  // namespace

void run_signed_notes(const std::string& file, const JsonArray& notes, VectorReport& report) {
  run_each(file, notes, report, run_note);
}

void run_witness_story(const std::string& file, const JsonObject& object, VectorReport& report) {
  auto logs = followed_logs(object);
  if (!logs) return report.fail(file, logs.error());
  Witness witness(*std::move(logs));
  run_each_of(file, object, "steps", report,
              [&](const Json& step) { return witness.run_step(step); });
}

void run_sm_vectors(const std::string& file, const JsonObject& object, VectorReport& report) {
  run_each_of(file, object, "sm3", report, run_sm3);
  run_each_of(file, object, "sm2_with_sm3", report, run_sm2);
}

}  // namespace huanxin::ledger
