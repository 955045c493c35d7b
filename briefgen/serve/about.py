"""What there is to know of one address, also of one where nothing is."""

from collections.abc import Mapping
from datetime import datetime
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import NOT_FOUND, OutputPath, Ref, SitePath, output_path, permalink
from briefgen.build.tools import Lost
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import Record
from briefgen.catalog.release import Release, release
from briefgen.content.document import Document
from briefgen.nearest import nearest
from briefgen.serve.look import Look, Looker
from briefgen.serve.mistakes import Mistakes
from briefgen.serve.pages import Pages
from briefgen.serve.shown import About, Near
from briefgen.views.planned import Planned

_WORDS_A_MINUTE = 230
_MOST_NEAR = 5


class Homes:
    """Where the pages of sources were and are, through all that happened to their files."""

    def __init__(self) -> None:
        """Begin with no page."""
        self._source_at: dict[SitePath, str] = {}
        self._renamed: dict[str, str] = {}

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Learn which sources have other names now."""
        self._renamed |= renamed
        for path in renamed.values():
            self._renamed.pop(path, None)

    def take(self, look: Look) -> None:
        """Learn where the pages of a look are."""
        for record in look.layout.catalog.records():
            if record.path:
                self._source_at[record.address] = record.path
                self._renamed.pop(record.path, None)

    def moved(self, address: SitePath, catalog: Catalog) -> SitePath | None:
        """Return where the page that was at an address is now, None if nowhere."""
        source = self._source_at.get(address, "")
        passed: set[str] = set()
        while source in self._renamed and source not in passed:
            passed.add(source)
            source = self._renamed[source]
        if not source:
            return None
        found = (each.address for each in catalog.records() if each.path == source)
        now = next(found, None)
        return None if now == address else now


class Around(Struct, frozen=True):
    """What is asked about an address: the pages, what was looked at, problems, former homes.

    `now` is the instant of the last look. `discreet` keeps quiet about what is withheld;
    `is_frozen` tells that the whole site is shown as it was.
    """

    pages: Pages
    looker: Looker
    mistakes: Mistakes
    homes: Homes
    now: datetime
    discreet: bool = False
    is_frozen: bool = False


def about(around: Around, path: SitePath, number: int) -> About:
    """Return what there is to know of an address."""
    output = around.pages.outputs.get(output_path(path))
    if output is None or output.path == output_path(NOT_FOUND):
        return _about_nothing(around, path, number)
    source = output.producer if output.producer in around.looker.entries else ""
    known = About(
        number=number,
        path=path,
        source=source,
        open=around.mistakes.address(source) if source else "",
        mistakes=around.mistakes.shown(source),
        is_current=_is_current(around, output.path) and _is_read(around, source),
    )
    planned = output.source
    if not isinstance(planned, Planned) or planned.ref is None:
        return known
    record = around.pages.look.layout.catalog.record(planned.ref)
    words = _words(around, planned.ref)
    return replace(
        known,
        title=record.title,
        marks=marks(around, record),
        words=words,
        minutes=ceil(words / _WORDS_A_MINUTE),
    )


def marks(around: Around, record: Record) -> tuple[str, ...]:
    """Return why a public build would withhold a document, () where it would not."""
    entry = around.looker.entries.get(record.path)
    if entry is None or entry.document is None:
        return ()
    return tuple(each.reason for each in _released(around, (entry.document,)).withheld)


def differs(around: Around) -> tuple[int, datetime | None]:
    """Count the documents that are shown and that a public build would withhold.

    Returns: also the instant at which that next changes by itself.
    """
    entries = around.looker.entries.values()
    documents = tuple(each.document for each in entries if each.document is not None)
    public = _released(around, documents)
    hidden = len(around.pages.look.layout.release.withheld)
    return max(len(public.withheld) - hidden, 0), public.next_change


def _released(around: Around, documents: tuple[Document, ...]) -> Release:
    """Return what a public build would do with some documents now."""
    return release(documents, around.pages.look.config, now=around.now, drafts=False)


def _words(around: Around, ref: Ref) -> int:
    try:
        return around.pages.text(ref).words
    except Lost:
        return 0


def _is_current(around: Around, path: OutputPath) -> bool:
    try:
        shown, _ = around.pages.shown(path)
    except Lost:
        return False
    return shown is not None and shown.is_current


def _is_read(around: Around, source: str) -> bool:
    """Tell whether what is shown of a source is what it says now."""
    shown, last = around.pages.look, around.looker.last
    if around.is_frozen or last is None:
        return False
    now, said = shown.shown.get(source), last.sources.memories.get(source)
    return now is said or (now is not None and said is not None and now.key == said.key)


def _about_nothing(around: Around, path: SitePath, number: int) -> About:
    catalog = around.pages.look.layout.catalog
    return About(
        number=number,
        path=path,
        is_found=False,
        moved=around.homes.moved(path, catalog),
        near=_near(path, catalog),
        withheld=_why_not(around, path),
        mistakes=around.mistakes.shown(),
    )


def _near(path: SitePath, catalog: Catalog) -> tuple[Near, ...]:
    """Return pages whose address or title is like the last part of an address."""
    asked = path.rstrip("/").rpartition("/")[2]
    records = tuple(catalog.records())
    by_name = {each.address.rstrip("/").rpartition("/")[2]: each for each in records}
    by_title = {each.title: each for each in records}
    found: dict[SitePath, Near] = {}
    for names, wanted in ((by_name, asked), (by_title, asked.replace("-", " "))):
        for name in nearest(wanted, names, _MOST_NEAR):
            record = names[name]
            found.setdefault(record.address, Near(record.address, record.title))
    return tuple(found.values())[:_MOST_NEAR]


def _why_not(around: Around, path: SitePath) -> str:
    """Return why the page of a document that is withheld is not shown, "" where none is."""
    if around.discreet:
        return ""
    look = around.pages.look
    last = path.rstrip("/").rpartition("/")[2]
    for each in look.layout.release.withheld:
        entry = around.looker.entries.get(each.path)
        document = entry.document if entry is not None else None
        slug = document.front.slug if document is not None else ""
        if permalink(each.ref.kind, slug or each.ref.id) == path or each.ref.id == last:
            return f"{each.path} is withheld: {each.reason}"
    return ""
