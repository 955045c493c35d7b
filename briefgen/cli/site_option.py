"""The options that several commands share."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from briefgen.config_file import read_config
from briefgen.dates import DateError, parse_moment, starts

site_option = click.option(
    "--site",
    "site_folder",
    type=click.Path(path_type=Path),
    default=Path(),
    show_default="this folder",
    help="The site's folder: the one that holds site.toml.",
)

out_option = click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Where the site goes.  [default: `output` in site.toml, else public]",
)

base_url_option = click.option("--base-url", metavar="URL", help="The address the site will have.")

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


def release_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that decide what is released."""
    drafts = click.option(
        "--drafts", is_flag=True, help="Show drafts, and what is under embargo or has expired."
    )
    now = click.option(
        "--now",
        "when",
        metavar="WHEN",
        help="Build as if it were this date or time, such as 2025-02-26 or 2025-02-26T09:00Z.",
    )
    return drafts(now(command))


def instant(when: str | None, site_folder: Path) -> datetime:
    """Return the instant that `--now` names, in UTC; the clock's without it.

    Raises: click.BadParameter for a text that is not a date.
    """
    if when is None:
        return datetime.now(UTC)
    config, _ = read_config(site_folder)
    zone = ZoneInfo(config.timezone if config is not None else "UTC")
    try:
        return starts(parse_moment(when, zone), zone)
    except DateError as problem:
        raise click.BadParameter(f"{problem}: {problem.advice}", param_hint="--now") from None
