#include "base/hash.h"

#include <gtest/gtest.h>

#include <string>

namespace huanxin {
namespace {

std::string hex(const Digest& digest) { return to_hex(digest); }

// FIPS 180-4, the examples published with it.
TEST(Sha256, GivesTheDigestsOfTheStandard) {
  EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(hex(sha256(std::string(1'000'000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotCareHowTheBytesArrive) {
  const std::string text = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
  Sha256 hasher;
  for (const char c : text) hasher.update(std::string_view(&c, 1));
  EXPECT_EQ(hasher.finish(), sha256(text));
}

TEST(Sha256, StartsAfreshAfterFinish) {
  Sha256 hasher;
  hasher.update("something").finish();
  EXPECT_EQ(hasher.update("abc").finish(), sha256("abc"));
  EXPECT_EQ(hasher.finish(), sha256(""));
}

TEST(Hex, ReadsWhatItWrites) {
  EXPECT_EQ(to_hex(as_bytes(std::string_view("\x00\x0f\xf0\xff", 4))), "000ff0ff");
  EXPECT_EQ(from_hex("000ff0ff"), (Bytes{0x00, 0x0f, 0xf0, 0xff}));
  EXPECT_EQ(from_hex("ABcd"), (Bytes{0xab, 0xcd}));
  EXPECT_EQ(from_hex(""), Bytes{});
}

TEST(Hex, RefusesHalfBytesAndStrangers) {
  EXPECT_EQ(from_hex("0"), std::nullopt);
  EXPECT_EQ(from_hex("0g"), std::nullopt);
  EXPECT_EQ(from_hex("0 "), std::nullopt);
  EXPECT_EQ(from_hex("0x10"), std::nullopt);
}

// RFC 4648 section 10.
TEST(Base64, GivesTheVectorsOfTheStandard) {
  const std::pair<std::string_view, std::string_view> vectors[] = {{"", ""},
                                                                   {"f", "Zg=="},
                                                                   {"fo", "Zm8="},
                                                                   {"foo", "Zm9v"},
                                                                   {"foob", "Zm9vYg=="},
                                                                   {"fooba", "Zm9vYmE="},
                                                                   {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : vectors) {
    EXPECT_EQ(to_base64(as_bytes(plain)), coded);
    const auto back = from_base64(coded);
    ASSERT_TRUE(back) << coded;
    EXPECT_EQ(as_text(*back), plain);
  }
}

TEST(Base64, ReadsEveryLengthItWrites) {
  Bytes bytes;
  for (int i = 0; i < 300; ++i) {
    EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
    bytes.push_back(static_cast<std::uint8_t>(i * 37));
  }
}

TEST(Base64, RefusesEverySpellingButOne) {
  for (const char* text :
       {"Zg", "Zg=", "Zg===", "====", "=", "Z===", "Zh==", "Zm9=", "Zm9v\n", " Zm9v", "Zm9v    ",
        "Zm 9v", "Zm-_", "Zg==Zg==", "Zm9vZg=", "Zm9v=", "    ", "\n\n\n\n", "Zm9\xc3"}) {
    EXPECT_EQ(from_base64(text), std::nullopt) << text;
  }
}

TEST(Base64Url, IsFitForAnAddress) {
  EXPECT_EQ(to_base64url(Bytes{0xfb, 0xff, 0xfe}), "-__-");
  EXPECT_EQ(to_base64url(as_bytes("f")), "Zg");
  EXPECT_EQ(to_base64url({}), "");
}

TEST(EqualInConstantTime, ComparesSizeAndBytes) {
  EXPECT_TRUE(equal_in_constant_time(as_bytes("secret"), as_bytes("secret")));
  EXPECT_FALSE(equal_in_constant_time(as_bytes("secret"), as_bytes("secreT")));
  EXPECT_FALSE(equal_in_constant_time(as_bytes("secret"), as_bytes("secre")));
  EXPECT_TRUE(equal_in_constant_time({}, {}));
}

}  // namespace
}  // namespace huanxin
