"""`briefgen rollback`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from briefgen.cli.release_lines import DONE, outcome_lines
from briefgen.cli.sending import sending, told
from briefgen.cli.site_option import json_option, site_option
from briefgen.cli.target_option import (
    check_somebody_is_there,
    meant_target,
    target_argument,
    yes_option,
)


@click.command("rollback", short_help="Make an earlier release live again.")
@target_argument
@site_option
@click.option(
    "--to",
    metavar="RELEASE",
    default="",
    help="Which release, or how its name begins.  [default: the one before the live one]",
)
@click.option(
    "--dry-run", "is_dry", is_flag=True, help="Say what would change, and change nothing."
)
@yes_option
@json_option
def rollback_command(
    *, name: str, site_folder: Path, to: str, is_dry: bool, is_sure: bool, as_json: bool
) -> int:
    """Make an earlier release live again, from the bytes that its host has kept.

    Nothing is built, so what is wrong with the site on disk does not matter.
    `briefgen releases` lists what can be gone back to.
    """
    # Whoever mistypes an option, or asks for help, does not wait for all of publishing to load.
    from briefgen.publish.outcome import Outcome  # noqa: PLC0415 - as said above
    from briefgen.publish.rollback import RollbackSettings, roll_back  # noqa: PLC0415 - the same

    meant = meant_target(site_folder, name)
    word = DONE["rollback"]
    if meant.problems:
        outcome = Outcome(problems=meant.problems)
        return told(
            outcome, outcome_lines(outcome, word, meant), meant, site_folder, as_json=as_json
        )
    check_somebody_is_there(is_sure=is_sure or is_dry)
    settings = RollbackSettings(
        site_folder=site_folder, name=meant.name, to=to, now=datetime.now(UTC), dry_run=is_dry
    )
    which = f"release {to}" if to else "the release before"
    question = f"Go back to {which} at {meant.label} ?"
    with sending(question, site_folder, is_sure=is_sure, err=as_json) as shown:
        outcome = roll_back(settings, shown.ask, shown.watch)
    lines = outcome_lines(outcome, word, meant, state=shown.state)
    return told(outcome, lines, meant, site_folder, as_json=as_json, known=shown.told)
