"""What the results of a build depend on besides the site: this program, its libraries, Python.

Themes and the texts of `explain` ship with the program, but are inputs of their own.
"""

import os
import re
import sys
import unicodedata
import zoneinfo
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).parents[2]
_INPUTS_OF_THEIR_OWN = ("docs", "themes")
_LIBRARIES = frozenset(
    (
        "anyascii",
        "babel",
        "icalendar",
        "jinja2",
        "markdown-it-py",
        "markupsafe",
        "mdit-py-plugins",
        "mdurl",
        "msgspec",
        "python-frontmatter",
        "pyyaml",
        "tzdata",
    )
)
_INSTALLED = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)(?:-.+)?\.(?:dist|egg)-info")


@cache
def program_digest(timezone: str = "UTC") -> bytes:
    """Return a digest (32 bytes) of all that decides what stored results mean.

    `timezone` is the site's: what the machine knows of it decides when a day begins.

    It holds no path and no time: the same program on another machine has the same digest.
    Raises: OSError where the program's own files cannot be read.
    """
    return _digest((*_source(_PACKAGE), *_libraries(sys.path), *_zone(timezone), *_python()))


def _digest(parts: tuple[bytes, ...]) -> bytes:
    state = sha256()
    for part in parts:
        state.update(len(part).to_bytes(8))
        state.update(part)
    return state.digest()


def _source(package: Path) -> Iterator[bytes]:
    """Yield name and bytes of every file of the package, in the order of names."""
    for name in sorted(_files(package)):
        yield os.fsencode(name)
        yield (package / name).read_bytes()


def _files(package: Path) -> Iterator[str]:
    for folder, inner, names in os.walk(package):
        place = Path(folder).relative_to(package)
        left_out = ("__pycache__", *(_INPUTS_OF_THEIR_OWN if folder == str(package) else ()))
        inner[:] = (each for each in inner if each not in left_out and not each.startswith("."))
        yield from ((place / each).as_posix() for each in names if not each.startswith("."))


def _libraries(folders: list[str]) -> Iterator[bytes]:
    """Yield name and version of each library.

    The names of installed folders tell both, in a hundredth of the time that
    `importlib.metadata` takes to be imported. It is asked for what is installed otherwise.
    """
    found: dict[str, list[str]] = {}
    for folder in folders:
        here: dict[str, list[str]] = {}
        for match in filter(None, map(_INSTALLED.fullmatch, _entries(folder))):
            name = re.sub(r"[-_.]+", "-", match["name"]).lower()
            if name in _LIBRARIES:
                here.setdefault(name, []).append(match["version"])
        # The first folder that has a library is the one it is imported from.
        found = {**here, **found}
    for name in sorted(_LIBRARIES):
        yield name.encode()
        yield "/".join(sorted(found[name])).encode() if name in found else _asked_for(name)


def _entries(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:
            return [entry.name for entry in entries]
    except OSError:
        return []


def _asked_for(name: str) -> bytes:
    from importlib import metadata  # noqa: PLC0415  # slow to import, and seldom needed

    try:
        return metadata.version(name).encode()
    except metadata.PackageNotFoundError:
        return b""


def _zone(name: str) -> Iterator[bytes]:
    """Yield what the system knows of a time zone; it goes before what tzdata knows."""
    for folder in zoneinfo.TZPATH:
        try:
            yield Path(folder, *name.split("/")).read_bytes()
        except OSError:
            yield b""


def _python() -> tuple[bytes, ...]:
    version = ".".join(map(str, sys.version_info[:3]))
    return (
        sys.implementation.name.encode(),
        version.encode(),
        unicodedata.unidata_version.encode(),
    )
