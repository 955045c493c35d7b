"""A statement as pages show it."""

from collections.abc import Iterable

from msgspec import Struct

from briefgen.catalog.catalog import Catalog
from briefgen.catalog.labels import name_of
from briefgen.catalog.said import Named, StatementRecord
from briefgen.dates import Moment
from briefgen.views.cards import Parts
from briefgen.views.parts import Link
from briefgen.views.roles import role_on


class StatementLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """Who said what, when, where and to whom; `brief` and `anchor` are where it stands."""

    text: str
    """With a line end between paragraphs, without quotation marks around it."""
    language: str = ""
    """Of the text, a BCP 47 tag; "" where it is the site's."""
    mode: str
    act: str = ""
    by: Link
    role: str = ""
    """The part spoken in: as written, else the role held on that day."""
    is_past: bool = False
    """Whether the speaker holds that role no longer."""
    on: Moment
    is_dated: bool = True
    """Whether that is known; else it is the date of the brief."""
    at: tuple[Link, ...] = ()
    to: tuple[Link, ...] = ()
    about: tuple[Link, ...] = ()
    target: Link | None = None
    brief: Link
    anchor: str
    source: Link | None = None
    note: int = 0
    """The number of a footnote of the brief that is the source; 0 where there is none."""
    via: str = ""
    locator: str = ""
    grade: str = ""
    original: str = ""
    original_language: str = ""
    stands: str = ""
    stands_in: Link | None = None
    """The brief that tells whether it still stands."""


def statement_lines(parts: Parts, found: Iterable[StatementRecord]) -> tuple[StatementLine, ...]:
    """Return statements as pages show them, in the given order."""
    return tuple([_line(parts, each) for each in found])


def _line(parts: Parts, each: StatementRecord) -> StatementLine:
    catalog = parts.catalog
    speaker, brief = catalog.actors[each.by], catalog.briefs[each.brief]
    role = role_on(parts, each.by, each.on, each.as_)
    spoken = each.lang if each.mode != "translated" else ""
    language = spoken or brief.front.lang
    return StatementLine(
        text=each.text,
        language="" if language == catalog.config.language else language,
        mode=each.mode,
        act=each.act,
        by=Link(speaker.title, speaker.address),
        role=role.text,
        is_past=role.is_past,
        on=each.on,
        is_dated=each.is_dated,
        at=_links(catalog, each.at),
        to=_links(catalog, each.to),
        about=_links(catalog, each.about),
        target=_link(catalog, each.target),
        brief=Link(brief.title, brief.address),
        anchor=each.anchor,
        source=_source(catalog, each.source),
        note=each.note,
        via=each.via,
        locator=each.locator,
        grade=each.grade,
        original=each.original,
        original_language=each.lang if each.original else "",
        stands=each.stands,
        stands_in=_link(catalog, each.stands_ref),
    )


def _links(catalog: Catalog, named: Iterable[Named]) -> tuple[Link, ...]:
    return tuple([_named(catalog, each) for each in named])


def _link(catalog: Catalog, named: Named | None) -> Link | None:
    return None if named is None else _named(catalog, named)


def _named(catalog: Catalog, named: Named) -> Link:
    """Return a name as it is written, but the title in place of an id."""
    if named.ref is None:
        return Link(named.text)
    record = catalog.record(named.ref)
    return Link(name_of(named.text, named.ref, record.title), record.address)


def _source(catalog: Catalog, named: Named | None) -> Link | None:
    """Return a source by its title: what is written is mostly an id."""
    if named is None or named.ref is None:
        return _link(catalog, named)
    record = catalog.record(named.ref)
    return Link(record.title, record.address)
