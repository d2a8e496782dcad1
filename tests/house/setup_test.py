"""tools/setup does nothing where nothing is missing, and says so."""

import pathlib
import subprocess
import unittest

SETUP = pathlib.Path(__file__).resolve().parents[2] / "tools/setup"


def setup(group):
    return subprocess.run([SETUP, group], capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL)


class SetupTest(unittest.TestCase):
    def test_a_second_run_does_nothing_and_says_so(self):
        done = setup("build")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, "setup: everything for 'build' is here\n")

    def test_an_unknown_group_is_refused_with_the_known_ones(self):
        done = setup("everything")
        self.assertEqual(done.returncode, 1)
        self.assertIn("there are build, test, check, bench and package", done.stderr)


if __name__ == "__main__":
    unittest.main()
