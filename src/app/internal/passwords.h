#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace huanxin::app {

inline constexpr std::size_t kPasswordCharactersMin = 10;
inline constexpr std::size_t kPasswordBytesMax = 200;

/// Whether a new password may be used: long enough, not the sign-in name, none of
/// content/accounts/common-passwords.txt, nor one of those with digits or signs around it.
/// Errors: app.password_too_short, app.password_too_long, app.password_is_name, app.password_weak.
Result<Done> check_password(std::string_view password, std::string_view name);

/// Argon2id (RFC 9106), 19 MiB, 2 passes, 1 lane, as an encoded text with its salt.
/// Errors: app.sign_in_busy where the memory is not to be had. Cost: about 30 ms.
Result<std::string> hash_password(std::string_view password, Random& random);

/// Whether the password gives that hash. Cost: as hash_password.
bool password_matches(const std::string& encoded, std::string_view password);

/// A hash that no password gives: compared with for names that do not exist, so that they take as
/// long as those that do.
const std::string& decoy_hash();

}  // namespace huanxin::app
