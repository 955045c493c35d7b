"""Suggestions: each is made once, and no more of them than a person reads."""

from collections.abc import Callable, Hashable

MOST = 50
"""How many different words get one: each means a look at every name of the site."""


class Suggestions:
    """What has been suggested in one build, for words that mean nothing."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._made: dict[Hashable, str] = {}

    def of(self, word: Hashable, make: Callable[[], str]) -> str:
        """Return what is suggested for a word, "" where too many have got something already."""
        if word not in self._made:
            self._made[word] = make() if len(self._made) < MOST else ""
        return self._made[word]
