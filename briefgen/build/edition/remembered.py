"""What one build leaves for the next of its sources: the files it read, and what they gave."""

import msgspec
from msgspec import Struct

from briefgen.build.edition.linking_job import Linked
from briefgen.build.edition.parsed import Memory
from briefgen.build.edition.texts import found_key
from briefgen.build.state.inputs import KnownFile
from briefgen.build.state.store import Store

ROOM = "state"
"""The room of the store in which a build leaves what it knows."""


class ReadState(Struct, frozen=True, array_like=True):
    """The files a build read, by name, what is remembered of its sources, by path, and of names."""

    files: dict[str, KnownFile] = {}
    memories: dict[str, Memory] = {}
    linked: Linked = Linked()


def load_read_state(store: Store) -> ReadState:
    """Return what the last build read; nothing where there was none."""
    data = store.get(ROOM, b"read")
    return ReadState() if data is None else _decode(data)


def remember_read(store: Store, read: ReadState) -> None:
    """Keep what a build read, in the place of the last build's, and nothing older."""
    memories = read.memories.values()
    store.keep_only("parsed", {each.key for each in memories})
    store.keep_only("texts", {each.text for each in memories if each.text})
    links = read.linked.documents.values()
    store.keep_only("found", {found_key(each.text) for each in links if each.text})
    store.put_many(ROOM, [(b"read", msgspec.msgpack.encode(read))])


_decode = msgspec.msgpack.Decoder(ReadState).decode
