"""The log of corrections."""

from msgspec import Struct

from briefgen.address import numbered
from briefgen.catalog.catalog import Corrected
from briefgen.catalog.sections import CORRECTIONS
from briefgen.dates import Moment
from briefgen.views.cards import Parts
from briefgen.views.heads import head
from briefgen.views.paging import on_page, pager
from briefgen.views.parts import Head, Pager, Titled


class CorrectionEntry(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A correction, what stood there before ("" where that is not told), and the brief."""

    date: Moment
    kind: str
    text: str
    was: str
    brief: Titled


class CorrectionsView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything one page of the log of corrections shows."""

    head: Head
    corrections: tuple[CorrectionEntry, ...]
    """Newest first."""
    pager: Pager
    withdrawn: tuple[Titled, ...]
    """Briefs that were withdrawn, newest first; on the first page alone."""


def corrections_view(parts: Parts, number: int) -> CorrectionsView:
    """Return one page of the log of corrections."""
    catalog = parts.catalog
    entries = catalog.corrections
    return CorrectionsView(
        head=head(catalog, numbered(CORRECTIONS, number), "Corrections"),
        corrections=tuple(_entry(parts, each) for each in on_page(catalog, entries, number)),
        pager=pager(catalog, CORRECTIONS, number, len(entries)),
        withdrawn=tuple(parts.titled[ref] for ref in catalog.withdrawn) if number == 1 else (),
    )


def _entry(parts: Parts, each: Corrected) -> CorrectionEntry:
    correction = each.correction
    return CorrectionEntry(
        date=correction.date,
        kind=correction.kind,
        text=correction.text,
        was=correction.was,
        brief=parts.titled[each.brief],
    )
