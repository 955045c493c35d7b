"""Linking: names in plain text found, in what is new or where the names are others.

What is found in a text depends on that text, on the links in it, and on the lexicon. So it is
remembered with the digests of these, and nothing is searched where none differs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.edition.edition import Ground
from briefgen.build.edition.linking_job import (
    LEXICONS,
    Link,
    Linked,
    Searched,
    Shelf,
    Unsearched,
)
from briefgen.build.edition.parsed import Entry, Memory
from briefgen.build.edition.reading import Sources
from briefgen.build.state.digests import digest_of, digest_of_bytes
from briefgen.build.tools import Tools
from briefgen.catalog.lexicon import CONTESTING, lexicon
from briefgen.catalog.release import release
from briefgen.config import AutoLinking
from briefgen.content.scan import FoundSource
from briefgen.content.walk import content_prefix

_BATCH = 32
"""How many documents go to a worker at once."""

Load = Callable[[Sources], Iterable[tuple[str, Entry]]]
"""Gives what sources gave, each by its path."""


class _Names(Struct, frozen=True, array_like=True):
    """The key of the lexicon, and from when until when it is that of its documents."""

    since: datetime
    until: datetime | None
    lexicon: bytes


def linked_sources(
    ground: Ground,
    found: Iterable[FoundSource],
    sources: Sources,
    before: Linked,
    load: Load,
    tools: Tools,
) -> tuple[Sources, Linked]:
    """Return sources that know which names their texts hold, and what to remember. Raises: Lost.

    `before` is what an earlier build remembered.
    """
    usual = ground.config.content.auto_link
    if not any(
        memory.text and _mode(memory, usual) != "off" for memory in sources.memories.values()
    ):
        return sources, Linked()
    key = _lexicon(ground, found, sources, load, tools)
    if (before.lexicon, before.usual) != (key, usual):
        before = Linked(key, usual)
    return linked_again(sources, before, tools)


def linked_again(sources: Sources, before: Linked, tools: Tools) -> tuple[Sources, Linked]:
    """Do the same where the lexicon and the settings are those of `before`. Raises: Lost."""
    memories = dict(sources.memories)
    links: dict[str, Link] = {}
    new: list[Unsearched] = []
    for path, memory in memories.items():
        mode = _mode(memory, before.usual)
        if not memory.text or mode == "off":
            continue
        link = before.documents.get(path)
        if link is None or link.of_facts != memory.facts or link.of_text != memory.text:
            new.append(Unsearched(path, memory.key, memory.text, mode))
            continue
        links[path] = link
        if link.text:
            memories[path] = replace(memory, facts=link.facts, text=link.text)
    for each in _searched(before.lexicon, new, tools):
        memory = memories[each.path]
        link = links[each.path] = _link(memory, each)
        if link.text:
            memories[each.path] = replace(memory, facts=link.facts, text=link.text)
    return Sources(memories), replace(before, documents=links)


def _mode(memory: Memory, usual: AutoLinking) -> AutoLinking:
    return memory.auto_link or usual


def _link(memory: Memory, found: Searched) -> Link:
    """Return what a document is known by with the names that were found in it."""
    if not found.key:
        return Link(memory.facts, memory.text)
    facts = digest_of((memory.facts, found.facts))
    return Link(memory.facts, memory.text, facts, memory.text + found.key)


def _searched(key: bytes, new: list[Unsearched], tools: Tools) -> Iterator[Searched]:
    """Search documents; what is found in them goes to the store."""
    if not new:
        return
    # The automaton takes a library that a build with nothing to search has no use for.
    from briefgen.build.edition.linking_work import search, search_with  # noqa: PLC0415

    store = tools.store
    with tools.progress.stage("link", len(new)):
        if tools.workers.are_worth(len(new)) and store.is_shared:
            store.commit()
            shelf = Shelf(str(store.path), key)
            batches = tools.workers.each(search, shelf, new, _BATCH)
        else:
            parts = (tuple(new[at : at + _BATCH]) for at in range(0, len(new), _BATCH))
            batches = (search_with(store, key, part) for part in parts)
        for batch in batches:
            store.put_many("found", [(each.key, each.data) for each in batch if each.key])
            tools.progress.advance(len(batch))
            yield from batch


def _lexicon(
    ground: Ground, found: Iterable[FoundSource], sources: Sources, load: Load, tools: Tools
) -> bytes:
    """Return the key of the lexicon, which is made anew only where what it is made of differs."""
    memories = sources.memories
    naming = {
        each.path: memories[each.path]
        for each in found
        if each.kind in CONTESTING and each.path in memories
    }
    key = _names_key(ground, naming)
    data = tools.store.get(LEXICONS, key)
    if data is not None:
        names = _decode_names(data)
        if names.since <= ground.now and (names.until is None or ground.now < names.until):
            return names.lexicon
    documents = (entry.document for _, entry in load(Sources(naming)))
    released = release(
        (each for each in documents if each is not None),
        ground.config,
        now=ground.now,
        drafts=ground.drafts,
    )
    made = _encode(lexicon(released.documents, f"{content_prefix(ground.config)}/"))
    names = _Names(ground.now, released.next_change, digest_of_bytes(made))
    tools.store.keep_only(LEXICONS, ())
    tools.store.put_many(LEXICONS, [(key, _encode(names)), (names.lexicon, made)])
    return names.lexicon


def _names_key(ground: Ground, naming: Mapping[str, Memory]) -> bytes:
    config = ground.config
    facts = tuple((path, memory.facts) for path, memory in naming.items())
    return digest_of((config.timezone, config.release, config.content.folder, ground.drafts, facts))


_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode_names = msgspec.msgpack.Decoder(_Names).decode
