"""The indexes over events: whose they are, where, in which order."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from msgspec.structs import replace

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.chains import reverse
from briefgen.catalog.days import days_of
from briefgen.catalog.record import EventRecord

Index = dict[Ref, tuple[Ref, ...]]


def with_event_indexes(catalog: Catalog) -> Catalog:
    """Return a catalog that has its records with every index over its events."""
    events = catalog.events
    pairs = tuple(_neighbours(catalog))
    return replace(
        catalog,
        events_by_actor=_by_actor(events.values()),
        parts=reverse(catalog.part_of, events),
        led_from=_reverse(catalog.led_to, events),
        earlier={two: one for dossier, one, two in pairs if events[two].dossier == dossier},
        later={one: two for dossier, one, two in pairs if events[one].dossier == dossier},
        days=days_of(events.values()),
    )


def _by_actor(events: Iterable[EventRecord]) -> Index:
    """Return the events of each actor; who stayed away took no part in one."""
    found: dict[Ref, list[Ref]] = {}
    for event in events:
        for each in event.participants:
            if each.part == "absent":
                continue
            found.setdefault(each.actor, []).append(event.ref)
    return {actor: tuple(refs) for actor, refs in found.items()}


def _neighbours(catalog: Catalog) -> Iterator[tuple[Ref | None, Ref, Ref]]:
    """Give each two events with a date that follow each other: of a dossier, or of all."""
    events = catalog.events
    for dossier, refs in ((None, tuple(events)), *catalog.events_by_dossier.items()):
        dated = (ref for ref in refs if events[ref].front.start is not None)
        yield from ((dossier, *pair) for pair in pairwise(dated))


def _reverse(links: Mapping[Ref, tuple[Ref, ...]], order: Iterable[Ref]) -> Index:
    found: dict[Ref, list[Ref]] = {}
    for ref in order:
        for target in links.get(ref, ()):
            found.setdefault(target, []).append(ref)
    return {ref: tuple(refs) for ref, refs in found.items()}
