"""Reading: every source parsed, or remembered from a build that parsed the same bytes."""

import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from briefgen.build.edition.parsed import (
    Entry,
    Memory,
    Stored,
    decode_entry,
    entry_key,
    settings_for_parsing,
)
from briefgen.build.edition.texts import Weaver
from briefgen.build.state.digests import digest_of
from briefgen.build.tools import Lost, Tools
from briefgen.config import Config
from briefgen.content.scan import FoundSource
from briefgen.regular_file import open_regular

_BATCH = 32
"""How many sources go to a worker at once."""

_BYTES_AT_ONCE = 8 * 1024 * 1024
"""How much is held in memory before it goes to the disk."""


class Sources(Struct, frozen=True):
    """What is remembered of each source, by path, in the order of the scan."""

    memories: dict[str, Memory]


def read_sources(
    found: tuple[FoundSource, ...], config: Config, remembered: Mapping[str, Memory], tools: Tools
) -> Sources:
    """Parse what the store does not know; a source that vanishes meanwhile was never there."""
    settings = settings_for_parsing(config)
    reader = _Reader(digest_of(settings), remembered, tools)
    missing = [source for source in found if not reader.recalls(source)]
    with tools.progress.stage("parse", len(missing)):
        if missing:
            # The parser takes long to load, and most builds have little or nothing to parse.
            from briefgen.build.edition.parse_work import parse  # noqa: PLC0415

            for batch in tools.workers.each(parse, settings, missing, _BATCH):
                reader.take(batch)
                tools.progress.advance(len(batch))
            tools.store.commit()
    order = (source.path for source in found)
    return Sources({path: reader.memories[path] for path in order if path in reader.memories})


def load_entries(sources: Sources, tools: Tools) -> Iterator[tuple[str, Entry]]:
    """Give what each source gave, in order, with the names found in its text. Raises: Lost."""
    memories = sources.memories
    keys = tuple(memory.key for memory in memories.values())
    entries = tools.store.get_many("parsed", keys)
    weaver = Weaver(tools.store, (memory.text for memory in memories.values()))
    for path, memory in memories.items():
        data = entries.pop(memory.key, None)
        if data is None:
            raise Lost(path)
        yield path, weaver.linked(decode_entry(data), memory)


class _Reader:
    def __init__(self, settings: bytes, remembered: Mapping[str, Memory], tools: Tools) -> None:
        self.memories: dict[str, Memory] = {}
        self._settings = settings
        self._remembered = remembered
        self._tools = tools
        self._kept = 0
        self._infos: dict[str, FoundSource] = {}

    def recalls(self, source: FoundSource) -> bool:
        """Tell whether a source is as an earlier build parsed it."""
        self._infos[source.path] = source
        inputs = self._tools.inputs
        if not inputs.knows(source.path):
            return False
        try:
            digest = inputs.digest(source.path, source.info, partial(_bytes, source))
        except OSError:
            return False
        key = entry_key(self._settings, source, digest)
        memory = self._remembered.get(source.path)
        if memory is None or memory.key != key:
            data = self._tools.store.get("parsed", key)
            if data is None:
                return False
            memory = decode_entry(data).memory
        self.memories[source.path] = memory
        return True

    def take(self, batch: tuple[Stored, ...]) -> None:
        """Keep what was parsed."""
        store = self._tools.store
        store.put_many("parsed", [(each.memory.key, each.entry) for each in batch])
        store.put_many("texts", [(each.memory.text, each.text) for each in batch if each.text])
        self._kept += sum(len(each.entry) + len(each.text) for each in batch)
        if self._kept > _BYTES_AT_ONCE:
            store.commit()
            self._kept = 0
        for each in batch:
            self.memories[each.path] = each.memory
            if each.source:
                self._tools.inputs.learn(each.path, self._infos[each.path].info, each.source)


def _bytes(source: FoundSource) -> bytes:
    with os.fdopen(open_regular(Path(source.file), source.info), "rb") as opened:
        return opened.read()
