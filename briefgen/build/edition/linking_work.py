"""What a worker does to link names: fetch a lexicon, texts and what is linked there, and search."""

from pathlib import Path

import msgspec
from msgspec import Struct

from briefgen.address import DocId, Kind, Ref
from briefgen.build.edition.linking_job import LEXICONS, Searched, Shelf, Unsearched
from briefgen.build.edition.parsed import decode_text
from briefgen.build.edition.texts import encoded
from briefgen.build.state.digests import digest_of
from briefgen.build.state.store import StoreReader, read_store
from briefgen.build.tools import Lost
from briefgen.catalog.auto_links import Linkable, Linker
from briefgen.catalog.lexicon import Lexicon
from briefgen.config import AutoLinking
from briefgen.content.auto_link import Found


class _Hole(Struct, frozen=True, gc=False):
    target: str = ""
    path: str = ""


class _Prose(Struct, frozen=True):
    holes: tuple[_Hole, ...] = ()


class _Body(Struct, frozen=True):
    text: _Prose = _Prose()


class _Front(Struct, frozen=True):
    no_link: tuple[str, ...] = ()


class _Document(Struct, frozen=True):
    kind: Kind
    id: DocId
    front: _Front
    body: _Body = _Body()


class _Entry(Struct, frozen=True, array_like=True):
    """What links need of an `Entry`; the rest is passed over without being made."""

    memory: msgspec.Raw
    document: _Document


_decode_entry = msgspec.msgpack.Decoder(_Entry).decode
_decode_lexicon = msgspec.msgpack.Decoder(Lexicon).decode


def search(shelf: Shelf, documents: tuple[Unsearched, ...]) -> tuple[Searched, ...]:
    """Search some documents in a worker. Raises: Lost."""
    with read_store(Path(shelf.store)) as store:
        return search_with(store, shelf.lexicon, documents)


def search_with(
    store: StoreReader, lexicon: bytes, documents: tuple[Unsearched, ...]
) -> tuple[Searched, ...]:
    """Search some documents here. Raises: Lost."""
    linker = _linker(store, lexicon)
    entries = store.get_many("parsed", {each.entry for each in documents})
    texts = store.get_many("texts", {each.text for each in documents})
    answers: list[Searched] = []
    for each in documents:
        if each.entry not in entries or each.text not in texts:
            raise Lost(each.path)
        document = _decode_entry(entries[each.entry]).document
        pieces = decode_text(texts[each.text]).text
        answers.append(_searched(each.path, linker.found(_linkable(document, pieces, each.mode))))
    return tuple(answers)


_LINKERS: dict[bytes, Linker] = {}
"""The linker of the last lexicon, by its key: a process has one automaton at a time."""


def _linker(store: StoreReader, lexicon: bytes) -> Linker:
    linker = _LINKERS.get(lexicon)
    if linker is None:
        data = store.get(LEXICONS, lexicon)
        if data is None:
            raise Lost("lexicon")
        linker = Linker(_decode_lexicon(data))
        _LINKERS.clear()
        _LINKERS[lexicon] = linker
    return linker


def _linkable(document: _Document, pieces: tuple[str, ...], mode: AutoLinking) -> Linkable:
    return Linkable(
        ref=Ref(document.kind, document.id),
        pieces=pieces,
        targets=tuple(
            hole.target or (f"/{hole.path}" if hole.path else "")
            for hole in document.body.text.holes
        ),
        no_link=document.front.no_link,
        mode=mode,
    )


def _searched(path: str, found: tuple[Found, ...]) -> Searched:
    if not found:
        return Searched(path, b"", b"", b"")
    key, data = encoded(found)
    return Searched(path, digest_of(tuple((each.piece, each.ref) for each in found)), key, data)
