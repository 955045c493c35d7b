"""The manifest: which files of an output folder briefgen wrote, and their bytes' digests.

A path carries the digests of its bytes before and, while a build is under way, those of the bytes
to come. So what a killed build leaves behind, or a site that was put back as it once was, is still
known as ours, and the next build goes on from there. Bytes that a person put there never count.
"""

import re
import stat
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import OutputPath
from briefgen.build.state.own_files import put_state_file

_VERSION = 1
_MOST_BYTES = 256 * 1024 * 1024
_MOST_SEGMENT_BYTES = 255
_EARLIER = 4
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


class Manifest(Struct, frozen=True):
    """Output path -> the digests (hex SHA-256) of bytes that are ours there, the youngest first.

    `serial` counts how often the list was written: of two, the higher is the younger. `gone` are
    outputs that were removed: they may come back with a backup. `strangers` are files of which
    nobody knows whose they are (BG807).
    """

    files: dict[OutputPath, tuple[str, ...]] = {}
    serial: int = 0
    version: int = _VERSION
    gone: dict[OutputPath, tuple[str, ...]] = {}
    strangers: tuple[OutputPath, ...] = ()

    def ours(self, path: OutputPath) -> tuple[str, ...]:
        """Return the digests of all bytes at a path that are known as ours."""
        return self.files.get(path) or self.gone.get(path, ())


def youngest(fresh: str, earlier: Iterable[str]) -> tuple[str, ...]:
    """Return a digest and some of those before it."""
    return tuple(dict.fromkeys((fresh, *earlier)))[: _EARLIER + 1]


def merged(manifest: Manifest, remembered: Mapping[OutputPath, str]) -> Manifest:
    """Return a manifest that knows some more digests as ours."""
    files = dict(manifest.files)
    for path, fresh in remembered.items():
        known = manifest.ours(path)
        if (path not in files or fresh not in known) and _is_sound((path, (fresh,))):
            files[path] = tuple(dict.fromkeys((fresh, *known)))
    return replace(manifest, files=files)


def digest(data: bytes) -> str:
    """Return the digest that stands for some bytes in a manifest."""
    return sha256(data).hexdigest()


def load_manifest(file: Path) -> Manifest | None:
    """Read a manifest; None where there is none, or it is damaged or of another version.

    A path that could lead out of the output folder is damage: what it names is never touched.
    """
    try:
        found = file.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES:
            return None
        manifest = msgspec.json.decode(file.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError, MemoryError):
        return None
    entries = (*manifest.files.items(), *manifest.gone.items())
    is_sound = all(map(_is_sound, entries)) and all(map(is_safe, manifest.strangers))
    return manifest if is_sound and manifest.version == _VERSION else None


def save_manifest(file: Path, manifest: Manifest) -> None:
    """Write a manifest in one step. Raises OSError where the state folder cannot be written."""
    put_state_file(file, msgspec.json.encode(manifest, order="deterministic"))


def _is_sound(entry: tuple[OutputPath, tuple[str, ...]]) -> bool:
    path, digests = entry
    return is_safe(path) and all(map(_DIGEST.fullmatch, digests))


def is_safe(path: str) -> bool:
    """Tell whether a path of an output can lead nowhere but into the output folder."""
    return all(map(_is_segment, path.split("/")))


def _is_segment(segment: str) -> bool:
    plain = segment not in ("", ".", "..") and not set(segment) & set("\0\\:")
    # Some disks pass over letter case, and dots and spaces at the end.
    is_git = segment.rstrip(". ").casefold() == ".git"
    return plain and not is_git and len(segment.encode("utf-8", "replace")) <= _MOST_SEGMENT_BYTES
