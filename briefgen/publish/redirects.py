"""Old addresses: pages that moved since the last release go on being found where they were."""

from collections.abc import Collection, Iterator, Mapping
from html import escape
from urllib.parse import quote, urlsplit

from briefgen.address import SitePath, absolute, relative
from briefgen.publish.release import Release, ReleasePage

MOVED = "moved:"
"""Begins what `ReleasePage.document` says of a page that leads to where its document is now."""

STATUS = {"netlify": "301!", "cloudflare-pages": "301"}
"""How each host that reads `_redirects` is told to redirect although there is a page, too.

GitLab Pages reads the file, but always serves the page.
"""

_PAGE = "index.html"
_PLAIN = "/-._~!$&'()+,;=@"
"""What stands for itself in a rule; `:` and `*` begin what a rule fills in, `#` a comment."""


def moved(
    live: Release | None, pages: Mapping[str, ReleasePage], files: Collection[str]
) -> dict[str, str]:
    """Return where pages of the live release, by path, are in a new one that has them elsewhere.

    A page that moved before goes on leading to its document for as long as there is one. What the
    new release has at the old path itself, one of `files`, stays.
    """
    homes = {page.document: path for path, page in pages.items() if page.document}
    found: dict[str, str] = {}
    for path, page in (live.pages if live is not None else {}).items():
        now = homes.get(page.document.removeprefix(MOVED))
        if page.document and now is not None and now != path and path not in files:
            found[path] = now
    return found


def redirect_page(path: str, target: str, title: str, base_url: str) -> bytes:
    """Return a page that leads from the path of one page's file to another's."""
    link = escape(relative(_address(path), _address(target)))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        '<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{escape(absolute(base_url, _address(target)))}">\n'
        f'<meta http-equiv="refresh" content="0; url={link}">\n</head>\n'
        f'<body>\n<p><a href="{link}">{escape(title)}</a></p>\n</body>\n</html>\n'
    ).encode()


def redirects_file(redirects: Mapping[str, str], base_url: str, host: str) -> bytes:
    """Return the `_redirects` file that a host of `STATUS` reads, from file to file.

    Where `base_url` has a path, each address begins with it.
    """
    return "".join(_rules(redirects, urlsplit(base_url).path.rstrip("/"), STATUS[host])).encode()


def _rules(redirects: Mapping[str, str], root: str, status: str) -> Iterator[str]:
    for old, new in sorted(redirects.items()):
        # Hosts take these for one address: a rule would lead to itself.
        if _bare(old) != _bare(new):
            start, end = (quote(_address(path), safe=_PLAIN) for path in (old, new))
            yield f"{root}/{start} {root}/{end} {status}\n"


def _address(path: str) -> SitePath:
    """Return the address that a file answers for."""
    is_page = path.rpartition("/")[2] == _PAGE
    return SitePath(path.removesuffix(_PAGE) if is_page else path)


def _bare(path: str) -> str:
    return _address(path).removesuffix(".html").rstrip("/")
