"""Texts as the audit compares them: words without case, accents, marks and ways of writing."""

import re
from collections.abc import Iterable, Iterator

from briefgen.fold import fold

_PARTS = bytes(
    code | 32
    if 65 <= code <= 90
    else code
    if 48 <= code <= 57 or 97 <= code <= 122 or code >= 128
    else 32
    for code in range(256)
)
"""All of ASCII that is no letter and no digit parts words; other letters are looked at later."""

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f]+"
)
"""Letters of scripts that put no space between words."""


class Words:
    """Parts texts into words; it remembers what words in other letters than ASCII are like."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: dict[str, str] = {}

    def sequence(self, text: str) -> list[str]:
        """Return all words of a text, in order."""
        data = text.encode("utf-8", "replace").translate(_PARTS)
        words = data.decode("utf-8", "replace").split()
        if data.isascii():
            return words
        known = self._known
        for word in set(words).difference(known):
            known[word] = word if word.isascii() else " ".join(_words_in(word))
        return " ".join([known[word] for word in words]).split()


def _words_in(written: str) -> Iterator[str]:
    for word in _WORD.findall(fold(written)):
        yield from _parted(word)


def _parted(word: str) -> Iterable[str]:
    """Take apart what is written without spaces, into each two letters that follow each other."""
    place = 0
    for run in _UNSPACED.finditer(word):
        if run.start() > place:
            yield word[place : run.start()]
        letters = run[0]
        yield from (letters[at : at + 2] for at in range(max(1, len(letters) - 1)))
        place = run.end()
    if place < len(word):
        yield word[place:]


def weight(words: Iterable[str]) -> int:
    """Return by how much words can be known: digits count nothing, letters beyond ASCII twice."""
    return sum((1 if char.isascii() else 2) for word in words for char in word if char.isalpha())
