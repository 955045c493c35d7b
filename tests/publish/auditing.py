"""The audit of a built site, with what a test puts into it."""

from collections.abc import Mapping

from briefgen.build.report import BuildOptions
from briefgen.problem import Problem
from briefgen.publish.audit import audit
from tests.harness.site import NOW, Site

OPTIONS = BuildOptions(now=NOW)


def audited(
    desk: Site,
    changes: Mapping[str, bytes | str | None] | None = None,
    host: str = "",
    options: BuildOptions = OPTIONS,
) -> tuple[Problem, ...]:
    """Audit a site that was built, with some files added, replaced or (None) taken away."""
    files = dict(desk.tree())
    for path, contents in (changes or {}).items():
        if contents is None:
            del files[path]
        else:
            files[path] = contents.encode() if isinstance(contents, str) else contents
    return audit(desk.folder, options, files, host)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    """Return the codes of problems, in order."""
    return [each.code for each in problems]


def words(problems: tuple[Problem, ...]) -> str:
    """Return all that problems say."""
    return "\n".join(f"{each.code} {each.message} | {each.advice}" for each in problems)
