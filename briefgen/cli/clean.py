"""`briefgen clean`."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from briefgen.build.clean import Cleaned, clean, clean_cache
from briefgen.cli.exit_codes import exit_code
from briefgen.cli.report import counted
from briefgen.cli.site_option import json_option, out_option, site_option
from briefgen.cli.terminal import show, visible
from briefgen.config_file import read_config

_MOST_LEFT = 20


@click.command("clean", short_help="Remove what builds made, and what they remember.")
@site_option
@out_option
@click.option(
    "--cache", is_flag=True, help="Remove only what builds found out; the site stays as it is."
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
    cleaned = clean_cache(site_folder, folder) if cache else clean(site_folder, config, folder)
    if as_json:
        click.echo(_json(cleaned))
    else:
        show(cleaned.problems)
        for line in _lines(cleaned):
            click.echo(line)
    return exit_code(cleaned.problems, strict=False)


def _json(cleaned: Cleaned) -> str:
    fields = {**msgspec.structs.asdict(cleaned), "out": str(cleaned.out)}
    return msgspec.json.format(msgspec.json.encode(fields)).decode()


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
    if cleaned.others:
        folders = counted(cleaned.others, "other folder", "other folders")
        yield f"What is known of {folders} stays: briefgen clean --out FOLDER"
