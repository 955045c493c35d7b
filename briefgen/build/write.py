"""Writing a site: what is staged moves into place, what is no longer made goes.

Order: what pages use, pages, feeds (the order they were staged in), then removals, then the
manifest. A build killed on the way leaves whole files only, each of which the manifest knows
as ours, so the next build goes on from there.
"""

from pathlib import Path

from msgspec import Struct

from briefgen.address import OutputPath
from briefgen.build.manifest import Manifest, save_manifest
from briefgen.build.output_files import (
    digest_on_disk,
    identity,
    passes_a_link,
    remove_empty_folders,
)
from briefgen.build.progress import Progress
from briefgen.build.staging import Staging
from briefgen.problem import Problem, error, warning


class Written(Struct, frozen=True, kw_only=True):
    """What happened to the output folder, by path, and what could not be done."""

    written: tuple[OutputPath, ...] = ()
    kept: tuple[OutputPath, ...] = ()
    removed: tuple[OutputPath, ...] = ()
    problems: tuple[Problem, ...] = ()


def write(staging: Staging, manifest_file: Path, progress: Progress) -> Written:
    """Make the output folder what was staged.

    Problems: BG801 the manifest could not be kept, BG802 a file was edited by hand and is left,
    BG803 the folder was swapped for another while building.
    Raises: OSError where the disk refuses.
    """
    staging.out.mkdir(parents=True, exist_ok=True)
    problems = list(_keep(manifest_file, _journal(staging), staging.before))
    with progress.stage("write", len(staging.staged)):
        swapped = _move(staging, progress)
    if swapped is not None:
        return Written(problems=(*problems, swapped))
    removed, edited = _remove_stale(staging)
    problems += (_left_alone(staging.out, path) for path in (*sorted(staging.foreign), *edited))
    problems += _keep(manifest_file, _final(staging, edited), _journal(staging))
    return Written(
        written=tuple(sorted(staging.staged)),
        kept=tuple(sorted(staging.fresh.keys() - staging.staged.keys())),
        removed=removed,
        problems=tuple(problems),
    )


def _move(staging: Staging, progress: Progress) -> Problem | None:
    """Move each staged file into place; stop at the first sign of somebody else at work."""
    for path, staged in progress.counted(staging.staged.items()):
        if identity(staging.out) != staging.identity or passes_a_link(staging.out, path):
            return error(
                "BG803",
                f"{staging.out} or a folder in it was swapped for another while building",
                advice="see what else writes there, then build again",
            )
        target = staging.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(target)
    return None


def _remove_stale(staging: Staging) -> tuple[tuple[OutputPath, ...], tuple[OutputPath, ...]]:
    """Remove what earlier builds wrote and this one does not make.

    Returns: the paths removed, and those left because their bytes are no longer ours.
    """
    removed: list[OutputPath] = []
    edited: list[OutputPath] = []
    for path in sorted(staging.before.files.keys() - staging.fresh.keys()):
        file = staging.out / path
        found = digest_on_disk(file)
        if found is None:
            continue
        if found not in staging.before.files[path] or passes_a_link(staging.out, path):
            edited.append(path)
            continue
        file.unlink()
        removed.append(path)
        remove_empty_folders(file, staging.out)
    return tuple(removed), tuple(edited)


def _journal(staging: Staging) -> Manifest:
    """Return what may be ours while files move: the old bytes and the new."""
    files = dict(staging.before.files)
    for path, fresh in staging.fresh.items():
        if path not in staging.foreign:
            files[path] = tuple(dict.fromkeys((*files.get(path, ()), fresh)))
    return Manifest(files)


def _final(staging: Staging, edited: tuple[OutputPath, ...]) -> Manifest:
    """Return what is ours now; an edited file stays known by the bytes it had from us."""
    files: dict[OutputPath, tuple[str, ...]] = {
        path: (fresh,) for path, fresh in staging.fresh.items()
    }
    for path in (*staging.foreign, *edited):
        files.pop(path, None)
        if path in staging.before.files:
            files[path] = staging.before.files[path]
    return Manifest(files)


def _keep(manifest_file: Path, manifest: Manifest, kept: Manifest) -> tuple[Problem, ...]:
    if manifest == kept and manifest_file.exists():
        return ()
    try:
        save_manifest(manifest_file, manifest)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        message = f"the list of written files could not be kept in .briefgen/: {reason}"
        return (warning("BG801", message, advice="make the folder writable"),)
    return ()


def _left_alone(out: Path, path: OutputPath) -> Problem:
    return warning(
        "BG802",
        f"{out.name}/{path} was changed by hand and is left as it is",
        advice="delete it, and the next build writes it again",
    )
