"""What is named in passing and means nothing, though it is nearly the name of something."""

from collections.abc import Iterable, Iterator, Mapping

from briefgen.address import Kind, Ref
from briefgen.catalog.mistakes import place_in, reason_left_out
from briefgen.catalog.names import ALL_KINDS, Names
from briefgen.catalog.passing import in_passing
from briefgen.catalog.slips import Slips
from briefgen.catalog.tellings import Tellings
from briefgen.content.document import Document
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.event import Event
from briefgen.problem import Problem, warning

_KINDS = frozenset[Kind](("event", "place", "source", "actor"))
"""Others are told wherever they mean nothing."""

Uses = dict[tuple[Kind, str], list[tuple[Document, str]]]


def misspelt(
    documents: Mapping[Ref, Document],
    told: Tellings,
    named: Mapping[tuple[Kind, str], Ref],
    names: Names,
) -> Iterator[Problem]:
    """Find names that nothing has and that are probably slips, each once (BG331).

    Of what is withheld nothing is said, neither that it is meant nor that it is near.
    """
    slips: dict[Kind, Slips] = {}
    for (kind, written), uses in _unknown(documents, told, named).items():
        if not _means_nothing(written, kind, names):
            continue
        if kind not in slips:
            slips[kind] = Slips(kind, names.written, names.described)
        meant, advice = uses, ""
        if found := slips[kind].nearest(written):
            spelling, ref = found
            advice = f'did you mean "{spelling}" ({names.described[ref].path})?'
        elif graded := [each for each in uses if _is_graded(*each)]:
            meant = graded
            advice = "write its title, too, or check the id; plain words have no credibility"
        if advice:
            yield _problem(kind, written, meant, advice)


def _problem(kind: Kind, written: str, uses: list[tuple[Document, str]], advice: str) -> Problem:
    first, key = uses[0]
    files = {document.path for document, _ in uses}
    what = "event" if isinstance(first.front, Event) else "dossier"
    what = "brief" if isinstance(first.front, Brief) else what
    more = f" (and {len(files) - 1} more)" if len(files) > 1 else ""
    message = f'no {kind} is called "{written}"; in this {what}{more} it stays plain words'
    place = place_in(first, f"{key}.id", f"{key}.place", key, key.partition(".")[0], "title")
    return warning("BG331", message, place, advice)


def _unknown(
    documents: Mapping[Ref, Document], told: Tellings, named: Mapping[tuple[Kind, str], Ref]
) -> Uses:
    """Return what has no page, and where it is named; events as each file tells them."""
    found: Uses = {}
    others = (each for each in documents.values() if not isinstance(each.front, Event))
    for document in (*others, *_events(told)):
        for kind, name, key in in_passing(document):
            if kind in _KINDS and (kind, name) not in named and not _is_inline(document, key):
                found.setdefault((kind, name), []).append((document, key))
    return found


def _events(told: Tellings) -> Iterable[Document]:
    return (each.document for all_of_it in told.values() for each in all_of_it)


def _is_inline(document: Document, key: str) -> bool:
    """Tell whether what is named is written out in its place."""
    return f"{key}.title" in document.spans


def _is_graded(document: Document, key: str) -> bool:
    return isinstance(document.front, Brief) and f"{key}.credibility" in document.spans


def _means_nothing(written: str, kind: Kind, names: Names) -> bool:
    kinds = (kind,)
    if names.find(written, kinds) or names.find(written, ALL_KINDS, metonyms=False):
        return False
    return not reason_left_out(written, kinds, names) and not names.is_unread(written, kinds)
