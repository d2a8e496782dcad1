#include <cstddef>

#include "api/request.h"
#include "base/check.h"

// Whatever stands in a header: a cookie's value is a piece of it without separator, a version is
// never negative and survives being written as an ETag, and a language is one of two.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  using huanxin::api::Language;
  const std::string text(data, size);
  huanxin::api::Request request;
  request.headers = {{"cookie", text}, {"if-match", text}, {"accept-language", text}};

  const std::string cookie = request.cookie("hx-session");
  HX_CHECK(cookie.find(';') == std::string::npos);
  HX_CHECK(cookie.empty() || text.find("hx-session=" + cookie) != std::string::npos);

  const auto version = request.if_match();
  if (version && version->has_value()) {
    HX_CHECK(**version >= 0);
    huanxin::api::Request again;
    again.headers["if-match"] = "\"" + std::to_string(**version) + "\"";
    const auto same = again.if_match();
    HX_CHECK(same.has_value() && *same == *version);
  }
  const Language language = request.language();
  HX_CHECK(language == Language::zh || language == Language::en);
  return 0;
}
