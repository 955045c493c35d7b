"""The words nearest to a misspelt one, for "did you mean …?"."""

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str], n: int = 1) -> tuple[str, ...]:
    """Return up to `n` candidates that may have been meant, nearest first, ties in their order.

    Letter case does not count. A candidate of several words is also near when one of its words
    is, so that a misspelt surname finds a full name.
    """
    wanted = word.casefold().strip()
    most = _most_slips(wanted)
    if not most:
        return ()
    patterns = _patterns(wanted)
    near = [
        (slips, place, candidate)
        for place, candidate in enumerate(dict.fromkeys(candidates))
        if candidate and (slips := _slips(wanted, patterns, candidate.casefold(), most)) <= most
    ]
    return tuple(candidate for _, _, candidate in sorted(near)[:n])


def distance(word: str, other: str, most: int) -> int:
    """Count the letters to add, drop, change or swap with a neighbour, up to one past `most`."""
    return _distance(word, _patterns(word), other, most)


def _most_slips(word: str) -> int:
    """Return how many slips of the pen a word may hold: one for each three letters, 1 to 4."""
    return min(max(1, len(word) // 3), 4) if word else 0


def _slips(word: str, patterns: dict[str, int], candidate: str, most: int) -> float:
    """Return the distance to a candidate or, half a slip more, to its nearest word."""
    whole: float = _distance(word, patterns, candidate, most)
    parts = candidate.split()
    if whole <= 1 or len(parts) < 2:
        return whole
    return min(whole, *(_distance(word, patterns, part, most) + 0.5 for part in parts))


def _patterns(word: str) -> dict[str, int]:
    patterns: dict[str, int] = {}
    for place, char in enumerate(word):
        patterns[char] = patterns.get(char, 0) | 1 << place
    return patterns


def _distance(word: str, patterns: dict[str, int], other: str, most: int) -> int:
    """Count the letters to add, drop, change or swap with a neighbour; stop counting past `most`.

    The columns of the table of distances are kept as bits of whole numbers (Hyyrö 2003), which
    makes a comparison a few steps for each letter.
    """
    if abs(len(word) - len(other)) > most:
        return most + 1
    score = len(word)
    every = (1 << score) - 1
    last = 1 << (score - 1)
    rises, falls, diagonal, before = every, 0, 0, 0
    for char in other:
        match = patterns.get(char, 0)
        swapped = ((~diagonal & match) << 1) & before
        diagonal = (((match & rises) + rises) ^ rises) | match | falls | swapped
        up = falls | (~(diagonal | rises) & every)
        down = diagonal & rises
        score += bool(up & last) - bool(down & last)
        up = (up << 1 | 1) & every
        rises = ((down << 1) & every) | (~(diagonal | up) & every)
        falls = up & diagonal
        before = match
    return score
