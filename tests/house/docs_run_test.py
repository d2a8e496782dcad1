"""tools/docs-run finds a document that promises what does not happen."""

import importlib.machinery
import importlib.util
import os
import pathlib
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools/docs-run"
LOADER = importlib.machinery.SourceFileLoader("docs_run", str(TOOL))
docs_run = importlib.util.module_from_spec(importlib.util.spec_from_loader("docs_run", LOADER))
LOADER.exec_module(docs_run)


def run(block, fence="console"):
    """The faults of a document with one block."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "bin").mkdir()
        greeter = root / "bin/greet"
        greeter.write_text("#!/bin/sh\necho hello $1\n")
        os.chmod(greeter, 0o755)
        (root / "page.md").write_text(f"Text.\n\n```{fence}\n{block}```\n\n$ not in a block\n")
        return docs_run.run_document(root / "page.md", root / "bin")


class DocsRunTest(unittest.TestCase):
    def test_what_happens_as_promised_is_fine(self):
        self.assertEqual(run("$ greet you\nhello you\n$ true\n"), (2, []))

    def test_another_output_is_found_with_both_texts(self):
        count, faults = run("$ greet you\nhello me\n")
        self.assertEqual(count, 1)
        self.assertIn("promised:\nhello me\nprinted:\nhello you", faults[0])
        self.assertIn("page.md:4", faults[0])

    def test_missing_output_is_found(self):
        self.assertEqual(len(run("$ true\nhello\n")[1]), 1)

    def test_output_nobody_promised_is_found(self):
        self.assertEqual(len(run("$ greet you\n")[1]), 1)

    def test_dots_stand_for_anything(self):
        self.assertEqual(run("$ greet you\nhel...\n")[1], [])
        self.assertEqual(run("$ printf 'a\\nb\\nc\\n'\na\n...\nc\n")[1], [])
        self.assertEqual(len(run("$ greet you\nbye...\n")[1]), 1)

    def test_other_signs_stand_for_themselves(self):
        self.assertEqual(len(run("$ echo ab\na.\n")[1]), 1)

    def test_the_exit_status_counts(self):
        self.assertEqual(run("$ exit 3  # exit 3\n")[1], [])
        self.assertEqual(len(run("$ exit 3\n")[1]), 1)
        self.assertEqual(len(run("$ true  # exit 3\n")[1]), 1)

    def test_commands_of_a_document_share_a_folder(self):
        self.assertEqual(run("$ echo 1 > kept\n$ cat kept\n1\n")[1], [])

    def test_after_a_fault_the_rest_is_not_run(self):
        self.assertEqual(len(run("$ false\n$ false\n")[1]), 1)

    def test_an_example_block_is_not_run(self):
        self.assertEqual(run("$ greet you\nbye\n", fence="console-example"), (0, []))

    def excerpt(self, source, block):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "a.h").write_text(source)
            (root / "page.md").write_text(f"```cpp from a.h\n{block}```\n\n```cpp\nfree();\n```\n")
            return docs_run.check_excerpts(root / "page.md", root)

    def test_an_excerpt_must_stand_in_its_file(self):
        source = "struct A {\n  int a;\n  int b;\n};\n"
        self.assertEqual(self.excerpt(source, "int a;\nint b;\n"), (1, []))
        self.assertIn("does not say", self.excerpt(source, "int b;\nint a;\n")[1][0])

    def test_an_excerpt_of_a_missing_file_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "page.md").write_text("```cpp from gone.h\nint a;\n```\n")
            self.assertIn("no gone.h", docs_run.check_excerpts(root / "page.md", root)[1][0])

    def paths(self, text):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "src/base").mkdir(parents=True)
            (root / "src/base/a.h").write_text("")
            (root / "page.md").write_text(text)
            return docs_run.check_paths(root / "page.md", root)

    def test_links_and_paths_that_are_there_are_fine(self):
        self.assertEqual(self.paths("[a](src/base/a.h#L1) `src/base/` `src/base/a.h` <https://x.org>"
                                    " [b](https://x.org) `src/<module>/errors.h`\n"), [])

    def test_links_and_paths_that_lead_nowhere_are_found(self):
        self.assertIn("leads nowhere", self.paths("![a](images/a.png)\n")[0])
        self.assertIn("there is no src/base/b.h", self.paths("see `src/base/b.h`\n")[0])


if __name__ == "__main__":
    unittest.main()
