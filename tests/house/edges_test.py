"""The build itself refuses what runs against the one direction of the modules."""

import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PROJECT = """cmake_minimum_required(VERSION 3.25)
project(sample LANGUAGES CXX)
include({source}/cmake/HuanxinModule.cmake)
add_subdirectory(src)
"""


def configure(modules, files=()):
    """Configures a small project with these module declarations; (status, what CMake said)."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "src").mkdir()
        (root / "CMakeLists.txt").write_text(PROJECT.format(source=SOURCE))
        (root / "src/CMakeLists.txt").write_text(modules)
        for path, text in dict(files).items():
            (root / "src" / path).parent.mkdir(parents=True, exist_ok=True)
            (root / "src" / path).write_text(text)
        done = subprocess.run(["cmake", "-G", "Ninja", "-S", root, "-B", root / "build"],
                              capture_output=True, text=True, check=False)
        # CMake breaks its messages into lines.
        return done.returncode, " ".join((done.stdout + done.stderr).split())


class EdgesTest(unittest.TestCase):
    FILES = {"base/a.cc": "int a() { return 1; }\n", "store/b.cc": "int b() { return 2; }\n"}

    def test_a_downward_edge_configures(self):
        status, said = configure("huanxin_module(base)\nhuanxin_module(store DEPS base)\n", self.FILES)
        self.assertEqual(status, 0, said)

    def test_an_upward_edge_stops_the_configuration(self):
        status, said = configure("huanxin_module(base DEPS store)\nhuanxin_module(store)\n", self.FILES)
        self.assertNotEqual(status, 0)
        self.assertIn("module base names store, which is not declared above it", said)

    def test_a_cycle_stops_the_configuration(self):
        status, said = configure("huanxin_module(base DEPS store)\nhuanxin_module(store DEPS base)\n",
                                 self.FILES)
        self.assertNotEqual(status, 0)
        self.assertIn("one direction only", said)

    def test_a_module_that_does_not_exist_stops_the_configuration(self):
        status, said = configure("huanxin_module(base DEPS nowhere)\n", self.FILES)
        self.assertNotEqual(status, 0)
        self.assertIn("module base names nowhere", said)

    def test_a_module_on_itself_stops_the_configuration(self):
        status, said = configure("huanxin_module(base DEPS base)\n", self.FILES)
        self.assertNotEqual(status, 0)
        self.assertIn("module base names base", said)

    def test_a_module_declared_twice_stops_the_configuration(self):
        status, said = configure("huanxin_module(base)\nhuanxin_module(base)\n", self.FILES)
        self.assertNotEqual(status, 0)


if __name__ == "__main__":
    unittest.main()
