"""Rules about the catalogue of errors."""

import re

from . import catalogue
from .tree import Finding

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _faults(spec):
    if not re.fullmatch(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*", spec.code):
        yield "a code reads module.what_is_wrong"
    if not _CHINESE.search(spec.zh):
        yield "the Chinese sentence has no Chinese"
    if not spec.zh.rstrip().endswith(("。", "！", "？", "{0}", "{1}", "}")):
        yield "the Chinese sentence does not end"
    if _CHINESE.search(spec.en) or not re.search(r"[a-zA-Z]{2}", spec.en):
        yield "the English sentence is not English"
    if not spec.en.rstrip().endswith((".", "!", "?", "}")):
        yield "the English sentence does not end"
    # A sentence may have places of its own: a state has a name in each language.
    places = {int(digit) for digit in re.findall(r"\{(\d)\}", spec.zh + spec.en)}
    if places != set(range(len(places))):
        yield "the places of the two sentences leave out a number"


def sound_errors(tree):
    """Every error has a code of its own, of its module, and a whole sentence in both languages."""
    first = {}
    for spec in catalogue.specs(tree):
        for fault in _faults(spec):
            yield Finding(spec.path, spec.line, "errors", f"{spec.code}: {fault}")
        module = spec.path.split("/")[1]
        if spec.code.split(".")[0] != module:
            yield Finding(spec.path, spec.line, "errors",
                          f"{spec.code}: a code of {module} begins with {module}.")
        if spec.code in first:
            yield Finding(spec.path, spec.line, "errors",
                          f"{spec.code} also stands at {first[spec.code].path}:{first[spec.code].line}")
        first.setdefault(spec.code, spec)


def raised_errors(tree):
    """An error that nobody raises is dead."""
    declared = catalogue.specs(tree)
    text = "\n".join(file.text for file in tree.cpp if not file.is_test)
    words = {}
    for word in re.findall(r"\bk[A-Z]\w*", text):
        words[word] = words.get(word, 0) + 1
    for spec in declared:
        if words.get(spec.name, 0) < 2:
            yield Finding(spec.path, spec.line, "errors", f"{spec.code}: nothing raises it; remove it")


RULES = [sound_errors, raised_errors]
RATCHETS = []
