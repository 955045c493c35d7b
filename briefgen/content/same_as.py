"""Checks of `same_as`: what an actor or a place is elsewhere."""

import re
from collections.abc import Iterator

from briefgen.content.schema.actor import SameAs
from briefgen.problem import Problem, Span, error, place_at

_ITEM = re.compile(r"Q[1-9][0-9]*", re.ASCII)
_ITEM_AT_THE_END = re.compile(r"(?:\A|/)(Q[1-9][0-9]*)\Z", re.ASCII | re.IGNORECASE)
_URL = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+(?:[/?#]\S*)?", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])|//")


def same_as_problems(same: SameAs, spans: dict[str, Span], path: str) -> Iterator[Problem]:
    """Check an identifier of Wikidata and the addresses of pages (BG286)."""
    if same.wikidata and not _ITEM.fullmatch(same.wikidata):
        item = _ITEM_AT_THE_END.search(same.wikidata)
        advice = f"write {item[1].upper()}" if item else "write Q and the number, such as Q42"
        message = f'"{same.wikidata}" is not the identifier of an item of Wikidata'
        place = place_at(path, spans.get("same_as.wikidata", Span(1)))
        yield error("BG286", message, place, advice)
    for field, url in (("wikipedia", same.wikipedia), ("site", same.site)):
        if url and not _URL.fullmatch(url):
            place = place_at(path, spans.get(f"same_as.{field}", Span(1)))
            yield error("BG286", f'"{url}" is not the address of a page', place, _advice(url))


def _advice(written: str) -> str:
    """Say what to write in place of an address that is not whole."""
    whole = f"https://{written}"
    if not _SCHEME.match(written) and _URL.fullmatch(whole):
        return f"write {whole}"
    return "write a whole address, such as https://ministry.example/"
