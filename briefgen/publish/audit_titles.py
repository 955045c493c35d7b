"""Whole titles of withheld documents that public texts say: allowed, but an editor should know."""

from collections.abc import Iterable, Iterator

from briefgen.catalog.release import Withheld
from briefgen.content.document import Document
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.page import Page
from briefgen.problem import Place, Problem, warning
from briefgen.publish.audit_letters import Words

_FEWEST = 4
"""A title of fewer words may well be said by chance."""

_MOST = 3
"""What more public texts say than these is a phrase that everybody uses."""

_LONG = 7


class Titles:
    """The titles of what is withheld, and which public texts say them."""

    def __init__(self, withheld: Iterable[tuple[Withheld, Document]], words: Words) -> None:
        """Take those titles that are no phrase."""
        self._words = words
        self._of: dict[str, list[Withheld]] = {}
        self._in: dict[str, dict[str, None]] = {}
        for each, document in withheld:
            title = _title(document)
            sequence = words.sequence(title)
            if len(sequence) >= _FEWEST and _is_telling(title):
                self._of.setdefault(" ".join(sequence), []).append(each)

    def said(self, where: str, found: Iterable[str]) -> None:
        """Take what a public text, of the file `where`, says of that which is withheld."""
        for words in self._of.keys() & set(found) if where else ():
            self._in.setdefault(words, {})[where] = None

    def problems(self, public: Iterable[Document]) -> Iterator[Problem]:
        """Warn of titles that public texts say, but for those that are titles of theirs: BG719."""
        if not self._in:
            return
        open_titles = {" ".join(self._words.sequence(_title(each))) for each in public}
        for words, places in self._in.items():
            if words in open_titles or len(places) > _MOST:
                continue
            for where in places:
                yield from (_problem(where, each) for each in self._of[words])


def _title(document: Document) -> str:
    front = document.front
    return front.title if isinstance(front, Brief | Page) else ""


def _is_telling(title: str) -> bool:
    """Tell whether a title has a name or a longer word."""
    first, *others = title.split()
    is_named = any(word[:1].isupper() or word[:1].isdigit() for word in others)
    return is_named or any(len(word) >= _LONG for word in (first, *others)) or not title.isascii()


def _problem(where: str, withheld: Withheld) -> Problem:
    told = f"{where} says the whole title of {withheld.path}, which is withheld ({withheld.reason})"
    advice = "whoever reads it knows of that document; write it otherwise if that is too early"
    return warning("BG719", told, Place(where), advice)
