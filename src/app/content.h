#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "base/result.h"

/// What comes with the program and is loaded into a record: the programme of Chaoyang 2024, a
/// practice district to play in, and as much generated work as a measurement needs.
namespace huanxin::app {

/// What is being done, and how much of it.
using LoadProgress =
    std::function<void(std::string_view what, std::int64_t done, std::int64_t total)>;

/// What became of the content that was to be loaded.
struct Loaded {
  std::int64_t written = 0;    ///< commands
  std::int64_t unchanged = 0;  ///< stood in the record exactly so
  /// What stands there in another form and was left so: app.content_changed, naming it.
  std::vector<Error> left;
};

/// A file of content, by what it holds: a district, a programme, or projects of the library.
struct ContentFile {
  std::string path;  ///< for messages, and for the keys of its commands
  std::string text;  ///< JSON, as the files in content/
};

/// Loads files of content as the local operator: districts first, then programmes, then projects.
///
/// May be repeated: what stands already is left as it is, whatever people have done with it since.
/// A programme in another form than the one in force is adopted as its new version.
/// Errors: app.content_file_faulty, app.content_unknown, those of the commands.
Result<Loaded> load_content(App& app, const std::vector<ContentFile>& files,
                            const LoadProgress& progress);

/// Loads the content carried in the program: load_content() of the districts, programmes and named
/// places in content/. Errors: app.content_missing, those of load_content().
Result<Loaded> load_programme(App& app, const LoadProgress& progress);

/// An account of the practice district, with the password that was just set.
struct PracticeAccount {
  std::string name;
  std::string role;
  std::string subdistrict;  ///< name of the subdistrict, where the role has one
  std::string password;
};

/// Id of the practice district (示范数据).
inline constexpr std::string_view kPracticeDistrict = "practice";

/// Makes the practice district: ten subdistricts on a schematic grid, a programme, sixty projects
/// in every state with milestones, delays, claims with evidence, verifications, refusals and closed
/// months. Everything in it is invented and says so.
///
/// The same seed on the same day gives the same district. May be repeated: the district is made
/// once, the accounts get new passwords every time.
/// Errors: app.content_missing, app.content_faulty, those of the commands.
Result<std::vector<PracticeAccount>> load_practice(App& app, std::uint64_t seed,
                                                   const LoadProgress& progress);

struct GenerateOptions {
  std::int64_t projects = 100'000;
  std::uint64_t seed = 1;
};
struct Generated {
  std::int64_t projects = 0;
  std::int64_t commands = 0;
  std::int64_t last_seq = 0;  ///< of the record afterwards
};

/// Makes a district `generated` (示范数据) with that many projects and about ten events for each:
/// for measurements. Goes straight to the store, thousands of commands on their way at once: set
/// Config::group_max to a few hundred before.
/// Errors: app.content_missing, those of the commands.
/// Cost:   about 10,000 commands a second.
Result<Generated> generate(App& app, const GenerateOptions& options, const LoadProgress& progress);

}  // namespace huanxin::app
