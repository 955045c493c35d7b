"""What happened since the preview began: one round for each look that found something new."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from briefgen.config_file import FILE
from briefgen.problem import Problem, Severity
from briefgen.serve.look import Look
from briefgen.serve.shown import Round

_MOST = 20


def next_rounds(rounds: tuple[Round, ...], new: Round) -> tuple[Round, ...]:
    """Return the newest rounds, newest first."""
    return (new, *rounds)[:_MOST]


def round_of(
    now: datetime, changed: Iterable[str], milliseconds: float, problems: Iterable[Problem]
) -> Round:
    """Return what came of a look."""
    found = [each.severity for each in problems]
    names = tuple(changed)
    return Round(
        at=f"{now:%H:%M:%S}",
        changed=names[:_MOST],
        more=max(len(names) - _MOST, 0),
        milliseconds=round(milliseconds, 1),
        errors=found.count(Severity.ERROR),
        warnings=found.count(Severity.WARNING),
    )


def changes(before: Look | None, look: Look | None) -> Iterator[str]:
    """Name the files, below the site folder, that differ between two looks."""
    if look is None:
        yield FILE
    if look is None or before is None:
        return
    if before.ground.config_file != look.ground.config_file:
        yield FILE
    yield from _differing(before.sources.memories, look.sources.memories)
    yield from _below("templates", before.ground.theme.templates, look.ground.theme.templates)
    yield from _below("static", before.ground.theme.static, look.ground.theme.static)
    yield from _below(look.config.content.folder, before.assets, look.assets)


def _below(folder: str, before: Mapping[str, object], now: Mapping[str, object]) -> Iterator[str]:
    yield from (f"{folder}/{name}" for name in _differing(before, now))


def _differing(before: Mapping[str, object], now: Mapping[str, object]) -> list[str]:
    names = before.keys() | now.keys()
    return sorted(name for name in names if before.get(name) != now.get(name))
