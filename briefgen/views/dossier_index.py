"""The index of dossiers, and how the home page shows them."""

from msgspec import Struct

from briefgen.address import Ref, SitePath
from briefgen.catalog.record import DossierRecord
from briefgen.catalog.sections import DOSSIERS
from briefgen.collate import sort_key
from briefgen.dates import Moment
from briefgen.views.cards import Parts
from briefgen.views.dossier import TrendLine, trend_lines
from briefgen.views.heads import head
from briefgen.views.parts import Head


class DossierEntry(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A dossier in the index; `trend` is that of the last month of which one is known."""

    title: str
    path: SitePath
    language: str
    summary: str
    alert: str
    trend: TrendLine | None
    count: int
    changed: Moment | None


class DossierIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """All dossiers."""

    head: Head
    dossiers: tuple[DossierEntry, ...]


class DossierLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A dossier on the home page."""

    title: str
    path: SitePath
    language: str
    alert: str
    trend: TrendLine | None


def dossier_index_view(parts: Parts) -> DossierIndexView:
    """Return all dossiers in the order of the site's language."""
    catalog = parts.catalog
    language = catalog.config.language
    ordered = sorted(
        catalog.dossiers.values(), key=lambda each: (sort_key(each.title, language), each.ref.id)
    )
    return DossierIndexView(
        head=head(catalog, DOSSIERS, "Dossiers"),
        dossiers=tuple(_entry(parts, each) for each in ordered),
    )


def dossier_lines(parts: Parts) -> tuple[DossierLine, ...]:
    """Return the dossiers that changed last, as many as the home page lists of anything."""
    most = parts.catalog.config.lists.most_active
    return tuple(_line(parts, each) for each in _changed_last(parts)[:most])


def _changed_last(parts: Parts) -> list[DossierRecord]:
    def changed(ref: Ref) -> tuple[str, float]:
        days = parts.dossier_log[ref]
        return days[0].date.sort_key if days else ("", 0.0)

    return sorted(parts.catalog.dossiers.values(), key=lambda each: changed(each.ref), reverse=True)


def _entry(parts: Parts, record: DossierRecord) -> DossierEntry:
    days = parts.dossier_log[record.ref]
    card = parts.card[record.ref]
    return DossierEntry(
        title=record.title,
        path=record.address,
        language=card.language,
        summary=card.summary,
        alert=record.front.alert or "",
        trend=next(iter(trend_lines(record.front)), None),
        count=len(parts.catalog.briefs_by_dossier.get(record.ref, ())),
        changed=days[0].date if days else None,
    )


def _line(parts: Parts, record: DossierRecord) -> DossierLine:
    return DossierLine(
        title=record.title,
        path=record.address,
        language=parts.card[record.ref].language,
        alert=record.front.alert or "",
        trend=next(iter(trend_lines(record.front)), None),
    )
