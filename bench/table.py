"""The results as people read them: absolute figures, and briefgen's as a share of each peer's."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from bench.cases import CASES
from bench.results import Row

_HEAD = f"{'':22}{'':10}{'wall':>10}{'cpu':>10}{'memory':>10}{'files':>8}   briefgen / peer"
_UNDER = f"{'':22}{'':10}{'s':>10}{'s':>10}{'MB':>10}{'written':>8}   wall   cpu    memory"


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Return lines: a block for each size, with and without related briefs."""
    for (briefs, related), block in groupby(rows, key=lambda each: (each.briefs, each.related)):
        yield f"\n{briefs:,} briefs, {'with' if related else 'without'} related briefs"
        yield _HEAD
        yield _UNDER
        for case, group in groupby(block, key=lambda each: each.case):
            yield from _case(case, tuple(group))


def _case(name: str, rows: tuple[Row, ...]) -> Iterator[str]:
    title = next(case.title for case in CASES if case.name == name)
    ours = next((each for each in rows if each.peer == "briefgen"), None)
    for place, each in enumerate(rows):
        written = "" if each.written is None else f"{each.written:,}"
        yield (
            f"{'' if place else title:22}{each.peer:10}{each.wall:10.2f}{each.cpu:10.2f}"
            f"{each.memory:10.0f}{written:>8}   {_ratios(ours, each)}"
        ).rstrip()


def _ratios(ours: Row | None, peer: Row) -> str:
    if ours is None or ours is peer:
        return ""
    pairs = ((ours.wall, peer.wall), (ours.cpu, peer.cpu), (ours.memory, peer.memory))
    return " ".join(f"{mine / theirs:<6.3f}" for mine, theirs in pairs)


def scale(rows: Iterable[Row]) -> Iterator[str]:
    """Return lines: what a brief costs cold at each size, as a multiple of the smallest."""
    cold = sorted(
        (each for each in rows if each.case == "cold"),
        key=lambda each: (each.peer, each.related, each.briefs),
    )
    for (peer, related), group in groupby(cold, key=lambda each: (each.peer, each.related)):
        first, *larger = group
        if larger:
            yield f"\n{peer}, cold, {'with' if related else 'without'} related briefs: per brief,"
        for each in larger:
            briefs = each.briefs / first.briefs
            yield (
                f"{each.briefs:10,} to {first.briefs:,}:"
                f"   wall {each.wall / first.wall / briefs:.2f}"
                f"   cpu {each.cpu / first.cpu / briefs:.2f}"
                f"   memory {each.memory / first.memory / briefs:.2f}"
            )
