"""Names, titles and sentences, drawn from the file of words."""

import tomllib
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TypeVar

T = TypeVar("T")

_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def words(name: str) -> tuple[str, ...]:
    """Return a list of the file of words: its entries stand between commas."""
    return tuple(" ".join(word.split()) for word in _WORDS[name].split(","))


NOUNS, VERBS, ADJECTIVES, LINKS = (
    words(name) for name in ("nouns", "verbs", "adjectives", "links")
)


def prose(chance: Random, sentences: int) -> str:
    """Write a paragraph."""
    return " ".join(sentence(chance) for _ in range(sentences))


def sentence(chance: Random) -> str:
    """Write a sentence of about 13 words."""
    first = f"{phrase(chance)} {chance.choice(VERBS)} {phrase(chance)}"
    second = f"{chance.choice(LINKS)} {phrase(chance)} {chance.choice(VERBS)} {phrase(chance)}"
    return f"{first[0].upper()}{first[1:]} {second}."


def phrase(chance: Random) -> str:
    """Write a noun, perhaps with an adjective."""
    noun = chance.choice(NOUNS)
    return f"the {chance.choice(ADJECTIVES)} {noun}" if chance.random() < 0.6 else f"the {noun}"


def title(chance: Random) -> str:
    """Write a headline."""
    parts = (chance.choice(ADJECTIVES), chance.choice(NOUNS), chance.choice(VERBS))
    return f"{' '.join(parts)} the {chance.choice(NOUNS)}".capitalize()


def long_tail(chance: Random, all_of_them: Sequence[T], count: int) -> tuple[T, ...]:
    """Draw so many different ones, the n-th with a weight of one n-th."""
    weights = list(accumulate(1 / rank for rank in range(1, len(all_of_them) + 1)))
    drawn: dict[int, T] = {}
    while len(drawn) < count:
        (index,) = chance.choices(range(len(all_of_them)), cum_weights=weights)
        drawn[index] = all_of_them[index]
    return tuple(drawn.values())
