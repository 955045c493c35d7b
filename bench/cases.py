"""What is measured: which change before the build, at which sizes, how often for whom."""

from collections.abc import Iterator

from msgspec import Struct

from bench.edits import (
    Edit,
    add_tag,
    edit_body,
    edit_stylesheet,
    edit_template,
    edit_title,
    rename_actor,
)


class Case(Struct, frozen=True):
    """A build: cold, or after an earlier one and an edit; `title` says it in the table."""

    name: str
    title: str
    edit: Edit | None = None
    cold: bool = False


CASES = (
    Case("cold", "cold", cold=True),
    Case("nothing", "nothing changed"),
    Case("body", "one body edited", edit_body),
    Case("title", "one title edited", edit_title),
    Case("tag", "one tag added", add_tag),
    Case("actor", "one actor renamed", rename_actor),
    Case("stylesheet", "a stylesheet edited", edit_stylesheet),
    Case("template", "a template edited", edit_template),
)

PEERS = ("briefgen", "hugo", "pelican", "eleventy")
SIZES = (1_000, 10_000)
LARGE = 100_000
RELATED = 6
"""How many related briefs stand under a brief, where there are any."""

_SLOW = ("pelican", "eleventy")
_FEW = ("cold", "nothing", "body")


class Round(Struct, frozen=True):
    """One case at one size, with so many related briefs; `runs` for each peer, in turn."""

    size: int
    related: int
    case: Case
    runs: tuple[tuple[str, int], ...]


def rounds(sizes: tuple[int, ...], related: tuple[int, ...]) -> Iterator[Round]:
    """Return what a full benchmark does, case after case on the same sites."""
    for size in sizes:
        for shown in related:
            for case in CASES:
                runs = tuple((peer, _runs(peer, size, case, shown)) for peer in PEERS)
                asked = tuple((peer, count) for peer, count in runs if count)
                if asked:
                    yield Round(size, shown, case, asked)


def _runs(peer: str, size: int, case: Case, related: int) -> int:
    """Return how often a peer runs a case: less often what takes long, once what takes minutes."""
    if peer in _SLOW:
        return 1 if case.name in ("cold", "body") and size < LARGE and not related else 0
    if size >= LARGE:
        wanted = ("cold",) if peer == "hugo" else _FEW
        return 1 if case.name in wanted and not related else 0
    if related and case.name not in _FEW:
        return 0
    if peer == "hugo" and size >= 10_000:
        return (2 if case.cold else 1) if related else (3 if case.cold else 2)
    return 3
