"""Rules about single lines: calls with a better replacement, unfinished work, suppressions."""

import dataclasses
import re

from . import cpp
from .tree import Finding


@dataclasses.dataclass(frozen=True)
class Ban:
    pattern: str
    instead: str
    allowed: tuple = ()  # paths where it is the right thing
    in_tests: bool = True  # whether tests must obey


CPP_BANS = [
    Ban(r"\bstd::rand\b|\bsrand\s*\(|\brandom_device\b|\bmt19937", "base/clock.h: Random"),
    Ban(r"\btime\s*\(\s*(nullptr|NULL|0)\s*\)|\bgettimeofday\b|\b(local|gm)time(_r)?\s*\(",
        "base/clock.h: Clock, and base/date.h"),
    Ban(r"\bsystem_clock::now\b", "base/clock.h: Clock", ("src/base/clock.cc",), in_tests=False),
    Ban(r"\b(std::)?(strtou?ll?|strtol|strtod|ato[ifl]l?|stoi|stol|stoll|stoul|stoull|stod|stof)\s*\(",
        "std::from_chars, which refuses what it does not read"),
    Ban(r"\bstd::regex\b", "a small parser, or RE2: std::regex recurses on its input"),
    Ban(r"(?<![\w:])(std::)?(sprintf|vsprintf|strcpy|strcat|gets|sscanf|scanf)\s*\(",
        "std::string, std::format-like appending or snprintf"),
    Ban(r"(?<![\w:])(std::)?(printf|fprintf|puts)\s*\(", "a std::ostream handed in"),
    Ban(r"\busing\s+namespace\s+(?!std::(chrono_)?(literals|string_view_literals|chrono_literals))\w",
        "the name in full, or one using declaration", in_tests=False),
    Ban(r"^(?!.*unique_ptr<)\s*\S.*\bnew\s+\w[\w:<>]*\s*[({\[]|\bdelete\s+\w|\bdelete\s*\[\]|\bmalloc\s*\(|(?<!_)\bfree\s*\(",
        "a value, std::vector or std::make_unique"),
    Ban(r"\bassert\s*\(", "base/check.h: HX_CHECK, which also holds in the release"),
    Ban(r"\bconst_cast\b|\bstd::bind\b|\bvolatile\b", "a type that says what is meant"),
    Ban(r"\bcatch\s*\(\s*\.\.\.\s*\)",
        "the exceptions by name; Bug is caught at requests, commands and jobs only",
        ("src/store/", "src/api/", "src/cli/", "src/app/")),
    Ban(r"\.detach\s*\(\s*\)", "std::jthread, joined by its owner"),
    Ban(r"(?i)\bSELECT\s+\*", "the columns by name: a new column must not change an old query",
        in_tests=False),
]
# Decisions iterate in an order that everybody can repeat.
DECIDING_MODULES = ("src/calendar/", "src/ledger/", "src/targets/", "src/projects/", "src/policy/",
                    "src/process/")
UNORDERED = Ban(r"\bstd::unordered_(map|set)\b",
                "std::map, std::set or a sorted vector: what decides iterates in a fixed order")

WEB_BANS = [
    Ban(r":\s*any\b|\bas\s+any\b|<any>", "unknown and a check, or the generated type"),
    Ban(r"@ts-ignore|@ts-nocheck", "a type that says what is meant"),
    Ban(r"\bdangerouslySetInnerHTML\b|\.innerHTML\s*=", "React elements: text stays text",
        in_tests=False),
    Ban(r"\beval\s*\(|\bnew\s+Function\s*\(", "plain code; the content policy forbids it anyway"),
    Ban(r"\bconsole\.(log|debug)\s*\(", "nothing: the reader's console is theirs",
        ("web/tools/",), in_tests=False),
    Ban(r"\blocalStorage\b", "the address (filters) or web/src/lib (one place for preferences)",
        ("web/src/lib/", "web/src/app/", "web/src/i18n/"), in_tests=False),
]

# Split so that this file does not find itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK|WI" r"P)\b")
MACHINE_PATH = re.compile(r"(?<![\w./~-])/(home/\w|Users/\w|root/\w|wo" r"rk/(main|shared)\b)")
SUPPRESSION = re.compile(r"\b(NOLINT\w*|eslint-disable[\w-]*|@ts-expect-error)(.*)")
MERGE_MARK = re.compile(r"^(<<<<<<<|>>>>>>>|=======$)")


def _matches(files, bans):
    for file in files:
        code = cpp.blank(file.text).splitlines()
        raw = cpp.blank(file.text, keep_strings=True).splitlines()
        for ban in bans:
            if file.path.startswith(ban.allowed) if ban.allowed else False:
                continue
            if file.is_test and not ban.in_tests:
                continue
            # A query stands in a string; everything else is code.
            lines = raw if "SELECT" in ban.pattern else code
            for number, line in enumerate(lines, 1):
                match = re.search(ban.pattern, line)
                if match:
                    yield Finding(file.path, number, "banned",
                                  f"{match.group().strip()}: use {ban.instead}")


def banned_calls(tree):
    yield from _matches(tree.cpp, CPP_BANS)
    yield from _matches(tree.web, WEB_BANS)
    deciding = [file for file in tree.cpp
                if file.path.startswith(DECIDING_MODULES) and not file.is_test]
    yield from _matches(deciding, [UNORDERED])


def unfinished_work(tree):
    """What is not finished is not merged; no path of one person's machine."""
    for file in tree.texts:
        if file.name in ("package-lock.json", "LICENSE"):
            continue
        for number, line in enumerate(file.lines, 1):
            if UNFINISHED.search(line):
                yield Finding(file.path, number, "unfinished",
                              "finish it, or write it down where work is planned")
            if MACHINE_PATH.search(line):
                yield Finding(file.path, number, "machine_path", "a path that only one machine has")
            if MERGE_MARK.match(line) and not file.path.endswith(".md"):
                yield Finding(file.path, number, "unfinished", "the mark of an unfinished merge")


def reasoned_suppressions(tree):
    """A silenced check says why."""
    for file in tree.cpp + tree.web:
        for number, line in enumerate(file.lines, 1):
            match = SUPPRESSION.search(line)
            if match and "NOLINTEND" not in line and not re.search(r"(:|--)\s*\w+(\W+\w+)+", match.group(2)):
                yield Finding(file.path, number, "suppression",
                              f"{match.group(1)} without a reason: write `{match.group(1)}(check): why`")


def locked_without_addresses(tree):
    """The lock file names versions and hashes, not where one machine fetched them."""
    for file in tree.texts:
        if file.name == "package-lock.json":
            for number, line in enumerate(file.lines, 1):
                if '"resolved":' in line:
                    yield Finding(file.path, number, "lock_file",
                                  "an address in the lock file; npm config omit-lockfile-registry-resolved")
                    break


RULES = [banned_calls, unfinished_work, reasoned_suppressions, locked_without_addresses]
RATCHETS = []
