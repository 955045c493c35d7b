"""What the exit code of a run says."""

from collections.abc import Iterable

from briefgen.problem import Problem, Severity

CONTENT = 1
"""The content has errors."""
USAGE = 2
"""The command line, `site.toml`, the theme or the output folder is at fault."""
ENVIRONMENT = 3
"""The disk, a lock or the network is at fault."""
FAULT = 4
"""briefgen is at fault: it says so with a traceback, or with a problem of the family BG9."""
# An interrupt ends with 130 and SIGTERM with 143: `main` says so itself, before this is loaded.

_BY_FAMILY = {"BG1": USAGE, "BG5": USAGE, "BG8": ENVIRONMENT, "BG9": FAULT}


class Interrupted(Exception):  # noqa: N818 - a person did it on purpose
    """A person ended the run: what to tell them of it."""


def exit_code(problems: Iterable[Problem], *, strict: bool) -> int:
    """Return the code for a run's problems: ours first, then the environment's, usage, content."""
    stopping = (
        problem
        for problem in problems
        if problem.severity is Severity.ERROR or (strict and problem.severity is Severity.WARNING)
    )
    return max((_BY_FAMILY.get(problem.code[:3], CONTENT) for problem in stopping), default=0)
