"""Where a link leads: out of the site, to a file of the release, or nowhere."""

import re
from posixpath import normpath
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_UP = "../"

Target = tuple[str, str]
"""A file of the release, "" where there is none, and a fragment."""


class Targets:
    """Finds the files of a release that links lead to; each address is looked up once."""

    def __init__(self, paths: frozenset[str], base: str) -> None:
        """Take the paths of the release and the address of its root, without a slash at its end."""
        self._paths = paths
        parts = urlsplit(f"{base}/")
        self._host, self._prefix = parts.netloc.lower(), parts.path or "/"
        self._known: dict[str, Target | None] = {}

    def of(self, path: str, link: str) -> Target | None:
        """Return where a link on the page at `path` leads; None out of the site."""
        if not link or link[0] in "#?":
            return path, _fragment(link.partition("#")[2])
        below = self._below(path[: path.rfind("/") + 1], link)
        if below is None:
            return None
        if below not in self._known:
            self._known[below] = self._found(below)
        return self._known[below]

    def _below(self, folder: str, link: str) -> str | None:
        """Return a link as seen from the root of the release; None where it leads elsewhere."""
        if link.startswith("//") or _SCHEME.match(link):
            return self._inside(link)
        if link.startswith("/"):
            is_below = link.startswith(self._prefix)
            return link[len(self._prefix) :] if is_below else f"..{link}"
        while link.startswith(_UP) and folder:
            link = link[3:]
            folder = folder[: folder.rfind("/", 0, -1) + 1]
        return folder + link

    def _inside(self, link: str) -> str | None:
        """Return a whole address as seen from the root of the release."""
        try:
            parts = urlsplit(link)
        except ValueError:
            return None
        path = parts.path or "/"
        is_web = parts.scheme.lower() in ("http", "https", "")
        if not (is_web and self._host and parts.netloc.lower() == self._host):
            return None
        if path == self._prefix[:-1]:
            path = self._prefix
        if not path.startswith(self._prefix):
            return None
        return path[len(self._prefix) :] + (f"#{parts.fragment}" if parts.fragment else "")

    def _found(self, below: str) -> Target:
        address, _, fragment = below.partition("#")
        path = unquote(address.partition("?")[0])
        if path.startswith("/") or "\0" in path:
            return "", ""
        clean = normpath(path) if path else "."
        if clean.startswith(".."):
            return "", ""
        clean = "" if clean == "." else clean
        index = f"{clean}/index.html" if clean else "index.html"
        is_folder = not clean or path.endswith(("/", "/.", "/.."))
        candidates = (index,) if is_folder else (clean, index)
        file = next((each for each in candidates if each in self._paths), "")
        return file, _fragment(fragment)


def _fragment(written: str) -> str:
    """Return the id that a fragment names; the top of a page needs none."""
    name = unquote(written.partition(":~:")[0])
    return "" if name == "top" else name
