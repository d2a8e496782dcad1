#include "app/internal/loader.h"

#include <condition_variable>
#include <mutex>
#include <optional>

#include "app/errors.h"
#include "app/internal/standing.h"
#include "base/embedded.h"
#include "base/hash.h"

namespace huanxin::app {
namespace {

/// Where the answers of many commands come together.
class Answers {
 public:
  explicit Answers(std::size_t count) : answers_(count) {}

  void put(std::size_t index, Result<store::Receipt> answer) {
    const std::lock_guard lock(mutex_);
    answers_[index].emplace(std::move(answer));
    ++done_;
    changed_.notify_one();
  }
  void wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return done_ >= count; });
  }
  Result<store::Receipt>& at(std::size_t index) { return *answers_[index]; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t done_ = 0;
  std::vector<std::optional<Result<store::Receipt>>> answers_;
};

store::CommandRequest request_of(LoadStep& step) {
  return {.target = std::move(step.target), .body = std::move(step.body), .expected_version = {}};
}

Error named(Error error, const LoadStep& step) {
  std::string place = step.command + " " + step.key + ": " + error.detail;
  return std::move(error).with_detail(std::move(place));
}

// What the step is about, as a person finds it in its file.
std::string place_of(const LoadStep& step) {
  if (!step.target.empty()) return step.target;
  const JsonObject* const body = step.body.if_object();
  if (body == nullptr) return step.key;
  const std::string id = text_or_empty(*body, "id");
  return id.empty() ? text_or_empty(*body, "project") + " " + text_or_empty(*body, "item") : id;
}

}  // namespace

Result<std::vector<store::Receipt>> Loader::run(std::string_view what,
                                                std::vector<LoadStep> steps) {
  // Well below the store's queue, so that people who work meanwhile find room in it.
  constexpr std::size_t kOnTheirWayMax = 256;
  Answers answers(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i >= kOnTheirWayMax) answers.wait_for(i - kOnTheirWayMax + 1);
    app_.execute(
        steps[i].who, steps[i].command, request_of(steps[i]), steps[i].key,
        [&answers, i](Result<store::Receipt> answer) { answers.put(i, std::move(answer)); });
  }
  answers.wait_for(steps.size());
  std::vector<store::Receipt> receipts;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!answers.at(i)) return named(std::move(answers.at(i)).error(), steps[i]);
    receipts.push_back(*std::move(answers.at(i)));
  }
  const auto count = static_cast<std::int64_t>(steps.size());
  progress_(what, count, count);
  return receipts;
}

Result<Loaded> Loader::run_in_order(std::string_view what, std::vector<LoadStep> steps) {
  const auto total = static_cast<std::int64_t>(steps.size());
  std::int64_t done = 0;
  Loaded loaded;
  for (LoadStep& step : steps) {
    const auto standing = app_.store().query<projects::Match>(
        [&](const store::Snapshot& snapshot) { return standing_of(snapshot, step); });
    if (!standing) return named(standing.error(), step);
    if (*standing == projects::Match::same) {
      ++loaded.unchanged;
    } else if (*standing == projects::Match::different) {
      loaded.left.push_back(Error::of(errors::kContentChanged, {step.command, place_of(step)}));
    } else {
      const auto receipt =
          app_.execute_and_wait(step.who, step.command, request_of(step), step.key);
      if (!receipt) return named(receipt.error(), step);
      ++loaded.written;
    }
    progress_(what, ++done, total);
  }
  return loaded;
}

Result<Json> content_json(std::string_view path) {
  const EmbeddedFile* const file = find_embedded(path);
  if (file == nullptr) return Error::of(errors::kContentMissing, {path});
  auto json = parse_json(as_text(file->bytes));
  if (!json) return Error::of(errors::kContentFaulty, {path, json.error().en});
  return json;
}

std::string content_key(std::string_view what, const Json& body) {
  return std::string(what) + ":" + to_hex(sha256(to_text(body))).substr(0, 16);
}

}  // namespace huanxin::app
