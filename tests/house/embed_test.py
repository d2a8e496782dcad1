"""tools/embed and tools/yaml-to-json refuse what would be wrong in the program."""

import json
import pathlib
import subprocess
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"


def run(tool, *arguments):
    return subprocess.run([TOOLS / tool, *map(str, arguments)], capture_output=True, text=True,
                          check=False)


class EmbedTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)
        (self.root / "web").mkdir()
        (self.root / "web/index.html").write_text("<p>" + "text " * 100)
        (self.root / "web/.hidden").write_text("x")
        (self.root / "web/README.md").write_text("x")

    def test_a_folder_is_listed_without_hidden_files_and_readmes(self):
        done = run("embed", "--list", "--out", self.root / "out", f"web={self.root}/web")
        self.assertEqual(done.stdout.split()[::2], ["web/index.html"])

    def test_the_same_input_gives_the_same_output(self):
        for out in ("one", "two"):
            self.assertEqual(run("embed", "--out", self.root / out, f"web={self.root}/web").returncode, 0)
        for name in ("embedded_table.cc", "0.gz"):
            self.assertEqual((self.root / "one" / name).read_bytes(),
                             (self.root / "two" / name).read_bytes())

    def test_two_sources_for_one_path_are_refused(self):
        done = run("embed", "--out", self.root / "out", f"web={self.root}/web",
                   f"web/index.html={self.root}/web/index.html")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("two sources for web/index.html", done.stderr)

    def test_a_missing_folder_is_refused(self):
        done = run("embed", "--out", self.root / "out", f"web={self.root}/nowhere")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("neither a file nor a folder", done.stderr)

    def convert(self, yaml):
        (self.root / "in.yaml").write_text(yaml)
        return run("yaml-to-json", self.root / "in.yaml", self.root / "out.json")

    def test_yaml_becomes_json_with_dates_as_text(self):
        self.assertEqual(self.convert("b: 2024-03-08\na: [1, 二]\n").returncode, 0)
        text = (self.root / "out.json").read_text()
        self.assertEqual(json.loads(text), {"b": "2024-03-08", "a": [1, "二"]})
        self.assertLess(text.index('"b"'), text.index('"a"'))

    def test_a_key_given_twice_is_refused(self):
        done = self.convert("paths:\n  /a: 1\n  /a: 2\n")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("'/a' stands here twice", done.stderr)

    def test_broken_yaml_is_refused_with_its_place(self):
        done = self.convert("a: [1,\nb: 2\n")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("line 3, column 1", done.stderr)


if __name__ == "__main__":
    unittest.main()
