"""Writing a site: what is staged moves into place, what is no longer made goes.

Everything that could be in the way is looked for before the first file moves. Then: what pages
use, pages, feeds (the order they were staged in), then removals, then the manifest. A build
killed on the way leaves whole files only, each of which the manifest knows as ours, so the next
build goes on from there.
"""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import OutputPath
from briefgen.build.output.files import identity, make_folders, move, obstacle
from briefgen.build.output.left import UNKNOWN_ADVICE, left_alone, left_behind, unknown
from briefgen.build.output.staging import Staging
from briefgen.build.output.stale import blocking, remove, stale
from briefgen.build.progress import Progress
from briefgen.build.state.manifest import Manifest, save_manifest, youngest
from briefgen.problem import Problem, error, warning

_MOST_GONE = 4096
"""How many removed outputs are remembered."""


class Written(Struct, frozen=True, kw_only=True):
    """What happened to the output folder, by path, and what could not be done.

    `kept` are as this build makes them, `left` were changed by hand. `is_through` tells whether all
    was put in place that could be.
    """

    written: tuple[OutputPath, ...] = ()
    kept: tuple[OutputPath, ...] = ()
    left: tuple[OutputPath, ...] = ()
    removed: tuple[OutputPath, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_through: bool = False


def write(staging: Staging, manifest_file: Path, progress: Progress) -> Written:
    """Make the output folder what was staged.

    Problems: BG801 the manifest could not be kept, BG802 a file was edited by hand and is left,
    BG803 something is in the way or the folder was swapped, BG804 the disk refused a file, BG807
    nobody knows whose a file is, BG809 a file that is no longer made was edited and is left.
    Raises: OSError where the disk refuses before anything public has changed.
    """
    staging.out.mkdir(parents=True, exist_ok=True)
    staging.identity = staging.identity or identity(staging.out)
    if identity(staging.out) != staging.identity:
        return Written(problems=(_swapped(staging.out),))
    problems = list(_keep(manifest_file, staging, _journal(staging)))
    cleared = remove(staging, blocking(staging))
    in_the_way = _in_the_way(staging)
    if in_the_way is not None:
        return Written(removed=cleared.removed, problems=(*problems, in_the_way))
    with progress.stage("write", len(staging.staged)):
        moved, refused = _move(staging, progress)
    if refused is not None:
        return Written(written=moved, removed=cleared.removed, problems=(*problems, refused))
    seen = {*cleared.removed, *cleared.edited}
    try:
        gone = remove(staging, (path for path in stale(staging) if path not in seen))
    except OSError as problem:
        refused = disk_refused(problem)
        return Written(written=moved, removed=cleared.removed, problems=(*problems, refused))
    edited = (*cleared.edited, *gone.edited)
    problems += left_alone(staging.out, sorted(staging.foreign))
    problems += left_behind(staging.out, sorted(edited))
    problems += _unknown(staging)
    problems += _keep(manifest_file, staging, _final(staging, edited))
    return Written(
        written=tuple(sorted(staging.staged)),
        kept=tuple(sorted(staging.fresh.keys() - staging.staged.keys() - staging.foreign)),
        left=tuple(sorted(staging.foreign)),
        removed=tuple(sorted((*cleared.removed, *gone.removed))),
        problems=tuple(problems),
        is_through=True,
    )


def _in_the_way(staging: Staging) -> Problem | None:
    """Look for what would stop a move, and make the folders that are missing."""
    for path in staging.staged:
        found = obstacle(staging.out, path)
        if found is not None:
            return error(
                "BG803",
                f"{found} is in the way of {path}",
                advice="see who put it there and take it away, then build again",
            )
    make_folders(staging.out, staging.staged)
    return None


def _move(staging: Staging, progress: Progress) -> tuple[tuple[OutputPath, ...], Problem | None]:
    """Move each staged file into place; stop at the first sign of somebody else at work."""
    moved: list[OutputPath] = []
    for path, staged in staging.staged.items():
        if identity(staging.out) != staging.identity or obstacle(staging.out, path) is not None:
            return tuple(moved), _swapped(staging.out)
        try:
            move(staged, staging.out / path)
        except OSError as problem:
            return tuple(moved), disk_refused(problem)
        moved.append(path)
        progress.advance()
    return tuple(moved), None


def _swapped(out: Path) -> Problem:
    return error(
        "BG803",
        f"{out} or a folder in it was swapped for another while building",
        advice="see what else writes there, then build again",
    )


def disk_refused(problem: OSError) -> Problem:
    """Say that the disk would not take or give a file (BG804)."""
    # Of a file that is moved, the second name is where it should go.
    place = problem.filename2 or problem.filename
    where = f": {place}" if place else ""
    return error(
        "BG804",
        f"the disk refused a file ({problem.strerror or problem}){where}",
        advice="make room or allow access there, then build again",
    )


def _journal(staging: Staging) -> Manifest:
    """Return what may be ours while files move: the old bytes and the new."""
    files = dict(staging.before.files)
    for path, fresh in staging.fresh.items():
        if path not in staging.foreign:
            files[path] = tuple(dict.fromkeys((fresh, *staging.before.ours(path))))
    return replace(staging.listed, files=files)


def _final(staging: Staging, edited: tuple[OutputPath, ...]) -> Manifest:
    """Return what is ours now; an edited file stays known by the bytes it had from us."""
    before = staging.before
    files = {path: youngest(fresh, before.ours(path)) for path, fresh in staging.fresh.items()}
    for path in (*staging.foreign, *edited):
        files.pop(path, None)
        if path in before.files:
            files[path] = before.files[path]
    known = {**before.gone, **before.files}
    gone = [(path, digests) for path, digests in known.items() if path not in files]
    return replace(
        staging.listed, files=files, gone=dict(gone[-_MOST_GONE:]), strangers=staging.strangers
    )


def _keep(manifest_file: Path, staging: Staging, manifest: Manifest) -> tuple[Problem, ...]:
    """Write the list of what is ours unless that is what it says already."""
    if manifest == staging.listed and manifest_file.exists():
        return ()
    manifest = replace(manifest, serial=staging.listed.serial + 1)
    try:
        save_manifest(manifest_file, manifest)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        message = f"the list of written files could not be kept in .briefgen/: {reason}"
        return (warning("BG801", message, advice="make the folder writable"),)
    staging.listed = manifest
    return ()


def _unknown(staging: Staging) -> tuple[Problem, ...]:
    if not staging.strangers:
        return ()
    message = unknown(staging.out, staging.strangers)
    return (warning("BG807", message, advice=UNKNOWN_ADVICE),)
