"""A release: everything that is live at one time, by path and digest, and which was before it."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct

from briefgen.address import ROOM
from briefgen.build.state.manifest import is_safe

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,99}")
_AT = re.compile(r"\d{4}-\d\d-\d\dT")
_DIGEST = re.compile(r"[0-9a-f]{64}")

Stage = Literal["fingerprinted", "asset", "page", "index"]
"""When a file is sent: first what pages use, then pages, then what lists them, and feeds."""

STAGES: tuple[Stage, ...] = ("fingerprinted", "asset", "page", "index")


class ReleaseFile(Struct, frozen=True, gc=False):
    """A file of a release: the hex SHA-256 of its bytes, their number, when it is sent."""

    digest: str
    size: int
    stage: Stage


class ReleasePage(Struct, frozen=True, gc=False):
    """A page as people speak of it; `document` is its kind and id, such as "brief/doha", or ""."""

    title: str
    document: str = ""


class Release(Struct, frozen=True, kw_only=True):
    """What is live, or was: every file by path, every page by the path of its file.

    `id` begins with the instant of publishing, `at`, in UTC; `parent` is the release that it
    followed, "" for the first; `restored` the one whose content it brings back, if it does.
    `used` are the fingerprinted files that pages show or run. `kept`, which are among `files`, are
    those that only pages of the release before used: a reader may still have one open. They go
    with the next release that changes anything.
    """

    id: str
    at: str
    parent: str = ""
    restored: str = ""
    base_url: str = ""
    files: dict[str, ReleaseFile] = {}
    used: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    pages: dict[str, ReleasePage] = {}
    version: int = 1

    @property
    def content(self) -> str:
        """What stands for all its bytes."""
        return content_digest(self.files)

    @property
    def own_files(self) -> dict[str, ReleaseFile]:
        """Its files without those that are only kept: releases of equal ones are the same site."""
        kept = frozenset(self.kept)
        return {path: file for path, file in self.files.items() if path not in kept}


def content_digest(files: Mapping[str, ReleaseFile]) -> str:
    """Return the hex SHA-256 of paths, digests and stages."""
    state = sha256()
    for path in sorted(files):
        state.update(f"{path}\0{files[path].digest} {files[path].stage}\n".encode())
    return state.hexdigest()


def newest_first(releases: Iterable[Release], live: str) -> tuple[Release, ...]:
    """Return releases in order: the live one by its id, what it followed, then others by id.

    Clocks may differ, so what followed what counts more than when.
    """
    others = {release.id: release for release in releases}
    ordered = []
    while (release := others.pop(live, None)) is not None:
        ordered.append(release)
        live = release.parent
    return (*ordered, *(others[name] for name in sorted(others, reverse=True)))


def encode_release(release: Release) -> bytes:
    """Return a release as JSON, the same bytes for the same release."""
    return msgspec.json.encode(release, order="deterministic")


def decode_release(data: bytes) -> Release | None:
    """Return a release from JSON; None where it is none, of another version, or not to be trusted.

    Whoever can write at a target can write this: its paths, digests and id name files there.
    """
    try:
        release = msgspec.json.decode(data, type=Release)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return release if release.version == 1 and _is_sound(release) else None


def _is_sound(release: Release) -> bool:
    """Tell whether a release names only files of a site, by what can be a digest."""
    named = (release.id, *((release.parent,) if release.parent else ()))
    return (
        all(map(_ID.fullmatch, named))
        and _AT.match(release.at) is not None
        and f"{release.at}{release.restored}{release.base_url}".isprintable()
        and all(is_safe(path) and path.partition("/")[0] != ROOM for path in release.files)
        and all(
            _DIGEST.fullmatch(file.digest) and file.size >= 0 for file in release.files.values()
        )
        # Old addresses are made of these: a page elsewhere would be written there.
        and release.files.keys() >= {*release.kept, *release.pages}
    )
