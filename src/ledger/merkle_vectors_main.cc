// merkle_vectors DIR: runs every vector of a folder laid out like tests/merkle-vectors.
// Exit code 0 only if there were vectors and all passed; 2 if the folder cannot be read.

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "ledger/internal/vectors.h"

namespace {

namespace fs = std::filesystem;
using huanxin::ledger::VectorFiles;

std::string content_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw fs::filesystem_error("cannot read", path, std::error_code());
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

VectorFiles read_folder(const fs::path& folder) {
  VectorFiles files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files.emplace(entry.path().lexically_relative(folder).generic_string(),
                  content_of(entry.path()));
  }
  return files;
}

int run(const fs::path& folder) {
  const auto report = huanxin::ledger::run_vectors(read_folder(folder));
  for (const auto& failure : report.failures())
    std::cout << "FAILED " << failure.place << ": " << failure.why << '\n';
  std::cout << report.passed() << " passed, " << report.failures().size() << " failed\n";
  return report.failures().empty() && report.passed() > 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "Usage: merkle_vectors DIR\n用法：merkle_vectors 文件夹\n";
    return 2;
  }
  try {
    return run(arguments[1]);
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 2;
  }
}
