"""Walking through a live site as readers and search engines do."""

import re
from collections.abc import Callable
from posixpath import normpath
from urllib.parse import unquote, urlsplit

Get = Callable[[str], bytes | None]
"""Gives the bytes of a file that is live, None where there is none."""

_LINK = re.compile(rb"""\s(?:href|src)="([^"#][^"]*)\"""")


def missing(get: Get) -> list[str]:
    """Return, from the home page on, every link to a page or a file that is not there."""
    seen = {"index.html"}
    waiting = ["index.html"]
    wrong = []
    while waiting:
        path = waiting.pop()
        data = get(path)
        assert data is not None
        if not path.endswith(".html"):
            continue
        for link in _LINK.findall(data):
            target = _target(path, link.decode())
            if target is None or target in seen:
                continue
            seen.add(target)
            if get(target) is None:
                wrong.append(f"{path} -> {target}")
            else:
                waiting.append(target)
    return wrong


def _target(path: str, link: str) -> str | None:
    """Return the file that a link on a page leads to; None out of the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    folder = path.rpartition("/")[0]
    target = normpath(f"{folder}/{unquote(parts.path)}" if folder else unquote(parts.path))
    target = "" if target == "." else target.lstrip("/")
    is_folder = parts.path.endswith("/") or not target
    return f"{target}/index.html".lstrip("/") if is_folder else target
