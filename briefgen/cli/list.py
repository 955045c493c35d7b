"""`briefgen list`."""

from pathlib import Path

import click
import msgspec

from briefgen.build.inventory import CandidateRow, inventory
from briefgen.build.report import BuildOptions
from briefgen.cli.exit_codes import exit_code
from briefgen.cli.json_text import json_text
from briefgen.cli.report import problem_counts
from briefgen.cli.site_option import instant, json_option, release_options, site_option
from briefgen.cli.terminal import show, visible
from briefgen.problem import has_errors

SUBJECTS = (
    "briefs",
    "actors",
    "events",
    "places",
    "sources",
    "dossiers",
    "tags",
    "statements",
    "candidates",
    "drafts",
    "withheld",
    "problems",
)


@click.command("list", short_help="List what the site holds, or what is wrong or withheld.")
@click.argument("subject", type=click.Choice(SUBJECTS))
@site_option
@release_options
@json_option
def list_command(
    *, subject: str, site_folder: Path, drafts: bool, when: str | None, as_json: bool
) -> int:
    """List what the site holds, or what is wrong or withheld, without building it."""
    options = BuildOptions(now=instant(when, site_folder), drafts=drafts)
    found = inventory(site_folder, options)
    rows = getattr(found, subject)
    if as_json:
        click.echo(json_text(rows))
    elif subject == "problems":
        show(found.problems, err=False)
        click.echo(problem_counts(found.problems) or "no problems")
    elif subject == "candidates":
        for each in found.candidates:
            click.echo(visible(f"{each.place}: {each.text}") + f"\n{_pasted(each)}")
    else:
        _table(tuple(tuple(map(str, msgspec.structs.astuple(row))) for row in rows))
    if subject != "problems" and has_errors(found.problems):
        counts = problem_counts(found.problems)
        click.echo(f"{counts}; the list may lack something: briefgen list problems", err=True)
    return exit_code(found.problems, strict=False)


def _pasted(candidate: CandidateRow) -> str:
    """Return the lines of an entry of `statements`, ready to be pasted."""
    text, speaker = (visible(json_text(each)) for each in (candidate.text, candidate.speaker))
    return f"  - text: {text}\n    by: {speaker}"


def _table(rows: tuple[tuple[str, ...], ...]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (visible(cell).ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
