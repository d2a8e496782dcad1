"""The catalogue of errors, read from the ErrorSpec declarations in src/*/errors.h."""

import dataclasses
import re

from . import cpp

_SPEC = re.compile(r'ErrorSpec\s+(k\w+)\s*\{((?:[^"{}]|"(?:[^"\\]|\\.)*")*)\}\s*;')


@dataclasses.dataclass(frozen=True)
class Spec:
    path: str
    line: int
    name: str
    kind: str
    code: str
    zh: str
    en: str


def _unquoted(token):
    return token[1:-1].replace('\\"', '"').replace("\\\\", "\\")


def _fields(body):
    """The members of a braced list; neighbouring strings are one, as for the compiler."""
    fields, current = [], ""
    for match in re.finditer(r'"(?:[^"\\]|\\.)*"|,|[^\s",]+', body):
        token = match.group()
        if token == ",":
            fields.append(current)
            current = ""
        else:
            current += _unquoted(token) if token[0] == '"' else token
    return fields + ([current] if current else [])


def specs(tree):
    """Every declaration, sorted by code."""
    found = []
    for file in tree.cpp:
        if file.is_test or "ErrorSpec" not in file.text:
            continue
        text = cpp.blank(file.text, keep_strings=True)
        for match in _SPEC.finditer(text):
            fields = _fields(match.group(2))
            if len(fields) != 4:
                raise SystemExit(f"{file.path}: {match.group(1)} must have kind, code, zh and en")
            kind, code, zh, en = fields
            line = text.count("\n", 0, match.start()) + 1
            found.append(Spec(file.path, line, match.group(1), kind.rsplit("::", 1)[-1], code, zh, en))
    return sorted(found, key=lambda spec: spec.code)
