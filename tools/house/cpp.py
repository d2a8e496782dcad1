"""A reader of C++ that is exact enough for counting: comments, strings, includes, functions."""

import bisect
import dataclasses
import re

_TOKEN = re.compile(
    r"""//[^\n]*
      | /\*.*?\*/
      | (?:u8|[uUL])?R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"
      | "(?:[^"\\\n]|\\.)*"
      | '(?:[^'\\\n]|\\.)+'
    """, re.S | re.X)
_DIGIT_MARK = re.compile(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])")


def blank(text, keep_strings=False):
    """The same text with comments (and strings) blanked; every line stays on its line."""
    def replace(match):
        token = match.group()
        if token[0] == "/" or not keep_strings:
            return re.sub(r"[^\n]", " ", token)
        return token
    return _TOKEN.sub(replace, _DIGIT_MARK.sub(" ", text))


def includes(text):
    """(line, name, quoted) of every #include."""
    pattern = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
    for match in pattern.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match.group(2), match.group(1) == '"'


@dataclasses.dataclass(frozen=True)
class Function:
    name: str
    line: int
    length: int


_SCOPE = re.compile(r"^(?:inline\s+)?(?:namespace|class|struct|union|enum|extern)\b")
_NAME = re.compile(r"(~?[A-Za-z_]\w*(?:::~?[A-Za-z_]\w*)*|operator\S*)\s*\(")


def _without_templates(head):
    """`template <...>` and attributes off the front, so that what is declared comes first."""
    head = re.sub(r"\[\[.*?\]\]", " ", head).strip()
    while head.startswith("template"):
        depth, end = 0, len(head)
        for i, c in enumerate(head):
            depth += (c == "<") - (c == ">")
            if c == ">" and depth == 0:
                end = i + 1
                break
        head = head[end:].strip()
    return head


def functions(text):
    """Every function with a body, from the line of its head to its closing brace."""
    clean = re.sub(r"^\s*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group()),
                   blank(text), flags=re.M)
    starts = [0] + [m.end() for m in re.finditer("\n", clean)]
    line_of = lambda position: bisect.bisect_right(starts, position)
    scopes, found, begin, brackets = [], [], 0, 0
    for match in re.finditer(r"[{};()]", clean):
        c, position = match.group(), match.start()
        if c in "()":
            brackets += 1 if c == "(" else -1
            continue
        if c == "{":
            kind = _kind_of(clean[begin:position], scopes, brackets)
            head = begin + len(clean[begin:position]) - len(clean[begin:position].lstrip())
            scopes.append((kind, head, clean[begin:position], brackets))
            brackets = 0
            if kind == "value":
                continue  # a constructor's `: x_{1}`: its head goes on
        elif c == "}" and scopes:
            kind, head, declared, brackets = scopes.pop()
            if kind == "function":
                name = _NAME.search(_without_templates(declared))
                first = line_of(head)
                found.append(Function(name.group(1) if name else "?", first,
                                      line_of(position) - first + 1))
            if kind == "value":
                continue
        if c == ";" and brackets:
            continue
        begin = position + 1
    return sorted(found, key=lambda function: function.line)


def _kind_of(head, scopes, brackets):
    if any(kind == "function" for kind, *_ in scopes):
        return "block"
    declared = _without_templates(head)
    if brackets or re.search(r"(=|\breturn)\s*$", declared) or not declared:
        return "value"
    if _SCOPE.match(declared) and "(" not in declared.split("final")[0].split(":")[0]:
        return "scope"
    # A constructor's `: member_{1}` opens a brace before its body does.
    if re.search(r"\)\s*(?:noexcept\s*)?:[^;]*[\w>]\s*$", declared):
        return "value"
    return "function" if "(" in declared else "value"
