"""Names that are a slip of the pen away from another, and tell it from a name of something else.

Words are compared one by one, so that no ordinary text is near a name by chance: those with digits,
and those of fewer than five letters, must be the same; the others begin with the same letter and
differ by one letter, or by two where they are long.
"""

from collections.abc import Mapping

from briefgen.address import Kind, Ref
from briefgen.catalog.names import Described
from briefgen.catalog.spellings import written_address
from briefgen.fold import fold
from briefgen.nearest import distance

_SHORT = 5
"""The fewest letters in which one may be wrong."""
_LONG = 9
"""The fewest letters in which two may be wrong."""

Words = tuple[str, ...]


class Slips:
    """The names of one kind, found by names that are nearly theirs."""

    def __init__(
        self, kind: Kind, written: Mapping[str, Ref], described: Mapping[Ref, Described]
    ) -> None:
        """Index the names, by all of each word that must be right."""
        self._by_frame: dict[Words, list[tuple[Words, str, Ref]]] = {}
        for spelling, ref in written.items():
            if ref.kind == kind:
                self._add(spelling, ref)
        for ref, each in described.items():
            if ref.kind == kind and each.path:
                self._add(written_address(ref), ref)

    def nearest(self, name: str) -> tuple[str, Ref] | None:
        """Return the name that was probably meant, as its file has it, and what bears it."""
        words = tuple(fold(name).split())
        found: list[tuple[int, str, Ref]] = []
        for others, spelling, ref in self._by_frame.get(_frame(words), ()):
            count = _slips(words, others)
            if count is not None:
                found.append((count, spelling, ref))
        return min(found)[1:] if found else None

    def _add(self, spelling: str, ref: Ref) -> None:
        words = tuple(fold(spelling).split())
        self._by_frame.setdefault(_frame(words), []).append((words, spelling, ref))


def _frame(words: Words) -> Words:
    return tuple(
        word if len(word) < _SHORT or _has_digit(word) else f"{word[0]}…" for word in words
    )


def _slips(words: Words, others: Words) -> int | None:
    """Count the wrong letters of words in the same frame, None where there are too many."""
    total = 0
    for word, other in zip(words, others, strict=True):
        if word == other:
            continue
        most = 2 if min(len(word), len(other)) >= _LONG else 1
        if abs(len(word) - len(other)) > most or (most == 1 and not _shares_an_end(word, other)):
            return None
        wrong = distance(word, other, most)
        if wrong > most:
            return None
        total += wrong
    return total if total <= 2 else None


def _shares_an_end(word: str, other: str) -> bool:
    """Tell words that one slip cannot part: it leaves two letters at the one end or the other."""
    return word[:2] == other[:2] or word[-2:] == other[-2:]


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)
