"""`briefgen publish`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from briefgen.build.workers import processors
from briefgen.cli.release_lines import DONE, outcome_lines
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
    "--forget",
    "is_forgetting",
    is_flag=True,
    help="Remove what is kept for open pages, and releases beyond `keep`.",
)
@click.option(
    "--verify",
    "is_verified",
    is_flag=True,
    help="Compare the site with one built from nothing, and what is live with the site.",
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
    is_forgetting: bool,
    is_verified: bool,
    jobs: int | None,
    as_json: bool,
) -> int:
    """Build the public site and send what differs to its host.

    NAME is that of [publish.NAME] in site.toml; it may be left out where there is only one.
    What would change is shown first, and nothing is sent before you say yes.
    """
    # Whoever mistypes an option, or asks for help, does not wait for all of publishing to load.
    from briefgen.publish.outcome import Outcome  # noqa: PLC0415 - as said above
    from briefgen.publish.publish import PublishSettings, publish  # noqa: PLC0415 - the same

    meant = meant_target(site_folder, name, to_publish=True)
    word = DONE["archive" if meant.is_archive else "publish"]
    if meant.problems:
        outcome = Outcome(problems=meant.problems)
        return told(
            outcome, outcome_lines(outcome, word, meant), meant, site_folder, as_json=as_json
        )
    check_somebody_is_there(is_sure=is_sure or is_dry)
    settings = PublishSettings(
        site_folder=site_folder,
        name=meant.name,
        now=datetime.now(UTC),
        dry_run=is_dry,
        allow_deletes=allow_deletes,
        forget=is_forgetting,
        verify=is_verified,
        jobs=jobs or processors(),
    )
    verb = "Write" if meant.is_archive else "Publish"
    question = f"{verb} to {meant.label}, the site of {meant.url} ?"
    with sending(question, site_folder, is_sure=is_sure, err=as_json) as shown:
        outcome = publish(settings, shown.ask, shown.watch)
    lines = outcome_lines(outcome, word, meant, state=shown.state)
    return told(outcome, lines, meant, site_folder, as_json=as_json, known=shown.told)
