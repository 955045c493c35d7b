"""`briefgen publish`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from briefgen.build.workers import processors
from briefgen.cli.release_lines import changes_lines, outcome_lines
from briefgen.cli.sending import sending, told
from briefgen.cli.site_option import json_option, site_option
from briefgen.cli.target_option import (
    check_somebody_is_there,
    meant_target,
    target_argument,
    yes_option,
)


@click.command("publish", short_help="Build the public site and send what differs to its host.")
@target_argument
@site_option
@click.option("--dry-run", "is_dry", is_flag=True, help="Say what would be sent, and send nothing.")
@yes_option
@click.option(
    "--allow-deletes",
    is_flag=True,
    help="Send even where more than 256 files, or a quarter of all, would be removed.",
)
@click.option(
    "--verify", "is_verified", is_flag=True, help="Compare the site with one built from nothing."
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    help="How many processes parse and render.  [default: one per processor]",
)
@json_option
def publish_command(  # noqa: PLR0913 - click passes each option as an argument
    *,
    name: str,
    site_folder: Path,
    is_dry: bool,
    is_sure: bool,
    allow_deletes: bool,
    is_verified: bool,
    jobs: int | None,
    as_json: bool,
) -> int:
    """Build the public site and send what differs to its host.

    NAME is that of [publish.NAME] in site.toml; it may be left out where there is only one.
    What would change is shown first, and nothing is sent before you say yes.
    """
    # Whoever mistypes an option, or asks for help, does not wait for all of publishing to load.
    from briefgen.publish.publish import (  # noqa: PLC0415 - as said above
        Outcome,
        PublishSettings,
        publish,
    )

    check_somebody_is_there(is_sure=is_sure or is_dry)
    meant = meant_target(site_folder, name)
    if isinstance(meant, tuple):
        outcome = Outcome(problems=meant)
        return told(outcome, outcome_lines(outcome, "Published"), site_folder, as_json=as_json)
    settings = PublishSettings(
        site_folder=site_folder,
        name=meant.name,
        now=datetime.now(UTC),
        dry_run=is_dry,
        allow_deletes=allow_deletes,
        verify=is_verified,
        jobs=jobs or processors(),
    )
    with sending(f"Publish to {meant.url} ?", is_sure=is_sure, err=as_json) as shown:
        outcome = publish(settings, shown.ask, shown.watch)
    if is_dry and outcome.changes is not None and not as_json:
        for line in changes_lines(outcome.changes):
            click.echo(line)
    lines = outcome_lines(outcome, "Published", state=shown.state, is_dry=is_dry)
    return told(outcome, lines, site_folder, as_json=as_json)
