#include "ledger/compact_range.h"

#include <benchmark/benchmark.h>

#include "base/check.h"
#include "ledger/memory_tree.h"
#include "ledger/proof.h"

namespace huanxin::ledger {
namespace {

// The sealing of a batch: hash each entry, append it, then one root.
void bench_append(benchmark::State& state) {
  const std::string entry(300, 'e');
  HX_CHECK(root_of(std::vector<Hash>(2, leaf_hash(entry))) ==
           node_hash({leaf_hash(entry), leaf_hash(entry)}));
  for (auto _ : state) {
    CompactRange range;
    for (std::int64_t i = 0; i < state.range(0); ++i) range.append(leaf_hash(entry));
    Hash root = range.root();
    benchmark::DoNotOptimize(root);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(bench_append)->Arg(1'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void bench_verify_inclusion(benchmark::State& state) {
  MemoryTree tree;
  const auto size = static_cast<std::uint64_t>(state.range(0));
  for (std::uint64_t i = 0; i < size; ++i) tree.append(leaf_hash(std::to_string(i)));
  const Proof proof = inclusion_proof({1, size}, tree.source()).value();
  const Inclusion claim{leaf_hash("1"), 1, {size, tree.root()}};
  HX_CHECK(verify_inclusion(claim, proof).has_value());
  for (auto _ : state) {
    auto verified = verify_inclusion(claim, proof);
    benchmark::DoNotOptimize(verified);
  }
}
BENCHMARK(bench_verify_inclusion)->Arg(1'000)->Arg(100'000);

}  // namespace
}  // namespace huanxin::ledger

BENCHMARK_MAIN();
