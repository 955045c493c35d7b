"""Old addresses: pages that moved since the last release go on being found where they were."""

from collections.abc import Mapping
from html import escape
from posixpath import relpath

from briefgen.publish.release import Release, ReleasePage

MOVED = "moved:"
"""Begins what `ReleasePage.document` says of a page that leads to where its document is now."""


def moved(live: Release | None, pages: Mapping[str, ReleasePage]) -> dict[str, str]:
    """Return where pages of the live release, by path, are in a new one that has them elsewhere.

    A page that moved before goes on leading to its document for as long as there is one.
    """
    homes = {page.document: path for path, page in pages.items() if page.document}
    found: dict[str, str] = {}
    for path, page in (live.pages if live is not None else {}).items():
        now = homes.get(page.document.removeprefix(MOVED))
        if page.document and now is not None and now != path and path not in pages:
            found[path] = now
    return found


def redirect_page(path: str, target: str, title: str, base_url: str) -> bytes:
    """Return a page that leads from the path of one page's file to another's."""
    link = _link(path, target)
    whole = f"{base_url.rstrip('/')}/{target.removesuffix('index.html')}"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        '<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{escape(whole)}">\n'
        f'<meta http-equiv="refresh" content="0; url={escape(link)}">\n</head>\n'
        f'<body>\n<p><a href="{escape(link)}">{escape(title)}</a></p>\n</body>\n</html>\n'
    ).encode()


def redirects_file(redirects: Mapping[str, str]) -> bytes:
    """Return the `_redirects` file that Netlify and Cloudflare Pages read, from file to file."""
    lines = (f"{_address(old)} {_address(new)} 301\n" for old, new in sorted(redirects.items()))
    return "".join(lines).encode()


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html')}"


def _link(path: str, target: str) -> str:
    folder = path.rpartition("/")[0] or "."
    link = relpath(target.removesuffix("index.html") or ".", folder)
    return f"{link}/" if target.endswith("index.html") else link
