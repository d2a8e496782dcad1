// Whatever import_steps() accepts is a list of commands that name their targets and carry keys.
#include "base/check.h"
#include "projects/import.h"

extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  const auto content = huanxin::parse_json(std::string_view(data, size));
  if (!content) return 0;
  const auto steps = huanxin::projects::import_steps(*content);
  if (!steps) return 0;
  for (const auto& step : *steps) {
    HX_CHECK(step.body.is_object() && !step.idempotency_key.empty());
    HX_CHECK(step.target.empty() == (step.command == "contribution.plan"));
  }
  return 0;
}
