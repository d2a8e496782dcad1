#include "app/internal/passwords.h"

#include <argon2.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "app/errors.h"
#include "base/embedded.h"

namespace huanxin::app {
namespace {

// OWASP's first choice of parameters for Argon2id, as of 2024.
constexpr std::uint32_t kPasses = 2;
constexpr std::uint32_t kMemoryKib = 19 * 1024;
constexpr std::uint32_t kLanes = 1;
constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kSaltBytes = 16;
constexpr std::string_view kListPath = "content/accounts/common-passwords.txt";

std::string lower(std::string_view text) {
  std::string folded(text);
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return folded;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// `2024Password!!` → `password`: what remains when digits and signs around are taken off.
std::string_view stem_of(std::string_view folded) {
  while (!folded.empty() && !is_letter(folded.front())) folded.remove_prefix(1);
  while (!folded.empty() && !is_letter(folded.back())) folded.remove_suffix(1);
  return folded;
}

using Words = std::unordered_set<std::string_view>;

/// The deny list; its words live in the program itself.
Result<const Words*> common_passwords() {
  static const Words words = [] {
    Words list;
    const EmbeddedFile* const file = find_embedded(kListPath);
    std::string_view rest = file == nullptr ? std::string_view() : as_text(file->bytes);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      if (!line.empty() && line.front() != '#') list.insert(line);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return list;
  }();
  if (words.empty()) return Error::of(errors::kContentMissing, {kListPath});
  return &words;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // UTF-8: not a continuation byte
  }));
}

/// Fewer than four different characters: aaaaaaaaaa, 1212121212.
bool is_monotonous(std::string_view text) {
  std::array<bool, 256> seen{};
  for (const char c : text) seen[static_cast<unsigned char>(c)] = true;
  return std::count(seen.begin(), seen.end(), true) < 4;
}

/// Every character next to the one before: 0123456789, abcdefghij, 9876543210.
bool is_run(std::string_view text) {
  const auto runs = [&](int step) {
    return std::adjacent_find(text.begin(), text.end(),
                              [&](char a, char b) { return b - a != step; }) == text.end();
  };
  return runs(1) || runs(-1);
}

}  // namespace

Result<Done> check_password(std::string_view password, std::string_view name) {
  if (password.size() > kPasswordBytesMax)
    return Error::of(errors::kPasswordTooLong, {std::to_string(kPasswordBytesMax)});
  if (characters(password) < kPasswordCharactersMin)
    return Error::of(errors::kPasswordTooShort, {std::to_string(kPasswordCharactersMin)});
  const std::string folded = lower(password);
  if (!name.empty() && folded.find(lower(name)) != std::string::npos)
    return Error::of(errors::kPasswordIsName);
  HX_TRY(const Words* const words, common_passwords());
  const std::string_view stem = stem_of(folded);
  const bool common = words->contains(folded) || (!stem.empty() && words->contains(stem));
  if (common || is_monotonous(folded) || is_run(folded)) return Error::of(errors::kPasswordWeak);
  return Done{};
}

Result<std::string> hash_password(std::string_view password, Random& random) {
  std::array<std::uint8_t, kSaltBytes> salt{};
  random.fill(salt);
  std::string encoded(
      argon2_encodedlen(kPasses, kMemoryKib, kLanes, kSaltBytes, kHashBytes, Argon2_id), '\0');
  const int fault =
      argon2id_hash_encoded(kPasses, kMemoryKib, kLanes, password.data(), password.size(),
                            salt.data(), salt.size(), kHashBytes, encoded.data(), encoded.size());
  if (fault != ARGON2_OK)
    return Error::of(errors::kSignInBusy, {"5"}).with_detail(argon2_error_message(fault));
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool password_matches(const std::string& encoded, std::string_view password) {
  return argon2id_verify(encoded.c_str(), password.data(), password.size()) == ARGON2_OK;
}

const std::string& decoy_hash() {
  // The parameters of the real ones; salt and hash are zeros, which no password is known to give.
  static const std::string decoy =
      "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  return decoy;
}

}  // namespace huanxin::app
