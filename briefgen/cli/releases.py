"""`briefgen releases`."""

from pathlib import Path

import click

from briefgen.build.excerpts import readable
from briefgen.cli.exit_codes import exit_code
from briefgen.cli.release_lines import releases_json, releases_lines
from briefgen.cli.site_option import json_option, site_option
from briefgen.cli.target_option import meant_target, target_argument
from briefgen.cli.terminal import show


@click.command("releases", short_help="List what was published and can be gone back to.")
@target_argument
@site_option
@json_option
def releases_command(*, name: str, site_folder: Path, as_json: bool) -> int:
    """List what was published and can be gone back to, the live release first."""
    # Whoever mistypes an option, or asks for help, does not wait for all of publishing to load.
    from briefgen.publish.rollback import releases  # noqa: PLC0415 - as said above

    meant = meant_target(site_folder, name)
    found, problems = releases(site_folder, meant.name) if meant.name else ((), meant.problems)
    problems = readable(problems, site_folder)
    show(problems)
    if as_json:
        click.echo(releases_json(found))
    elif not problems:
        for line in releases_lines(found):
            click.echo(line)
    return exit_code(problems, strict=False)
