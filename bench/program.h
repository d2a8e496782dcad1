#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/json.h"

namespace huanxin::bench {

/// The program under measurement (HX_BIN), started as a process of its own.
///
/// It speaks English and takes any number of requests a second: the limit for one address would
/// otherwise measure itself. Errors: none; a program that fails ends the measurement (HX_CHECK).
class Program {
 public:
  explicit Program(const std::vector<std::string>& arguments);
  ~Program();  ///< kills it if it still runs
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// All that it still writes to its standard output.
  std::string rest();
  /// Its output up to where `text` stands, with that line.
  std::string line_with(std::string_view text);
  /// Asks it to end and waits; answers its exit status.
  int stop();
  int wait();

 private:
  bool read_more();

  int pid_ = 0;
  int output_ = -1;
  std::string read_;
};

/// Runs the program to its end; answers what it wrote as JSON.
Json run_program(const std::vector<std::string>& arguments);

/// `huanxin serve` on a folder, on a port that the system chooses.
class Server {
 public:
  explicit Server(const std::filesystem::path& dir);
  int port() const { return port_; }
  void stop();

 private:
  Program program_;
  int port_ = 0;
};

/// A folder for what a measurement writes: beside its report, so on a real disk; gone at the end.
class Workplace {
 public:
  explicit Workplace(std::string_view name);
  ~Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  std::filesystem::path operator/(std::string_view name) const { return dir_ / name; }

 private:
  std::filesystem::path dir_;
};

/// Proves that the record in a folder is whole: every event, entry, checkpoint and view.
void prove_clean(const std::filesystem::path& dir);

}  // namespace huanxin::bench
