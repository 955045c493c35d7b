"""What changed in a dossier, and when: what its log says, and what became of its briefs."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import BriefRecord
from briefgen.dates import Moment

EntryKind = Literal["log", "brief", "correction", "change"]

_ORDER: tuple[EntryKind, ...] = ("log", "brief", "correction", "change")
"""In which order those of one day stand."""


class LogEntry(Struct, frozen=True, gc=False, kw_only=True):
    """One change: what the dossier's own log says, a brief, or a correction or a change of one.

    `label` is the kind of a correction; `was` what stood there before.
    """

    kind: EntryKind
    date: Moment
    text: str = ""
    brief: Ref | None = None
    label: str = ""
    was: str = ""


class LogDay(Struct, frozen=True, gc=False):
    """What changed on one date; a coarse date is a date of its own."""

    date: Moment
    entries: tuple[LogEntry, ...]


def dossier_log(catalog: Catalog, dossier: Ref) -> tuple[LogDay, ...]:
    """Return all changes of a dossier, newest first.

    A brief that the log tells of on its own date is not told again, nor are minor changes.
    """
    days: dict[str, list[LogEntry]] = {}
    for entry in _entries(catalog, dossier):
        days.setdefault(entry.date.text[:10], []).append(entry)
    return tuple(
        LogDay(Moment(day), tuple(sorted(days[day], key=_place)))
        for day in sorted(days, reverse=True)
    )


def _entries(catalog: Catalog, dossier: Ref) -> Iterator[LogEntry]:
    told: set[tuple[Ref, str]] = set()
    for each in catalog.dossiers[dossier].front.log:
        brief = catalog.named.get(("brief", each.brief))
        ref = brief if brief is not None and brief.kind == "brief" else None
        if ref is not None:
            told.add((ref, each.date.text[:10]))
        yield LogEntry(kind="log", date=each.date, text=each.text, brief=ref)
    for ref in catalog.briefs_by_dossier.get(dossier, ()):
        record = catalog.briefs[ref]
        if (ref, record.front.date.text[:10]) not in told:
            yield LogEntry(kind="brief", date=record.front.date, brief=ref)
        yield from _of_brief(record)


def _of_brief(brief: BriefRecord) -> Iterator[LogEntry]:
    for each in brief.front.corrections:
        yield LogEntry(
            kind="correction",
            date=each.date,
            text=each.text,
            brief=brief.ref,
            label=each.kind,
            was=each.was,
        )
    for change in brief.front.changes:
        if not change.minor:
            yield LogEntry(kind="change", date=change.date, text=change.note, brief=brief.ref)


def _place(entry: LogEntry) -> int:
    return _ORDER.index(entry.kind)
