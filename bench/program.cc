#include "program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdlib>

#include "base/check.h"

namespace huanxin::bench {
namespace {

std::string program_path() {
  const char* given = std::getenv("HX_BIN");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return given == nullptr ? "build/bench/bin/huanxin" : given;
}

std::vector<std::string> environment() {
  std::vector<std::string> variables{"HX_LANG=en", "HX_REQUESTS_PER_SECOND_MAX=1000000",
                                     "HX_CONNECTIONS_PER_ADDRESS_MAX=1000"};
  for (char** each = environ; *each != nullptr; ++each) {
    if (std::string_view(*each).substr(0, 3) != "HX_") variables.emplace_back(*each);
  }
  return variables;
}

// The array of C strings that the system wants; valid as long as the texts.
std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  list.reserve(texts.size() + 1);
  for (std::string& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

int exit_status(int pid) {
  int status = 0;
  HX_CHECK(waitpid(pid, &status, 0) == pid);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

Program::Program(const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  HX_CHECK(pipe2(ends.data(), O_CLOEXEC) == 0);
  std::vector<std::string> words{program_path()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  const int code = posix_spawn(&pid_, words.front().c_str(), &actions, nullptr,
                               pointers(words).data(), pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  output_ = ends[0];
  HX_CHECK(code == 0);
}

Program::~Program() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    exit_status(pid_);
  }
  close(output_);
}

bool Program::read_more() {
  std::array<char, 4096> piece{};
  const ssize_t count = read(output_, piece.data(), piece.size());
  if (count <= 0) return false;
  read_.append(piece.data(), static_cast<std::size_t>(count));
  return true;
}

std::string Program::rest() {
  while (read_more()) {
  }
  return std::exchange(read_, {});
}

std::string Program::line_with(std::string_view text) {
  for (;;) {
    const std::size_t found = read_.find(text);
    const std::size_t end = found == std::string::npos ? found : read_.find('\n', found);
    if (end != std::string::npos) {
      std::string lines = read_.substr(0, end);
      read_.erase(0, end + 1);
      return lines;
    }
    HX_CHECK(read_more());  // it ended before it said so
  }
}

int Program::stop() {
  HX_CHECK(kill(pid_, SIGTERM) == 0);
  return wait();
}

int Program::wait() { return exit_status(std::exchange(pid_, 0)); }

Json run_program(const std::vector<std::string>& arguments) {
  Program program(arguments);
  const std::string output = program.rest();
  HX_CHECK(program.wait() == 0);
  auto parsed = parse_json(output);
  HX_CHECK(parsed.has_value());
  return *std::move(parsed);
}

Server::Server(const std::filesystem::path& dir)
    : program_({"serve", "--dir", dir.string(), "--port", "0"}) {
  const std::string line = program_.line_with("serving at");
  const char* digits = line.data() + line.rfind(':') + 1;
  const auto [end, code] = std::from_chars(digits, line.data() + line.size(), port_);
  HX_CHECK(code == std::errc() && end != digits);
}

void Server::stop() { HX_CHECK(program_.stop() == 0); }

Workplace::Workplace(std::string_view name) {
  const char* out = std::getenv("HX_BENCH_OUT");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  const std::filesystem::path place = out == nullptr ? std::filesystem::path("build")
                                                     : std::filesystem::absolute(out).parent_path();
  std::string pattern = (place / ("data-" + std::string(name) + "-XXXXXX")).string();
  HX_CHECK(mkdtemp(pattern.data()) != nullptr);
  dir_ = pattern;
}

Workplace::~Workplace() {
  std::error_code ignored;
  std::filesystem::remove_all(dir_, ignored);
}

void prove_clean(const std::filesystem::path& dir) {
  const Json report = run_program({"check", "--json", "--dir", dir.string()});
  const Json* difference = report.as_object().if_contains("first_difference");
  HX_CHECK(difference == nullptr || difference->is_null());
}

}  // namespace huanxin::bench
