// Sealed records a second, and how long a command waits for a proof that can be verified.
//
// 32 callers declare projects for ten seconds. Beside them four more do what an applicant does:
// declare, ask for the proof until it is there, verify it with nothing but the log's public key.
//
// The answer first: the proofs of the load are verified too, one of every fifty, under one head
// that covers them all, and `huanxin check` finds the record whole.

#include <algorithm>
#include <iostream>
#include <thread>

#include "base/check.h"
#include "callers.h"
#include "figures.h"
#include "ledger/entry.h"
#include "ledger/proof_file.h"
#include "ledger/receipt.h"
#include "program.h"

namespace huanxin::bench {
namespace {

constexpr int kCallers = 32;
constexpr int kApplicants = 4;
constexpr double kGoalRecords = 2000;
constexpr double kGoalSeconds = 2;

std::int64_t sealed_size(Line& line) {
  const Answer head = line.call(to_bytes({.path = "/api/v1/record/head"}));
  HX_CHECK(head.status == 200);
  return int_of(head.json(), "size");
}

ledger::LogIdentity log_of(int port) {
  const JsonObject head = Line(port).call(to_bytes({.path = "/api/v1/record/head"})).json();
  auto key = ledger::VerifierKey::parse(text_of(head, "verifier_key"));
  HX_CHECK(key.has_value());
  return {.origin = text_of(head, "origin"), .key = *std::move(key), .witnesses = {}};
}

std::string proof_request(std::int64_t index) {
  return to_bytes({.path = "/api/v1/record/entries/" + std::to_string(index) + "/proof"});
}

// The size of the tree whose head the log signed and in which the entry is.
std::uint64_t prove_sealed(const std::string& text, std::int64_t index,
                           const ledger::LogIdentity& log) {
  const auto file = ledger::parse_proof_file(text);
  HX_CHECK(file.has_value() && file->extra.has_value());
  HX_CHECK(file->index == static_cast<std::uint64_t>(index));
  const auto entry = ledger::entry_in_extra(as_text(*file->extra));
  HX_CHECK(entry.has_value());
  const auto opened = ledger::verify_proof_file(*file, ledger::leaf_hash(as_bytes(*entry)), log);
  HX_CHECK(opened.has_value());
  return opened->checkpoint.head.size;
}

/// Declares and waits for proofs until the time is over; seconds of each.
std::vector<double> apply(int port, const std::vector<std::string>& requests,
                          const ledger::LogIdentity& log, double until) {
  std::vector<double> waits;
  Line line(port);
  for (const std::string& request : requests) {
    if (seconds_now() > until) break;
    const Answer declared = line.call(request);
    HX_CHECK(declared.status == 201);
    const std::int64_t index = int_of(declared.json(), "seq") - 1;
    for (;;) {
      const Answer proof = line.call(proof_request(index));
      if (proof.status == 200) {
        prove_sealed(proof.body, index, log);
        break;
      }
      HX_CHECK(proof.status == 503);  // not sealed yet
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    waits.push_back(seconds_now() - declared.sent_at);
  }
  return waits;
}

/// Sizes of the sealed log, once a second.
std::vector<double> watch(int port, double until) {
  std::vector<double> each_second;
  Line line(port);
  double at = seconds_now();
  std::int64_t size = sealed_size(line);
  while (seconds_now() < until) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const double now = seconds_now();
    const std::int64_t later = sealed_size(line);
    each_second.push_back(static_cast<double>(later - size) / (now - at));
    at = now;
    size = later;
  }
  return each_second;
}

struct Measured {
  double records_per_s = 0;
  double slowest_second = 0;
  std::vector<double> waits;
};

std::vector<std::string> applications(const Declarations& declarations, std::size_t from) {
  std::vector<std::string> requests;
  for (std::size_t n = 0; n < 2000; ++n) requests.push_back(declarations.request(from + n));
  return requests;
}

void prove_load(int port, const std::vector<Answer>& answers, const ledger::LogIdentity& log) {
  Line line(port);
  std::vector<std::int64_t> seqs;
  for (const Answer& answer : answers) {
    HX_CHECK(answer.status == 201);
    seqs.push_back(int_of(answer.json(), "seq"));
  }
  std::ranges::sort(seqs);
  HX_CHECK(std::ranges::adjacent_find(seqs) == seqs.end());
  while (sealed_size(line) < seqs.back())
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  for (std::size_t i = 0; i < seqs.size(); i += 50) {
    const Answer proof = line.call(proof_request(seqs[i] - 1));
    HX_CHECK(proof.status == 200);
    HX_CHECK(prove_sealed(proof.body, seqs[i] - 1, log) >= static_cast<std::uint64_t>(seqs.back()));
  }
}

Measured measure(int port, const Declarations& declarations, double seconds) {
  const ledger::LogIdentity log = log_of(port);
  std::vector<std::vector<std::string>> requests;
  for (std::size_t i = 1; i <= kApplicants; ++i)
    requests.push_back(applications(declarations, i * 10'000'000));
  Line line(port);
  const std::int64_t size = sealed_size(line);
  const double begun = seconds_now();
  const double until = begun + seconds;
  Measured measured;
  std::vector<std::vector<double>> waits(requests.size());
  std::vector<double> each_second;
  std::vector<Answer> answers;
  {
    std::vector<std::jthread> others;
    others.emplace_back([&] { each_second = watch(port, until); });
    for (std::size_t i = 0; i < requests.size(); ++i)
      others.emplace_back([&, i] { waits[i] = apply(port, requests[i], log, until); });
    answers = call_all(port, kCallers, [&](std::size_t n) -> std::optional<std::string> {
      if (seconds_now() > until) return std::nullopt;
      return declarations.request(n);
    });
    measured.records_per_s =
        static_cast<double>(sealed_size(line) - size) / (seconds_now() - begun);
  }
  prove_load(port, answers, log);
  measured.slowest_second = *std::ranges::min_element(each_second);
  for (const auto& some : waits)
    measured.waits.insert(measured.waits.end(), some.begin(), some.end());
  return measured;
}

void run() {
  const Workplace place("seal");
  const auto dir = place / "record";
  const Json report = run_program({"demo", "--no-serve", "--json", "--dir", dir.string()});
  std::vector<Figure> figures;
  {
    Server server(dir);
    const auto declarations = practice_declarations(server.port(), report);
    const Measured measured = measure(server.port(), declarations, is_smoke() ? 1 : 10);
    const double p99_s = quantile(measured.waits, 0.99);
    const auto proofs = static_cast<int>(measured.waits.size());
    figures = {{"sealed_records", measured.records_per_s, "records/s", "goal of 2,000",
                measured.records_per_s / kGoalRecords, 1},
               {"sealed_records_slowest_second", measured.slowest_second, "records/s",
                "goal of 2,000", measured.slowest_second / kGoalRecords, 1},
               {"submit_to_verified_proof_p50", median(measured.waits) * 1000, "ms", "", 0, proofs},
               {"submit_to_verified_proof_p99", p99_s * 1000, "ms", "goal of 2 s",
                p99_s / kGoalSeconds, proofs}};
    server.stop();
  }
  prove_clean(dir);
  write_figures(figures);
}

}  // namespace
}  // namespace huanxin::bench

int main() { huanxin::bench::run(); }
