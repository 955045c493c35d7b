"""What lies in the content folder: documents with their bytes, and other files by their size."""

import errno
import os
from pathlib import Path
from typing import BinaryIO, Literal

from msgspec import Struct

from briefgen.address import Kind
from briefgen.config import Config
from briefgen.content.walk import FoundFile, content_prefix, not_a_file, unreadable, walk
from briefgen.problem import Place, Problem, error, warning
from briefgen.regular_file import open_regular

SourceKind = Kind | Literal["image"]

_KINDS: dict[str, Kind] = {
    "briefs": "brief",
    "actors": "actor",
    "events": "event",
    "places": "place",
    "sources": "source",
    "dossiers": "dossier",
    "tags": "tag",
    "pages": "page",
}

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdx")


class SourceFile(Struct, frozen=True):
    """A file to parse: its path below the site folder, its kind, its path below content, its bytes.

    Of kind "image" is the text about a picture: `doha.jpg.md` beside `doha.jpg`.
    """

    path: str
    kind: SourceKind
    content_path: str
    data: bytes


class FoundSource(Struct, frozen=True):
    """A file to parse, before it is read: as `SourceFile`, where it lies, what the disk says."""

    path: str
    kind: SourceKind
    content_path: str
    file: str
    info: os.stat_result


class AssetFile(Struct, frozen=True):
    """Any other file: its path below the content folder, where it lies.

    `source` is its path below the site folder, for problems; `info` what the disk says of it.
    """

    path: str
    file: Path
    source: str = ""
    info: os.stat_result | None = None


class Scan(Struct, frozen=True, kw_only=True):
    """The content folder: sources by path, assets by their path below it, and what is wrong."""

    sources: tuple[FoundSource, ...] = ()
    assets: dict[str, AssetFile] = {}
    problems: tuple[Problem, ...] = ()


def scan(site_folder: Path, config: Config) -> Scan:
    """Find what writers wrote; only a text that may be out of place is opened.

    Problems: BG202–BG212 but BG208; BG203 and BG211 are for a file that is not read: a `.md` file
              outside the folders, and a text about a picture without it.
    """
    found, problems = walk(site_folder, config)
    desk = _Desk(config, frozenset(each.path for each in found))
    for each in found:
        desk.take(each)
    return Scan(
        sources=tuple(desk.sources),
        assets=desk.assets,
        problems=(*problems, *desk.problems),
    )


def read_source(found: FoundSource, config: Config) -> SourceFile | Problem | None:
    """Read a source, None where it has vanished meanwhile; BG206, BG207, BG208 where it cannot be.

    BG208 is a file over the limit.
    """
    try:
        data = _content(Path(found.file), found.info, found.path, config.limits.file_bytes)
    except FileNotFoundError:
        return None
    except OSError as refusal:
        return unreadable(found.path, refusal)
    if isinstance(data, Problem):
        return data
    return SourceFile(found.path, found.kind, found.content_path, data)


class _Desk:
    """Takes the files one by one and sorts them."""

    def __init__(self, config: Config, paths: frozenset[str]) -> None:
        self.limit = config.limits.file_bytes
        self.prefix = content_prefix(config)
        self.paths = paths
        self.sources: list[FoundSource] = []
        self.assets: dict[str, AssetFile] = {}
        self.problems: list[Problem] = []

    def take(self, found: FoundFile) -> None:
        path = found.path
        if not path.lower().endswith(_MARKDOWN):
            place = f"{self.prefix}/{path}"
            self.assets[path] = AssetFile(path, Path(found.file), place, found.info)
            if path.lower().endswith(".txt") and path.partition("/")[0] in _KINDS:
                self._suspect(found)
        elif not path.endswith(".md"):
            self._rename(path)
        elif path.lower().removesuffix(".md").endswith(_PICTURES):
            self._take_note(found)
        else:
            self._take_document(found)

    def _rename(self, path: str) -> None:
        stem = path.rpartition("/")[2].rpartition(".")[0]
        message, advice = "only files ending in .md are read", f"rename it to {stem}.md"
        self._pass_over(path, "BG203", message, advice)

    def _suspect(self, found: FoundFile) -> None:
        """Warn of a .txt file that begins as a document does; any other is a file to link to."""
        try:
            data = _content(Path(found.file), found.info, found.path, self.limit)
        except OSError:
            return
        if isinstance(data, bytes) and data.removeprefix(b"\xef\xbb\xbf").startswith(b"---"):
            self._rename(found.path)

    def _take_note(self, found: FoundFile) -> None:
        picture = found.path.removesuffix(".md")
        if picture in self.paths:
            self._read(found, "image")
            return
        message = f'there is no picture "{picture.rpartition("/")[2]}" beside this file'
        advice = "put the picture beside it, or rename the file"
        self._pass_over(found.path, "BG211", message, advice)

    def _take_document(self, found: FoundFile) -> None:
        folder, _, inside = found.path.partition("/")
        kind = _KINDS.get(folder) if inside else None
        if kind is not None:
            self._read(found, kind)
            return
        folders = ", ".join(f"{self.prefix}/{name}/" for name in _KINDS)
        message = "this file is not read: its folder does not say what it is"
        self._pass_over(found.path, "BG203", message, f"move it to one of {folders}")

    def _pass_over(self, path: str, code: str, message: str, advice: str) -> None:
        self.problems.append(warning(code, message, Place(f"{self.prefix}/{path}"), advice))

    def _read(self, found: FoundFile, kind: SourceKind) -> None:
        path = f"{self.prefix}/{found.path}"
        source = FoundSource(path, kind, found.path, found.file, found.info)
        self.sources.append(source)


def _bytes(opened: BinaryIO, size: int, limit: int) -> bytes:
    """Read up to a byte more than `limit`; room for that much is made only for a file that grew."""
    data = opened.read(size + 1)
    return data if len(data) <= size else data + opened.read(limit + 1 - len(data))


def _content(file: Path, seen: os.stat_result, path: str, limit: int) -> bytes | Problem:
    """Read a file of at most `limit` bytes, if it is what was seen."""
    try:
        descriptor = open_regular(file, seen)
    except OSError as refusal:
        if refusal.errno == errno.EINVAL:
            return not_a_file(path)
        raise
    with os.fdopen(descriptor, "rb") as opened:
        info = os.fstat(descriptor)
        data = b"" if info.st_size > limit else _bytes(opened, info.st_size, limit)
    size = max(info.st_size, len(data))
    if size <= limit:
        return data
    message = f"a file of {size} bytes is over the limit file_bytes ({limit})"
    advice = "split it, or raise the limit under [limits] in site.toml"
    return error("BG208", message, Place(path), advice)
