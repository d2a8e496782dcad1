#include <cstddef>

#include "api/internal/request_reader.h"
#include "base/check.h"

namespace {

using namespace huanxin;
using api::RequestReader;

struct Reading {
  std::string error;
  std::string request;
  std::size_t used = 0;
  bool done = false;

  bool operator==(const Reading&) const = default;
};

std::string all_of(const api::Request& request) {
  std::string text = request.method + " " + request.path;
  for (const auto& [name, value] : request.query) text += "\n?" + name + "=" + value;
  for (const auto& [name, value] : request.headers) text += "\n" + name + ": " + value;
  return text;
}

Reading read(std::string_view text, std::size_t piece) {
  Reading reading;
  std::size_t come = 0;
  const auto reader = RequestReader::begin(4096);
  const auto take = [&]() -> Result<Done> {
    if (come == reading.used || reader->is_done()) return Done{};
    HX_TRY(const std::size_t used,
           reader->take(as_bytes(text.substr(reading.used, come - reading.used))));
    reading.used += used;
    return Done{};
  };
  const auto step = [&]() -> Result<Done> {
    const bool had_header = reader->has_header();
    HX_DO(take());
    if (had_header || !reader->has_header()) return Done{};
    HX_TRY(const api::Request request, reader->request({}));
    reading.request = all_of(request);
    HX_DO(reader->begin_body(8192));
    return take();
  };
  while (come < text.size() && !reader->is_done()) {
    come += std::min(piece, text.size() - come);
    if (const auto stepped = step(); !stepped) {
      reading.error = stepped.error().code;
      return reading;
    }
  }
  reading.request += "\n\n" + reader->take_body();
  reading.done = reader->is_done();
  return reading;
}

}  // namespace

// However the network cuts a request, the same is read, and the same bytes are left for the next.
// What is faulty may be noticed sooner or later; it is never read as something else. A line between
// chunks may be longer where it comes at once.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  if (size < 1) return 0;
  const std::string_view text(data + 1, size - 1);
  const std::size_t piece = static_cast<unsigned char>(data[0]) % 64U + 1;
  const Reading whole = read(text, text.size());
  const Reading cut = read(text, piece);
  if (whole.error == "api.header_too_large" || cut.error == "api.header_too_large") return 0;
  HX_CHECK(whole.done == cut.done);
  HX_CHECK(!whole.done || whole == cut);
  return 0;
}
