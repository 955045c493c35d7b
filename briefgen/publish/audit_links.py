"""Whether every link within a site leads to a file of the release, and to a place in it."""

import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote

from briefgen.problem import Problem, error
from briefgen.publish.audit_hrefs import Reader, css_links
from briefgen.publish.audit_targets import Targets

_PAGES = (".html", ".htm", ".xhtml", ".svg")
_FEEDS = (".xml", ".json", ".webmanifest", ".rss", ".atom")
_OPENERS = tuple(
    opener.encode()
    for opener in (
        *('"', "'", "&quot;", "&#34;", "&#39;", "&#x27;", "&apos;"),
        *("<loc>", "<link>", "<url>", "<uri>", "<logo>", "<icon>"),
    )
)
"""What stands before a whole address that is a link; in a text it is only mentioned."""

_IS_ID = re.compile(rb'"@?id"\s*:\s*"\Z').search
"""Before an address that only names a thing, wherever its page is (JSON Feed, JSON-LD)."""

_FIRST = 3
"""How many pages a message names."""


def has_links(path: str) -> bool:
    """Tell whether the file at a path is of a kind that may have links."""
    return path.endswith((*_PAGES, *_FEEDS, ".css")) or path in ("_redirects", "robots.txt")


class Links:
    """Follows the links of all files, one file after the other."""

    def __init__(self, paths: Collection[str], base_url: str) -> None:
        """Take the paths of the whole release and the address of its root."""
        self._base = base_url.rstrip("/")
        self._targets = Targets(frozenset(paths), self._base)
        self._reader = Reader()
        self._broken: dict[str, dict[str, None]] = {}
        self._wanted: dict[tuple[str, str], dict[str, None]] = {}
        self._ids: dict[str, frozenset[str]] = {}
        self._own = re.compile(rf"{re.escape(self._base)}(?:/[^\s\"'<>&\\]*)?".encode())
        self._met: set[bytes] = set()

    def take(self, path: str, data: bytes) -> None:
        """Follow the links of one file."""
        if path.endswith(_PAGES):
            self._take_page(path, data.decode("utf-8", errors="replace"))
        elif path.endswith(".css"):
            self._follow(path, css_links(data.decode("utf-8", errors="replace")))
        elif path.endswith(_FEEDS):
            self._follow(path, self._own_in(data))
        elif path == "_redirects":
            self._follow(path, _redirected(data.decode("utf-8", errors="replace")))
        elif path == "robots.txt":
            lines = data.decode("utf-8", errors="replace").splitlines()
            self._follow(path, (line.split(":", 1)[1].strip() for line in lines if _is_map(line)))

    def problems(self) -> Iterator[Problem]:
        """Say which links lead nowhere, each target once, after all files were taken: BG708."""
        for (target, fragment), pages in self._wanted.items():
            ids = self._ids.get(target)
            if ids is not None and fragment not in ids:
                self._broken.setdefault(f"{target}#{fragment}", {}).update(pages)
        for link in sorted(self._broken):
            told = f'{_named(tuple(self._broken[link]))} to "{link}", which is not in the release'
            advice = "mend the link in the source or the theme, or publish what it leads to"
            yield error("BG708", told, advice=advice)

    def _take_page(self, path: str, text: str) -> None:
        page = self._reader.page(text)
        self._ids[path] = page.ids
        self._follow(path, page.addresses)
        own = (link for link in page.whole if self._base and link.startswith(f"{self._base}/"))
        self._follow(path, (link for link in own if not re.search(r"\s", link)))
        if page.data:
            # What follows "#" names a thing there, such as a person, and no place on the page.
            found = self._own_in(page.data.encode("utf-8", errors="replace"))
            self._follow(path, {link.partition("#")[0] for link in found})

    def _own_in(self, data: bytes) -> Iterator[str]:
        """Give the whole addresses of the site in data, each once in all files."""
        for found in self._own.finditer(data) if self._base else ():
            link = found[0]
            start = found.start()
            before = data[max(0, start - 8) : start]
            if link not in self._met and before.endswith(_OPENERS) and not _IS_ID(before):
                self._met.add(link)
                yield link.decode("utf-8", errors="replace")

    def _follow(self, path: str, links: Iterable[str]) -> None:
        ids = self._ids.get(path, frozenset())
        for link in links:
            if link.startswith("#") and unquote(link[1:]) in ids:
                continue
            target = self._targets.of(path, link)
            if target is None:
                continue
            file, fragment = target
            if not file:
                self._broken.setdefault(link, {})[path] = None
            elif fragment:
                self._wanted.setdefault(target, {})[path] = None


def _redirected(text: str) -> Iterator[str]:
    """Give where the lines of `_redirects` lead; a place that is filled in later is left out."""
    for line in text.splitlines():
        parts = line.partition("#")[0].split()
        if len(parts) > 1 and not re.search(r"/:\w|\*", parts[1]):
            yield parts[1]


def _is_map(line: str) -> bool:
    return line.lower().startswith("sitemap:")


def _named(pages: tuple[str, ...]) -> str:
    shown = ", ".join(pages[:_FIRST])
    if len(pages) > _FIRST:
        return f"{shown} and {len(pages) - _FIRST:,} more files link"
    return f"{shown} {'links' if len(pages) == 1 else 'link'}"
