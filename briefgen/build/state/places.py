"""Where a site keeps what a build remembers: `.briefgen/`, apart from the output.

There is one set of files per output folder, and in it one store for each kind of edition: what a
preview found out is not what a publication knows. Names depend on the folder as seen from the
site, so a site that moves keeps its state.
"""

from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from briefgen.config import Config

STATE_FOLDER = ".briefgen"
_ANEW = "-site"


class State(Struct, frozen=True):
    """The files of one output folder: what was written, what is about to be, who is at it.

    `store` is what builds of one kind found out: their kind tells base URL, drafts and ceiling.
    `passing` is the store of a build that keeps nothing, `anew` the site that one on disk is
    compared with: folders that go with the build, or with the next.
    """

    manifest: Path
    staging: Path
    lock: Path
    store: Path
    passing: Path
    anew: Path


def state_of(site_folder: Path, out: Path, kind: str = "") -> State:
    """Return where the state of an output folder is kept; nothing is created.

    `kind` tells editions apart: base URL, drafts or not, ceiling.
    """
    site, folder = site_folder.resolve(), out.resolve()
    inside = folder.is_relative_to(site)
    name = folder.relative_to(site).as_posix() if inside else folder.as_posix()
    key = _short(name)
    root = site / STATE_FOLDER
    return State(
        manifest=root / "outputs" / f"{key}.json",
        staging=root / "staging" / key,
        lock=root / "locks" / key,
        store=root / "stores" / f"{key}-{_short(kind)}.sqlite",
        passing=root / "staging" / f"{key}-store",
        anew=root / "staging" / f"{key}{_ANEW}",
    )


def publication_folder(site_folder: Path) -> Path:
    """Return where a site is built that is about to be published."""
    return site_folder.resolve() / STATE_FOLDER / "publish" / "site"


def publication_lock(site_folder: Path) -> Path:
    """Return what is held from building there until all has left."""
    return site_folder.resolve() / STATE_FOLDER / "locks" / "publication"


def is_own(site: Path, folder: Path) -> bool:
    """Tell whether a folder is where a site is built to be compared or published.

    Both are resolved.
    """
    is_anew = folder.parent == site / STATE_FOLDER / "staging" and folder.name.endswith(_ANEW)
    return is_anew or folder == publication_folder(site)


def edition_kind(config: Config, *, drafts: bool) -> str:
    """Return what tells the editions of a site apart: base URL, drafts or not, ceiling."""
    return f"{config.base_url}\n{config.release.ceiling}\n{'drafts' if drafts else ''}"


def _short(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:16]
