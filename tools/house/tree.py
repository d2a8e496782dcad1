"""The repository as the rules see it: files, modules and their declared edges."""

import dataclasses
import functools
import pathlib
import re

CPP_FOLDERS = ("src", "bench", "tests", "cmake")
WEB_FOLDERS = ("web/src", "web/e2e", "web/tools", "tests/journeys")
# Not written by hand, or not ours.
SKIPPED_PARTS = {"node_modules", "dist", "build", ".git", "__pycache__", "corpus",
                 "merkle-vectors"}
GENERATED = {"web/src/api/schema.ts"}
TEXT_SUFFIXES = {
    "", ".cc", ".h", ".S", ".cmake", ".md", ".txt", ".py", ".sh", ".mjs", ".js", ".ts", ".tsx", ".css",
    ".html", ".json", ".yaml", ".yml", ".toml", ".service", ".sql", ".conf",
}


@dataclasses.dataclass(frozen=True)
class Finding:
    """One broken rule at one place."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message} [{self.rule}]"


@dataclasses.dataclass(frozen=True)
class Measured:
    """A number that must not exceed `limit`, unless the baseline still allows it `key` by `key`."""

    path: str
    line: int
    rule: str
    key: str
    value: int
    limit: int
    what: str


@dataclasses.dataclass
class Module:
    name: str
    deps: list


class File:
    """One text file, read when asked."""

    def __init__(self, root, path):
        self.path = path
        self._file = root / path

    @functools.cached_property
    def text(self):
        return self._file.read_text(encoding="utf-8")

    @functools.cached_property
    def lines(self):
        return self.text.splitlines()

    @property
    def name(self):
        return self.path.rsplit("/", 1)[-1]

    @property
    def suffix(self):
        return pathlib.PurePosixPath(self.path).suffix

    @property
    def module(self):
        """The module of a file under src/, else nothing."""
        parts = self.path.split("/")
        return parts[1] if parts[0] == "src" and len(parts) > 2 else None

    @property
    def is_test(self):
        return (bool(re.search(r"(_test|_fuzz|_bench)\.(cc|h)$|/test_\w+\.h$|\.(test|e2e)\.(tsx?|mjs)$", self.path))
                or self.path.startswith(("tests/", "bench/", "web/e2e/", "web/src/test")))


class Tree:
    """All files of a repository that people write."""

    def __init__(self, root):
        self.root = pathlib.Path(root)

    def _walk(self, folder):
        base = self.root / folder
        for file in sorted(base.rglob("*")) if base.is_dir() else []:
            relative = file.relative_to(self.root)
            if not SKIPPED_PARTS.intersection(relative.parts) and file.is_file():
                yield relative.as_posix()

    @functools.cached_property
    def cpp(self):
        return [File(self.root, path) for folder in CPP_FOLDERS for path in self._walk(folder)
                if path.endswith((".cc", ".h"))]

    @functools.cached_property
    def web(self):
        return [File(self.root, path) for folder in WEB_FOLDERS for path in self._walk(folder)
                if path.endswith((".ts", ".tsx", ".mjs", ".js")) and path not in GENERATED]

    @functools.cached_property
    def texts(self):
        """Every text file, documents and scripts included."""
        return [File(self.root, path) for path in self._walk(".")
                if pathlib.PurePosixPath(path).suffix in TEXT_SUFFIXES and self._is_text(path)]

    def _is_text(self, path):
        try:
            return "\0" not in (self.root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return False

    @functools.cached_property
    def headers(self):
        """Headers by the name they are included with."""
        return {file.path.removeprefix("src/"): file for file in self.cpp
                if file.path.startswith("src/") and file.path.endswith(".h")}

    @functools.cached_property
    def modules(self):
        """src/CMakeLists.txt: module name → declaration, in its order."""
        listing = self.root / "src/CMakeLists.txt"
        text = re.sub(r"#.*", "", listing.read_text(encoding="utf-8"))
        modules = {}
        for name, rest in re.findall(r"huanxin_module\(\s*(\w+)([^)]*)\)", text):
            deps, taking = [], False
            for word in rest.split():
                if word in ("DEPS", "LIBS", "PRIVATE"):
                    taking = word == "DEPS"
                elif taking:
                    deps.append(word)
            modules[name] = Module(name, deps)
        return modules
