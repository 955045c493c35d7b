"""Events of which less is known when they were than of those beside them."""

from collections.abc import Iterator

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.mistakes import place_in
from briefgen.catalog.tellings import Tellings
from briefgen.content.schema.event import EventStatus
from briefgen.dates import Moment
from briefgen.problem import Problem, note


def undated(catalog: Catalog, told: Tellings) -> Iterator[Problem]:
    """Remark on events dated more coarsely than all beside them, or not at all (BG357).

    Beside an event are the other parts of the same whole, and what names the same dossier.
    Nothing is said of one whose status says that there is no date.
    """
    for ref, event in catalog.events.items():
        start = event.front.start
        if start is not None and start.day:
            continue
        beside = _parts_beside(catalog, ref)
        if start is None:
            is_alone = not any(beside) and not _is_dated(catalog, event.dossier)
            if event.status not in _WITHOUT_DATE and not is_alone:
                yield _remark(ref, told, f'"{event.title}" has no date, and what is beside it has')
        elif beside and all(each is not None and each.day for each in beside):
            message = f'"{event.title}" is dated {start.text}, and what is beside it to the day'
            yield _remark(ref, told, message)


_WITHOUT_DATE: frozenset[EventStatus | None] = frozenset(("postponed", "cancelled", "denied"))


def _parts_beside(catalog: Catalog, ref: Ref) -> tuple[Moment | None, ...]:
    """Return the dates of the other parts of the same whole."""
    whole = catalog.part_of.get(ref)
    others = (each for each in catalog.parts.get(whole, ()) if each != ref) if whole else ()
    return tuple(catalog.events[each].front.start for each in others)


def _is_dated(catalog: Catalog, dossier: Ref | None) -> bool:
    """Tell whether any event of a dossier has a date; the first has, if one does."""
    refs = catalog.events_by_dossier.get(dossier, ()) if dossier is not None else ()
    return bool(refs) and catalog.events[refs[0]].front.start is not None


def _remark(ref: Ref, told: Tellings, message: str) -> Problem:
    document = told[ref][0].document
    advice = "write start: as exactly as it is known; 2025 or 2025-02 will do"
    return note("BG357", message, place_in(document, "start", "title"), advice)
