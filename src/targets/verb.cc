#include "targets/verb.h"

#include "targets/internal/read.h"

namespace huanxin::targets {

std::string_view to_string(VerbKind kind) { return name_of(kVerbKinds, kind); }

JsonObject to_json(const Verb& verb) {
  JsonObject json{{"id", verb.id},
                  {"zh", verb.zh},
                  {"en", verb.en},
                  {"kind", to_string(verb.kind)},
                  {"met_when", verb.met_when_en},
                  {"met_when_zh", verb.met_when_zh},
                  {"met_when_en", verb.met_when_en}};
  if (!verb.evidence_zh.empty()) json["evidence_zh"] = verb.evidence_zh;
  if (!verb.evidence_en.empty()) json["evidence_en"] = verb.evidence_en;
  return json;
}

}  // namespace huanxin::targets
