"""Addresses: ids, permalinks, output paths, and the relative links between them.

A site path is an address below the site's root without a leading slash: `""` is the home page,
`"briefs/doha/"` a page, `"feed.xml"` a file. Pages end in a slash and are written as
`index.html` in a folder of that name.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Literal, NewType
from urllib.parse import quote

from msgspec import Struct

DocId = NewType("DocId", str)
SitePath = NewType("SitePath", str)
OutputPath = NewType("OutputPath", str)

Kind = Literal["brief", "actor", "event", "place", "source", "dossier", "tag", "page"]

ROOM = "_briefgen"
"""The folder at the root of a published site that is ours alone: no page lies in it."""

HOME = SitePath("")
NOT_FOUND = SitePath("404.html")

FOLDERS: dict[Kind, str] = {
    "brief": "briefs/",
    "actor": "actors/",
    "event": "events/",
    "place": "places/",
    "source": "sources/",
    "dossier": "dossiers/",
    "tag": "tags/",
    "page": "",
}
"""Where the pages of each kind live; also the folder below `content/` for all but pages."""


class Ref(Struct, frozen=True, order=True):
    """Which document: its kind and its id."""

    kind: Kind
    id: DocId


def permalink(kind: Kind, slug: str) -> SitePath:
    """Return the address of a document's page."""
    return SitePath(f"{FOLDERS[kind]}{slug}/")


def numbered(first: SitePath, number: int) -> SitePath:
    """Return the address of page `number` (1-based) of a list whose first page is `first`."""
    return first if number == 1 else SitePath(f"{first}page/{number}/")


def output_path(address: SitePath) -> OutputPath:
    """Return the file, below the output folder, that answers for an address."""
    if address == "" or address.endswith("/"):
        return OutputPath(f"{address}index.html")
    return OutputPath(address)


def relative(start: SitePath, target: SitePath, fragment: str = "") -> str:
    """Return the link from one address to another, percent-encoded.

    Relative links make the same folder work at a domain's root and under any prefix.
    """
    return links_from(start)(target, fragment)


@lru_cache(maxsize=16)
def links_from(start: SitePath) -> Callable[[SitePath, str], str]:
    """Return what links from one address to others, as `relative` does."""
    folder = start[: start.rfind("/") + 1]
    parent = folder[: folder.rfind("/", 0, -1) + 1]

    def link(target: SitePath, fragment: str = "") -> str:
        if fragment:
            anchor = f"#{quote(fragment, safe=_FRAGMENT_SAFE)}"
            return anchor if start == target else link(target) + anchor
        if target.startswith(folder):
            return _quoted(target[len(folder) :]) or "./"
        return _out_of(parent, target)

    return link


@lru_cache(maxsize=16_384)
def _out_of(parent: str, target: str) -> str:
    """Return the link from any folder in `parent` to what is not in that folder itself.

    This is the same on all pages of one kind.
    """
    up = "../"
    while not target.startswith(parent):
        up += "../"
        parent = parent[: parent.rfind("/", 0, -1) + 1]
    return up + _quoted(target[len(parent) :])


def absolute(base_url: str, target: SitePath) -> str:
    """Return the full URL of an address; `base_url` is as in site.toml, with or without a slash."""
    return f"{base_url.rstrip('/')}/{_quoted(target)}"


def is_inside(root: Path, path: Path) -> bool:
    """Tell whether a path, with every link in it followed, lies in a folder or is that folder."""
    return path.resolve().is_relative_to(root.resolve())


_PATH_SAFE = "/-._~!$&'()*+,;=@"
_PLAIN = re.compile(rf"[A-Za-z0-9{re.escape(_PATH_SAFE)}]*+").fullmatch
_FRAGMENT_SAFE = "-._~!$&'()*+,;=:@/?"


def _quoted(address: str) -> str:
    # Nearly every address is plain, and `quote` takes three times as long to find that out.
    return address if _PLAIN(address) else quote(address, safe=_PATH_SAFE)
