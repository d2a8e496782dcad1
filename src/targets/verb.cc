#include "targets/verb.h"

#include "targets/internal/read.h"

namespace huanxin::targets {

std::string_view to_string(VerbKind kind) { return name_of(kVerbKinds, kind); }

std::string_view to_string(Works works) { return name_of(kWorks, works); }

Works needed_for(VerbKind kind) {
  switch (kind) {
    case VerbKind::under_way: return Works::prepared;
    case VerbKind::start: return Works::started;
    case VerbKind::main_works:
    case VerbKind::deliver:
    case VerbKind::label: return Works::main_done;
    case VerbKind::finish: return Works::finished;
    case VerbKind::progress:
    case VerbKind::no_target: break;
  }
  return Works::unknown;
}

bool can_be_true(VerbKind kind, Works works) {
  return works == Works::unknown || works >= needed_for(kind);
}

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
