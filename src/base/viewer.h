#pragma once

#include <string>

namespace huanxin {

/// What a reader may see. Made in one place (app/permissions) from who he is; queries only obey.
struct Viewer {
  std::string account;  ///< account id; empty for the public
  /// Where the rights below hold; empty: everywhere. One's own rows are always seen.
  std::string district;
  std::string subdistrict;        ///< within the district; empty: the whole of it
  bool sees_unpublished = false;  ///< drafts, submissions, rejections of everybody
  bool sees_names = false;        ///< account names instead of role codes
  bool sees_contacts = false;     ///< personal data from the vault
  bool sees_problems = false;     ///< internal fields: matters to coordinate, money in preparation

  static Viewer everybody() { return {}; }
};

}  // namespace huanxin
