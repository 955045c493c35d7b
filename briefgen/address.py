"""Addresses: ids, permalinks, output paths, and the relative links between them.

A site path is an address below the site's root without a leading slash: `""` is the home page,
`"briefs/doha/"` a page, `"feed.xml"` a file. Pages end in a slash and are written as
`index.html` in a folder of that name.
"""

from pathlib import Path
from posixpath import relpath
from typing import Literal, NewType
from urllib.parse import quote

from msgspec import Struct

DocId = NewType("DocId", str)
SitePath = NewType("SitePath", str)
OutputPath = NewType("OutputPath", str)

Kind = Literal["brief", "actor", "tag", "page"]

HOME = SitePath("")
NOT_FOUND = SitePath("404.html")

FOLDERS: dict[Kind, str] = {
    "brief": "briefs/",
    "actor": "actors/",
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
    anchor = f"#{quote(fragment, safe=_FRAGMENT_SAFE)}" if fragment else ""
    if start == target:
        return anchor or (_last(target) if not _is_page(target) else "./")
    base = start if _is_page(start) else start.rpartition("/")[0]
    link = relpath(f"/{target}", f"/{base}")
    if _is_page(target):
        link = "./" if link == "." else f"{link}/"
    return f"{quote(link, safe=_PATH_SAFE)}{anchor}"


def absolute(base_url: str, target: SitePath) -> str:
    """Return the full URL of an address; `base_url` is as in site.toml, with or without a slash."""
    return f"{base_url.rstrip('/')}/{quote(target, safe=_PATH_SAFE)}"


def is_inside(root: Path, path: Path) -> bool:
    """Tell whether a path, with every link in it followed, lies in a folder or is that folder."""
    return path.resolve().is_relative_to(root.resolve())


_PATH_SAFE = "/-._~!$&'()*+,;=@"
_FRAGMENT_SAFE = "-._~!$&'()*+,;=:@/?"


def _is_page(address: SitePath) -> bool:
    return address == "" or address.endswith("/")


def _last(address: SitePath) -> str:
    return quote(address.rpartition("/")[2], safe=_PATH_SAFE)
