"""Makes the outlines of land and the lines of borders that maps are drawn from.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m outlines.make package/countries-50m.json

The first is a package with the outlines of Natural Earth as TopoJSON. They become lines with few
points, in the form that `briefgen.render.world.lines` reads. A line of land is a ring, whole also
where it crosses the antimeridian, with its land (or, of a lake, its water) to the left.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import json

from briefgen.render.world.lines import FILE, encoded
from outlines.simplify import Line, area, simplified

_LEAST = 0.02
"""Islands and lakes smaller than this are left out: square degrees at the equator."""
_DETAIL = 0.008
"""Corners are cut that change less than this, in the same unit."""
_CORNERS = 12
"""A small island has about half as many corners; fewer would be another shape."""
_WITHOUT_LINES = frozenset(("Somaliland", "Siachen Glacier", "N. Cyprus"))
"""Areas without a code in ISO 3166 (Kosovo's XK is in wide use): no line parts them from others."""
_RUSSIA_AND_UKRAINE = {"643", "804"}
_NORTH_OF_CRIMEA = 47.0


def main(source: Path) -> None:
    """Write the file that ships."""
    topology = json.decode(source.read_bytes())
    arcs = tuple(_arcs(topology))
    rows = [
        *(("land", ring) for ring in _land(topology["objects"]["land"], arcs)),
        *(("border", line) for line in _borders(topology["objects"]["countries"], arcs)),
    ]
    text = "".join(f"{kind} {encoded(line)}\n" for kind, line in rows)
    FILE.write_text(text, encoding="ascii", newline="\n")


def _arcs(topology: Any) -> Iterator[Line]:  # noqa: ANN401 - TopoJSON as it is
    """Give the arcs as longitudes and latitudes in degrees."""
    across, up = topology["transform"]["scale"]
    west, south = topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for right, above in arc:
            x, y = x + right, y + above
            points.append((x * across + west, y * up + south))
        yield tuple(points)


def _land(land: Any, arcs: tuple[Line, ...]) -> Iterator[Line]:  # noqa: ANN401 - the same
    """Give the rings of land, and of lakes in it, the largest first."""
    rings = []
    for shape in land["geometries"]:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            rings += [_closed(numbers, arcs) for numbers in polygon]
    for ring in sorted(rings, key=lambda each: -abs(area(each))):
        size = abs(area(ring))
        # The pole itself is a ring without an area.
        if size >= _LEAST:
            detail = min(_DETAIL, size / _CORNERS)
            yield simplified(ring if area(ring) > 0 else ring[::-1], detail)


def _closed(numbers: list[int], arcs: tuple[Line, ...]) -> Line:
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def _borders(countries: Any, arcs: tuple[Line, ...]) -> Iterator[Line]:  # noqa: ANN401 - the same
    """Give the lines between two countries."""
    beside: dict[int, set[str]] = {}
    for country in countries["geometries"]:
        name = country.get("id") or country["properties"]["name"]
        for number in _numbers(country["arcs"]):
            beside.setdefault(max(number, ~number), set()).add(name)
    for number, names in sorted(beside.items()):
        if len(names) > 1 and not names & _WITHOUT_LINES and not _of_crimea(names, arcs[number]):
            yield simplified(arcs[number], _DETAIL)


def _of_crimea(names: set[str], line: Line) -> bool:
    """Tell the line that Natural Earth draws, as control was, between Crimea and the mainland."""
    return names == _RUSSIA_AND_UKRAINE and all(south < _NORTH_OF_CRIMEA for _, south in line)


def _numbers(nested: Iterable[Any]) -> Iterator[int]:
    for each in nested:
        if isinstance(each, int):
            yield each
        else:
            yield from _numbers(each)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
