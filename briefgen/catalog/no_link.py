"""What documents ask not to be linked by itself, and whether there is any such name."""

from collections.abc import Iterable, Iterator

from briefgen.address import Kind
from briefgen.catalog.lexicon import NAMING
from briefgen.catalog.mistakes import near_names, place_in
from briefgen.catalog.names import ALL_KINDS, Names
from briefgen.content.document import Document
from briefgen.fold import fold
from briefgen.problem import Problem, warning

_KINDS: tuple[Kind, ...] = tuple(kind for kind in ALL_KINDS if kind in NAMING)


def no_link_problems(documents: Iterable[Document], names: Names) -> Iterator[Problem]:
    """Find names and ids of `no_link` that mean nothing which is linked by itself (BG309).

    Nothing is said of what is left out, or what could not be read: it may be meant.
    """
    for document in documents:
        for number, name in enumerate(document.front.no_link):
            if _is_known(name, names):
                continue
            advice = near_names(name, _KINDS, names) or "check the spelling, or take it out"
            place = place_in(document, f"no_link.{number}", "no_link")
            message = f'no actor, event, place or dossier is called "{name}"'
            yield warning("BG309", message, place, advice)


def _is_known(name: str, names: Names) -> bool:
    return bool(
        names.find(name, _KINDS)
        or names.by_weak_name.get(fold(name))
        or names.reason_withheld(name, _KINDS)
        or names.is_gone(name, _KINDS)
        or names.is_unread(name, _KINDS)
    )
