"""Rules about who includes whom."""

from . import cpp
from .tree import Finding, Measured

# Modules that only calculate: values in, values out.
PURE_MODULES = {"calendar", "geo", "ledger", "feel", "policy", "process", "living", "portfolio"}
IMPURE_HEADERS = {"base/clock.h", "fstream", "filesystem", "iostream", "thread", "mutex",
                  "condition_variable", "atomic"}
# Compiled in seconds each: they enter .cc files, behind a small header of ours.
HEAVY = ("boost/beast", "boost/asio", "sqlite3.h", "openssl/", "argon2.h")
REACH_MAX = 45


def _source_includes(file):
    return cpp.includes(cpp.blank(file.text, keep_strings=True))


def declared_edges(tree):
    """An include of another module needs the edge in src/CMakeLists.txt."""
    for file in tree.cpp:
        for line, name, quoted in _source_includes(file):
            if not quoted:
                continue
            yield from _edge(tree, file, line, name)


def _edge(tree, file, line, name):
    if name not in tree.headers:
        if not file.path.startswith("src/"):
            return  # a header beside a test
        yield Finding(file.path, line, "edges",
                      f'"{name}" is no header under src/; write module/header.h')
        return
    target = name.split("/")[0]
    if target == file.module:
        return
    if "/internal/" in name:
        yield Finding(file.path, line, "edges",
                      f'"{name}" is the inside of {target}; use its headers on top, or move what you '
                      "need there")
    if file.module is None:
        return
    declaration = tree.modules.get(file.module)
    if declaration is None:
        yield Finding(file.path, line, "edges",
                      f"{file.module} is not declared in src/CMakeLists.txt")
    elif target not in declaration.deps:
        yield Finding(file.path, line, "edges",
                      f"{file.module} includes {target} without naming it: add {target} to its DEPS in "
                      "src/CMakeLists.txt, or do without")


def own_header_first(tree):
    """X.cc includes X.h first: so X.h is known to stand alone."""
    for file in tree.cpp:
        if file.module is None or not file.path.endswith(".cc"):
            continue
        own = file.path.removeprefix("src/").removesuffix(".cc") + ".h"
        first = next(iter(_source_includes(file)), None)
        if own in tree.headers and first and first[1] != own:
            yield Finding(file.path, first[0], "own_header", f'include "{own}" first')


def light_headers(tree):
    """Heavy libraries stay out of headers."""
    for file in tree.headers.values():
        for line, name, _ in _source_includes(file):
            if name.startswith(HEAVY) and "/internal/" not in file.path:
                yield Finding(file.path, line, "heavy",
                              f"<{name}> in a header slows every reader of it; include it in the .cc and "
                              "hide it behind a declaration (or an internal/ header)")


def pure_modules(tree):
    """Calculating modules know no clock, thread, file or stream."""
    for file in tree.cpp:
        if file.module not in PURE_MODULES or file.is_test or file.name.endswith("_main.cc"):
            continue
        for line, name, _ in _source_includes(file):
            if name in IMPURE_HEADERS:
                yield Finding(file.path, line, "pure",
                              f"{file.module} only calculates; pass what {name} would give as a value")


def living_headers(tree):
    """A header that nobody includes is dead."""
    used = {name for file in tree.cpp for _, name, _ in _source_includes(file)}
    for name, file in tree.headers.items():
        if name not in used:
            yield Finding(file.path, 1, "dead", "no source includes this header; remove it")
        if "#pragma once" not in file.text:
            yield Finding(file.path, 1, "dead", "a header begins with #pragma once")


def reach(tree):
    """How many headers of this repository one source pulls in."""
    direct = {name: [n for _, n, _ in _source_includes(file) if n in tree.headers]
              for name, file in tree.headers.items()}
    for file in tree.cpp:
        if not file.path.endswith(".cc"):
            continue
        seen, waiting = set(), [n for _, n, _ in _source_includes(file) if n in tree.headers]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(direct[name])
        yield Measured(file.path, 1, "reach", file.path, len(seen), REACH_MAX,
                       "headers of this repository pulled in")


RULES = [declared_edges, own_header_first, light_headers, pure_modules, living_headers]
RATCHETS = [reach]
