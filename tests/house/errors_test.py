"""tools/errors writes what the source says, and notices when the document lags behind."""

import pathlib
import subprocess
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools/errors"
SPEC = """#pragma once
namespace huanxin::errors {
// ErrorSpec kNot{ErrorKind::invalid, "base.not", "不", "Not."};
inline constexpr ErrorSpec kMissing{
    ErrorKind::not_found, "base.missing",
    "“{0}”不存在；请核对。",
    "\\"{0}\\" is not there; "
    "check it | ask."};
}
"""
PROBLEM = """if (error.code == "base.gone") return 410;
if (error.code == errors::kOdd.code) return 418;
switch (kind) {
    case ErrorKind::corrupt:
    case ErrorKind::not_found: return 404;
}
"""


class ErrorsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for path, text in {"src/CMakeLists.txt": "huanxin_module(base)\n", "src/base/errors.h": SPEC,
                           "src/api/problem.cc": PROBLEM, "docs/.keep": ""}.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text)

    def run_tool(self, *arguments):
        return subprocess.run([TOOL, "--root", self.root, *arguments], capture_output=True, text=True,
                              check=False)

    def test_a_declaration_becomes_a_row_with_both_sentences_and_its_status(self):
        self.assertEqual(self.run_tool().returncode, 0)
        rows = [line for line in (self.root / "docs/errors.md").read_text().splitlines()
                if line.startswith("| `")]
        self.assertEqual(rows, ["| `base.missing` | not_found | 404 | – | “{0}”不存在；请核对。 "
                                '| "{0}" is not there; check it \\| ask. |'])

    def test_a_code_may_have_a_status_of_its_own_and_kinds_may_share_one(self):
        for name, code, kind in [("kGone", "base.gone", "not_found"), ("kOdd", "base.odd", "io"),
                                 ("kHurt", "base.hurt", "corrupt")]:
            with open(self.root / "src/base/errors.h", "a") as header:
                header.write(f'inline constexpr ErrorSpec {name}{{ErrorKind::{kind}, "{code}", '
                             '"不。", "No."};\n')
        self.run_tool()
        text = (self.root / "docs/errors.md").read_text()
        for row in ("`base.gone` | not_found | 410", "`base.odd` | io | 418", "`base.hurt` | corrupt | 404"):
            self.assertIn(row, text)

    def test_a_document_that_lags_behind_is_found(self):
        self.assertEqual(self.run_tool("--check").returncode, 1)
        self.run_tool()
        self.assertEqual(self.run_tool("--check").returncode, 0)
        header = self.root / "src/base/errors.h"
        header.write_text(SPEC.replace("请核对", "请查找"))
        done = self.run_tool("--check")
        self.assertEqual(done.returncode, 1)
        self.assertIn("run tools/errors", done.stderr)

    def test_a_declaration_that_cannot_be_read_is_named(self):
        (self.root / "src/base/errors.h").write_text('inline constexpr ErrorSpec kBad{kind, "a.b"};\n')
        done = self.run_tool()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("kBad", done.stderr)


if __name__ == "__main__":
    unittest.main()
