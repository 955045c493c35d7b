"""Cleaning up: what builds left of a site and in `.briefgen/` goes, and nothing else.

The list of written files goes last, so that a clean-up that was killed can be gone on with. It
stays where the output folder keeps files: without it the next build would refuse the folder.
"""

import os
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


class Left(Struct, frozen=True):
    """What stays, and why."""

    path: str
    reason: Reason


class Cleaned(Struct, frozen=True, kw_only=True):
    """What went, outputs and files below `.briefgen/` apart, and what stays.

    `others` is how many other output folders have their state there.
    """

    out: Path
    removed: tuple[OutputPath, ...] = ()
    state: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    others: int = 0
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


def _alone(site_folder: Path, out: Path, work: Callable[["_Sweep"], None]) -> Cleaned:
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
            work(sweep)
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
        return Cleaned(
            out=self._shown_out,
            removed=tuple(self._removed),
            state=tuple(self._state),
            left=self._left,
            others=sum(1 for each in lists if each != self.state.manifest),
            problems=problems,
        )


def _clean_all(sweep: _Sweep) -> None:
    _clean_cache(sweep)
    sweep.remove_outputs()
    lock = sweep.state.lock
    # Whoever waits for it sees that it is gone, and makes another.
    with suppress(OSError):
        lock.unlink(missing_ok=True)


def _clean_cache(sweep: _Sweep) -> None:
    key = sweep.state.lock.name
    sweep.remove_state("stores", f"{key}-*")
    sweep.remove_state("staging", f"{key}*")


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
