"""The outlines that ship: rings of land and lines between countries, read once.

The file has one line of text for each: its kind, then steps from point to point in hundredths of a
degree, east and north, the first from 0, 0. A step is written as Google's "encoded polyline" writes
it: five bits to a character, the lowest first.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

Degrees = tuple[tuple[float, float], ...]
"""Longitudes and latitudes; the last point of a ring is its first."""

FILE = Path(__file__).with_name("outlines.txt")
_FINENESS = 100
_OFFSET = 63
_MORE = 0x20


@cache
def read() -> tuple[tuple[str, Degrees], ...]:
    """Return the kind ("land", "border") and the points of each line."""
    rows = FILE.read_text(encoding="ascii").splitlines()
    return tuple((kind, _decoded(text)) for kind, _, text in (row.partition(" ") for row in rows))


def encoded(line: Iterable[tuple[float, float]]) -> str:
    """Return a line as the file has it; points that are one when rounded are one."""
    east = north = 0
    found: list[str] = []
    for longitude, latitude in line:
        right, above = round(longitude * _FINENESS) - east, round(latitude * _FINENESS) - north
        if right or above or not found:
            east, north = east + right, north + above
            found += (*_characters(right), *_characters(above))
    return "".join(found)


def _characters(step: int) -> Iterator[str]:
    bits = step * 2 if step >= 0 else -step * 2 - 1
    while bits >= _MORE:
        yield chr((bits & (_MORE - 1) | _MORE) + _OFFSET)
        bits >>= 5
    yield chr(bits + _OFFSET)


def _decoded(text: str) -> Degrees:
    steps = _steps(text)
    east = north = 0
    points: list[tuple[float, float]] = []
    for right, above in zip(steps, steps, strict=True):
        east, north = east + right, north + above
        points.append((east / _FINENESS, north / _FINENESS))
    return tuple(points)


def _steps(text: str) -> Iterator[int]:
    bits = shift = 0
    for character in text:
        five = ord(character) - _OFFSET
        bits |= (five & (_MORE - 1)) << shift
        shift += 5
        if five < _MORE:
            yield -(bits + 1) // 2 if bits & 1 else bits // 2
            bits = shift = 0
