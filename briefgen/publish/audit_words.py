"""Finding the tokens of withheld documents in outputs.

A site says the same in many places, so every line is looked at once: as it stands, with its
escapes undone, and without its tags. So an output is named where a line is first seen.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from briefgen.fold import fold
from briefgen.publish.audit_letters import Words
from briefgen.publish.audit_plain import plain
from briefgen.publish.audit_search import Search
from briefgen.publish.audit_tokens import Token

_TAG = re.compile(r"(<[a-zA-Z/!?][^<>]*>)")
_CUT = "\0"
"""Stands where a tag was."""

_WITHIN = re.compile(r"\0(?<=\w\0)\0*(?=\w)")
"""Tags within a word."""

Line = TypeVar("Line", str, bytes)


class Unseen:
    """Tells which lines are new; of those it was shown it keeps only hashes."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._seen: set[int] = set()

    def of(self, lines: Sequence[Line]) -> list[Line]:
        """Return the lines that were never shown before, in order."""
        keys = list(map(hash, lines))
        new = set(keys) - self._seen
        if not new:
            return []
        self._seen |= new
        return [line for key, line in zip(keys, lines, strict=True) if key in new]


class Sight(NamedTuple):
    """A text without its tags, line by line, and its tags."""

    lines: list[str]
    tags: list[str]

    def sequences(self, words: Words) -> Iterator[list[str]]:
        """Give the words: with gaps where tags were, without these gaps, and those of the tags."""
        text = "\n".join(self.lines)
        yield words.sequence(text)
        whole, count = _WITHIN.subn("", text)
        if count:
            pairs = zip(whole.split("\n"), self.lines, strict=True)
            yield words.sequence("\n".join(line for line, before in pairs if line != before))
        if self.tags:
            yield words.sequence("\n".join(self.tags))


class Hit(NamedTuple):
    """A token that was found, and whether with its own signs and no tags between its words."""

    token: Token
    is_exact: bool


class Watch:
    """Looks for what would give withheld documents away."""

    def __init__(self, tokens: Iterable[Token], words: Words) -> None:
        """Take what to look for."""
        self._words = words
        self._tokens = tuple(dict.fromkeys(tokens))
        self.narrow(self._tokens)
        self._public: set[str] = set()
        self._said: set[str] = set()
        self._lines, self._texts, self._tags = Unseen(), Unseen(), Unseen()

    def learn(self, text: str) -> frozenset[str]:
        """Take a text that is public: what it says may be said. Return the words of its tokens."""
        said: set[str] = set()
        for sequence in sight(plain(text).split("\n")).sequences(self._words):
            self._public.update(sequence)
            said.update(each.words for each in self._search.among(sequence))
        self._said |= said
        return frozenset(said)

    def narrow(self, tokens: Iterable[Token]) -> None:
        """Learn of these only; what several documents say is one matter."""
        self._search = Search({each.words: each for each in tokens}.values())

    def begin(self) -> None:
        """Look for all that was not learned to be public."""
        self._search = Search(each for each in self._tokens if each.words not in self._said)

    def found(self, lines: list[bytes]) -> Iterator[Hit]:
        """Give the tokens in some lines of an output; lines that were seen before are passed."""
        text = plain(b"\n".join(lines).decode("utf-8", errors="replace"))
        seen = sight(self._lines.of(text.split("\n")))
        new = Sight(self._texts.of(seen.lines), self._tags.of(seen.tags))
        folded: list[str] | None = None
        for sequence in new.sequences(self._words):
            for token in self._search.among(sequence):
                if token.written:
                    folded = _folded(new) if folded is None else folded
                yield Hit(token, any(_stands_in(line, token.written) for line in folded or ()))

    def tells(self, hit: Hit) -> bool:
        """Tell whether a hit gives anything away, by all that was learned.

        Words that are all public may follow each other by chance, in a list of names; a whole
        shingle of them does not.
        """
        token = hit.token
        if token.words in self._said:
            return False
        is_chance = token.written and self._public.issuperset(token.words.split(" "))
        return hit.is_exact or not is_chance


def sight(lines: list[str]) -> Sight:
    """Take the tags out of a text."""
    text = "\n".join(lines)
    if "<" not in text:
        return Sight(lines, [])
    parts = _TAG.split(text)
    return Sight(_CUT.join(parts[::2]).split("\n"), list(dict.fromkeys(parts[1::2])))


def _folded(seen: Sight) -> list[str]:
    return [fold(line.replace(_CUT, " | ")) for line in (*seen.lines, *seen.tags)]


def _stands_in(line: str, written: str) -> bool:
    """Tell whether a text stands in a line as it is written, with nothing but spaces between."""
    if not written or written not in line:
        return False
    return re.search(rf"(?<!\w){re.escape(written)}(?!\w)", line) is not None
