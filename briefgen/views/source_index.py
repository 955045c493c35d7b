"""The indexes of sources: by publisher, by kind, by grade."""

from typing import Literal

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import SourceRecord
from briefgen.catalog.sections import SOURCES, SOURCES_BY_GRADE, SOURCES_BY_KIND
from briefgen.collate import sort_key
from briefgen.dates import Moment
from briefgen.fold import fold
from briefgen.views.anchors import anchors
from briefgen.views.cards import Parts
from briefgen.views.grade import RELIABILITY, Grade, grade
from briefgen.views.heads import head
from briefgen.views.named import organization
from briefgen.views.parts import Head
from briefgen.views.source_line import KINDS

SourceOrder = Literal["publisher", "kind", "grade"]


class SourceEntry(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """One line of an index; `count` is the number of briefs that cite it."""

    title: str
    path: SitePath
    publisher: str
    kind_name: str
    """What it is, in words."""
    date: Moment | None
    grade: Grade | None
    language: str
    """The language of the title, a BCP 47 tag; "" where it is the site's."""
    count: int


class SourceGroup(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """The sources of one publisher, kind or grade, by title; `id` is the anchor in the page."""

    id: str
    label: str
    sources: tuple[SourceEntry, ...]


class SourceIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """An index of all sources in one order."""

    head: Head
    order: SourceOrder
    orders: tuple[tuple[SourceOrder, SitePath], ...]
    groups: tuple[SourceGroup, ...]
    total: int


_ORDERS: tuple[tuple[SourceOrder, SitePath, str], ...] = (
    ("publisher", SOURCES, "Sources"),
    ("kind", SOURCES_BY_KIND, "Sources by kind"),
    ("grade", SOURCES_BY_GRADE, "Sources by grade"),
)


def source_index_view(parts: Parts, order: SourceOrder) -> SourceIndexView:
    """Return an index of all sources."""
    catalog = parts.catalog
    path, title = next((path, title) for each, path, title in _ORDERS if each == order)
    return SourceIndexView(
        head=head(catalog, path, title),
        order=order,
        orders=tuple((each, address) for each, address, _ in _ORDERS),
        groups=_groups(parts, order),
        total=len(catalog.sources),
    )


def _groups(parts: Parts, order: SourceOrder) -> tuple[SourceGroup, ...]:
    match order:
        case "publisher":
            return _by_publisher(parts)
        case "kind":
            labels = {kind: several for kind, (_, several) in KINDS.items()}
            return _by_word(parts, labels | {"": "No kind given"}, "kind")
        case "grade":
            labels = {letter: f"{letter}: {words}" for letter, words in RELIABILITY.items()}
            return _by_word(parts, labels | {"": "Not graded"}, "reliability")


def _by_publisher(parts: Parts) -> tuple[SourceGroup, ...]:
    """Group sources by publisher, under the first spelling of each; those without one come last.

    A publisher that is written as an id stands under its name.
    """
    catalog = parts.catalog
    language = catalog.config.language
    groups: dict[str, list[SourceRecord]] = {}
    spelt: dict[str, set[str]] = {}
    for source in parts.filed_sources:
        name = organization(catalog, source.front.publisher)
        key = fold(name)
        groups.setdefault(key, []).append(source)
        spelt.setdefault(key, set()).add(name)
    labels = {key: min(names) for key, names in spelt.items()}
    ordered = sorted(groups, key=lambda key: (not key, sort_key(labels[key], language), key))
    ids = anchors("publisher", ordered)
    return tuple(
        SourceGroup(
            id=ids[key],
            label=labels[key] or "No publisher given",
            sources=_entries(catalog, groups[key]),
        )
        for key in ordered
    )


def _by_word(
    parts: Parts, labels: dict[str, str], field: Literal["kind", "reliability"]
) -> tuple[SourceGroup, ...]:
    groups: dict[str, list[SourceRecord]] = {word: [] for word in labels}
    for source in parts.filed_sources:
        front = source.front
        groups[(front.kind if field == "kind" else front.reliability) or ""].append(source)
    return tuple(
        SourceGroup(
            id=f"{field}-{word.lower() or 'none'}",
            label=labels[word],
            sources=_entries(parts.catalog, found),
        )
        for word, found in groups.items()
        if found
    )


def _entries(catalog: Catalog, sources: list[SourceRecord]) -> tuple[SourceEntry, ...]:
    return tuple([_entry(catalog, source) for source in sources])


def _entry(catalog: Catalog, source: SourceRecord) -> SourceEntry:
    front = source.front
    return SourceEntry(
        title=front.title,
        path=source.address,
        publisher=organization(catalog, front.publisher),
        kind_name=KINDS[front.kind][0] if front.kind else "",
        date=front.date,
        grade=grade(front.reliability),
        language="" if front.lang == catalog.config.language else front.lang,
        count=len(catalog.briefs_by_source.get(source.ref, ())),
    )
