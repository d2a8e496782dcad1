#include "targets/internal/forms.h"

#include <algorithm>
#include <set>

#include "targets/errors.h"
#include "targets/internal/read.h"

namespace huanxin::targets {
namespace {

constexpr std::size_t kNoteMax = 2000;
constexpr std::size_t kEvidenceMax = 50;

bool is_digest_text(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Evidence read_evidence(ObjectReader& reader) {
  Evidence evidence;
  evidence.sha256 = reader.require_text("sha256", 200);
  if (!evidence.sha256.empty() && !is_digest_text(evidence.sha256))
    reader.add_fault("sha256", Error::of(errors::kEvidenceMalformed, {excerpt(evidence.sha256)}));
  evidence.title = reader.require_text("title", 200);
  evidence.size = reader.optional_integer("size", 0, INT64_C(1) << 53);
  evidence.content_type = reader.optional_text("content_type", 200);
  return evidence;
}

}  // namespace

Result<PlanForm> parse_plan(const Json& body) {
  ObjectReader reader(body);
  PlanForm form;
  form.project = reader.require_id("project");
  form.item = reader.require_id("item");
  form.quantity = require_quantity(reader, "quantity");
  form.due = reader.optional_date("due");
  form.note = reader.optional_text("note", kNoteMax);
  HX_DO(reader.finish());
  return form;
}

Result<ClaimForm> parse_claim(const Json& body) {
  ObjectReader reader(body);
  ClaimForm form;
  form.quantity = require_quantity(reader, "quantity");
  form.reached_on = reader.require_date("reached_on");
  form.evidence =
      objects(reader, "", "evidence", reader.optional_array("evidence", kEvidenceMax),
              [](ObjectReader& inner, const std::string&) { return read_evidence(inner); });
  form.note = reader.optional_text("note", kNoteMax);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < form.evidence.size(); ++i) {
    const std::string& digest = form.evidence[i].sha256;
    if (!digest.empty() && !seen.insert(digest).second)
      reader.add_fault("evidence", i, Error::of(errors::kEvidenceTwice, {excerpt(digest, 12)}));
  }
  HX_DO(reader.finish());
  return form;
}

Result<VerificationForm> parse_verification(const Json& body) {
  ObjectReader reader(body);
  VerificationForm form;
  form.verified = reader.require_one_of("verdict", {"verified", "refused"}) == "verified";
  form.reason = reader.optional_text("reason", kNoteMax);
  HX_DO(reader.finish());
  return form;
}

Result<WithdrawalForm> parse_withdrawal(const Json& body) {
  ObjectReader reader(body);
  WithdrawalForm form{.reason = reader.require_text("reason", kNoteMax)};
  HX_DO(reader.finish());
  return form;
}

std::vector<Evidence> evidence_of(const Json& array) {
  std::vector<Evidence> list;
  for (const Json& element : array.as_array()) {
    const JsonObject& object = element.as_object();
    Evidence evidence{.sha256 = text_of(object, "sha256"),
                      .title = text_of(object, "title"),
                      .size = {},
                      .content_type = {}};
    if (object.contains("size")) evidence.size = int_of(object, "size");
    if (object.contains("content_type")) evidence.content_type = text_of(object, "content_type");
    list.push_back(std::move(evidence));
  }
  return list;
}

}  // namespace huanxin::targets
