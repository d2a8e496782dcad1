#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace huanxin::ledger {

/// The files of a folder of test vectors: contents by path below it, with `/`.
using VectorFiles = std::map<std::string, std::string>;

/// What became of the vectors.
class VectorReport {
 public:
  struct Failure {
    std::string place;  ///< file and position in it
    std::string why;
  };

  /// Runs one vector; whatever it throws fails it.
  void run(const std::string& place, const std::function<Result<Done>()>& vector);

  /// Fails a vector that could not even be read.
  void fail(const std::string& place, const Error& error);

  int passed() const { return passed_; }
  const std::vector<Failure>& failures() const { return failures_; }

 private:
  int passed_ = 0;
  std::vector<Failure> failures_;
};

/// Runs every vector of a folder laid out like tests/merkle-vectors. Files are told apart by what
/// stands in them, never by their names; texts that are no vectors (README, licences) are passed
/// over, JSON that fits no layout is a failure.
VectorReport run_vectors(const VectorFiles& files);

// One function for each layout. `file` names the place in the report.
void run_proof_vector(const std::string& file, const JsonObject& object, VectorReport& report);
void run_reference_tree(const std::string& file, const JsonObject& object, VectorReport& report);
void run_generated_log(const std::string& file, const JsonObject& object, VectorReport& report);
void run_witness_story(const std::string& file, const JsonObject& object, VectorReport& report);
void run_signed_notes(const std::string& file, const JsonArray& notes, VectorReport& report);
void run_sm_vectors(const std::string& file, const JsonObject& object, VectorReport& report);
/// A served log: `checkpoint*`, a verifier key, `tile/...`; paths are relative to its folder.
void run_tiled_log(const std::string& folder, const VectorFiles& files, VectorReport& report);

}  // namespace huanxin::ledger
