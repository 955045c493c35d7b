"""What the sources of a site gave, kept from one look to the next."""

from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec.structs import replace

from briefgen.build.edition.edition import Ground
from briefgen.build.edition.linking import linked_again, linked_sources
from briefgen.build.edition.linking_job import Linked
from briefgen.build.edition.parsed import Entry, Memory
from briefgen.build.edition.reading import Sources, load_entries
from briefgen.build.edition.texts import Weaver
from briefgen.build.tools import Tools
from briefgen.content.scan import FoundSource


class Given:
    """What each source gave, by path: as it is, as it last could be read, with names as links."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self.entries: dict[str, Entry] = {}
        """What each source of the last look gave."""
        self._good: dict[str, Entry] = {}
        """Of those that cannot be read now, what they gave when they last could."""
        self._woven: dict[str, tuple[Entry, Memory, Entry]] = {}
        """What sources gave, what is known of the names in it, and both together."""
        self._plain: dict[str, Memory] = {}
        self._shown: dict[str, Memory] = {}
        """What was known of sources when names were last looked for, without and with them."""

    def good(self, paths: Iterable[str]) -> dict[str, Entry]:
        """Return what sources gave, or gave when they last could be read."""
        return {path: self._good.get(path, self.entries[path]) for path in paths}

    def learn(self, sources: Sources, tools: Tools) -> None:
        """Load what new sources gave, and forget those that are gone. Raises: Lost."""
        known = self.entries
        new = {
            path: memory
            for path, memory in sources.memories.items()
            if path not in known or known[path].memory.key != memory.key
        }
        for path, entry in load_entries(Sources(new), tools) if new else ():
            before = known.get(path)
            known[path] = entry
            if _says_something(entry):
                self._good.pop(path, None)
            elif before is not None and path not in self._good and _says_something(before):
                self._good[path] = before
        for path in known.keys() - sources.memories.keys():
            del known[path]
            self._good.pop(path, None)

    def with_links(
        self, ground: Ground, found: Iterable[FoundSource], before: Linked, tools: Tools
    ) -> tuple[dict[str, Memory], Linked]:
        """Return what is known of sources with the names in their texts, and what to remember.

        Raises: Lost.
        """
        entries = self.good(self.entries)
        known = Sources({path: entry.memory for path, entry in entries.items()})

        def load(some: Sources) -> Iterator[tuple[str, Entry]]:
            return ((path, entries[path]) for path in some.memories)

        sources, linked = linked_sources(ground, found, known, before, load, tools)
        self._plain, self._shown = known.memories, sources.memories
        return self._shown, linked

    def with_links_again(
        self, before: Linked, naming: Container[str], tools: Tools
    ) -> tuple[dict[str, Memory], Linked] | None:
        """Do the same where nothing but some sources has changed since it was last done.

        Returns: None where names may be others, since one of these is `naming`. Raises: Lost.
        """
        entries, plain = self.entries, self._plain
        if self._good or entries.keys() != plain.keys():
            return None
        changed = {
            path: entry.memory
            for path, entry in entries.items()
            if entry.memory is not plain[path] and entry.memory != plain[path]
        }
        if any(path in naming for path in changed):
            return None
        sources, linked = linked_again(Sources(changed), before, tools)
        self._plain = {**plain, **changed}
        self._shown = {**self._shown, **sources.memories}
        links = {path: link for path, link in before.documents.items() if path not in changed}
        documents = {**links, **linked.documents}
        return self._shown, replace(linked, documents=documents)

    def woven(self, shown: Mapping[str, Memory], tools: Tools) -> dict[str, Entry]:
        """Return what sources gave with the names that are known of them. Raises: Lost."""
        woven, entries = self._woven, self.good(shown)
        new = {
            path: memory
            for path, memory in shown.items()
            if path not in woven or woven[path][0] is not entries[path] or woven[path][1] != memory
        }
        weaver = Weaver(tools.store, (memory.text for memory in new.values()))
        for path, memory in new.items():
            woven[path] = (entries[path], memory, weaver.linked(entries[path], memory))
        for path in woven.keys() - shown.keys():
            del woven[path]
        return {path: woven[path][2] for path in shown}


def _says_something(entry: Entry) -> bool:
    return entry.document is not None or entry.image is not None
