"""Lines with fewer points: corners that change least go first (Visvalingam and Whyatt, 1993)."""

from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import cos, degrees, radians, sin

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
Line = tuple[Point, ...]


def simplified(line: Line, least: float) -> Line:
    """Return a line without the corners that change less than an area; its ends stay.

    `least` is in square degrees at the equator.
    """
    chain = _Chain(line)
    while chain.heap:
        change, at = heappop(chain.heap)
        if chain.change.get(at) != change:
            continue
        if change >= least:
            break
        chain.cut(at, change)
    return chain.left()


class _Chain:
    """The points that are left, each with its neighbours, and what cutting it would change."""

    def __init__(self, line: Line) -> None:
        last = len(line) - 1
        self._line = line
        self._before = list(range(-1, last))
        self._after = list(range(1, last + 2))
        self.change = {at: self._change(at) for at in range(1, last)}
        self.heap = [(change, at) for at, change in self.change.items()]
        heapify(self.heap)

    def cut(self, at: int, change: float) -> None:
        """Take out a point; its neighbours then change no less than it did."""
        del self.change[at]
        before, after = self._before[at], self._after[at]
        self._after[before], self._before[after] = after, before
        for beside in (before, after):
            if beside in self.change:
                self.change[beside] = max(change, self._change(beside))
                heappush(self.heap, (self.change[beside], beside))

    def left(self) -> Line:
        """Return the points that were not cut."""
        ends = {0, len(self._line) - 1}
        return tuple(
            point for at, point in enumerate(self._line) if at in ends or at in self.change
        )

    def _change(self, at: int) -> float:
        west, south = self._line[at]
        (a, b), (c, d) = (self._line[near] for near in (self._before[at], self._after[at]))
        narrowing = cos(radians(south))
        return abs(turn(a - west) * (d - south) - turn(c - west) * (b - south)) * narrowing / 2


def area(ring: Line) -> float:
    """Return the area to the left of a ring in square degrees at the equator.

    It is negative where what lies to the right is the smaller part of the globe.
    """
    total = around = 0.0
    for (west, south), (east, north) in pairwise(ring):
        right = turn(east - west)
        total -= right * (_height(south) + _height(north)) / 2
        around += right
    if abs(around) > 180:  # it goes around a pole, and the way to the pole belongs to it
        total += 360 * _height(90)
    return total if total <= _HALF else total - 2 * _HALF


def _height(latitude: float) -> float:
    """Return how high a latitude lies on the cylinder around the globe, which keeps areas."""
    return degrees(sin(radians(latitude)))


def turn(angle: float) -> float:
    """Return a difference of longitudes by the shorter way round."""
    return (angle + 180) % 360 - 180


_HALF = 360 * _height(90)
"""The area of half the globe."""
