"""What a build leaves in the output folder though it did not make it so, and says."""

from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from briefgen.address import OutputPath
from briefgen.problem import Problem, error, warning

_FEW = 5
"""From more files than that on, one problem tells of them all."""
_SHOWN = 3


def left_alone(out: Path, paths: Sequence[OutputPath]) -> tuple[Problem, ...]:
    """Tell of outputs that were changed by hand, and stay so (BG802)."""
    if len(paths) > _FEW:
        return (
            warning(
                "BG802",
                f"{_several(out, paths)} were changed by hand and are left as they are",
                advice=f"if nothing in the folder is yours, {_anew(out)}",
            ),
        )
    return tuple(
        warning(
            "BG802",
            f"{out.name}/{path} was changed by hand and is left as it is",
            advice="delete it, and the next build writes it again",
        )
        for path in paths
    )


def left_behind(out: Path, paths: Sequence[OutputPath]) -> tuple[Problem, ...]:
    """Tell of what is public though it is no longer part of the site (BG809).

    It was changed by hand since a build wrote it, so that no build may delete it.
    """
    if len(paths) > _FEW:
        return (
            error(
                "BG809",
                f"{_several(out, paths)} are still public, though no longer part of the site; "
                "they were changed by hand, so no build deletes them",
                advice=f"delete them; or, if nothing in the folder is yours, {_anew(out)}",
            ),
        )
    return tuple(
        error(
            "BG809",
            f"{out.name}/{path} is still public, though no longer part of the site; "
            "it was changed by hand, so no build deletes it",
            advice=f"delete it: rm {quote(str(out / path))}",
        )
        for path in paths
    )


def unknown(out: Path, paths: Sequence[OutputPath]) -> str:
    """Say that nobody knows whose some files are (BG807)."""
    named = f"{out.name}/{paths[0]}" if len(paths) == 1 else _several(out, paths)
    return (
        f"the list of written files was not that of the last build here, and does not have {named}"
    )


UNKNOWN_ADVICE = (
    "see whether it still belongs to the site; if not, delete it; "
    "what is yours belongs into static/, which every build takes over"
)


def _several(out: Path, paths: Sequence[OutputPath]) -> str:
    shown = ", ".join(paths[:_SHOWN])
    return f"{len(paths)} files in {out.name} ({shown}{', …' if len(paths) > _SHOWN else ''})"


def _anew(out: Path) -> str:
    return f"delete it and build again: rm -r {quote(str(out))}"
