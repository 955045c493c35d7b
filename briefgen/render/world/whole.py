"""Outlines as the map of the world shows them: cut at its left and right edge."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.render.world.clip import lines_in, ring_in
from briefgen.render.world.lines import Degrees, read
from briefgen.views.globe.projection import XY, Projection, from_degrees

_POLE = 90.0


def rings(projection: Projection) -> Iterator[Sequence[XY]]:
    """Give the rings of land; to be filled by the even-odd rule."""
    place = from_degrees(projection)
    for kind, line in read():
        if kind == "land":
            ring = _unwound(line)[:-1] if line[0] == line[-1] else line
            for part in _copies(ring, projection.longitude):
                cut = ring_in(part, _edges(projection.longitude))
                if cut:
                    yield [place(*point) for point in cut]


def borders(projection: Projection) -> Iterator[Sequence[XY]]:
    """Give the lines between countries."""
    place = from_degrees(projection)
    for kind, line in read():
        if kind == "border":
            for copy in _copies(_unwound(line), projection.longitude):
                for part in lines_in(copy, _edges(projection.longitude)):
                    yield [place(*point) for point in part]


def _edges(middle: float) -> tuple[float, float, float, float]:
    return middle - 180, -_POLE, middle + 180, _POLE


def _unwound(line: Degrees) -> Degrees:
    """Return a line whose longitudes go on beyond 180° instead of starting anew.

    A ring around a pole goes on to the pole and along it, so that it has an end.
    """
    found = [line[0]]
    for (west, _), (east, north) in pairwise(line):
        found.append((found[-1][0] + (east - west + 180) % 360 - 180, north))
    if line[0] == line[-1] and abs(found[-1][0] - found[0][0]) > 180:
        pole = _POLE if found[0][1] > 0 else -_POLE
        found += (found[-1][0], pole), (found[0][0], pole), found[0]
    return tuple(found)


def _copies(line: Degrees, middle: float) -> Iterator[Degrees]:
    """Give a line as often as some of it is within 180° of a longitude, moved by whole turns."""
    west, east = min(point[0] for point in line), max(point[0] for point in line)
    for turn in (-720, -360, 0, 360, 720):
        if east + turn >= middle - 180 and west + turn <= middle + 180:
            yield tuple((longitude + turn, latitude) for longitude, latitude in line)
