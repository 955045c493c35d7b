"""The manifest: which files of an output folder briefgen wrote, and their bytes' digests.

A path may carry two digests while a build is under way: the old bytes and the new. Whatever a
killed build leaves behind is then still known as ours, and the next build goes on from there.
"""

import re
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from briefgen.address import OutputPath
from briefgen.build.state.own_files import put_state_file

_VERSION = 1
_MOST_BYTES = 256 * 1024 * 1024
_MOST_SEGMENT_BYTES = 255
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


class Manifest(Struct, frozen=True):
    """Output path -> the digests (hex SHA-256) of bytes that are ours there.

    `serial` counts how often the list was written: of two, the higher is the younger.
    """

    files: dict[OutputPath, tuple[str, ...]] = {}
    serial: int = 0
    version: int = _VERSION


def merged(manifest: Manifest, remembered: Mapping[OutputPath, str]) -> Manifest:
    """Return a manifest that knows some more digests as ours."""
    files = dict(manifest.files)
    for path, fresh in remembered.items():
        known = files.get(path, ())
        if fresh not in known and is_safe(path):
            files[path] = (*known, fresh)
    return Manifest(files, manifest.serial)


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
    is_sound = manifest.version == _VERSION and all(map(_is_sound, manifest.files.items()))
    return manifest if is_sound else None


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
    return plain and len(segment.encode("utf-8", "replace")) <= _MOST_SEGMENT_BYTES
