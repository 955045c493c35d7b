"""Who and what is in each brief: what it lists first, then what its body links to, in order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefgen.address import Kind, Ref
from briefgen.catalog.links import Links
from briefgen.catalog.record import Appearance
from briefgen.catalog.terms import Terms
from briefgen.content.document import Embed
from briefgen.content.schema.brief import Brief


class Subjects:
    """Tells who and what is in a brief."""

    def __init__(self, terms: Terms, links: Links, named: Mapping[tuple[Kind, str], Ref]) -> None:
        """Take what front matter lists, where links lead, and what is written of other kinds."""
        self._terms = terms
        self._links = links
        self._named = named
        self._speakers: defaultdict[Ref, list[Ref]] = defaultdict(list)
        for (brief, _), speaker in terms.speakers.items():
            self._speakers[brief].append(speaker.ref)

    def tags(self, brief: Ref) -> tuple[Ref, ...]:
        """Return what a brief is about."""
        return self._terms.tags[brief]

    def actors(self, brief: Ref) -> tuple[Appearance, ...]:
        """Return the actors that a brief lists, those its body mentions, those who speak in it."""
        listed = self._terms.actors[brief]
        found = dict.fromkeys(appearance.actor for appearance in listed)
        mentioned = [
            Appearance(actor, rel="mentions")
            for actor in dict.fromkeys((*self._linked(brief, "actor"), *self._speakers[brief]))
            if actor not in found
        ]
        return (*listed, *mentioned) if mentioned else listed

    def events(self, brief: Ref, front: Brief) -> tuple[Ref, ...]:
        """Return the events of a brief that have a page."""
        return self._subjects(brief, "event", (each.id for each in front.events))

    def places(self, brief: Ref, front: Brief) -> tuple[Ref, ...]:
        """Return the places of a brief that have a page, that of its dateline first."""
        dateline = (front.dateline.place,) if front.dateline else ()
        return self._subjects(brief, "place", (*dateline, *(each.id for each in front.places)))

    def sources(self, brief: Ref, front: Brief) -> tuple[Ref, ...]:
        """Return the sources of a brief that have a page."""
        listed = (each.id for each in front.sources)
        said = (each.source for each in front.statements if each.source)
        return self._subjects(brief, "source", (*listed, *said))

    def dossiers(self, front: Brief) -> tuple[Ref, ...]:
        """Return the dossier that a brief names, if it has a page."""
        ref = self._named.get(("dossier", front.dossier))
        return (ref,) if ref is not None and ref.kind == "dossier" else ()

    def _subjects(self, brief: Ref, kind: Kind, written: Iterable[str]) -> tuple[Ref, ...]:
        named = (self._named.get((kind, each)) for each in written)
        listed = (ref for ref in named if ref is not None and ref.kind == kind)
        return tuple(dict.fromkeys((*listed, *self._linked(brief, kind))))

    def _linked(self, brief: Ref, kind: Kind) -> Iterator[Ref]:
        return (
            lead.target
            for lead in self._links.leads[brief]
            if lead.target.kind == kind and not isinstance(lead.hole, Embed)
        )


def present_actors(terms: Terms, links: Links) -> frozenset[tuple[Ref, Ref]]:
    """Return each brief in which somebody speaks with each actor it lists or links to."""
    briefs = {brief for brief, _ in terms.speakers}
    listed = {(brief, each.actor) for brief in briefs for each in terms.actors[brief]}
    linked = {
        (brief, lead.target)
        for brief in briefs
        for lead in links.leads[brief]
        if lead.target.kind == "actor" and not isinstance(lead.hole, Embed)
    }
    return frozenset(listed | linked)
