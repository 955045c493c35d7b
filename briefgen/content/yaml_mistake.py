"""What a YAML parser's complaint means to a writer."""

import json
import re

import yaml
from msgspec import Struct
from msgspec.structs import replace

_QUOTE = "put the value in quotation marks"

_FIELD = re.compile(r"(?P<key>\s*(?:- +)?[\w-]+:\s+)(?P<value>\S.*?)\s*")


class Explained(Struct, frozen=True):
    """A complaint in plain words; line and column count from 0, in the front matter."""

    message: str
    line: int = 0
    column: int = 0
    length: int = 1
    advice: str = ""


class _Position(Struct, frozen=True):
    """A line and a column of the front matter, counted from 0."""

    line: int
    column: int


def explained(mistake: yaml.YAMLError, lines: list[str]) -> Explained:
    """Say in plain words what the parser stumbled over, and where."""
    if not isinstance(mistake, yaml.MarkedYAMLError) or mistake.problem_mark is None:
        return Explained("front matter is not YAML that can be read")
    problem = str(mistake.problem)
    at = _Position(mistake.problem_mark.line, mistake.problem_mark.column)
    context = mistake.context_mark
    begin = at if context is None else _Position(context.line, context.column)
    if "mapping values are not allowed" in problem:
        return _colon_in_value(at, lines)
    if "cannot start any token" in problem or "tab character" in problem:
        return _bad_character(at, lines)
    return _unfinished(problem, begin) or _other(problem, at, lines)


def _unfinished(problem: str, begin: _Position) -> Explained | None:
    """Explain what was begun and not ended: the place is where it began."""
    if "unexpected end of stream" in problem:
        return _at(begin, "a quotation mark is opened here and never closed", "close it")
    if "expected ',' or" in problem:
        bracket = problem[-2:-1]
        return _at(begin, f'this list is not closed: a "{bracket}" is missing', f'add "{bracket}"')
    if "expected ':'" in problem:
        return _at(begin, "this line has no colon", "write a field as a name, a colon, a value")
    return None


def _at(where: _Position, message: str, advice: str = "", length: int = 1) -> Explained:
    return Explained(message, where.line, where.column, length, advice)


def _colon_in_value(at: _Position, lines: list[str]) -> Explained:
    """Explain `title: Foo: bar`, and a field that is further in than the one above it."""
    line = _text(lines, at.line)
    field = _FIELD.fullmatch(line)
    if field is None or field.end("key") > at.column:
        message = "this field does not line up with the one above it"
        column = len(line) - len(line.lstrip())
        advice = "begin it in the column of its neighbours, and see that the line above is whole"
        length = max(1, at.column - column)
        return Explained(message, at.line, column, length, advice)
    quoted = json.dumps(field["value"], ensure_ascii=False)
    message = "a colon and a space within a value that is not in quotation marks"
    return _at(at, message, f"write {field['key'].strip()} {quoted}")


def _bad_character(at: _Position, lines: list[str]) -> Explained:
    char = _text(lines, at.line)[at.column : at.column + 1]
    if char == "\t":
        return _at(at, "a tab stands where only spaces may set in a line", "use spaces")
    field = _FIELD.fullmatch(_text(lines, at.line))
    advice = _QUOTE
    if field is not None:
        quoted = json.dumps(field["value"], ensure_ascii=False)
        advice = f"write {field['key'].strip()} {quoted}"
    return _at(at, f'a value without quotation marks cannot begin with "{char}"', advice)


_OTHERS = {
    "did not find expected key": (
        "something is left over here",
        "put a value that holds quotation marks or brackets in quotation marks as a whole",
    ),
    "'-' indicator": (
        "a field stands among the entries of a list",
        "set it in further to make it part of an entry, or begin it with a hyphen",
    ),
    "block sequence entries": (
        "a list with hyphens cannot begin behind the name of its field",
        "begin it on a line of its own",
    ),
    "mapping keys are not allowed": ('a value cannot begin with "? "', _QUOTE),
    "expected node content": ("a value is missing, or begins with a bracket or a comma", _QUOTE),
    "unknown escape": (
        "a backslash in double quotation marks begins a code that YAML does not know",
        "write it twice, or use single quotation marks",
    ),
    "escape code": ("this code does not stand for a character", "write the character itself"),
}


def _other(problem: str, at: _Position, lines: list[str]) -> Explained:
    for words, (message, advice) in _OTHERS.items():
        if words in problem:
            found = _at(at, message, advice)
            break
    else:
        found = _at(at, f"front matter is not YAML that can be read: {problem}", _QUOTE)
    if found.line < len(lines):
        return found
    # The parser noticed at the end of the text; the last line is where to look.
    return replace(found, line=len(lines) - 1, column=0)


def _text(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""
