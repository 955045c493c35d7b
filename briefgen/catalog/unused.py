"""Actors with a file that nothing refers to: a remark, and only once a desk has some briefs."""

from collections.abc import Iterator, Mapping
from itertools import chain

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.names import Names
from briefgen.content.document import Document
from briefgen.content.schema.event import Event
from briefgen.problem import Problem, note

_FEW_BRIEFS = 10
_SHOWN = 5


def unused_actors(
    catalog: Catalog, documents: Mapping[Ref, Document], names: Names
) -> Iterator[Problem]:
    """Tell of actors that no document names (BG374), all in one remark."""
    if len(catalog.briefs) < _FEW_BRIEFS:
        return
    used = {*catalog.briefs_by_actor, *catalog.backlinks, *catalog.organizations.values()}
    used |= set(catalog.members)
    used |= {ref for refs in catalog.members.values() for ref in refs}
    offices = chain.from_iterable(catalog.offices.of.values())
    used |= {term.actor for office in offices for term in office.terms}
    used |= {each.actor for event in catalog.events.values() for each in event.participants}
    used |= {*catalog.statements.by, *catalog.statements.about}
    used |= {ref for document in documents.values() for ref in _sides(document, names)}
    unused = [each.path for each in catalog.actors.values() if each.path and each.ref not in used]
    if unused:
        rest = len(unused) - _SHOWN
        shown = ", ".join(unused[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
        count = "an actor" if len(unused) == 1 else f"{len(unused)} actors"
        advice = "this may be as you want it; briefgen list actors counts the briefs of each"
        yield note("BG374", f"nothing refers to {count}: {shown}", None, advice)


def _sides(document: Document, names: Names) -> Iterator[Ref]:
    """Give those whose accounts an event quotes."""
    if isinstance(document.front, Event):
        for readout in document.front.readouts:
            yield from names.find(readout.side, ("actor",))
