"""What the runs cost, and the file that keeps it."""

from pathlib import Path
from statistics import median

import msgspec
from msgspec import Struct

from bench.measure import Cost

FILE = Path(__file__).parent / "results.json"


class Row(Struct, frozen=True):
    """The medians of one peer in one case; times in seconds, memory in MB."""

    peer: str
    briefs: int
    related: int
    case: str
    runs: int
    wall: float
    cpu: float
    memory: float
    written: int | None = None


class Results(Struct, frozen=True):
    """The last benchmark of each size: versions, processors, and the rows in order."""

    processors: int
    versions: dict[str, str]
    rows: tuple[Row, ...]


def row(peer: str, briefs: int, related: int, case: str, costs: list[Cost]) -> Row:
    """Return the medians of some runs."""
    written = [cost.written for cost in costs if cost.written is not None]
    return Row(
        peer=peer,
        briefs=briefs,
        related=related,
        case=case,
        runs=len(costs),
        wall=round(median(cost.wall for cost in costs), 3),
        cpu=round(median(cost.cpu for cost in costs), 3),
        memory=round(median(cost.memory for cost in costs), 1),
        written=round(median(written)) if written else None,
    )


def load() -> Results | None:
    """Return the results that are kept, if there are any."""
    return msgspec.json.decode(FILE.read_bytes(), type=Results) if FILE.exists() else None


def save(results: Results) -> None:
    """Keep results; the rows of sizes that were not run again stay."""
    old = load()
    sizes = {each.briefs for each in results.rows}
    kept = tuple(each for each in old.rows if each.briefs not in sizes) if old else ()
    rows = tuple(sorted((*results.rows, *kept), key=lambda each: each.briefs))
    versions = {**(old.versions if old else {}), **results.versions}
    merged = Results(results.processors, versions, rows)
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(merged), indent=1) + b"\n")
