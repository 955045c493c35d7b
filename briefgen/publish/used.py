"""The fingerprinted files that pages of a site use: their looks, their scripts, their letters."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefgen.publish.release import ReleaseFile

_LOOKS = (
    *(".css", ".js", ".mjs"),
    *(".otf", ".ttf", ".woff", ".woff2"),
    *(".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"),
)
"""What a page that somebody has open may yet ask for; no data, and nothing to download."""

_ASKING = (".html", ".css", ".js", ".mjs", ".svg")


def used_files(files: Mapping[str, ReleaseFile], places: Mapping[str, Path]) -> tuple[str, ...]:
    """Return the paths of the fingerprinted files that pages, or what these use, name.

    `places` are where the files of the site lie. Reading ends as soon as all are found.
    """
    wanted = {
        path: _told(path)
        for path, file in files.items()
        if file.stage == "fingerprinted" and path.endswith(_LOOKS)
    }
    used: set[str] = set()
    for data in _texts(places):
        found = [path for path, told in wanted.items() if told in data]
        used.update(found)
        for path in found:
            del wanted[path]
        if not wanted:
            break
    return tuple(sorted(used))


def _texts(places: Mapping[str, Path]) -> Iterator[bytes]:
    """Give the bytes of what can name files: stylesheets first, which are few."""
    for ending in reversed(_ASKING):
        yield from _read(file for path, file in places.items() if path.endswith(ending))


def _read(files: Iterable[Path]) -> Iterator[bytes]:
    for file in files:
        try:
            yield file.read_bytes()
        except OSError:
            # Whoever packs it finds that it is gone.
            continue


def _told(path: str) -> bytes:
    """Return the end of a name, such as `b9103d87.css`: no page writes that in another way."""
    return ".".join(path.rpartition("/")[2].split(".")[-2:]).encode()
