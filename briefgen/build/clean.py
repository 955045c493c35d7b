"""Cleaning up: what builds left of a site and in `.briefgen/` goes, and nothing else.

The list of written files goes last, so that a clean-up that was killed can be gone on with. It
stays where the output folder keeps files: without it the next build would refuse the folder.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from msgspec import Struct

from briefgen.address import OutputPath
from briefgen.build.output.files import digest_on_disk, passes_a_link, remove_empty_folders
from briefgen.build.output.folder import output_folder_problems
from briefgen.build.output.write import disk_refused
from briefgen.build.state.lock import locked
from briefgen.build.state.manifest import Manifest, load_manifest, save_manifest
from briefgen.build.state.places import STATE_FOLDER, State, state_of
from briefgen.config import Config
from briefgen.problem import Problem

Reason = Literal["changed by hand", "not from briefgen", "a link"]


_KEY = re.compile(r"[0-9a-f]{16}", re.ASCII)
"""What names of state files begin with: the digest of their folder."""


class Left(Struct, frozen=True):
    """What stays, and why."""

    path: str
    reason: Reason


class Cleaned(Struct, frozen=True, kw_only=True):
    """What went, outputs and files below `.briefgen/` apart, and what stays.

    `others` is how many other output folders have a list of files there; `other_folders` are
    those of them that are in the site folder or beside it: of the rest only digests are known.
    """

    out: Path
    removed: tuple[OutputPath, ...] = ()
    state: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    others: int = 0
    other_folders: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def clean(site_folder: Path, config: Config, out: Path) -> Cleaned:
    """Remove the outputs that are still as briefgen wrote them, and the state of their folder.

    Problems: BG140 and BG141 the folder cannot be the output, BG804 the disk refused, BG805
              another build is at work there.
    """
    refused = output_folder_problems(site_folder, out, config)
    if refused:
        return Cleaned(out=out, problems=refused)
    return _alone(site_folder, out, _clean_all)


def clean_cache(site_folder: Path, out: Path) -> Cleaned:
    """Remove what builds into a folder found out; the site and the list of its files stay.

    Problems: BG804 the disk refused, BG805 another build is at work there.
    """
    return _alone(site_folder, out, _clean_cache)


def clean_caches(site_folder: Path, out: Path) -> Cleaned:
    """Remove what builds into any folder found out; `out` is the one that is told of.

    Problems: BG804 the disk refused, BG805 another build is at work in one of them.
    """
    return _alone(site_folder, out, _clean_caches)


def _alone(site_folder: Path, out: Path, work: "_Work") -> Cleaned:
    """Do some work while no build writes to the folder, unless a link leads elsewhere."""
    root = site_folder.resolve() / STATE_FOLDER
    if not os.path.lexists(root):
        return Cleaned(out=out, left=_left_without_manifest(out))
    links = [each for each in (root, *_folders(root)) if each.is_symlink()]
    if links:
        names = (each.relative_to(root.parent).as_posix() for each in links)
        return Cleaned(out=out, left=tuple(Left(name, "a link") for name in names))
    sweep = _Sweep(root, out, state_of(site_folder, out))
    problems: tuple[Problem, ...] = ()
    with locked(sweep.state.lock) as refusal:
        if refusal is not None:
            return Cleaned(out=out, problems=(refusal,))
        try:
            problems = work(sweep)
        except OSError as problem:
            problems = (disk_refused(problem),)
    sweep.remove_empty_state()
    return sweep.cleaned(problems)


class _Sweep:
    """One clean-up: what has gone so far, and what was left."""

    def __init__(self, root: Path, out: Path, state: State) -> None:
        self.state = state
        self._root = root
        self._shown_out = out
        self._out = out.resolve()
        self._removed: list[OutputPath] = []
        self._state: list[str] = []
        self._left: tuple[Left, ...] = ()

    def remove_outputs(self) -> None:
        """Remove what is ours, then the list of it, but for what stays. Raises: OSError."""
        manifest = load_manifest(self.state.manifest)
        if manifest is None:
            self._left = _left_without_manifest(self._shown_out)
            return
        for path, digests in sorted(manifest.files.items()):
            file = self._out / path
            if digest_on_disk(file) in digests and not passes_a_link(self._out, path):
                file.unlink()
                self._removed.append(path)
                remove_empty_folders(file, self._out)
        if not self._shown_out.is_symlink():
            with suppress(OSError):
                self._out.rmdir()
        self._left = tuple(
            Left((self._shown_out / path).as_posix(), _reason(self._out / path, path, manifest))
            for path in _files(self._out)
        )
        self._keep_list(manifest)

    def _keep_list(self, manifest: Manifest) -> None:
        if not self._left:
            self.remove(self.state.manifest)
            return
        kept = {path: digests for path, digests in manifest.files.items() if self._holds(path)}
        if kept != manifest.files:
            save_manifest(self.state.manifest, Manifest(kept))

    def _holds(self, path: OutputPath) -> bool:
        return os.path.lexists(self._out / path)

    def other_keys(self) -> tuple[str, ...]:
        """Return by what all other folders are known that anything was found out of."""
        folders = (self._root / "stores", self._root / "staging")
        names = {each.name for folder in folders if folder.is_dir() for each in folder.iterdir()}
        keys = {name.partition("-")[0] for name in names}
        return tuple(sorted(each for each in keys - {self.state.lock.name} if _KEY.fullmatch(each)))

    def remove_other_cache(self, key: str) -> Problem | None:
        """Remove what was found out of another folder unless a build is at work there."""
        lock = self._root / "locks" / key
        with locked(lock) as refusal:
            if refusal is not None:
                return refusal
            self.remove_cache(key)
            if not (self._root / "outputs" / f"{key}.json").exists():
                with suppress(OSError):
                    lock.unlink(missing_ok=True)
        return None

    def remove_cache(self, key: str) -> None:
        """Remove what was found out of a folder. Raises: OSError."""
        self.remove_state("stores", f"{key}-*")
        self.remove_state("staging", f"{key}*")

    def remove_state(self, folder: str, pattern: str) -> None:
        """Remove files and folders below `.briefgen/` by their names. Raises: OSError."""
        for each in sorted((self._root / folder).glob(pattern)):
            self.remove(each)

    def remove(self, file: Path) -> None:
        """Remove a file or folder below `.briefgen/`; a link goes, not what it leads to."""
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        else:
            file.unlink()
        self._state.append(file.relative_to(self._root.parent).as_posix())

    def remove_empty_state(self) -> None:
        """Remove the folders of `.briefgen/` that are empty now, and it too if all are."""
        ignore = self._root / ".gitignore"
        with suppress(OSError):
            for folder in _folders(self._root):
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()
            if list(self._root.iterdir()) == [ignore] and not ignore.is_symlink():
                ignore.unlink()
                self._root.rmdir()

    def cleaned(self, problems: tuple[Problem, ...]) -> Cleaned:
        """Return what came of it."""
        lists = self._root.glob("outputs/*.json")
        others = {each.stem for each in lists if each != self.state.manifest}
        return Cleaned(
            out=self._shown_out,
            removed=tuple(self._removed),
            state=tuple(self._state),
            left=self._left,
            others=len(others),
            other_folders=_named(self._root.parent, others),
            problems=problems,
        )


_Work = Callable[[_Sweep], tuple[Problem, ...]]


def _clean_all(sweep: _Sweep) -> tuple[Problem, ...]:
    _clean_cache(sweep)
    sweep.remove_outputs()
    lock = sweep.state.lock
    # Whoever waits for it sees that it is gone, and makes another.
    with suppress(OSError):
        lock.unlink(missing_ok=True)
    return ()


def _clean_cache(sweep: _Sweep) -> tuple[Problem, ...]:
    sweep.remove_cache(sweep.state.lock.name)
    return ()


def _clean_caches(sweep: _Sweep) -> tuple[Problem, ...]:
    sweep.remove_cache(sweep.state.lock.name)
    found = (sweep.remove_other_cache(key) for key in sweep.other_keys())
    return tuple(problem for problem in found if problem is not None)


def _named(site: Path, keys: set[str]) -> tuple[str, ...]:
    """Return which folders these are the keys of, of those in the site folder or beside it."""
    found = sorted({*site.glob("*/"), *site.glob("*/*/"), *site.parent.glob("*/")})
    named = (each for each in found if state_of(site, each).lock.name in keys)
    return tuple(os.path.relpath(each, site) for each in named)


def _folders(root: Path) -> tuple[Path, ...]:
    return tuple(root / name for name in ("stores", "staging", "outputs", "locks"))


def _left_without_manifest(out: Path) -> tuple[Left, ...]:
    """Leave a folder of which nothing is known, if there is anything in it."""
    return (Left(out.as_posix(), "not from briefgen"),) if any(_files(out)) else ()


def _files(folder: Path) -> Iterator[OutputPath]:
    """Give all files and links below a folder, sorted within each folder; no link is followed."""
    for place, inner, names in os.walk(folder):
        inner.sort()
        links = [name for name in inner if Path(place, name).is_symlink()]
        for name in sorted((*names, *links)):
            yield OutputPath(Path(place, name).relative_to(folder).as_posix())


def _reason(file: Path, path: OutputPath, manifest: Manifest) -> Reason:
    if file.is_symlink():
        return "a link"
    return "changed by hand" if path in manifest.files else "not from briefgen"
