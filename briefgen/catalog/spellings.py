"""All the ways in which a document may be named in a link or a list."""

from collections.abc import Iterator

from briefgen.address import Kind, Ref
from briefgen.content.document import Document
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.place import Place
from briefgen.content.schema.tag import Tag
from briefgen.fold import fold

WRITTEN_FOLDERS: dict[Kind, str] = {
    "brief": "briefs",
    "actor": "actors",
    "event": "events",
    "place": "places",
    "source": "sources",
    "dossier": "dossiers",
    "tag": "tags",
    "page": "pages",
}


def written_address(ref: Ref) -> str:
    """Return the form of a target that means exactly this document, such as `actors/lavrov`."""
    return f"{WRITTEN_FOLDERS[ref.kind]}/{ref.id}"


def title_of(document: Document) -> str:
    """Return what a document is called: its title, or the name of an actor, a place or a tag."""
    front = document.front
    return front.name if isinstance(front, Actor | Place | Tag) else front.title


def spellings(document: Document) -> tuple[str, ...]:
    """Return the id and every name that stands for a document alone, the id first.

    Weak names are left out: a first name or a bare title may be anybody's.
    """
    front = document.front
    if isinstance(front, Actor):
        return (document.id, front.name, *_strong(front), *front.metonyms)
    if isinstance(front, Place):
        return (document.id, front.name, *_strong(front))
    if isinstance(front, Tag):
        return (document.id, front.name, *front.names)
    return (document.id, front.title)


def metonyms_alone(document: Document) -> frozenset[str]:
    """Return the folded metonyms of an actor that are no names of it besides."""
    front = document.front
    if not isinstance(front, Actor):
        return frozenset()
    own = (document.id, front.name, *(name.value for name in front.names))
    return frozenset(map(fold, front.metonyms)) - frozenset(map(fold, own))


def weak_spellings(document: Document) -> tuple[str, ...]:
    """Return the names that are never enough by themselves."""
    front = document.front
    if not isinstance(front, Actor | Place):
        return ()
    return tuple(name.value for name in front.names if name.kind == "weak")


def _strong(front: Actor | Place) -> Iterator[str]:
    return (name.value for name in front.names if name.kind != "weak")
