"""Which files that documents link to may be published: those that a browser only shows or saves."""

import os
import stat
from pathlib import Path, PurePosixPath

from briefgen.config import Limits
from briefgen.content.scan import AssetFile
from briefgen.content.svg import svg_problems
from briefgen.content.walk import not_a_file, unreadable
from briefgen.problem import Place, Problem, error

PICTURES = ("avif", "gif", "jpeg", "jpg", "png", "svg", "webp")
DOCUMENTS = ("csv", "docx", "epub", "geojson", "ics", "json", "odp", "ods", "odt", "pdf", "pptx")
SOUND_AND_FILM = ("flac", "m4a", "m4v", "mp3", "mp4", "oga", "ogg", "ogv", "opus", "wav", "webm")
OTHERS = ("srt", "tsv", "txt", "vtt", "xlsx", "zip")
PUBLISHED = frozenset((*PICTURES, *DOCUMENTS, *SOUND_AND_FILM, *OTHERS))
"""The endings of files that are published, in small letters."""


def asset_problems(asset: AssetFile, limits: Limits) -> tuple[Problem, ...]:
    """Check a file that is to be published.

    Problems: BG206 no regular file; BG207 unreadable or gone; BG214 an unsafe drawing; BG238 a kind
              of file that is not published; BG239 over the limit `asset_bytes`.
    """
    place = Place(asset.source or asset.path)
    ending = PurePosixPath(asset.path).suffix.lower().removeprefix(".")
    if ending not in PUBLISHED:
        return (_not_published(asset, ending, place),)
    try:
        data = _looked_at(asset.file, place, limits.asset_bytes, whole=ending == "svg")
    except OSError as refusal:
        return (unreadable(place.path, refusal),)
    if isinstance(data, Problem):
        return (data,)
    return svg_problems(asset, data) if ending == "svg" else ()


def too_large(size: int, limit: int, place: Place) -> Problem:
    """Return the problem of a published file over the limit: BG239."""
    message = f"a file of {size} bytes is over the limit asset_bytes ({limit})"
    advice = "make it smaller, or raise the limit under [limits] in site.toml"
    return error("BG239", message, place, advice)


def _not_published(asset: AssetFile, ending: str, place: Place) -> Problem:
    name = PurePosixPath(asset.path).name
    reason = f".{ending} is not one of the kinds that are" if ending else "it has no ending"
    message = f'"{name}" cannot be published: {reason}'
    advice = "put it into a .zip file, or publish it elsewhere; briefgen explain BG238 lists kinds"
    return error("BG238", message, place, advice)


def _looked_at(file: Path, place: Place, limit: int, *, whole: bool) -> bytes | Problem:
    """Read a file, or only its first byte; a pipe that took its place does not make it wait."""
    descriptor = os.open(
        file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            return not_a_file(place.path)
        if info.st_size > limit:
            return too_large(info.st_size, limit, place)
        with os.fdopen(descriptor, "rb", closefd=False) as opened:
            data = opened.read(limit + 1 if whole else 1)
    finally:
        os.close(descriptor)
    return data if len(data) <= limit else too_large(len(data), limit, place)
