"""Outlines as the map of a region shows them: seen from above its middle.

The globe is cut into stretches of lines that lie close together, so that what is far from a region
is passed over without a look at each of its points.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import acos, asin, atan2, cos, hypot, pi, radians, sin, sqrt
from typing import Literal

from msgspec import Struct

from briefgen.render.world.clip import Box
from briefgen.render.world.lines import read
from briefgen.views.globe.projection import XY, Projection, Vector, from_vectors, vector

_LONGEST = 24
"""How many steps a stretch has at the most."""
_WIDEST = radians(4)
"""How far from its first point a stretch may reach."""
_BEHIND = radians(150)
"""What is farther than this from the middle is drawn at this distance."""
_STEP = radians(30)
_ALL_AROUND = 1.0
"""Rings that turn the wrong way around more than this, on a globe of radius 1, enclose the rest."""


class Stretch(Struct, frozen=True, gc=False):
    """Some steps of a line, and how far from its first point they reach, as an angle."""

    points: tuple[Vector, ...]
    reach: float


class Outline(Struct, frozen=True, gc=False):
    """A line, of stretches each of which begins where the last ended, all within one circle."""

    stretches: tuple[Stretch, ...]
    middle: Vector
    reach: float


Kind = Literal["land", "border"]


def rings(projection: Projection, box: Box) -> Iterator[Sequence[XY]]:
    """Give the rings of land that may be in a box; to be filled by the even-odd rule."""
    seen = _Seen(projection, box)
    for outline in outlines_of("land"):
        if not seen.may_show(outline):
            continue
        ring, _ = seen.line(outline.stretches)
        if _area(ring) / projection.scale**2 < -_ALL_AROUND:
            # What lies right behind the globe is land, and so is all outside the ring.
            left, top, right, bottom = box
            yield (left, top), (right, top), (right, bottom), (left, bottom)
        yield ring


def borders(projection: Projection, box: Box) -> Iterator[Sequence[XY]]:
    """Give the lines between countries that may be in a box."""
    seen = _Seen(projection, box)
    for outline in outlines_of("border"):
        line, is_near = seen.line(outline.stretches) if seen.may_show(outline) else ((), False)
        if is_near:
            yield line


@lru_cache(maxsize=2)
def outlines_of(kind: Kind) -> tuple[Outline, ...]:
    """Return the lines of one kind."""
    return tuple(
        _outline(tuple(vector(*point) for point in line)) for each, line in read() if each == kind
    )


class _Seen:
    """What is seen from above the middle of a region."""

    def __init__(self, projection: Projection, box: Box) -> None:
        self._place = from_vectors(projection)
        self._middle = vector(projection.longitude, projection.latitude)
        self._zero = (-projection.left, -projection.top)
        left, top, right, bottom = box
        farthest = max(
            hypot(x - self._zero[0], y - self._zero[1])
            for x in (left, right)
            for y in (top, bottom)
        )
        self._reach = 2 * asin(min(farthest / projection.scale / 2, 1))
        self._behind = 2 * sin(_BEHIND / 2) * projection.scale

    def may_show(self, outline: Outline) -> bool:
        """Tell whether an outline comes near the region, or lies around what is right behind it."""
        away = _angle(outline.middle, self._middle)
        return away <= self._reach + outline.reach or away + outline.reach >= pi

    def line(self, stretches: tuple[Stretch, ...]) -> tuple[list[XY], bool]:
        """Return a line, of which the far stretches are single steps, and whether any is near."""
        found: list[XY] = []
        is_near = False
        for stretch in stretches:
            away = _angle(stretch.points[0], self._middle)
            if away <= self._reach + stretch.reach:
                is_near = True
                found += map(self._place, stretch.points)
            elif away + stretch.reach < _BEHIND:
                found.append(self._place(stretch.points[0]))
            else:
                self._go_behind(stretch, found)
        return found, is_near

    def _go_behind(self, stretch: Stretch, found: list[XY]) -> None:
        """Add points behind the globe, each at most at one distance and none across the middle."""
        x0, y0 = self._zero
        for point in stretch.points:
            x, y = self._place(point)
            far = hypot(x - x0, y - y0)
            angle = atan2(y - y0, x - x0)
            if far > self._behind and found:
                far = self._behind
                before = atan2(found[-1][1] - y0, found[-1][0] - x0)
                turn = (angle - before + pi) % (2 * pi) - pi
                steps = int(abs(turn) / _STEP)
                for step in range(1, steps + 1):
                    part = before + turn * step / (steps + 1)
                    found.append((x0 + far * cos(part), y0 + far * sin(part)))
            far = min(far, self._behind)
            found.append((x0 + far * cos(angle), y0 + far * sin(angle)))


def _outline(line: tuple[Vector, ...]) -> Outline:
    x, y, z = (sum(each) for each in zip(*line, strict=True))
    length = sqrt(x * x + y * y + z * z) or 1.0
    middle = (x / length, y / length, z / length)
    return Outline(tuple(_stretches(line)), middle, max(_angle(middle, each) for each in line))


def _stretches(line: tuple[Vector, ...]) -> Iterator[Stretch]:
    first, reach = 0, 0.0
    for at in range(1, len(line)):
        away = _angle(line[first], line[at])
        if at - first > _LONGEST or (away > _WIDEST and at - first > 1):
            yield Stretch(line[first:at], reach)
            first, reach = at - 1, _angle(line[at - 1], line[at])
        else:
            reach = max(reach, away)
    yield Stretch(line[first:], reach)


def _angle(a: Vector, b: Vector) -> float:
    cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    return acos(max(-1.0, min(1.0, cosine)))


def _area(ring: Sequence[XY]) -> float:
    """Return what a ring encloses, to its left as it is seen; y grows downwards."""
    total = 0.0
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        total += x2 * y1 - x1 * y2
    return total / 2
