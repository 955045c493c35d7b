"""What lies behind the dots of a map: land, borders and the net of degrees, as paths of SVG."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import hypot

from msgspec import Struct

from briefgen.render.world import region, whole
from briefgen.render.world.clip import Box, lines_in, ring_in
from briefgen.views.globe.projection import XY, Projection, from_degrees
from briefgen.views.map import MapView

_BEYOND = 3.0
"""How far beyond the edges of the picture lines go on, so that no edge is seen as a coast."""
_FINE, _COARSE = 0.7, 1.8
"""How far apart points of a line are at least, in units; what is smaller is left out."""
_NARROW = 1.0
"""A map that shows less of the globe from left to right, by its radius, is a fine one."""
_HALF_ROUND = 180
_BEFORE = 1.6
"""How far lines of degrees are followed from the middle, on a globe of radius 1: about 106°."""
_TENTHS = 10
_KEPT = 64


class Outlines(Struct, frozen=True):
    """The values of `d` of three `<path>`; land is to be filled by the even-odd rule."""

    land: str
    borders: str
    degrees: str


def outlines(seen: MapView) -> Outlines:
    """Return what a map shows besides its dots; numbers have one decimal."""
    return _outlines(seen.projection, seen.width, seen.height)


@lru_cache(maxsize=_KEPT)
def _outlines(projection: Projection, width: float, height: float) -> Outlines:
    box = (-_BEYOND, -_BEYOND, width + _BEYOND, height + _BEYOND)
    if projection.kind == "world":
        rings, borders = whole.rings(projection), whole.borders(projection)
    else:
        rings, borders = region.rings(projection, box), region.borders(projection, box)
    near = _FINE if width / projection.scale < _NARROW else _COARSE
    return Outlines(
        land="".join(_path(_apart(ring_in(ring, box), near), "z") for ring in rings),
        borders="".join(_lines(borders, box, near)),
        degrees="".join(_lines(_net(projection, box), box, near)),
    )


def _lines(lines: Iterable[Sequence[XY]], box: Box, near: float) -> Iterator[str]:
    for line in lines:
        for part in lines_in(line, box):
            yield _path(_apart(part, near), "")


def _apart(line: Sequence[XY], near: float) -> list[XY]:
    """Return a line without points close to the one before; its end stays."""
    if not line:
        return []
    found = [line[0]]
    for point in line[1:-1]:
        if hypot(point[0] - found[-1][0], point[1] - found[-1][1]) >= near:
            found.append(point)
    return [*found, line[-1]]


def _path(line: Sequence[XY], end: str) -> str:
    """Write a line as a path, in steps; "" where rounding leaves nothing of it."""
    places = [(round(x * _TENTHS), round(y * _TENTHS)) for x, y in line]
    if len(set(places)) < (4 if end else 2):
        return ""
    (x, y), *others = places
    found = [f"M{_number(x)}{_next(y)}l"]
    for right, down in others:
        step = _next(right - x) + _next(down - y)
        if (right, down) != (x, y):
            found.append(step.lstrip(" ") if found[-1].endswith("l") else step)
        x, y = right, down
    return "".join(found) + end


def _next(tenths: int) -> str:
    """Write a number after another."""
    return _number(tenths) if tenths < 0 else f" {_number(tenths)}"


def _number(tenths: int) -> str:
    whole_part, rest = divmod(abs(tenths), _TENTHS)
    sign = "-" if tenths < 0 else ""
    if not rest:
        return f"{sign}{whole_part}"
    return f"{sign}{whole_part or ''}.{rest}"


def _net(projection: Projection, box: Box) -> Iterator[list[XY]]:
    """Give meridians and parallels: closer ones where the map comes nearer."""
    across = (box[2] - box[0]) / projection.scale
    step = 10 if across < _NARROW / 2 else 20 if across < _NARROW else 30
    fine = step / 2
    west = projection.longitude - _HALF_ROUND
    meridians = [m for m in range(-360, 361, step) if west < m < west + 2 * _HALF_ROUND]
    parallels = range(-90 + step, 90, step)
    steps = range(round(2 * _HALF_ROUND / fine) + 1)
    lines: list[list[XY]] = [
        [(longitude, -90 + at * fine) for at in steps[: len(steps) // 2 + 1]]
        for longitude in meridians
    ]
    lines += ([(west + at * fine, latitude) for at in steps] for latitude in parallels)
    place = from_degrees(projection)
    for line in lines:
        yield from _before(projection, [place(*point) for point in line])


def _before(projection: Projection, line: list[XY]) -> Iterator[list[XY]]:
    """Give the parts of a line that are not behind the globe."""
    if projection.kind == "world":
        yield line
        return
    limit = _BEFORE * projection.scale
    part: list[XY] = []
    for x, y in line:
        if hypot(x + projection.left, y + projection.top) < limit:
            part.append((x, y))
        elif part:
            yield part
            part = []
    if part:
        yield part
