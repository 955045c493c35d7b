"""What a YAML parser's complaint means to a writer."""

import re

import yaml
from msgspec import Struct
from msgspec.structs import replace

from briefgen.content.yaml_cure import cured, quoted, slipped_field

_QUOTE = "put the value in quotation marks"

_FIELD = re.compile(r"(?P<key>\s*(?:- +)?[\w-]+:\s+)(?P<value>\S.*?)\s*")
_HYPHEN = re.compile(r"\s*(?P<hyphen>-)(?P<entry>[^\W\d].*)")
_ENTRY = re.compile(r"\s*(?P<hyphen>-)\s+\S.*")


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
        return _colon_without_space(at, lines) or _colon_in_value(at, lines)
    if "cannot start any token" in problem or "tab character" in problem:
        return _bad_character(at, lines)
    if str(mistake.context).endswith(("an alias", "an anchor", "a tag")):
        return _bad_character(begin, lines)
    if "did not find expected key" in problem:
        slip = entry_slip(at.line, lines)
        return slip if slip and slip.column == at.column else _other(problem, at, lines)
    return _unfinished(problem, begin, lines) or _other(problem, at, lines)


def entry_slip(number: int, lines: list[str]) -> Explained | None:
    """Explain a line that was meant as an entry of a list: `-Peace`, or `- Peace` out of line."""
    line = _text(lines, number).rstrip()
    glued = _HYPHEN.fullmatch(line)
    if glued is not None:
        message = "a space is missing after the hyphen"
        return Explained(message, number, glued.start("hyphen"), 1, f"write - {glued['entry']}")
    entry = _ENTRY.fullmatch(line)
    if entry is None:
        return None
    message = "this entry does not line up with a list above it"
    advice = "put its hyphen right below the others; a text that holds it, in quotation marks"
    return Explained(message, number, entry.start("hyphen"), 1, advice)


def field_slip(number: int, lines: list[str]) -> Explained | None:
    """Explain a line such as `title:Doha`."""
    slip = slipped_field(_text(lines, number))
    if slip is None:
        return None
    message = f'a space is missing after the colon of "{slip.key}"'
    return Explained(message, number, slip.column, slip.length, slip.cure)


def _colon_without_space(at: _Position, lines: list[str]) -> Explained | None:
    """Explain `title:Doha` with a field below it, which the parser takes for one text."""
    number = at.line
    while number and slipped_field(_text(lines, number - 1)):
        number -= 1
    return None if number == at.line else field_slip(number, lines)


def _unfinished(problem: str, begin: _Position, lines: list[str]) -> Explained | None:
    """Explain what was begun and not ended: the place is where it began."""
    if "unexpected end of stream" in problem:
        return _at(begin, "a quotation mark is opened here and never closed", "close it")
    if "expected ',' or" in problem:
        bracket = problem[-2:-1]
        return _at(begin, f'this list is not closed: a "{bracket}" is missing', f'add "{bracket}"')
    if "expected ':'" in problem:
        slip = field_slip(begin.line, lines) or entry_slip(begin.line, lines)
        return slip or _at(
            begin, "this line has no colon", "write a field as a name, a colon, a value"
        )
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
    message = "a colon and a space within a value that is not in quotation marks"
    cure = cured(line) or f"{field['key'].strip()} {quoted(field['value'])}"
    return _at(at, message, f"write {cure}")


def _bad_character(at: _Position, lines: list[str]) -> Explained:
    char = _text(lines, at.line)[at.column : at.column + 1]
    if char == "\t":
        return _at(at, "a tab stands where only spaces may set in a line", "use spaces")
    cure = cured(_text(lines, at.line))
    advice = f"write {cure}" if cure else _QUOTE
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
