"""What the exit code of a run says."""

from collections.abc import Iterable

from briefgen.problem import Problem, Severity

CONTENT = 1
"""The content has errors."""
USAGE = 2
"""The command line, `site.toml`, the theme, the output folder or the target is at fault."""
ENVIRONMENT = 3
"""The disk, a lock, the network or the host is at fault."""
FAULT = 4
"""briefgen is at fault: it says so with a traceback, or with a problem of the family BG9."""
# An interrupt ends with 130 and SIGTERM with 143: `main` says so itself, before this is loaded.

_BY_FAMILY = {"BG1": USAGE, "BG5": USAGE, "BG7": USAGE, "BG8": ENVIRONMENT, "BG9": FAULT}
_PUBLISHING = {
    **dict.fromkeys((706, 707, 708), CONTENT),
    **dict.fromkeys((702, 705, 711, 712, 714, 716), ENVIRONMENT),
}
"""What in publishing is not a matter of what was asked for, by the number of the code."""


class Interrupted(Exception):  # noqa: N818 - a person did it on purpose
    """A person ended the run: what to tell them of it."""


def exit_code(problems: Iterable[Problem], *, strict: bool) -> int:
    """Return the code for a run's problems: ours first, then the environment's, usage, content."""
    return max(
        (
            _code_of(problem)
            for problem in problems
            if problem.severity is Severity.ERROR
            or (strict and problem.severity is Severity.WARNING)
        ),
        default=0,
    )


def _code_of(problem: Problem) -> int:
    family = _BY_FAMILY.get(problem.code[:3], CONTENT)
    return _PUBLISHING.get(int(problem.code[2:]), family)
