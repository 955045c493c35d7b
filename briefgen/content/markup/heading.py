"""Headings: their levels in the page and their ids."""

import re
import unicodedata

from briefgen.content.document import Heading
from briefgen.fold import APOSTROPHES

_TOP = 2
"""The page's title is the heading of level 1."""

_DROPPED = dict.fromkeys(map(ord, APOSTROPHES))
_ASCII_DROPPED = tuple(filter(str.isascii, APOSTROPHES))
_RUN = re.compile(r"-+")
_NO_WORD = re.compile(r"[^a-z0-9]+")


class Headings:
    """Gives each heading of one body, in order, its level and a unique id."""

    def __init__(self) -> None:
        """Start with no heading above the first."""
        self._above: list[int] = []
        self._ids: dict[str, int] = {}

    def next(self, level: int, text: str) -> Heading:
        """Return the next heading; `level` is as written.

        The highest level used becomes 2, and none is skipped, however the levels were written.
        """
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        shown = min(len(self._above) + _TOP - 1, 6)
        return Heading(shown, self._unique(heading_id(text) or "section"), text)

    @property
    def ids(self) -> frozenset[str]:
        """The ids given so far."""
        return frozenset(self._ids)

    def _unique(self, wanted: str) -> str:
        found = wanted
        while found in self._ids:
            self._ids[wanted] += 1
            found = f"{wanted}-{self._ids[wanted]}"
        self._ids[found] = 1
        return found


def heading_id(text: str) -> str:
    """Return the id that a heading's text makes: letters of any script, digits and hyphens.

    It holds no "_", "." or ":", so ids with one of these never meet a heading's.
    """
    if text.isascii():
        for mark in _ASCII_DROPPED:
            text = text.replace(mark, "")
        return _NO_WORD.sub("-", text.lower()).strip("-")
    lower = unicodedata.normalize("NFC", text).translate(_DROPPED).replace("İ", "i").lower()
    kept = "".join(char if _is_word(char) else "-" for char in lower)
    return _RUN.sub("-", kept).strip("-")


def _is_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"
