"""Verifying: the site on disk beside one that is built as if for the first time.

A build makes only what it finds out of date. This is the proof, on a site of one's own, that it
overlooks nothing.
"""

import os
from concurrent.futures import Executor
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import OutputPath
from briefgen.build.build import build
from briefgen.build.leftovers import forget_folder
from briefgen.build.output.files import digest_on_disk
from briefgen.build.output.left import UNKNOWN_ADVICE, left_behind, unknown
from briefgen.build.progress import Progress, Watcher
from briefgen.build.report import BuildOptions, Report
from briefgen.build.state.lock import locked
from briefgen.build.state.manifest import Manifest, load_manifest
from briefgen.build.state.own_files import passing_folder
from briefgen.build.state.places import State, state_of
from briefgen.problem import Problem, error


class Verification(Struct, frozen=True, kw_only=True):
    """What came of comparing: how many outputs are equal, and the paths of the others, sorted.

    `different` have other bytes than in the clean site, `missing` are only there, `extra` are not
    there; all these are as a build left them. `edited` were changed since, so nothing tells what
    a build made of them. `behind` were changed since and are no longer part of the site; of
    `strangers` nobody knows whether they ever were.
    """

    equal: int = 0
    different: tuple[OutputPath, ...] = ()
    missing: tuple[OutputPath, ...] = ()
    extra: tuple[OutputPath, ...] = ()
    edited: tuple[OutputPath, ...] = ()
    behind: tuple[OutputPath, ...] = ()
    strangers: tuple[OutputPath, ...] = ()
    problems: tuple[Problem, ...] = ()


def verify(
    site_folder: Path,
    out: Path,
    options: BuildOptions,
    watcher: Watcher | None = None,
    executor: Executor | None = None,
) -> Verification:
    """Build the site that is in `out` anew in a temporary folder, and compare the two.

    Files of the output folder that no build wrote do not count.
    Problems: BG806 files were changed since they were written, BG807 nobody knows whose a file is,
              BG809 a file that was changed is no longer part of the site, BG901 any other
              difference, and those of a clean build that fails.
    """
    state = state_of(site_folder, out)
    with locked(state.lock, Progress(watcher).tell) as refusal:
        if refusal is not None:
            return Verification(problems=(refusal,))
        with passing_folder(state.anew) as anew:
            try:
                once = replace(options, out=anew, cache=False)
                report = build(site_folder, once, watcher, executor)
                return _verified(report, out, state, anew)
            finally:
                forget_folder(state_of(site_folder, anew))


def _verified(report: Report, out: Path, state: State, anew: Path) -> Verification:
    if not report.succeeded:
        return Verification(problems=report.problems)
    return _with_problems(_compared(out, state, anew, report.written), out)


def _compared(out: Path, state: State, anew: Path, paths: tuple[OutputPath, ...]) -> Verification:
    """Compare the outputs of a clean build with those on disk."""
    found = load_manifest(state.manifest)
    manifest = found or Manifest()
    equal = 0
    different, missing, edited = [], [], []
    for path in paths:
        digest = digest_on_disk(out / path)
        if digest == digest_on_disk(anew / path):
            equal += 1
        elif digest is None:
            missing.append(path)
        elif found is None or digest in manifest.ours(path):
            different.append(path)
        else:
            edited.append(path)
    gone = sorted((manifest.files.keys() | manifest.gone.keys()) - set(paths))
    extra = [path for path in gone if digest_on_disk(out / path) in manifest.ours(path)]
    # A folder of somebody's own may have taken a page's name.
    listed = (path for path in gone if path in manifest.files and _is_public(out / path))
    return Verification(
        equal=equal,
        different=tuple(different),
        missing=tuple(missing),
        extra=tuple(extra),
        edited=tuple(edited),
        behind=tuple(path for path in listed if path not in extra),
        strangers=tuple(path for path in manifest.strangers if os.path.lexists(out / path)),
    )


def _is_public(file: Path) -> bool:
    return os.path.lexists(file) and (file.is_symlink() or not file.is_dir())


def _with_problems(found: Verification, out: Path) -> Verification:
    problems: list[Problem] = []
    ours = len(found.different) + len(found.missing) + len(found.extra)
    if ours:
        problems.append(
            error(
                "BG901",
                f"{out} is not what a clean build makes: {_files(ours, 'differs', 'differ')}",
                advice="please report this; to mend the site: briefgen clean --cache, then build",
            )
        )
    if found.edited:
        one, many = "was changed since it was written", "were changed since they were written"
        problems.append(
            error(
                "BG806",
                f"in {out} {_files(len(found.edited), one, many)}, and so not verified",
                advice="delete what was changed by hand, and build again",
            )
        )
    problems += left_behind(out, found.behind)
    if found.strangers:
        problems.append(error("BG807", unknown(out, found.strangers), advice=UNKNOWN_ADVICE))
    return replace(found, problems=tuple(problems))


def _files(number: int, one: str, many: str) -> str:
    return f"1 file {one}" if number == 1 else f"{number} files {many}"
