"""The measures of docs/style.md, counted."""

import re

from . import cpp, edges, sizes

_PUBLIC = re.compile(
    r"^(?:template\s*<.*>\s*)?(?:(?:class|struct|enum class|enum)\s+(?:\[\[\w+\]\]\s+)?\w+[^;]*\{"
    r"|[\w:<>&*,\s\[\]]+?[\s&*]~?\w+\s*\()")


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0


def documented(tree):
    """(documented, all) declarations at namespace level in headers on top of modules.

    A declaration right below a documented one, without a blank line, shares its comment.
    """
    told, total = 0, 0
    for file in tree.headers.values():
        if "/internal/" in file.path:
            continue
        shared = False
        for number, line in enumerate(file.lines):
            before = file.lines[number - 1].strip() if number else ""
            if not line.strip():
                shared = False
            if line.startswith((" ", "#", "}", "/", "namespace", "using", "inline constexpr", "extern")):
                shared = shared or line.startswith("//")
                continue
            if _PUBLIC.match(line):
                total += 1
                shared = shared or before.startswith(("//", "template"))
                told += shared
    return told, total


def report(tree):
    product = [file for file in tree.cpp if not file.is_test]
    lengths = [f.length for file in product for f in cpp.functions(file.text)]
    files = [len(file.lines) for file in product]
    reaches = [item.value for item in edges.reach(tree)]
    copied = sum(len(lines) for lines, _ in sizes.copied_lines(tree).values())
    code = sum(1 for file in product + [f for f in tree.web if not f.is_test] for _ in sizes.code_lines(file))
    tests = sum(len(file.lines) for file in tree.cpp + tree.web if file.is_test)
    source = sum(len(file.lines) for file in tree.cpp + tree.web if not file.is_test)
    told, total = documented(tree)
    over = sum(length > sizes.FUNCTION_LINES_MAX for length in lengths)
    rows = [
        ("modules, declared edges", f"{len(tree.modules)}, {sum(len(m.deps) for m in tree.modules.values())}"),
        ("function p50 / p90 / p99 / longest", " / ".join(
            str(percentile(lengths, share)) for share in (0.5, 0.9, 0.99, 1))),
        (f"functions over {sizes.FUNCTION_LINES_MAX} lines", f"{over} of {len(lengths)}"),
        ("file median / p90 / longest", " / ".join(
            str(percentile(files, share)) for share in (0.5, 0.9, 1))),
        ("headers per source, median / p90", " / ".join(
            str(percentile(reaches, share)) for share in (0.5, 0.9))),
        ("copied lines", f"{100 * copied / max(code, 1):.1f} %"),
        ("documented public declarations", f"{100 * told / max(total, 1):.0f} % of {total}"),
        ("test to source lines", f"{tests / max(source, 1):.2f}"),
    ]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in rows)
