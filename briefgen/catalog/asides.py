"""What is named in passing: it becomes a link where it has a page, and stays text where not.

A metonym is no name here: talks in the place "Doha" were in the city, not in Qatar's hands.
"""

from collections.abc import Iterable, Iterator

from briefgen.address import Ref
from briefgen.catalog.mistakes import ambiguous, place_in
from briefgen.catalog.names import ALL_KINDS, Names
from briefgen.content.document import Document
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief
from briefgen.problem import Place, Problem


def organizations(
    documents: Iterable[Document], names: Names
) -> tuple[dict[str, Ref], tuple[Problem, ...]]:
    """Return the actors that roles and memberships name, by what is written (BG303)."""
    found: dict[str, Ref] = {}
    problems: list[Problem] = []
    for document in documents:
        for name, place in _organizations(document):
            match names.find(name, ("actor",), metonyms=False):
                case (ref,):
                    found[name] = ref
                case ():
                    pass
                case refs:
                    problems.append(ambiguous(name, refs, names, place))
    return found, tuple(problems)


def events_and_places(documents: Iterable[Document], names: Names) -> dict[str, Ref]:
    """Return what briefs list as events and places and has a page, by what is written."""
    written = (name for document in documents for name in _events_and_places(document))
    found: dict[str, Ref] = {}
    for name in dict.fromkeys(written):
        refs = names.find(name, ALL_KINDS, metonyms=False)
        if len(refs) == 1:
            found[name] = refs[0]
    return found


def _organizations(document: Document) -> Iterator[tuple[str, Place]]:
    if not isinstance(document.front, Actor):
        return
    for number, name in enumerate(document.front.member_of):
        yield name, place_in(document, f"member_of.{number}", "member_of")
    for number, role in enumerate(document.front.roles):
        if role.org:
            key = f"roles.{number}"
            yield role.org, place_in(document, f"{key}.org", key, "roles")


def _events_and_places(document: Document) -> Iterator[str]:
    if isinstance(document.front, Brief):
        yield from (event.id for event in document.front.events)
        yield from (place.id for place in document.front.places)
