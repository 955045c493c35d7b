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
    by_id = hole.target in (ref.id, written_address(ref))
    name = title if by_id else hole.target
    return escape(f"{name}: {heading}" if heading else name, quote=False)


def plain_label(hole: Mention | FileLink, ref: Ref, title: str) -> str:
    """Return the text of a link as plain text."""
    html = label(hole, ref, title) if isinstance(hole, Mention) else hole.label
    return unescape(_TAG.sub("", html))
