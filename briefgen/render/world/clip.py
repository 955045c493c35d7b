"""Rings and lines cut off at the edges of a picture (Sutherland and Hodgman, 1974)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.views.globe.projection import XY

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_Edge = tuple[int, float, int]
"""Which coordinate, its limit, and 1 where less is inside, -1 where more is."""


def ring_in(ring: Sequence[XY], box: Box) -> Sequence[XY]:
    """Return the part of a ring in a box; where it left the box it goes along the edges.

    A ring is given without its first point again at the end, and returned so.
    """
    for edge in _edges(box):
        if not ring:
            break
        if all(_inside(point, edge) for point in ring):
            continue
        ring = list(_cut_ring(ring, edge))
    return ring


def lines_in(line: Sequence[XY], box: Box) -> Iterator[list[XY]]:
    """Give the parts of a line in a box."""
    part: list[XY] = []
    for start, end in pairwise(line):
        piece = _segment(start, end, box)
        if piece is None:
            continue
        if not part or part[-1] != piece[0]:
            if part:
                yield part
            part = [piece[0]]
        part.append(piece[1])
    if part:
        yield part


def _edges(box: Box) -> tuple[_Edge, ...]:
    left, top, right, bottom = box
    return (0, left, -1), (0, right, 1), (1, top, -1), (1, bottom, 1)


def _inside(point: XY, edge: _Edge) -> bool:
    axis, limit, side = edge
    return (limit - point[axis]) * side >= 0


def _cut_ring(ring: Sequence[XY], edge: _Edge) -> Iterator[XY]:
    before = ring[-1]
    was_inside = _inside(before, edge)
    for point in ring:
        is_inside = _inside(point, edge)
        if is_inside != was_inside:
            yield _crossing(before, point, edge)
        if is_inside:
            yield point
        before, was_inside = point, is_inside


def _segment(start: XY, end: XY, box: Box) -> tuple[XY, XY] | None:
    for edge in _edges(box):
        starts, ends = _inside(start, edge), _inside(end, edge)
        if not starts and not ends:
            return None
        if not starts:
            start = _crossing(start, end, edge)
        elif not ends:
            end = _crossing(start, end, edge)
    return start, end


def _crossing(start: XY, end: XY, edge: _Edge) -> XY:
    axis, limit, _ = edge
    other = 1 - axis
    part = (limit - start[axis]) / (end[axis] - start[axis])
    across = start[other] + part * (end[other] - start[other])
    return (limit, across) if axis == 0 else (across, limit)
