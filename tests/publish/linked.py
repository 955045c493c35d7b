"""A site whose pages need each other and their assets, and a reader who follows all links."""

import re
from collections.abc import Callable
from hashlib import sha256

_LINK = re.compile(rb"(?:href|src)=\"/([^\"]+)\"")


def linked_site(count: int, version: str) -> dict[str, bytes]:
    """Return about so many files: pages with a picture each, a stylesheet, lists.

    From one version to another each page changes, since the name of the stylesheet does, and some
    pictures; one page goes, and one is new.
    """
    pages = count // 2 - 1
    files = {"feed.xml": f"<feed>{version}</feed>".encode()}
    style = _add(files, "assets/look.css", f"p {{ content: '{version}' }}")
    names = [f"briefs/b{number}/index.html" for number in range(pages)]
    names[3] = f"briefs/only-in-{version}/index.html"
    for number, name in enumerate(names):
        salt = version if number % 9 == 0 else ""
        picture = _add(files, f"assets/p{number}.bin", f"picture {number} {salt}")
        following = names[(number + 1) % pages]
        files[name] = (
            f'<link href="/{style}"><img src="/{picture}"><a href="/{following}">{version}</a>'
        ).encode()
    links = "".join(f'<a href="/{name}">' for name in names)
    files["index.html"] = f'<link href="/{style}"><a href="/feed.xml">{links}'.encode()
    return files


def broken_links(read: Callable[[str], bytes | None]) -> list[str]:
    """Follow all links from the first page; return those that lead nowhere, with where they are."""
    todo, seen, broken = ["index.html"], {"index.html"}, []
    while todo:
        page = todo.pop()
        for found in _LINK.findall(read(page) or b""):
            path = found.decode()
            if path in seen:
                continue
            seen.add(path)
            if read(path) is None:
                broken.append(f"{page}: {path}")
            elif path.endswith(".html"):
                todo.append(path)
    return broken


def _add(files: dict[str, bytes], name: str, text: str) -> str:
    """Add a file under a name that tells its bytes, and return that name."""
    data = text.encode()
    stem, _, ending = name.rpartition(".")
    path = f"{stem}.{sha256(data).hexdigest()[:8]}.{ending}"
    files[path] = data
    return path
