"""Finding tokens in a text: by the threes of words in them, since a text has few rare threes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from briefgen.publish.audit_tokens import Token

Three = tuple[str, str, str]


class Search:
    """Tokens that are looked for all at once."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        """File each token under what is least common in it, as far as length can tell."""
        self._singles: dict[str, list[Token]] = {}
        self._pairs: dict[str, list[tuple[str, Token]]] = {}
        self._threes: dict[Three, list[Token]] = {}
        for token in tokens:
            words = token.words.split(" ")
            if len(words) == 1:
                self._singles.setdefault(words[0], []).append(token)
            elif len(words) == 2:
                short, long = sorted(words, key=_length)
                self._pairs.setdefault(long, []).append((short, token))
            else:
                three = max(_threes(words), key=lambda three: tuple(map(_length, three)))
                self._threes.setdefault(three, []).append(token)
        self._firsts = frozenset(three[0] for three in self._threes)

    def among(self, words: Sequence[str]) -> Iterator[Token]:
        """Give the tokens whose words follow each other in a text, given as its words.

        A token of one word is given once only: most are common, and then in every text.
        """
        distinct = set(words)
        for word in self._singles.keys() & distinct:
            yield from self._singles.pop(word)
        likely = [
            token
            for word in self._pairs.keys() & distinct
            for other, token in self._pairs[word]
            if other in distinct
        ]
        begun = compress(_threes(words), map(self._firsts.__contains__, words))
        for three in self._threes.keys() & set(begun):
            likely += self._threes[three]
        if likely:
            text = f" {' '.join(words)} "
            yield from (token for token in likely if f" {token.words} " in text)


def _threes(words: Sequence[str]) -> Iterable[Three]:
    return zip(words, words[1:], words[2:], strict=False)


def _length(word: str) -> tuple[int, str]:
    return len(word), word
