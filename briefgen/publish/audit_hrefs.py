"""What a file of a site links to, and the anchors it has."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SCRIPT = re.compile(r"(<(script|style)\b[^>]*>)(.*?)</\2", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_WHOLE_TAG = re.compile(r"<[a-zA-Z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(
    r"""[\s"'/]([a-zA-Z][a-zA-Z:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS = re.compile(
    r"url\(\s*(?:\"([^\"]+)\"|'([^']+)'|([^'\")\s]+))\s*\)|@import\s+(?:\"([^\"]+)\"|'([^']+)')"
)
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_ADDRESSES = frozenset(("href", "src", "poster", "xlink:href", "action", "formaction"))
_SETS = frozenset(("srcset", "imagesrcset"))
_KEPT = 200_000


class TagLinks(NamedTuple):
    """What one tag says: the addresses it needs, those it may name, and its ids.

    `whole` are addresses of which only those below the site's own must lead somewhere.
    """

    addresses: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


_NOTHING = TagLinks()


class Page(NamedTuple):
    """What an HTML or SVG file says; `data` is the JSON in its scripts."""

    addresses: frozenset[str]
    whole: frozenset[str]
    ids: frozenset[str]
    data: str = ""


class Reader:
    """Reads pages; it remembers tags, since pages share most of them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: dict[str, TagLinks] = {}

    def page(self, text: str) -> Page:
        """Return what a page links to and which ids it has."""
        styles: list[str] = []
        data = ""
        if "<!--" in text:
            text = _COMMENT.sub("", text)
        if "<script" in text or "<style" in text:
            bodies = [found.groups() for found in _SCRIPT.finditer(text)]
            styles = [body for _, name, body in bodies if name.lower() == "style"]
            data = "\n".join(body for tag, _, body in bodies if "json" in tag)
            text = _SCRIPT.sub(r"\1</\2", text)
        tags = set(_TAG.findall(text))
        known = self._known
        if any(tag.count('"') % 2 for tag in tags if tag not in known):
            tags = set(_WHOLE_TAG.findall(text))
        found = [each for each in map(self._tag, tags) if each is not _NOTHING]
        return Page(
            frozenset((*_each(found, 0), *(link for style in styles for link in css_links(style)))),
            frozenset(_each(found, 1)),
            frozenset(_each(found, 2)),
            data,
        )

    def _tag(self, tag: str) -> TagLinks:
        known = self._known.get(tag)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[tag] = _read(tag)
        return known


def css_links(text: str) -> Iterator[str]:
    """Give the addresses in a stylesheet."""
    if "url(" in text or "@import" in text:
        for found in _CSS.findall(_CSS_COMMENT.sub("", text)):
            yield next(filter(None, found))


def _each(found: list[TagLinks], place: int) -> Iterator[str]:
    return (link for each in found for link in each[place])


def _read(tag: str) -> TagLinks:
    if "=" not in tag:
        return _NOTHING
    pairs = [(name.lower(), unescape(a or b or c)) for name, a, b, c in _ATTRIBUTE.findall(tag)]
    values = dict(reversed(pairs))
    name = re.split(r"[\s/>]", tag[1:], maxsplit=1)[0].lower()
    addresses = [value.strip() for key, value in values.items() if key in _ADDRESSES]
    for key in _SETS & values.keys():
        addresses += _in_set(values[key])
    if name == "object" and "data" in values:
        addresses.append(values["data"])
    if "style" in values:
        addresses += css_links(values["style"])
    whole: list[str] = []
    if name == "meta" and "content" in values:
        refresh = _REFRESH.match(values["content"])
        if values.get("http-equiv", "").lower() == "refresh" and refresh:
            addresses.append(refresh[1].strip())
        else:
            whole.append(values["content"])
    ids = [values["id"]] if "id" in values else []
    if name == "a" and "name" in values:
        ids.append(values["name"])
    if not (addresses or whole or ids):
        return _NOTHING
    return TagLinks(tuple(addresses), tuple(whole), tuple(ids))


def _in_set(value: str) -> Iterator[str]:
    """Give the addresses of a `srcset`: commas part pictures where a space follows them."""
    for part in re.split(r",\s+|\s+,|,(?=\S+\s+[\d.]+[wx])", value.strip()):
        if part.strip(", "):
            yield part.split()[0].strip(",")
