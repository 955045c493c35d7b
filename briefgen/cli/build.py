"""`briefgen build`."""

from pathlib import Path
from time import perf_counter

import click
from msgspec.structs import replace

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from briefgen.build.verify import verify
from briefgen.build.workers import processors
from briefgen.cli.exit_codes import exit_code
from briefgen.cli.interrupts import told_of_interrupts
from briefgen.cli.progress import progress_bar
from briefgen.cli.report import report_json, summary_lines, timing_lines, verification_lines
from briefgen.cli.site_option import (
    base_url_option,
    instant,
    json_option,
    out_option,
    release_options,
    site_option,
)
from briefgen.cli.terminal import show


@click.command("build")
@site_option
@out_option
@base_url_option
@release_options
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    help="How many processes parse and render.  [default: one per processor]",
)
@click.option("--no-cache", is_flag=True, help="Build as if for the first time; keep nothing.")
@click.option(
    "--verify", "is_verified", is_flag=True, help="Compare the site with one built from nothing."
)
@click.option("--timings", "is_timed", is_flag=True, help="Say how long each stage took.")
@json_option
def build_command(  # noqa: PLR0913 - click passes each option as an argument
    *,
    site_folder: Path,
    out: Path | None,
    base_url: str | None,
    drafts: bool,
    when: str | None,
    strict: bool,
    jobs: int | None,
    no_cache: bool,
    is_verified: bool,
    is_timed: bool,
    as_json: bool,
) -> int:
    """Build the site.

    Only files that differ are written. If anything is wrong, nothing is: the old site stays.
    """
    now = instant(when, site_folder)
    options = BuildOptions(
        now=now,
        out=out,
        base_url=base_url,
        drafts=drafts,
        strict=strict,
        jobs=jobs or processors(),
        cache=not no_cache,
    )
    begin = perf_counter()
    verification, verifying = None, 0.0
    with progress_bar() as shown:
        with told_of_interrupts(shown) as watcher:
            report = build(site_folder, options, watcher)
        seconds = perf_counter() - begin
        if is_verified and report.succeeded and report.out is not None:
            verification = verify(site_folder, report.out, options, shown)
            verifying = perf_counter() - begin - seconds
    if verification is not None:
        timings = {**report.timings, "verify": round(verifying * 1000, 1)}
        report = replace(report, timings=timings)
    problems = (*report.problems, *(verification.problems if verification is not None else ()))
    if as_json:
        click.echo(report_json(report, verification))
        return exit_code(problems, strict=strict)
    show(report.problems)
    for line in summary_lines(report, seconds):
        click.echo(line, err=not report.succeeded)
    if is_timed:
        for line in timing_lines(report.timings, seconds + verifying):
            click.echo(line, err=not report.succeeded)
    if verification is not None:
        show(verification.problems)
        for line in verification_lines(verification, verifying):
            click.echo(line, err=bool(verification.problems))
    return exit_code(problems, strict=strict)
