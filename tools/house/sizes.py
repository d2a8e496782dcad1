"""Rules about length and repetition."""

import re

from . import cpp
from .tree import Measured

FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 400
WINDOW = 8  # lines of code that, occurring twice, count as copied


def function_length(tree):
    for file in tree.cpp:
        for function in cpp.functions(file.text):
            yield Measured(file.path, function.line, "function_length",
                           f"{file.path}:{function.name}", function.length, FUNCTION_LINES_MAX,
                           f"lines in {function.name}()")


def file_length(tree):
    for file in tree.cpp + tree.web:
        yield Measured(file.path, 1, "file_length", file.path, len(file.lines), FILE_LINES_MAX, "lines")


def code_lines(file):
    """(line number, normalised code) without comments, blank lines, includes and lone brackets."""
    for number, line in enumerate(cpp.blank(file.text, keep_strings=True).splitlines(), 1):
        code = re.sub(r"\s+", " ", line).strip()
        if re.search(r"\w", code) and not code.startswith(("#include", "import ", "export {", "using ")):
            yield number, code


def copied_lines(tree):
    """file → (first copied line, copied lines, where else): lines in a window that occurs twice."""
    windows, codes = {}, {}
    for file in tree.cpp + tree.web:
        if file.is_test:
            continue
        codes[file.path] = list(code_lines(file))
        code = codes[file.path]
        for start in range(len(code) - WINDOW + 1):
            text = "\n".join(line for _, line in code[start:start + WINDOW])
            windows.setdefault(text, []).append((file.path, start))
    copied = {}
    for places in windows.values():
        for path, start in places if len(places) > 1 else []:
            other = next(place for place in places if place != (path, start))
            lines, _ = copied.setdefault(path, (set(), f"{other[0]}:{codes[other[0]][other[1]][0]}"))
            lines.update(number for number, _ in codes[path][start:start + WINDOW])
    return copied


def duplicates(tree):
    for path, (lines, other) in sorted(copied_lines(tree).items()):
        yield Measured(path, min(lines), "duplicates", path, len(lines), 0,
                       f"lines that also stand at {other}; give them one place")


RULES = []
RATCHETS = [function_length, file_length, duplicates]
