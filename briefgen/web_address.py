"""Addresses of the web as people write them, as a page can link to them."""

import re

_ITEM = re.compile(r"[Qq][1-9][0-9]*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])")
_HOST = re.compile(r"[^\s/?#]+\.[^\s/?#]+")


def web_address(written: str) -> str:
    """Return a URL of http or https; one without a scheme is taken for https.

    "" for what is no such address, so that a page says nothing of it.
    """
    text = written.strip()
    if text.lower().startswith(("http://", "https://")):
        return text
    if _SCHEME.match(text) or " " in text:
        return ""
    rest = text.removeprefix("//")
    return f"https://{rest}" if _HOST.match(rest) else ""


def wikidata_address(written: str) -> str:
    """Return the URL of an item of Wikidata, by its identifier or by a URL."""
    text = written.strip()
    if _ITEM.fullmatch(text):
        return f"https://www.wikidata.org/wiki/{text.upper()}"
    return web_address(text)
