"""TOML as a tree whose every value knows its place.

The standard library reads TOML but does not say where anything stands. So the text is read once by
it, for the values, and once by `toml_places`, for the places.
"""

import re
import tomllib
from datetime import date, time

from msgspec import Struct

from briefgen.problem import Span
from briefgen.toml_places import Places, span_at, toml_places
from briefgen.tree import Entry, Mapping, Node, Scalar, Sequence

_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate inline")
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{4000}")
_MOST = 10**18
_DEEPEST = 8

_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+"""
_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5})?'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5})?"
    rf"|(?P<deep>{_PART}(?:\.[ \t]*+{_PART}){{{_DEEPEST + 1}}})"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+|[\w-]++|[^\w\"'#-]++|.",
    re.DOTALL,
)
"""A stretch of TOML: a text, a comment, a word, signs; or a key that is too deep."""

_Path = tuple[str | int, ...]


class TomlMistake(Struct, frozen=True):
    """Why a text is not TOML, and where; `first` is where a key that is there twice stood first."""

    message: str
    span: Span
    key: str = ""
    first: Span | None = None


def toml_tree(text: str) -> Mapping | TomlMistake:
    """Turn TOML into a tree, or say what is wrong with it."""
    deep = _deep_key(text)
    if deep is not None:
        return TomlMistake(f"a key has more than {_DEEPEST} dots", deep)
    try:
        values = tomllib.loads(text)
        places = toml_places(text)
        return _table(values, (), places, Span(1))
    except tomllib.TOMLDecodeError as mistake:
        return _explained(str(mistake), text)
    except RecursionError:
        return TomlMistake("lists are nested too deep", Span(1))
    except ValueError:
        # The only other complaint of tomllib: a number with thousands of digits.
        long = _LONG_NUMBER.search(text)
        return TomlMistake("a number is too long", span_at(text, long.start() if long else 0))


def _deep_key(text: str) -> Span | None:
    """Return where a key has so many dots that tomllib would take its time squared over it."""
    for found in _PIECE.finditer(text):
        if found["deep"]:
            return span_at(text, found.start(), found.end())
    return None


def _table(values: dict[str, object], path: _Path, places: Places, span: Span) -> Mapping:
    entries = (_entry(key, value, (*path, key), places) for key, value in values.items())
    return Mapping(tuple(entries), span)


def _node(value: object, path: _Path, places: Places, span: Span) -> Node:
    match value:
        case dict():
            return _table(value, path, places, span)
        case list():
            inner = ((each, (*path, number)) for number, each in enumerate(value))
            nodes = (_node(each, at, places, places.value(at, span)) for each, at in inner)
            return Sequence(tuple(nodes), span)
        case _:
            return _scalar(value, span)


def _entry(key: str, value: object, path: _Path, places: Places) -> Entry:
    key_span = places.keys[path]
    return Entry(key, key_span, _node(value, path, places, places.value(path, key_span)))


def _scalar(value: object, span: Span) -> Scalar:
    match value:
        case bool():
            return Scalar(str(value).lower(), span, "boolean")
        case int():
            return Scalar(str(value) if abs(value) < _MOST else hex(value), span, "number")
        case float():
            return Scalar(repr(value), span, "number")
        case date() | time():
            return Scalar(value.isoformat(), span, "date")
        case _:
            return Scalar(str(value), span, "text")


def _explained(message: str, text: str) -> TomlMistake:
    """Take the place out of the message; of a key that is there twice, find both places."""
    found = _POSITION.search(message)
    words = _POSITION.sub("", message)
    if found is None or found[1] is None:
        end = len(text.rstrip())
    else:
        lines = text.split("\n")[: int(found[1])]
        end = sum(len(line) + 1 for line in lines[:-1]) + int(found[2]) - 1
    if words.startswith(_TWICE):
        twice = toml_places(text[:end]).twice
        if twice is not None:
            return TomlMistake(words, twice.span, twice.key, twice.first)
    return TomlMistake(words, span_at(text, end))
