"""A crawler: follows every link of a built site as a browser would, wherever it is mounted."""

import re
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

_ATTRIBUTES = {"a": "href", "link": "href", "area": "href", "img": "src", "script": "src"}
_CSS_URL = re.compile(rb"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")


def broken_links(out: Path, prefix: str = "/", base_url: str = "") -> list[str]:
    """Return "page -> link" for every link from the home page on that leads nowhere in the site.

    `prefix` is where the site is mounted, such as "/a/b/". A link that leaves the prefix is broken,
    and so is a fragment that the page it leads to does not have. A whole address below `base_url`
    counts as one below the prefix.
    """
    seen: set[str] = set()
    waiting = [prefix, f"{prefix}404.html"]
    broken: list[str] = []
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        for link in _links(out, prefix, address):
            if base_url and link.startswith(base_url):
                link = f"{prefix}{link.removeprefix(base_url)}"  # noqa: PLW2901 - the same link
            target = urlsplit(urljoin(f"http://mounted.example{address}", link))
            if target.netloc != "mounted.example" or target.scheme not in {"http", "https"}:
                continue
            if not _leads_somewhere(out, prefix, target.path, target.fragment):
                broken.append(f"{address} -> {link}")
            elif target.path.endswith(("/", ".html", ".css")):
                waiting.append(target.path)
    return broken


def reachable(out: Path) -> set[str]:
    """Return the files that can be reached by links from the home page."""
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        file = _file(out, "/", address)
        if address in seen or file is None:
            continue
        seen.add(address)
        for link in _links(out, "/", address):
            target = urlsplit(urljoin(f"http://mounted.example{address}", link))
            if target.netloc == "mounted.example":
                waiting.append(target.path)
    files = (_file(out, "/", address) for address in seen)
    return {file.relative_to(out).as_posix() for file in files if file is not None}


def _file(out: Path, prefix: str, path: str) -> Path | None:
    if not path.startswith(prefix):
        return None
    below = unquote(path.removeprefix(prefix))
    name = f"{below}index.html" if below == "" or below.endswith("/") else below
    if normpath(name).startswith(".."):
        return None
    file = out / name
    return file if file.is_file() else None


def _links(out: Path, prefix: str, address: str) -> list[str]:
    file = _file(out, prefix, address)
    if file is None:
        return []
    data = file.read_bytes()
    if file.suffix == ".css":
        return [link.decode() for link in _CSS_URL.findall(data)]
    if file.suffix != ".html":
        return []
    nodes = LexborHTMLParser(data).css(", ".join(_ATTRIBUTES))
    found = (node.attributes.get(_ATTRIBUTES[node.tag or ""]) for node in nodes)
    return [link for link in found if link is not None]


def _leads_somewhere(out: Path, prefix: str, path: str, fragment: str) -> bool:
    file = _file(out, prefix, path)
    if file is None:
        return False
    if not fragment or file.suffix != ".html":
        return True
    page = LexborHTMLParser(file.read_bytes())
    anchors = {node.attributes.get("id") for node in page.css("[id]")}
    return unquote(fragment) in anchors
