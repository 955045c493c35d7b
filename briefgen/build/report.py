"""What a build was asked, and what it says of itself."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from briefgen.address import OutputPath
from briefgen.catalog.release import Withheld
from briefgen.problem import Problem, Severity, has_errors


class BuildOptions(Struct, frozen=True, kw_only=True):
    """What the command line asks of a build; None means what `site.toml` says.

    `now` decides embargoes and expiries; a build reads no clock of its own. `jobs` is how many
    processes may parse and render.
    """

    now: datetime
    out: Path | None = None
    base_url: str | None = None
    drafts: bool = False
    strict: bool = False
    jobs: int = 1
    cache: bool = True
    """Whether what earlier builds found out may be used, and is kept."""


class Report(Struct, frozen=True, kw_only=True):
    """The outcome of a build: outputs by path, problems in reading order, times in milliseconds.

    `kept` outputs were as they should be; `left` are those that were changed by hand, and are left
    so (BG802). `finished` tells whether all was put in place that could be: a build may have done
    that and fail all the same, because of what it found in the output folder.
    """

    out: Path | None = None
    problems: tuple[Problem, ...] = ()
    written: tuple[OutputPath, ...] = ()
    kept: tuple[OutputPath, ...] = ()
    left: tuple[OutputPath, ...] = ()
    removed: tuple[OutputPath, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    next_change: datetime | None = None
    counts: dict[str, int] = {}
    timings: dict[str, float] = {}
    strict: bool = False
    finished: bool = False

    @property
    def succeeded(self) -> bool:
        """Whether the site on disk is now what the sources say."""
        return not stops(self.problems, strict=self.strict)


def stops(problems: tuple[Problem, ...], *, strict: bool) -> bool:
    """Tell whether these problems keep a site from being written; `strict` counts warnings."""
    return has_errors(problems) or (
        strict and any(problem.severity is Severity.WARNING for problem in problems)
    )
