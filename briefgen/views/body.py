"""Bodies: what fills the holes of a prose on the page it stands on.

The prose itself is not here: a page names the document whose text it prints, and the text comes
in when the page is rendered.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import NamedTuple

from msgspec import Struct

from briefgen.address import DocId, Ref, SitePath, links_from
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.labels import label
from briefgen.content.document import (
    AutoLink,
    Body,
    Citation,
    Embed,
    Figure,
    FileLink,
    Heading,
    Hole,
    Mention,
    Prose,
    Unlinked,
)
from briefgen.content.schema.image import Image
from briefgen.content.text import Part
from briefgen.views.cards import Parts, media
from briefgen.views.linking import LinkStyle, Openings, folder_of, opening_tag
from briefgen.views.source_line import SourceLine, graded


class Setting(NamedTuple):
    """Where prose stands: the document it belongs to, and how its links are written."""

    parts: Parts
    document: Ref
    link: LinkStyle
    openings: Openings
    page: SitePath | None = None
    """The page it stands on; None in a feed."""


def page_setting(parts: Parts, document: Ref, page: SitePath) -> Setting:
    """Return the setting of prose on a page: links are relative to it."""
    beside = parts.openings_beside[folder_of(page)]
    return Setting(parts, document, links_from(page), beside, page)


def feed_setting(parts: Parts, document: Ref) -> Setting:
    """Return the setting of prose in a feed: links are whole URLs."""
    return Setting(parts, document, parts.from_anywhere, parts.openings_anywhere)


class Cited(Struct, frozen=True, gc=False, array_like=True):
    """A source in a note; `is_short` where the note says something of its own before it.

    What dates are called is a matter of wording, so it becomes HTML when the page is rendered.
    """

    source: SourceLine
    locator: str = ""
    is_short: bool = False


Cite = Callable[[Cited, LinkStyle], str]
"""Makes the HTML of a source in a note."""


class Passage(Struct, frozen=True, gc=False, array_like=True):
    """The text or the notes of a document, with what stands in each hole (HTML)."""

    document: Ref
    part: Part
    fills: tuple[str | Cited, ...] = ()


Html = Passage | str
"""A passage in a view; HTML once the view is rendered. "" where there is nothing to show."""


def passage(body: Body, part: Part, setting: Setting) -> Html:
    """Return a part of a body with every hole filled.

    A link to what has expired leaves its words, a card of it nothing.
    """
    prose = body.text if part == "text" else body.notes
    if prose == _NO_PROSE:
        return ""
    return Passage(setting.document, part, tuple([_fill(hole, setting) for hole in prose.holes]))


_NO_PROSE = Prose()


def joined(pieces: tuple[str, ...], fills: tuple[str, ...]) -> str:
    """Return HTML of pieces with what fills the hole between each two."""
    if not fills:
        return "".join(pieces)
    parts = [pieces[0]]
    for fill, piece in zip(fills, pieces[1:], strict=True):
        parts += (fill, piece)
    html = "".join(parts)
    return _LINK_TO_NOWHERE.sub(r"\1", html) if _NOWHERE in html else html


_NOWHERE = "\0"
"""Stands for the address of a document that has expired; no text of a body can hold it."""

_LINK_TO_NOWHERE = re.compile(
    rf'<a [^>]*?href="{_NOWHERE}"[^>]*>((?:(?!</?a\b).|<a\b.*?</a>)*)</a>', re.DOTALL
)
"""A link without an address, around words that may hold the links of notes."""


def _fill(hole: Hole, setting: Setting) -> str | Cited:  # noqa: PLR0911 - one for each kind
    match hole:
        case Mention():
            return _mention(hole, setting)
        case FileLink():
            return escape(_file_url(hole, setting))
        case Embed():
            return _embed(hole, setting)
        case Figure():
            return _figure(hole, setting)
        case AutoLink():
            return _auto_link(hole, setting)
        case Unlinked():
            return hole.label
        case Citation():
            return _citation(hole, setting)


def _auto_link(hole: AutoLink, setting: Setting) -> str:
    """Return the tag that begins a link; what closes it stands in the text."""
    opening = setting.openings[hole.ref]
    if opening is not None and not _is_below(opening.address, setting):
        return opening.tag
    return opening_tag(setting.link(setting.parts.catalog.record(hole.ref).address, ""))


def _citation(hole: Citation, setting: Setting) -> str | Cited:
    """Return a source; of one that is not there the label, unless the note has its own words."""
    parts = setting.parts
    ref = Ref("source", DocId(hole.source))
    if ref not in parts.catalog.sources:
        return "" if hole.is_written else escape(f"[^{hole.label}]", quote=False)
    line = parts.source[ref]
    if setting.document.kind == "brief":
        line = graded(parts.catalog, line, parts.catalog.briefs[setting.document], ref)
    return Cited(line, hole.locator, hole.is_written)


def _mention(hole: Mention, setting: Setting) -> str:
    if hole.target and not hole.fragment:
        opening = setting.openings[hole.target]
        if opening is None:
            return hole.label or escape(hole.target, quote=False)
        if not _is_below(opening.address, setting):
            return f"{opening.tag}{hole.label or opening.name}</a>"
    catalog = setting.parts.catalog
    ref = catalog.targets.get(hole.target) if hole.target else setting.document
    if ref is None:
        return hole.label or escape(hole.target, quote=False)
    record = catalog.record(ref)
    fragment = _fragment(hole, ref, catalog)
    heading = _headings(_Outline(record.body.outline)).get(fragment, "") if fragment else ""
    url = setting.link(record.address, fragment)
    text = label(hole, ref, record.title, heading)
    return f"{opening_tag(url)}{text}</a>"


def _is_below(address: SitePath, setting: Setting) -> bool:
    """Tell whether an address is that of the page itself or below it: there it is written apart."""
    return setting.page is not None and address.startswith(setting.page)


def _fragment(hole: Mention | FileLink, ref: Ref, catalog: Catalog) -> str:
    """Return the id of the heading that is meant; "" for the document as a whole.

    A heading that is not there is an error, which no build survives; a preview leads to the page.
    """
    return catalog.fragments.get((ref, hole.fragment), "") if hole.fragment else ""


class _Outline:
    """The headings of a document, as a key that takes no time to compare however many they are."""

    __slots__ = ("headings",)

    def __init__(self, headings: tuple[Heading, ...]) -> None:
        self.headings = headings

    def __hash__(self) -> int:
        return id(self.headings)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Outline) and self.headings is other.headings


@lru_cache(maxsize=64)
def _headings(outline: _Outline) -> dict[str, str]:
    """Return the texts of headings by id; a long text may link to each of its own."""
    return {each.id: each.text for each in outline.headings}


def _file_url(hole: FileLink, setting: Setting) -> str:
    catalog = setting.parts.catalog
    ref = catalog.files.get(hole.path)
    if ref is None and hole.path.lower().endswith(".md"):
        return _NOWHERE
    if ref is None:
        return setting.link(media(hole.path), hole.fragment)
    fragment = _fragment(hole, ref, catalog)
    return setting.link(catalog.record(ref).address, fragment)


def _embed(hole: Embed, setting: Setting) -> str:
    target = setting.parts.catalog.targets.get(hole.target)
    if target is None:
        return ""
    shown = setting.parts.card[target]
    url = escape(setting.link(shown.path, ""))
    spoken = f' lang="{escape(shown.language)}"' if shown.language else ""
    title = (
        f'<p class="embed-title"{spoken}><a href="{url}" dir="auto">{escape(shown.title)}</a></p>'
    )
    summary = (
        f'<p class="embed-summary"{spoken}>{escape(shown.summary)}</p>' if shown.summary else ""
    )
    return f'<aside class="embed">{title}{summary}</aside>'


def _figure(hole: Figure, setting: Setting) -> str:
    note = setting.parts.catalog.pictures.get(hole.path, Image())
    url = setting.link(media(hole.path), "")
    image = f'<img src="{escape(url)}" alt="{escape(hole.alt or note.alt)}" loading="lazy">'
    if not hole.block:
        return image
    caption, credit = hole.caption or note.caption, hole.credit or note.credit
    credited = f'<span class="credit">{escape(credit)}</span>' if credit else ""
    words = " ".join(part for part in (escape(caption), credited) if part)
    return f"<figure>{image}{f'<figcaption>{words}</figcaption>' if words else ''}</figure>"
