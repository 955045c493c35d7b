"""A release: everything that is live at one time, by path and digest, and which was before it."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct

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
    followed, "" for the first. `kept` are fingerprinted files of that one which no page uses any
    more: a reader may still have the old page. They go with the next release.
    """

    id: str
    at: str
    parent: str = ""
    base_url: str = ""
    files: dict[str, ReleaseFile] = {}
    kept: tuple[str, ...] = ()
    pages: dict[str, ReleasePage] = {}
    version: int = 1

    @property
    def content(self) -> str:
        """What stands for all its bytes: releases of equal content are the same site."""
        return content_digest(self.files)


def content_digest(files: Mapping[str, ReleaseFile]) -> str:
    """Return the hex SHA-256 of paths and digests."""
    state = sha256()
    for path in sorted(files):
        state.update(f"{path}\0{files[path].digest}\n".encode())
    return state.hexdigest()


def encode_release(release: Release) -> bytes:
    """Return a release as JSON, the same bytes for the same release."""
    return msgspec.json.encode(release, order="deterministic")


def decode_release(data: bytes) -> Release | None:
    """Return a release from JSON; None where it is none, or of another version."""
    try:
        release = msgspec.json.decode(data, type=Release)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return release if release.version == 1 else None
