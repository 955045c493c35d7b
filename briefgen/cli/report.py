"""What a build says at its end, in words and as JSON."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import click
import msgspec

from briefgen.build.report import Report
from briefgen.catalog.release import Withheld
from briefgen.cli.json_text import json_text
from briefgen.cli.terminal import visible
from briefgen.problem import Problem, Severity

if TYPE_CHECKING:
    from briefgen.build.verify import Verification

_BAR, _BAR_WIDTH = "▪", 40
_MOST_PATHS = 20
_ALWAYS = (("brief", "briefs"), ("actor", "actors"))
_WHERE_THERE_ARE_SOME = (
    ("event", "events"),
    ("place", "places"),
    ("source", "sources"),
    ("dossier", "dossiers"),
)
_LAST = (("tag", "tags"), ("page", "pages"))


def summary_lines(report: Report, seconds: float) -> Iterator[str]:
    """Give the closing lines: what was built or why not, what was withheld, when that changes."""
    if not report.succeeded:
        yield failure_line(report)
        return
    kinds = counted_kinds(report.counts)
    # Two lines, as one would be too long for a narrow terminal, which breaks it within a word.
    yield f"{click.style('Built', 'green')} {kinds} into {report.out} in {seconds:.2f} s:"
    left = f", {len(report.left)} left as changed by hand" if report.left else ""
    yield (
        f"  {len(report.written)} written, {len(report.kept)} unchanged{left}, "
        f"{len(report.removed)} removed."
    )
    yield from withheld_lines(report.withheld)
    if report.next_change is not None:
        yield f"Build again at {instant_text(report.next_change)}: the result changes then."


def counted_kinds(counts: Mapping[str, int]) -> str:
    """Say how many documents of each kind there are; what a desk may do without only if any."""
    filled = ((one, many) for one, many in _WHERE_THERE_ARE_SOME if counts.get(one))
    kinds = (*_ALWAYS, *filled, *_LAST)
    return ", ".join(counted(counts.get(one, 0), one, many) for one, many in kinds)


def withheld_lines(withheld: tuple[Withheld, ...]) -> Iterator[str]:
    """Give what is left out, and why."""
    if withheld:
        yield f"Withheld {counted(len(withheld), 'document', 'documents')}:"
    for each in withheld:
        yield f"  {visible(each.path)}: {each.reason}"


def instant_text(instant: datetime) -> str:
    """Return an instant as the reasons of what is withheld have it."""
    is_whole = not instant.second and not instant.microsecond
    return instant.isoformat(timespec="minutes" if is_whole else "auto")


def failure_line(report: Report) -> str:
    """Say how many problems there were, and what they mean for the site on disk."""
    found = problem_counts(report.problems)
    if report.strict and not any(each.severity is Severity.ERROR for each in report.problems):
        found += " (--strict takes warnings for errors)"
    if report.finished:
        return (
            f"{click.style('Failed', 'red')}: {found}. "
            "The site is up to date, but for what is told above."
        )
    moved = len(report.written) + len(report.removed)
    if moved:
        files = counted(moved, "file of the site has", "files of the site have")
        return (
            f"{click.style('Not finished', 'red')}: {found}. {files} changed; "
            "build again to finish."
        )
    return f"{click.style('Not built', 'red')}: {found}. The site on disk is as it was."


def problem_counts(problems: tuple[Problem, ...]) -> str:
    """Say how many problems of each severity there are: "2 errors, 1 warning"."""
    counts = Counter(problem.severity for problem in problems)
    return ", ".join(
        counted(counts[severity], severity, f"{severity}s")
        for severity in Severity
        if counts[severity]
    )


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many}"


def timing_lines(timings: dict[str, float], seconds: float) -> Iterator[str]:
    """Give the stages in their order, each with its milliseconds and its share of the whole time.

    What no stage accounts for is `other`.
    """
    whole = max(seconds * 1000, 0.1)
    other = max(whole - sum(timings.values()), 0.0)
    for stage, spent in (*timings.items(), ("other", other), ("all", whole)):
        share = spent / whole
        bar = "" if stage == "all" else _BAR * round(share * _BAR_WIDTH)
        yield f"  {stage:<10}{spent:>10,.1f} ms {share:>4.0%}  {bar}".rstrip()
    yield "  (other: start-up, finding files, and loading what is remembered)"


def verification_lines(verification: "Verification", seconds: float) -> Iterator[str]:
    """Give what came of comparing the site with a clean one."""
    if not verification.problems:
        files = counted(verification.equal, "file is", "files are")
        verified = click.style("Verified", "green")
        yield f"{verified} in {seconds:.2f} s: {files} what a clean build makes."
    found = [
        *((path, "has other bytes") for path in verification.different),
        *((path, "is missing") for path in verification.missing),
        *((path, "should be gone") for path in verification.extra),
        *((path, "was changed by hand") for path in verification.edited),
        *((path, "is no longer part of the site") for path in verification.behind),
        *((path, "may no longer be part of the site") for path in verification.strangers),
    ]
    for path, mistake in found[:_MOST_PATHS]:
        yield f"  {visible(path)} {mistake}"
    if len(found) > _MOST_PATHS:
        yield f"  and {len(found) - _MOST_PATHS} more"


def report_json(report: Report, verification: "Verification | None" = None) -> str:
    """Return the report as JSON: its fields, with `succeeded` first and `verification` last."""
    if verification is not None:
        problems = (*report.problems, *verification.problems)
        report = msgspec.structs.replace(report, problems=problems)
    fields = {"succeeded": report.succeeded, **msgspec.structs.asdict(report)}
    if verification is not None:
        compared = msgspec.structs.asdict(verification)
        fields["verification"] = {name: compared[name] for name in compared if name != "problems"}
    return json_text(fields)
