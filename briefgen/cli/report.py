"""What a build says at its end, in words and as JSON."""

from collections import Counter
from collections.abc import Iterator

import click
import msgspec

from briefgen.build.report import Report
from briefgen.cli.terminal import visible
from briefgen.problem import Problem, Severity

_KINDS = (("brief", "briefs"), ("actor", "actors"), ("tag", "tags"), ("page", "pages"))


def summary_lines(report: Report, seconds: float) -> Iterator[str]:
    """Give the closing lines: what was built or why not, what was withheld, when that changes."""
    if not report.succeeded:
        yield failure_line(report)
        return
    kinds = ", ".join(counted(report.counts.get(one, 0), one, many) for one, many in _KINDS)
    yield (
        f"{click.style('Built', 'green')} {kinds} into {report.out} in {seconds:.2f} s: "
        f"{len(report.written)} written, {len(report.kept)} unchanged, "
        f"{len(report.removed)} removed."
    )
    if report.withheld:
        yield f"Withheld {counted(len(report.withheld), 'document', 'documents')}:"
        for each in report.withheld:
            yield f"  {visible(each.path)}: {each.reason}"
    if report.next_change is not None:
        yield f"Build again at {report.next_change.isoformat()}: the result changes then."


def failure_line(report: Report) -> str:
    """Say how many problems there were, and whether the old site stands."""
    found = problem_counts(report.problems)
    if report.strict and not any(each.severity is Severity.ERROR for each in report.problems):
        found += " (--strict takes warnings for errors)"
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


def report_json(report: Report) -> str:
    """Return the report as JSON: its fields, with `succeeded` first."""
    fields = {"succeeded": report.succeeded, **msgspec.structs.asdict(report)}
    fields["out"] = None if report.out is None else str(report.out)
    return msgspec.json.format(msgspec.json.encode(fields)).decode()
