"""`briefgen clean`."""

from collections.abc import Iterator
from pathlib import Path

import click

from briefgen.build.clean import Cleaned, clean, clean_cache, clean_caches
from briefgen.cli.exit_codes import exit_code
from briefgen.cli.json_text import json_text
from briefgen.cli.report import counted
from briefgen.cli.site_option import json_option, out_option, site_option
from briefgen.cli.terminal import show, visible
from briefgen.config_file import read_config

_MOST_LEFT = 20


@click.command("clean", short_help="Remove what builds made, and what they remember.")
@site_option
@out_option
@click.option(
    "--cache", is_flag=True, help="Remove only what builds found out, into any folder or --out."
)
@json_option
def clean_command(*, site_folder: Path, out: Path | None, cache: bool, as_json: bool) -> int:
    """Remove what builds made, and what they remember in .briefgen/.

    Files that briefgen did not write, or that were changed since, stay where they are.
    """
    config, problems = read_config(site_folder)
    if config is None:
        show(problems)
        return exit_code(problems, strict=False)
    folder = out or site_folder / config.output
    if not cache:
        cleaned = clean(site_folder, config, folder)
    elif out is None:
        cleaned = clean_caches(site_folder, folder)
    else:
        cleaned = clean_cache(site_folder, folder)
    if as_json:
        click.echo(json_text(cleaned))
    else:
        show(cleaned.problems)
        for line in _lines(cleaned):
            click.echo(line)
        # The caches of all folders went, and the lists of their files stay with their files.
        for line in () if cache and out is None else _other_lines(cleaned):
            click.echo(line)
    return exit_code(cleaned.problems, strict=False)


def _lines(cleaned: Cleaned) -> Iterator[str]:
    files = counted(len(cleaned.removed), "file", "files")
    gone = [f"{files} of {cleaned.out}"] if cleaned.removed else []
    gone += ["what its builds found out"] if cleaned.state else []
    if gone:
        yield f"{click.style('Removed', 'green')} {' and '.join(gone)}."
    elif not cleaned.problems:
        yield "Nothing to remove."
    if cleaned.left:
        yield "Left as it is:"
    for each in cleaned.left[:_MOST_LEFT]:
        yield f"  {visible(each.path)}: {each.reason}"
    if len(cleaned.left) > _MOST_LEFT:
        yield f"  and {len(cleaned.left) - _MOST_LEFT} more"


def _other_lines(cleaned: Cleaned) -> Iterator[str]:
    """Say what other output folders builds went to; those that are gone have no name any more."""
    if not cleaned.others:
        return
    yield "What is known of other folders stays (briefgen clean --out FOLDER):"
    for each in cleaned.other_folders[:_MOST_LEFT]:
        yield f"  {visible(each)}"
    rest = cleaned.others - len(cleaned.other_folders[:_MOST_LEFT])
    if rest:
        yield f"  {counted(rest, 'folder that is', 'folders that are')} gone, or somewhere else"
