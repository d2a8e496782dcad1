#include "app/restore.h"

#include "app/app.h"

namespace huanxin::app {

Result<Done> restore(const Config& config, const std::filesystem::path& backup, const Clock& clock,
                     Random& random, const store::CheckProgress& progress) {
  constexpr std::string_view kShortLived[] = {"one_time_links", "sessions"};
  return store::restore(backup, store_options(config), clock, random, progress, kShortLived);
}

}  // namespace huanxin::app
