"""Where the keys and values of a TOML text stand."""

import re
import tomllib

from msgspec import Struct

from briefgen.problem import Span

_Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_PLAIN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\d{4}-\d\d-\d\d \d\d:[0-9:.+Z-]+"
    r"|[^\s,\]}#]+",
    re.DOTALL,
)


class Twice(Struct, frozen=True):
    """A key that is there two times: where it stands now, and where it stood first."""

    key: str
    span: Span
    first: Span


class Places:
    """Spans of keys and of values by path, such as `("feeds", "items")` or `("links", 0)`."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        self.keys: dict[_Path, Span] = {}
        self.values: dict[_Path, Span] = {}
        self.twice: Twice | None = None

    def value(self, path: _Path, otherwise: Span) -> Span:
        """Return where a value stands; a table that has no place of its own is at its key."""
        return self.values.get(path, otherwise)


def span_at(text: str, start: int, end: int | None = None) -> Span:
    """Return the span of a stretch of a text; of several lines, the first."""
    column = start - text.rfind("\n", 0, start)
    line = text.count("\n", 0, start) + 1
    if end is None:
        return Span(line, column)
    newline = text.find("\n", start, end)
    return Span(line, column, max(1, (end if newline < 0 else newline) - start))


def toml_places(text: str) -> Places:
    """Find the places in a text that is TOML, or TOML up to its end.

    The last key of the text, where it is there a second time, is kept as `twice`.
    """
    return _Finder(text).found()


class _Finder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.places = Places()
        self.counts: dict[_Path, int] = {}

    def found(self) -> Places:
        table: _Path = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self.places

    def _header(self) -> _Path:
        is_list = self.text.startswith("[[", self.at)
        self.at += 2 if is_list else 1
        path = self._key(())
        if is_list:
            number = self.counts.get(path, 0)
            self.counts[path] = number + 1
            path = (*path, number)
        self.at += 2 if is_list else 1
        return path

    def _pair(self, table: _Path) -> None:
        path = self._key(table)
        self.at += 1
        self._value(path)

    def _key(self, below: _Path) -> _Path:
        """Read a key, dotted or not, and the space around it; return its path."""
        path = below
        while True:
            self._skip(_SPACE)
            start = self.at
            self._skip(_KEY)
            key = _unquoted(self.text[start : self.at])
            span = span_at(self.text, start, self.at)
            path = (*path, key)
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                break
            self.places.keys.setdefault(path, span)
            self.at += 1
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
        first = self.places.keys.setdefault(path, span)
        self.places.twice = Twice(key, span, first) if first != span else None
        return path

    def _value(self, path: _Path) -> None:
        self._skip(_SPACE)
        start = self.at
        match self.text[self.at : self.at + 1]:
            case "[":
                self._array(path)
            case "{":
                self._inline_table(path)
            case _:
                self._skip(_PLAIN)
        self.places.values[path] = span_at(self.text, start, self.at)

    def _array(self, path: _Path) -> None:
        self.at += 1
        self._skip(_BLANK)
        number = 0
        while self.at < len(self.text) and self.text[self.at] != "]":
            self._value((*path, number))
            number += 1
            self._skip_comma()
        self.at += 1

    def _inline_table(self, path: _Path) -> None:
        self.at += 1
        self._skip(_BLANK)
        while self.at < len(self.text) and self.text[self.at] != "}":
            self._pair(path)
            self._skip_comma()
        self.at += 1

    def _skip_comma(self) -> None:
        self._skip(_BLANK)
        if self.text.startswith(",", self.at):
            self.at += 1
        self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()


def _unquoted(word: str) -> str:
    """Return what a key says; its quotation marks and codes are read as TOML reads them."""
    if word[:1] not in {'"', "'"}:
        return word
    (key,) = tomllib.loads(f"{word} = 0")
    return str(key)
