#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "store/snapshot.h"
#include "targets/programme.h"

namespace huanxin::targets {

/// A 街道 or 地区.
struct Subdistrict {
  std::string code;  ///< nine digits
  std::string name;
  std::optional<std::string> name_en;
  std::string kind;  ///< 街道, 地区, ...
  std::vector<std::string> aliases;
  std::optional<std::int64_t> population;  ///< an estimate, see District::source
  friend bool operator==(const Subdistrict&, const Subdistrict&) = default;
};

/// A district and its subdistricts. A practice district (示范数据) is one to play in.
struct District {
  std::string id;
  std::optional<std::string> code;  ///< six digits
  std::string name_zh;
  std::string name_en;
  bool practice = false;
  std::optional<Source> source;
  std::vector<Subdistrict> subdistricts;
  friend bool operator==(const District&, const District&) = default;
};

/// Reads the body of `district.open`. Errors: base.fields_faulty with every faulty place.
Result<District> parse_district(const Json& body);
/// The form that parse_district() reads.
JsonObject to_json(const District& district);
JsonObject to_json(const Subdistrict& subdistrict);

/// All districts in the order in which they were opened, without their subdistricts.
Result<std::vector<District>> districts(const store::Snapshot& snapshot);
/// One district with its subdistricts, if there is one.
Result<std::optional<District>> district(const store::Snapshot& snapshot, std::string_view id);
/// The id asked for, or of the first real district, or of the first of all where `id` is empty.
/// Errors: targets.district_unknown.
Result<std::string> district_or_default(const store::Snapshot& snapshot, std::string_view id);
/// The subdistricts of a district in the order of their codes.
Result<std::vector<Subdistrict>> subdistricts(const store::Snapshot& snapshot,
                                              std::string_view district);
/// Whether there is that district, and whether it has a subdistrict of exactly that code.
/// Cost: one look-up.
Result<bool> has_district(const store::Snapshot& snapshot, std::string_view id);
Result<bool> has_subdistrict(const store::Snapshot& snapshot, std::string_view district,
                             std::string_view code);
/// The one with that code, name or alias, if there is one: 大屯 finds 大屯街道.
Result<std::optional<Subdistrict>> find_subdistrict(const store::Snapshot& snapshot,
                                                    std::string_view district,
                                                    std::string_view name);

}  // namespace huanxin::targets
