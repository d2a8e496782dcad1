"""Every rule of tools/tidy on a good and a bad sample."""

import importlib.machinery
import importlib.util
import json
import pathlib
import sys
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"
sys.path.insert(0, str(TOOLS))
LOADER = importlib.machinery.SourceFileLoader("tidy", str(TOOLS / "tidy"))
tidy = importlib.util.module_from_spec(importlib.util.spec_from_loader("tidy", LOADER))
LOADER.exec_module(tidy)

MODULES = "huanxin_module(base)\nhuanxin_module(calendar DEPS base)\nhuanxin_module(store DEPS base)\n"
HEADER = "#pragma once\nint f();\n"


def findings_of(files):
    """The findings of a small repository made of `files` (path → text)."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in {"src/CMakeLists.txt": MODULES, **files}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        findings, _ = tidy.inspect(root)
        return findings


class TidyTest(unittest.TestCase):
    def assert_clean(self, files):
        self.assertEqual([str(finding) for finding in findings_of(files)], [])

    def assert_found(self, rule, files, part=""):
        findings = findings_of(files)
        self.assertIn(rule, {finding.rule for finding in findings}, findings)
        self.assertIn(part, "\n".join(map(str, findings)))

    # Edges

    def test_a_declared_include_is_fine(self):
        self.assert_clean({"src/base/a.h": HEADER, "src/calendar/b.cc": '#include "base/a.h"\n'})

    def test_an_include_without_a_declared_edge_is_found(self):
        self.assert_found("edges", {"src/store/a.h": HEADER,
                                    "src/calendar/b.cc": '#include "store/a.h"\n'},
                          "calendar includes store without naming it")

    def test_an_upward_include_is_found(self):
        self.assert_found("edges", {"src/store/a.h": HEADER, "src/base/b.cc": '#include "store/a.h"\n'})

    def test_an_include_in_a_comment_is_not_an_include(self):
        self.assert_clean({"src/base/b.cc": '// #include "store/a.h"\n'})

    def test_the_inside_of_another_module_is_out_of_reach(self):
        inside = {"src/base/internal/a.h": HEADER}
        self.assert_clean({**inside, "src/base/b.cc": '#include "base/internal/a.h"\n'})
        self.assert_found("edges", {**inside, "src/store/b.cc": '#include "base/internal/a.h"\n'},
                          "is the inside of base")

    def test_a_header_that_is_not_there_is_found(self):
        self.assert_found("edges", {"src/base/b.cc": '#include "a.h"\n'}, "write module/header.h")

    def test_a_module_that_nobody_declared_is_found(self):
        self.assert_found("edges", {"src/base/a.h": HEADER, "src/new/b.cc": '#include "base/a.h"\n'},
                          "new is not declared")

    def test_the_own_header_comes_first(self):
        files = {"src/base/a.h": HEADER}
        self.assert_clean({**files, "src/base/a.cc": '#include "base/a.h"\n\n#include <string>\n'})
        self.assert_clean({**files, "src/base/a_test.cc": '#include <string>\n#include "base/a.h"\n'})
        self.assert_found("own_header", {**files, "src/base/a.cc": '#include <string>\n#include "base/a.h"\n'})

    def test_heavy_libraries_stay_out_of_headers(self):
        user = {"src/base/b.cc": '#include "base/a.h"\n'}
        self.assert_found("heavy", {**user, "src/base/a.h": "#pragma once\n#include <sqlite3.h>\n"})
        self.assert_clean({**user, "src/base/a.h": HEADER, "src/base/c.cc": "#include <sqlite3.h>\n"})

    def test_calculating_modules_know_no_clock(self):
        files = {"src/base/clock.h": HEADER}
        text = '#include "base/clock.h"\n'
        self.assert_found("pure", {**files, "src/calendar/b.cc": text})
        self.assert_clean({**files, "src/calendar/b_test.cc": text})
        self.assert_clean({**files, "src/store/b.cc": text})

    def test_a_header_without_a_reader_is_dead(self):
        self.assert_found("dead", {"src/base/a.h": HEADER}, "no source includes")

    def test_a_header_is_read_once(self):
        self.assert_found("dead", {"src/base/a.h": "int f();\n",
                                   "src/base/a.cc": '#include "base/a.h"\n'}, "#pragma once")

    def test_reach_counts_what_headers_pull_in(self):
        chain = {f"src/base/h{i}.h": f'#pragma once\n#include "base/h{i + 1}.h"\n' for i in range(46)}
        chain["src/base/h46.h"] = HEADER
        self.assert_found("reach", {**chain, "src/base/b.cc": '#include "base/h0.h"\n'}, "47 headers")
        self.assert_clean({**chain, "src/base/b.cc": '#include "base/h9.h"\n',
                           "src/base/c.cc": '#include "base/h3.h"\n',
                           **{f"src/base/h{i}.h": HEADER for i in range(3)},
                           "src/base/d.cc": "".join(f'#include "base/h{i}.h"\n' for i in range(3))})

    # Sizes

    def function(self, lines, name="f"):
        body = "".join(f"  {name}{i}(x + {i});\n" for i in range(lines - 2))
        return f"void {name}(int x) {{\n{body}}}\n"

    def test_a_long_function_is_found(self):
        self.assert_clean({"src/base/a.cc": self.function(70)})
        self.assert_found("function_length", {"src/base/a.cc": self.function(71)}, "71 lines in f()")

    def test_a_method_and_a_constructor_with_initialisers_are_functions(self):
        long_body = "".join(f"  f{i}();\n" for i in range(80))
        self.assert_found("function_length", {"src/base/a.cc": f"class A {{\n  A() : x_{{1}}, y_(2) {{\n{long_body}}}\n}};\n"},
                          "A()")
        self.assert_found("function_length", {"src/base/a.cc": f"auto B::go(std::vector<int> v = {{}}) const -> int {{\n{long_body}}}\n"},
                          "B::go()")

    def test_a_long_class_or_table_is_not_a_function(self):
        members = "".join(f"  int m{i} = 0;\n" for i in range(90))
        rows = "".join(f"  {{{i}, {i}}},\n" for i in range(90))
        self.assert_clean({"src/base/a.cc": f"struct A {{\n{members}}};\nint t[][2] = {{\n{rows}}};\n"})

    def test_a_bracket_in_a_string_is_no_bracket(self):
        body = "".join(f"  f{i}();\n" for i in range(40))
        text = f'void a() {{\n  g("{{");\n{body}}}\nvoid b() {{\n{self.function(40, "h")[12:]}'
        self.assert_clean({"src/base/a.cc": text})

    def test_a_long_file_is_found(self):
        self.assert_clean({"src/base/a.cc": "int a;\n" * 1 + "\n" * 399})
        self.assert_found("file_length", {"src/base/a.cc": "\n" * 401}, "401 lines")

    def test_eight_copied_lines_are_found_seven_are_not(self):
        def lines(count):
            return "".join(f"int copied_{i} = {i};\n" for i in range(count))
        self.assert_clean({"src/base/a.cc": lines(7), "src/base/b.cc": lines(7)})
        self.assert_found("duplicates", {"src/base/a.cc": lines(8), "src/base/b.cc": "int z;\n" + lines(8)},
                          "8 lines that also stand at")
        self.assert_clean({"src/base/a.cc": lines(8), "src/base/b_test.cc": lines(8)})

    # Single lines

    def test_banned_calls_name_their_replacement(self):
        for code, instead in [
                ("int a = std::rand();", "Random"),
                ("auto t = time(nullptr);", "Clock"),
                ("auto t = std::chrono::system_clock::now();", "Clock"),
                ("int a = atoi(text);", "from_chars"),
                ("auto a = std::stoi(text);", "from_chars"),
                ("std::regex r;", "RE2"),
                ("sprintf(buffer, text);", "snprintf"),
                ('printf("x");', "ostream"),
                ("using namespace foo;", "name in full"),
                ("auto* p = new Thing(3);", "make_unique"),
                ("assert(x);", "HX_CHECK"),
                ("std::thread([] {}).detach();", "jthread"),
                ('auto q = "SELECT * FROM t";', "columns by name"),
                ("try { f(); } catch (...) {}", "by name"),
        ]:
            with self.subTest(code):
                self.assert_found("banned", {"src/base/a.cc": f"void f() {{ {code} }}\n"}, instead)

    def test_what_only_looks_like_a_banned_call_is_fine(self):
        for code in ["snprintf(buffer, size, text);", "static_assert(sizeof(int) == 4);",
                     "uptime(0);", 'say("printf(x)");', "// std::rand()", "x.to_stoic();", "renew(3);",
                     "std::unique_ptr<A> a(new A(1));",
                     "std::unique_ptr<A> a(\n      new A(1));",
                     "Foo(const Foo&) = delete;", "runtime(now);", "EVP_MD_CTX_free(handle);",
                     'auto q = "SELECT a, b FROM t";', "using namespace std::chrono_literals;"]:
            with self.subTest(code):
                self.assert_clean({"src/base/a.cc": f"void f() {{\n  {code}\n}}\n"})

    def test_deciding_modules_iterate_in_order(self):
        text = "std::unordered_map<int, int> m;\n"
        self.assert_found("banned", {"src/calendar/a.cc": text}, "fixed order")
        self.assert_clean({"src/store/a.cc": text})

    def test_the_interface_has_no_any_and_no_raw_html(self):
        self.assert_found("banned", {"web/src/a.ts": "const a: any = 1;\n"}, "unknown")
        self.assert_found("banned", {"web/src/a.tsx": "<p dangerouslySetInnerHTML={x} />;\n"})
        self.assert_clean({"web/src/a.ts": "const anything: string = 'any';\n"})

    def test_unfinished_work_is_found_in_every_text(self):
        for word in ("TO" "DO", "FIX" "ME", "XX" "X"):
            self.assert_found("unfinished", {"docs/a.md": f"{word}: later\n"})
        self.assert_clean({"docs/a.md": "Nothing to do here.\n"})

    def test_paths_of_one_machine_are_found(self):
        self.assert_found("machine_path", {"docs/a.md": "see /ho" "me/someone/notes\n"})
        self.assert_clean({"docs/a.md": "see https://example.org/home/page, src/home/x and the pointer /wo" "rk/0\n"})

    def test_a_suppression_gives_its_reason(self):
        self.assert_found("suppression", {"src/base/a.cc": "int a;  // NOLINT\n"})
        self.assert_found("suppression", {"web/src/a.ts": "// eslint-disable-next-line no-x\n"})
        self.assert_clean({"src/base/a.cc": "int a;  // NOLINT(some-check): the library asks for it\n",
                           "web/src/a.ts": "// eslint-disable-next-line no-x -- the browser needs it\n"})

    def test_a_lock_file_holds_no_addresses(self):
        self.assert_found("lock_file", {"web/package-lock.json": '{\n"resolved": "https://x"\n}\n'})
        self.assert_clean({"web/package-lock.json": '{\n"integrity": "sha512-x"\n}\n'})

    # Errors

    def catalogue(self, code="base.wrong", zh="错了；请改。", en="Wrong; correct it."):
        return {"src/base/errors.h": "#pragma once\ninline constexpr ErrorSpec kWrong{\n"
                f'    ErrorKind::invalid, "{code}", "{zh}",\n    "{en[:3]}"\n    "{en[3:]}"}};\n',
                "src/base/a.cc": '#include "base/errors.h"\nauto e = kWrong;\n'}

    def test_a_sound_error_is_fine(self):
        self.assert_clean(self.catalogue())
        self.assert_clean(self.catalogue(zh="“{0}”错了。", en="'{1}' is wrong."))

    def test_errors_speak_both_languages_in_whole_sentences(self):
        self.assert_found("errors", self.catalogue(zh="Wrong."), "has no Chinese")
        self.assert_found("errors", self.catalogue(zh="错了"), "does not end")
        self.assert_found("errors", self.catalogue(en="Wrong; correct it"), "does not end")
        self.assert_found("errors", self.catalogue(en="错了。."), "not English")
        self.assert_found("errors", self.catalogue(zh="“{1}”错了。"), "leave out a number")

    def test_codes_are_well_formed_unique_and_of_their_module(self):
        self.assert_found("errors", self.catalogue(code="Wrong"), "module.what_is_wrong")
        self.assert_found("errors", self.catalogue(code="store.wrong"), "begins with base.")
        twice = self.catalogue()
        twice["src/base/errors.h"] *= 2
        self.assert_found("errors", twice, "also stands at")

    def test_an_error_that_nothing_raises_is_dead(self):
        unused = self.catalogue()
        unused["src/base/a.cc"] = '#include "base/errors.h"\n'
        self.assert_found("errors", unused, "nothing raises it")

    # The baseline

    def baseline(self, value):
        return {"tools/tidy-baseline.json": json.dumps({"file_length": {"src/base/a.cc": value}})}

    def test_an_old_debt_may_stand_but_not_grow(self):
        self.assert_clean({**self.baseline(450), "src/base/a.cc": "\n" * 450})
        self.assert_found("file_length", {**self.baseline(450), "src/base/a.cc": "\n" * 451},
                          "the limit is 450")

    def test_a_debt_that_is_paid_must_leave_the_list(self):
        self.assert_found("file_length", {**self.baseline(450), "src/base/a.cc": "\n" * 420},
                          "is better than 450")
        self.assert_found("file_length", {**self.baseline(450), "src/base/a.cc": "\n"}, "--shrink")

    def test_shrinking_never_adds_a_debt(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "src/base").mkdir(parents=True)
            (root / "tools").mkdir()
            (root / "src/CMakeLists.txt").write_text(MODULES)
            (root / "src/base/a.cc").write_text("\n" * 420)
            (root / "src/base/b.cc").write_text("\n" * 500)
            (root / "tools/tidy-baseline.json").write_text(self.baseline(450)["tools/tidy-baseline.json"])
            _, debts = tidy.inspect(root)
            tidy.write_baseline(root, debts)
            kept = json.loads((root / "tools/tidy-baseline.json").read_text())
            self.assertEqual(kept["file_length"].get("src/base/a.cc"), 420)
            findings, _ = tidy.inspect(root)
            self.assertEqual([finding.path for finding in findings], ["src/base/b.cc"])


if __name__ == "__main__":
    unittest.main()
