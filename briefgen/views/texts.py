"""Views and texts: which documents a view prints, and the view with their texts in it."""

from collections.abc import Callable
from html import escape
from typing import TypeVar

from msgspec.structs import replace

from briefgen.address import Ref, absolute, links_from
from briefgen.content.text import Text
from briefgen.views.actor import ActorView
from briefgen.views.body import Cite, Html, Passage, joined
from briefgen.views.brief import BriefView
from briefgen.views.dossier import DossierView
from briefgen.views.event import EventView
from briefgen.views.linking import LinkStyle, from_anywhere
from briefgen.views.machine import FeedItem, FeedView
from briefgen.views.page import PageView
from briefgen.views.place import PlaceView
from briefgen.views.source import SourceView
from briefgen.views.tag import TagView
from briefgen.views.view import View

TextOf = Callable[[Ref], Text]
"""Gives the text of a document."""

OwnPage = (
    BriefView | ActorView | EventView | PlaceView | SourceView | DossierView | TagView | PageView
)
"""The page of a document, which prints its text."""

Own = TypeVar("Own", bound=OwnPage)


def documents_in(view: View) -> tuple[Ref, ...]:
    """Return the documents whose texts a view prints, each once, in order."""
    match view:
        case FeedView():
            passages = [passage for item in view.items for passage in (item.text, item.notes)]
        case _ if isinstance(view, OwnPage):
            passages = [view.body, view.notes]
        case _:
            return ()
    return tuple(dict.fromkeys(each.document for each in passages if isinstance(each, Passage)))


def with_texts(view: View, text_of: TextOf, base_url: str, cite: Cite) -> View:
    """Return a view in which every passage is HTML; links of feeds begin with the base URL."""
    match view:
        case FeedView():
            return replace(view, items=items_with_texts(view, text_of, base_url, cite))
        case BriefView():
            page = _page(view, text_of, cite)
            words = text_of(view.body.document).words if isinstance(view.body, Passage) else 0
            return replace(page, words=words)
        case _ if isinstance(view, OwnPage):
            return _page(view, text_of, cite)
        case _:
            return view


def items_with_texts(
    feed: FeedView, text_of: TextOf, base_url: str, cite: Cite
) -> tuple[FeedItem, ...]:
    """Return the items of a feed in which every passage is HTML; its two forms share them."""
    return tuple(_item(item, text_of, base_url, cite) for item in feed.items)


def _page(view: Own, text_of: TextOf, cite: Cite) -> Own:
    link = links_from(view.head.path)
    body, notes = (_html(each, text_of, cite, link) for each in (view.body, view.notes))
    return replace(view, body=body, notes=notes)


def _item(item: FeedItem, text_of: TextOf, base_url: str, cite: Cite) -> FeedItem:
    """Return an item whose links within the brief lead to the brief's page."""
    page = escape(absolute(base_url, item.path))
    # A quotation mark in a text or a value is escaped: this can only be the link of a tag.
    link = from_anywhere(base_url)
    text, notes = (
        _html(each, text_of, cite, link).replace('href="#', f'href="{page}#')
        for each in (item.text, item.notes)
    )
    return replace(item, text=text, notes=notes)


def _html(shown: Html, text_of: TextOf, cite: Cite, link: LinkStyle) -> str:
    if isinstance(shown, str):
        return shown
    text = text_of(shown.document)
    fills = tuple([each if isinstance(each, str) else cite(each, link) for each in shown.fills])
    return joined(text.text if shown.part == "text" else text.notes, fills)
