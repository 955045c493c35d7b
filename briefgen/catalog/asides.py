"""What is named in passing: it becomes a link where it has a page, and stays text where not.

A metonym is no name here: talks in the place "Doha" were in the city, not in Qatar's hands.
"""

from collections.abc import Iterable, Iterator

from briefgen.address import Kind, Ref
from briefgen.catalog.names import ALL_KINDS, Names
from briefgen.content.document import Document
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief


def organizations(documents: Iterable[Document], names: Names) -> dict[str, Ref]:
    """Return the actors that roles and memberships name, by what is written."""
    written = (name for document in documents for name in _organizations(document))
    return _meant(written, ("actor",), names)


def events_and_places(documents: Iterable[Document], names: Names) -> dict[str, Ref]:
    """Return what briefs list as events and places and has a page, by what is written."""
    written = (name for document in documents for name in _events_and_places(document))
    return _meant(written, ALL_KINDS, names)


def _meant(written: Iterable[str], kinds: tuple[Kind, ...], names: Names) -> dict[str, Ref]:
    found: dict[str, Ref] = {}
    for name in dict.fromkeys(written):
        refs = names.find(name, kinds, metonyms=False)
        if len(refs) == 1:
            found[name] = refs[0]
    return found


def _organizations(document: Document) -> Iterator[str]:
    if isinstance(document.front, Actor):
        yield from document.front.member_of
        yield from (role.org for role in document.front.roles if role.org)


def _events_and_places(document: Document) -> Iterator[str]:
    if isinstance(document.front, Brief):
        yield from (event.id for event in document.front.events)
        yield from (place.id for place in document.front.places)
