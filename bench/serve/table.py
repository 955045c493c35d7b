"""What the servers took, as people read it: ours as a share of each other one's."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from msgspec import Struct

from bench.serve.session import Edit, Start


class Column(Struct, frozen=True):
    """What one server took; memory in MB before the first edit and after the last."""

    name: str
    first: Start
    later: Start
    edits: tuple[Edit, ...]
    before: float
    after: float


_TIMES: tuple[tuple[str, Callable[[Edit], float]], ...] = (
    ("text in the page", lambda edit: edit.present),
    ("text painted", lambda edit: edit.painted),
    ("server done", lambda edit: edit.whole),
)
_SINGLE: tuple[tuple[str, str, Callable[[Column], float]], ...] = (
    ("first start, s", ".2f", lambda column: column.first.seconds),
    ("later start, s", ".2f", lambda column: column.later.seconds),
    ("memory, most at first start, MB", ".0f", lambda column: column.first.peak),
    ("memory before the edits, MB", ".0f", lambda column: column.before),
    ("memory after the edits, MB", ".0f", lambda column: column.after),
)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that so large a share of all does not exceed."""
    return sorted(values)[max(ceil(share * len(values)), 1) - 1]


def table(briefs: int, columns: Sequence[Column]) -> Iterator[str]:
    """Return lines: a block for one size; ratios are those of the first column to each other."""
    ours, *others = columns
    names = (*(each.name for each in columns), ours.name, *(f"/ {each.name}" for each in others))
    yield f"\n{briefs:,} briefs"
    yield f"{'':34}{''.join(f'{name:>11}' for name in names)}"
    edits = "".join(f"{len(each.edits):11}" for each in columns)
    yield f"{'edits':34}{edits}"
    for title, of in _TIMES:
        for place, (word, share) in enumerate((("p50", 0.5), ("p95", 0.95), ("max", 1.0))):
            values = [
                percentile([of(edit) for edit in each.edits], share) * 1000 for each in columns
            ]
            start = f"{'' if place else f'{title}, ms':28}{word:>6}"
            yield _line(start, values, ".0f")
    for title, form, figure in _SINGLE:
        yield _line(f"{title:34}", [figure(each) for each in columns], form)


def _line(start: str, values: Sequence[float], form: str) -> str:
    mine, *theirs = values
    ratios = "".join(f"{mine / each:11.3f}" if each else f"{'':11}" for each in theirs)
    shown = "".join(f"{value:11,{form}}" for value in values)
    return f"{start}{shown}{'':11}{ratios}".rstrip()
