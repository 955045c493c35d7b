"""What the links in bodies lead to."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from briefgen.address import DocId, Ref
from briefgen.catalog.assets import Assets
from briefgen.catalog.mistakes import (
    ambiguous,
    left_out,
    near_paths,
    nearest_of,
    unknown,
    unknown_note,
    web_address,
)
from briefgen.catalog.names import ALL_KINDS, Names
from briefgen.catalog.suggestions import Suggestions
from briefgen.content.document import (
    AutoLink,
    Body,
    Citation,
    Document,
    Embed,
    Figure,
    FileLink,
    Hole,
    Mention,
    Unlinked,
)
from briefgen.fold import fold
from briefgen.problem import Place, Problem, error, place_at

_HEADINGS = 5
"""How many headings a message lists."""


class Leads(Struct, frozen=True, gc=False):
    """One link from a document to another."""

    target: Ref
    hole: Mention | FileLink | Embed | AutoLink | Citation


class Links(Struct, frozen=True, kw_only=True):
    """What links lead to; see the fields of the same names in `Catalog`."""

    targets: dict[str, Ref]
    fragments: dict[tuple[Ref, str], str]
    leads: dict[Ref, tuple[Leads, ...]]
    """Each document's links to others, in order, its notes after its text."""


def links(
    documents: Mapping[Ref, Document],
    names: Names,
    files: dict[str, Ref],
    missing: dict[str, str],
    assets: Assets,
) -> tuple[Links, tuple[Problem, ...]]:
    """Follow every link of every body.

    `files` are the documents by path below the content folder; `missing` are the files that are
    there without a document, with the reason why it is left out, "" for what could not be read.
    Problems: BG270 and BG361 notes; BG301–BG308.
    """
    follower = _Follower(documents, names, files, missing, assets)
    leads = {ref: tuple(follower.followed(ref, each)) for ref, each in documents.items()}
    found = Links(targets=follower.targets, fragments=follower.fragments, leads=leads)
    return found, tuple(follower.problems)


def holes(body: Body) -> Iterator[Hole]:
    """List the holes of a body, those of its notes after those of its text."""
    yield from body.text.holes
    yield from body.notes.holes


class _Follower:
    """Follows links one by one and remembers what each written form means."""

    def __init__(
        self,
        documents: Mapping[Ref, Document],
        names: Names,
        files: dict[str, Ref],
        missing: dict[str, str],
        assets: Assets,
    ) -> None:
        self.targets: dict[str, Ref] = {}
        self.fragments: dict[tuple[Ref, str], str] = {}
        self.problems: list[Problem] = []
        self._candidates: dict[str, tuple[Ref, ...]] = {}
        self._headings: dict[Ref, dict[str, str]] = {}
        self._anchors: dict[Ref, frozenset[str]] = {}
        self._documents = documents
        self._names = names
        self._files = files
        self._suggestions = Suggestions()
        self._missing = missing
        self._assets = assets

    def followed(self, ref: Ref, document: Document) -> Iterator[Leads]:
        for hole in holes(document.body):
            match hole:
                case Figure():
                    place = place_at(document.path, hole.span)
                    self.problems += self._assets.picture(hole.path, hole.alt, place)
                case Unlinked():
                    pass
                case _:
                    target = self._target(hole, ref, document)
                    if target is not None and target != ref:
                        yield Leads(target, hole)

    def _target(
        self,
        hole: Mention | FileLink | Embed | AutoLink | Citation,
        ref: Ref,
        document: Document,
    ) -> Ref | None:
        match hole:
            case AutoLink():
                return hole.ref
            case Citation():
                return self._cited(hole, document)
            case Mention():
                return self._mentioned(hole, ref, document)
            case FileLink():
                return self._linked(hole, document)
            case Embed():
                return self._named(hole, document)

    def _cited(self, hole: Citation, document: Document) -> Ref | None:
        """Return the source that a note is labelled with; a note that was written needs none."""
        ref = Ref("source", DocId(hole.source))
        if ref in self._documents:
            return ref
        if not hole.is_written:
            place = place_at(document.path, hole.span)
            self.problems += unknown_note(hole.label, hole.source, self._names, place)
        return None

    def _mentioned(self, hole: Mention, ref: Ref, document: Document) -> Ref | None:
        target = self._named(hole, document) if hole.target else ref
        if target is not None and hole.fragment:
            self._fragment(target, hole, document)
        return target

    def _named(self, hole: Mention | Embed, document: Document) -> Ref | None:
        target = hole.target
        known = self.targets.get(target)
        if known is not None:
            return known
        if target not in self._candidates:
            self._candidates[target] = self._names.find(target)
        place = place_at(document.path, hole.span)
        match self._candidates[target]:
            case (ref,):
                self.targets[target] = ref
                return ref
            case ():
                self.problems += unknown(target, ALL_KINDS, self._names, place)
            case refs:
                self.problems.append(ambiguous(target, refs, self._names, place))
        return None

    def _linked(self, hole: FileLink, document: Document) -> Ref | None:
        target = self._files.get(hole.path)
        if target is not None:
            if hole.fragment:
                self._fragment(target, hole, document)
            return target
        place = place_at(document.path, hole.span)
        if hole.path.lower().endswith(".md"):
            self.problems += self._no_document(hole.path, place)
        else:
            self.problems += self._assets.link(hole.path, place)
        return None

    def _no_document(self, path: str, place: Place) -> tuple[Problem, ...]:
        if path in self._missing:
            reason = self._missing[path]
            return (left_out(f'"{path}"', reason, place),) if reason else ()
        advice = web_address(path) or near_paths(path, self._files, self._suggestions)
        return (error("BG306", f'there is no file "{path}"', place, advice),)

    def _fragment(self, ref: Ref, hole: Mention | FileLink, document: Document) -> None:
        """Find the heading a link names, by id or by text (BG305 where there is none)."""
        fragment = hole.fragment
        if (ref, fragment) in self.fragments:
            return
        body = self._documents[ref].body if ref in self._documents else Body()
        if fragment in self._anchors_of(ref, body):
            self.fragments[ref, fragment] = fragment
            return
        found = self._headings_of(ref, body).get(fold(fragment))
        if found is not None:
            self.fragments[ref, fragment] = found
            return
        title = self._names.described[ref].title
        message = f'"{title}" has no heading "{fragment}"'
        if fragment.startswith("^"):
            message = f'"#{fragment}" is a reference to a block, and only headings can be linked'
        place = place_at(document.path, hole.span)
        self.problems.append(error("BG305", message, place, self._near_headings(fragment, body)))

    def _anchors_of(self, ref: Ref, body: Body) -> frozenset[str]:
        if ref not in self._anchors:
            self._anchors[ref] = frozenset(body.anchors)
        return self._anchors[ref]

    def _headings_of(self, ref: Ref, body: Body) -> dict[str, str]:
        """Return the ids of a document's headings by their folded text, the first of each."""
        if ref not in self._headings:
            last_to_first = reversed(body.outline)
            self._headings[ref] = {fold(each.text): each.id for each in last_to_first}
        return self._headings[ref]

    def _near_headings(self, fragment: str, body: Body) -> str:
        texts = [heading.text for heading in body.outline]
        if not texts:
            return "it has no headings at all: link to the document"
        near = self._suggestions.of((fragment, body.anchors), lambda: nearest_of(fragment, texts))
        shown = ", ".join(f'"{text}"' for text in texts[:_HEADINGS])
        more = " and more" if len(texts) > _HEADINGS else ""
        return near or f"its headings are {shown}{more}"
