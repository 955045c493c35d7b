"""What a link without a text of its own is called."""

import re
from html import escape, unescape

from briefgen.address import Ref
from briefgen.catalog.spellings import written_address
from briefgen.content.document import FileLink, Mention

_TAG = re.compile(r"<[^>]*>")


def label(hole: Mention, ref: Ref, title: str, heading: str = "") -> str:
    """Return the text of a wikilink as HTML: as written, but a title in place of an id.

    `heading` is the text of the heading the link leads to, "" where it names none.
    """
    if hole.label:
        return hole.label
    if not hole.target:
        return escape(heading or title, quote=False)
    name = name_of(hole.target, ref, title)
    return escape(f"{name}: {heading}" if heading else name, quote=False)


def name_of(target: str, ref: Ref, title: str) -> str:
    """Return what a target is called in a text: as written, but the title where it is an id."""
    is_id = target in ("", ref.id) or ("/" in target and target == written_address(ref))
    return title if is_id else target


def plain_label(hole: Mention | FileLink, ref: Ref, title: str) -> str:
    """Return the text of a link as plain text."""
    if hole.label or isinstance(hole, FileLink):
        return _plain(hole.label)
    return name_of(hole.target, ref, title)


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html)) if "<" in html or "&" in html else html
