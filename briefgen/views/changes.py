"""What changed in a dossier: on its page the newest, and all of it on a page by itself."""

from collections.abc import Iterable

from msgspec import Struct

from briefgen.address import Ref, SitePath
from briefgen.catalog.dossier_log import LogDay, LogEntry
from briefgen.catalog.sections import changes_address
from briefgen.dates import Moment
from briefgen.views.cards import Parts
from briefgen.views.heads import head
from briefgen.views.parts import Head, Titled

SHOWN = 60
"""How many entries, in whole days, the page of a dossier shows at least where there are more."""


class ChangeEntry(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """One change: `kind` is "log", "brief", "change", or the kind of a correction."""

    kind: str
    text: str
    was: str
    brief: Titled | None


class ChangeDay(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """What changed on one date, and the id of that date on the page of all changes."""

    date: Moment
    anchor: str
    entries: tuple[ChangeEntry, ...]


class DossierChangesView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything the page of all changes of a dossier shows."""

    head: Head
    title: str
    dossier: SitePath
    total: int
    changes: tuple[ChangeDay, ...]


def dossier_changes_view(parts: Parts, dossier: Ref) -> DossierChangesView:
    """Return all changes of a dossier, newest first."""
    catalog = parts.catalog
    record = catalog.dossiers[dossier]
    days = parts.dossier_log[dossier]
    title = f"{record.title}: what changed"
    address = changes_address(record.address)
    return DossierChangesView(
        head=head(catalog, address, title, language=record.front.lang),
        title=record.title,
        dossier=record.address,
        total=sum(len(each.entries) for each in days),
        changes=change_days(parts, days),
    )


def change_days(parts: Parts, days: Iterable[LogDay]) -> tuple[ChangeDay, ...]:
    """Return dates and their changes as pages show them."""
    return tuple(
        ChangeDay(
            date=day.date,
            anchor=f"_{day.date.text}",
            entries=tuple([_entry(parts, entry) for entry in day.entries]),
        )
        for day in days
    )


def newest_days(days: tuple[LogDay, ...]) -> tuple[LogDay, ...]:
    """Return the newest dates: all where there are few entries, else as many as show enough."""
    entries = 0
    for number, day in enumerate(days):
        if entries >= SHOWN:
            return days[:number]
        entries += len(day.entries)
    return days


def _entry(parts: Parts, entry: LogEntry) -> ChangeEntry:
    return ChangeEntry(
        kind=entry.label or entry.kind,
        text=entry.text,
        was=entry.was,
        brief=None if entry.brief is None else parts.titled[entry.brief],
    )
