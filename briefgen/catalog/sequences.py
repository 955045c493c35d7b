"""How events follow from each other: what is part of what, and what led to what."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from briefgen.address import Kind, Ref
from briefgen.catalog.chains import circles, closes_a_circle, way_round
from briefgen.catalog.mistakes import place_in
from briefgen.catalog.tellings import Telling, Tellings
from briefgen.problem import Place, Problem

Links = dict[Ref, tuple[Ref, ...]]


class Sequences(Struct, frozen=True, kw_only=True):
    """An event to the one it is part of, and to those that it led to."""

    part_of: dict[Ref, Ref] = {}
    led_to: Links = {}


def sequences(
    told: Tellings, named: Mapping[tuple[Kind, str], Ref]
) -> tuple[Sequences, tuple[Problem, ...]]:
    """Return how events follow from each other; names without a page are left out.

    Problems: BG313 for an event that is part of itself, or that led to itself, though by way of
    others; one link of the circle is left out.
    """
    part_of: dict[Ref, Ref] = {}
    led_to: Links = {}
    places: dict[tuple[str, Ref, Ref], tuple[str, str, Place]] = {}
    for own, tellings in told.items():
        for telling in tellings:
            for key, written, ref in _links(telling, named):
                field = key.partition(".")[0]
                places.setdefault(
                    (field, own, ref), (field, written, place_in(telling.document, key))
                )
                if field == "part_of":
                    part_of.setdefault(own, ref)
                elif ref not in led_to.get(own, ()):
                    led_to[own] = (*led_to.get(own, ()), ref)
    ways = {own: way_round(part_of, own) for own in circles(part_of)}
    problems = [
        closes_a_circle(*places["part_of", own, part_of.pop(own)], _titles(way, told))
        for own, way in ways.items()
    ]
    for way in _closing(led_to):
        own, ref = way[:2]
        led_to[own] = tuple(each for each in led_to[own] if each != ref)
        problems.append(closes_a_circle(*places["led_to", own, ref], _titles(way, told)))
    led_to = {own: refs for own, refs in led_to.items() if refs}
    return Sequences(part_of=part_of, led_to=led_to), tuple(problems)


def _links(telling: Telling, named: Mapping[tuple[Kind, str], Ref]) -> list[tuple[str, str, Ref]]:
    front = telling.front
    written = [("part_of", front.part_of)] if front.part_of else []
    written += [(f"led_to.{number}", each) for number, each in enumerate(front.led_to)]
    found = ((key, name, named.get(("event", name))) for key, name in written)
    return [(key, name, ref) for key, name, ref in found if ref is not None and ref.kind == "event"]


def _titles(way: Iterable[Ref], told: Tellings) -> list[str]:
    return [told[ref][0].front.title for ref in way]


def _closing(links: Links) -> list[tuple[Ref, ...]]:
    """Return the circles that links close, found in one walk of each.

    Each begins with the two ends of the link that leads back to where the walk came from, and
    ends where it began.
    """
    found: list[tuple[Ref, ...]] = []
    done: set[Ref] = set()
    for start in links:
        if start in done:
            continue
        way = {start: iter(links[start])}
        while way:
            here = next(reversed(way))
            for ref in way[here]:
                if ref in way:
                    walked = tuple(way)
                    found.append((here, *walked[walked.index(ref) :]))
                elif ref in links and ref not in done:
                    way[ref] = iter(links[ref])
                    break
            else:
                done.add(here)
                del way[here]
    return found
