"""`briefgen build`."""

from pathlib import Path
from time import perf_counter

import click

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from briefgen.build.workers import processors
from briefgen.cli.exit_codes import exit_code
from briefgen.cli.progress import progress_bar
from briefgen.cli.report import report_json, summary_lines
from briefgen.cli.site_option import instant, json_option, release_options, site_option
from briefgen.cli.terminal import show


@click.command("build")
@site_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Where the site goes.  [default: `output` in site.toml, else public]",
)
@click.option("--base-url", metavar="URL", help="The address the site will have.")
@release_options
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    help="How many processes parse and render.  [default: one per processor]",
)
@click.option("--no-cache", is_flag=True, help="Build as if for the first time; keep nothing.")
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
    with progress_bar() as watcher:
        report = build(site_folder, options, watcher)
    seconds = perf_counter() - begin
    if as_json:
        click.echo(report_json(report))
    else:
        show(report.problems)
        for line in summary_lines(report, seconds):
            click.echo(line, err=not report.succeeded)
    return exit_code(report.problems, strict=strict)
