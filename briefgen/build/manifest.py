"""The manifest: which files of an output folder briefgen wrote, and their bytes' digests.

It lies in the site's `.briefgen/` folder, one file per output folder. A path may carry two
digests while a build is under way: the old bytes and the new. Whatever a killed build leaves
behind is then still known as ours, and the next build goes on from there.
"""

from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from briefgen.address import OutputPath

STATE_FOLDER = ".briefgen"

_VERSION = 1


class Manifest(Struct, frozen=True):
    """Output path -> the digests (hex SHA-256) of bytes that are ours there."""

    files: dict[OutputPath, tuple[str, ...]] = {}
    version: int = _VERSION


def digest(data: bytes) -> str:
    """Return the digest that stands for some bytes in a manifest."""
    return sha256(data).hexdigest()


def manifest_file(site_folder: Path, out: Path) -> Path:
    """Return where the manifest of an output folder is kept.

    The name depends on the folder as seen from the site, so a site that moves keeps its state.
    """
    site, folder = site_folder.resolve(), out.resolve()
    inside = folder.is_relative_to(site)
    name = folder.relative_to(site).as_posix() if inside else folder.as_posix()
    return site / STATE_FOLDER / "outputs" / f"{digest(name.encode())[:16]}.json"


def load_manifest(file: Path) -> Manifest | None:
    """Read a manifest; None where there is none, or it is damaged or of another version."""
    try:
        manifest = msgspec.json.decode(file.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return manifest if manifest.version == _VERSION else None


def save_manifest(file: Path, manifest: Manifest) -> None:
    """Write a manifest in one step. Raises OSError where the state folder cannot be written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    ignore = file.parent.parent / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    fresh = file.with_suffix(".new")
    fresh.write_bytes(msgspec.json.encode(manifest, order="deterministic"))
    fresh.replace(file)
