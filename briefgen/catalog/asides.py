"""What is named in passing: it becomes a link where it has a page, and stays text where not.

A metonym is no name here: talks in the place "Doha" were in the city, not in Qatar's hands.
"""

from collections.abc import Iterable, Iterator

from briefgen.address import Kind, Ref
from briefgen.catalog.mistakes import ambiguous, place_in
from briefgen.catalog.names import ALL_KINDS, Names
from briefgen.catalog.passing import in_passing
from briefgen.content.document import Document
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.source import Source
from briefgen.problem import Place, Problem


def organizations(
    documents: Iterable[Document], names: Names
) -> tuple[dict[str, Ref], tuple[Problem, ...]]:
    """Return the actors that roles, memberships and sources name, by what is written (BG303).

    A publisher that may be several is nobody: it is shown as it is written.
    """
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
    for document in documents:
        if isinstance(document.front, Source) and document.front.publisher:
            name = document.front.publisher
            match names.find(name, ("actor",), metonyms=False):
                case (ref,):
                    found[name] = ref
                case _:
                    pass
    return found, tuple(problems)


def named(documents: Iterable[Document], names: Names) -> dict[tuple[Kind, str], Ref]:
    """Return what is written as another document, or as a side, and has a page.

    A document of another kind counts where none of the kind has the name.
    """
    written = (each[:2] for document in documents for each in in_passing(document))
    found: dict[tuple[Kind, str], Ref] = {}
    for kind, name in dict.fromkeys(written):
        refs = names.find(name, (kind,)) or names.find(name, ALL_KINDS, metonyms=False)
        if len(refs) == 1:
            found[kind, name] = refs[0]
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
