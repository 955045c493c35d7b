"""Texts as they are printed: what parsing left between the holes, divided at names found later.

A text goes by the key of its pieces, followed by that of what was found in it, if anything was.
"""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from briefgen.address import Ref
from briefgen.build.edition.parsed import Entry, Memory, decode_text
from briefgen.build.state.digests import BYTES, digest_of_bytes
from briefgen.build.state.store import StoreReader
from briefgen.build.tools import Lost
from briefgen.content.auto_link import Found, linked_body, linked_text
from briefgen.content.document import AutoLink
from briefgen.content.text import Text

_encode = msgspec.msgpack.Encoder().encode
decode_found = msgspec.msgpack.Decoder(tuple[Found, ...]).decode


class Texts:
    """Some texts as the store has them, each read once: a brief stands in many feeds."""

    def __init__(self, pieces: Mapping[bytes, bytes], found: Mapping[bytes, bytes]) -> None:
        """Take the pieces of texts, and what was found in them, both encoded."""
        self._pieces = pieces
        self._found = found
        self._read: dict[bytes, Text] = {}

    def get(self, key: bytes) -> Text | None:
        """Return a text as it is printed, None where the store has lost a part of it."""
        text = self._read.get(key)
        if text is not None:
            return text
        pieces, found = self._pieces.get(key[:BYTES]), found_key(key)
        if pieces is None or (found and found not in self._found):
            return None
        text = decode_text(pieces)
        if found:
            text = linked_text(text, decode_found(self._found[found]))
        self._read[key] = text
        return text


class Weaver:
    """Puts the names found in texts into what sources gave; equal links are made once."""

    def __init__(self, store: StoreReader, keys: Iterable[bytes]) -> None:
        """Fetch what was found in the texts of some keys."""
        found = frozenset(filter(None, map(found_key, keys)))
        self._found = store.get_many("found", found) if found else {}
        self._links: dict[Ref, AutoLink] = {}

    def linked(self, entry: Entry, memory: Memory) -> Entry:
        """Return an entry with the names that a memory knows of, and that memory. Raises: Lost."""
        key, document = found_key(memory.text), entry.document
        if not key or document is None:
            return entry
        if key not in self._found:
            raise Lost(document.path)
        found = decode_found(self._found[key])
        body = linked_body(document.body, found, self._link)
        return replace(entry, memory=memory, document=replace(document, body=body))

    def _link(self, ref: Ref) -> AutoLink:
        return self._links.setdefault(ref, AutoLink(ref))


def texts(store: StoreReader, keys: Iterable[bytes]) -> Texts:
    """Fetch texts from the store."""
    keys = frozenset(keys)
    found = frozenset(filter(None, map(found_key, keys)))
    pieces = store.get_many("texts", {key[:BYTES] for key in keys})
    return Texts(pieces, store.get_many("found", found) if found else {})


def found_key(key: bytes) -> bytes:
    """Return the key of what was found in a text, b"" where nothing was."""
    return key[BYTES:]


def encoded(found: tuple[Found, ...]) -> tuple[bytes, bytes]:
    """Return the key and the data of what was found in a text; both b"" where nothing was."""
    if not found:
        return b"", b""
    data = _encode(found)
    return digest_of_bytes(data), data
