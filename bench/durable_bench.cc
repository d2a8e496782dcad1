// Durable commands a second over HTTP, against a bare SQLite loop that writes the same rows.
//
// The server declares projects for 32 callers, then for one. The rows that it wrote are read out of
// its database and written again into a copy of the database as it was before: by prepared
// statements alone, with as many commands in a transaction as there were callers. Server and loop
// take turns on the same disk; the ratio is the median of the pairs.
//
// The answer first: every acknowledged id is read back over HTTP under its name, `huanxin check`
// finds the record whole, and the loop leaves exactly the server's rows.

#include <algorithm>
#include <iostream>

#include "base/check.h"
#include "callers.h"
#include "figures.h"
#include "program.h"
#include "rows.h"

namespace huanxin::bench {
namespace {

struct Load {
  std::string name;
  int callers = 1;
  std::size_t commands = 0;
  double goal = 0;
};

/// A folder with a session and every facet that the measured commands use.
struct Prepared {
  std::filesystem::path dir;
  Declarations declarations;
  std::size_t used = 0;
};

Prepared prepare(const Workplace& place) {
  const auto dir = place / "before";
  const Json report = run_program({"demo", "--no-serve", "--json", "--dir", dir.string()});
  Server server(dir);
  Prepared prepared{.dir = dir, .declarations = practice_declarations(server.port(), report)};
  prepared.used = 200;
  call_all(server.port(), 4, [&](std::size_t n) -> std::optional<std::string> {
    if (n == prepared.used) return std::nullopt;
    return prepared.declarations.request(n);
  });
  server.stop();
  return prepared;
}

void prove_acknowledged(int port, const Prepared& prepared, const std::vector<Answer>& answers) {
  std::vector<std::string> ids;
  for (const Answer& answer : answers) {
    HX_CHECK(answer.status == 201);
    ids.push_back(text_of(answer.json(), "id"));
  }
  // The manager's own cookie, so that what is not published yet is seen.
  const auto found = call_all(port, 8, [&](std::size_t n) -> std::optional<std::string> {
    if (n == ids.size()) return std::nullopt;
    return prepared.declarations.read(ids[n]);
  });
  for (std::size_t n = 0; n < found.size(); ++n) {
    HX_CHECK(found[n].status == 200);
    HX_CHECK(text_of(found[n].json(), "name") == prepared.declarations.name(prepared.used + n));
  }
  std::ranges::sort(ids);
  HX_CHECK(std::ranges::adjacent_find(ids) == ids.end());
}

double serve_commands(const Prepared& prepared, const Load& load,
                      const std::filesystem::path& dir) {
  std::filesystem::copy(prepared.dir, dir, std::filesystem::copy_options::recursive);
  std::vector<std::string> requests;
  for (std::size_t n = 0; n < load.commands; ++n)
    requests.push_back(prepared.declarations.request(prepared.used + n));
  Server server(dir);
  const double begun = seconds_now();
  const auto answers =
      call_all(server.port(), load.callers, [&](std::size_t n) -> std::optional<std::string> {
        if (n == requests.size()) return std::nullopt;
        return requests[n];
      });
  const double seconds = seconds_now() - begun;
  prove_acknowledged(server.port(), prepared, answers);
  server.stop();
  prove_clean(dir);
  return seconds;
}

double write_bare(const Prepared& prepared, const Load& load, const Workplace& place) {
  const auto before = prepared.dir / "huanxin.db";
  const auto written = written_between({.before = before, .after = place / "server/huanxin.db"});
  std::filesystem::copy(before, place / "bare.db");
  double seconds = 0;
  {
    BareDatabase database(place / "bare.db");
    seconds = Replay(database, written, load.commands).run(static_cast<std::size_t>(load.callers));
  }
  HX_CHECK(written_between({.before = before, .after = place / "bare.db"}) == written);
  return seconds;
}

std::vector<Figure> measure(const Prepared& prepared, const Workplace& place, const Load& load) {
  std::vector<double> served;
  std::vector<double> bare;
  std::vector<double> ratios;
  const int runs = is_smoke() ? 1 : 7;
  for (int run = 0; run < runs; ++run) {
    const auto commands = static_cast<double>(load.commands);
    served.push_back(commands / serve_commands(prepared, load, place / "server"));
    bare.push_back(commands / write_bare(prepared, load, place));
    ratios.push_back(served.back() / bare.back());
    std::filesystem::remove_all(place / "server");
    std::filesystem::remove(place / "bare.db");
    std::cerr << load.name << ": " << served.back() << " of " << bare.back() << " a second, "
              << ratios.back() << '\n';
  }
  std::cerr << load.name << ": ratio " << median(ratios) << ", goal " << load.goal << '\n';
  const std::string peer = "bare SQLite, same rows, " + std::to_string(load.callers) + " a commit";
  return {{load.name, median(served), "commands/s", peer, median(ratios), runs},
          {load.name + "_bare_sqlite", median(bare), "commands/s", "", 0, runs}};
}

void run() {
  const Workplace place("durable");
  const Prepared prepared = prepare(place);
  const std::size_t share = is_smoke() ? 20 : 1;
  std::vector<Figure> figures;
  for (const Load& load : {Load{"durable_32_callers", 32, 8000 / share, 0.5},
                           Load{"durable_1_caller", 1, 1000 / share, 0.8}})
    for (Figure& figure : measure(prepared, place, load)) figures.push_back(std::move(figure));
  write_figures(figures);
}

}  // namespace
}  // namespace huanxin::bench

int main() { huanxin::bench::run(); }
