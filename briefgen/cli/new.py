"""`briefgen new`."""

from datetime import UTC, date, datetime
from pathlib import Path
from shlex import quote
from zoneinfo import ZoneInfo

import click

from briefgen.address import is_inside
from briefgen.cli.site_option import site_option
from briefgen.config import Config
from briefgen.config_file import read_config
from briefgen.content.scaffold import (
    NewFile,
    new_actor,
    new_brief,
    new_dossier,
    new_event,
    new_page,
    new_place,
    new_site,
    new_source,
    new_tag,
)


@click.group("new")
def new_group() -> None:
    """Start a site, a brief, an actor, an event, a place, a source, a dossier, a tag or a page."""


@new_group.command("site")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="The site's title.  [default: the folder's name]")
def new_site_command(folder: Path, title: str | None) -> None:
    """Start a site in FOLDER: a site.toml and one document of each kind."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"{folder} is not empty; choose a new folder")
    name = title or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    for file in new_site(name, datetime.now(UTC).date()):
        _write(folder, file)
    click.echo(f"Made {folder}. Next:\n  cd {quote(str(folder))}\n  briefgen build")


@new_group.command("brief")
@click.argument("words", metavar="TITLE", nargs=-1, required=True)
@click.option("--date", "day", metavar="DATE", help="The brief's date.  [default: today]")
@site_option
def new_brief_command(words: tuple[str, ...], day: str | None, site_folder: Path) -> None:
    """Start a brief with this TITLE, as a draft dated today."""
    config = _config(site_folder)
    today = datetime.now(ZoneInfo(config.timezone)).date()
    begin = today if day is None else _day(day)
    _make(site_folder, new_brief(_phrase(words), begin, config.content.folder))


@new_group.command("actor")
@click.argument("words", metavar="NAME", nargs=-1, required=True)
@site_option
def new_actor_command(words: tuple[str, ...], site_folder: Path) -> None:
    """Start the page of a person, a state or a body with this NAME."""
    _make(site_folder, new_actor(_phrase(words), _config(site_folder).content.folder))


@new_group.command("event")
@click.argument("words", metavar="TITLE", nargs=-1, required=True)
@click.option("--date", "day", metavar="DATE", help="The day on which the event begins.")
@site_option
def new_event_command(words: tuple[str, ...], day: str | None, site_folder: Path) -> None:
    """Start the page of an event with this TITLE."""
    begin = None if day is None else _day(day)
    _make(site_folder, new_event(_phrase(words), begin, _config(site_folder).content.folder))


@new_group.command("place")
@click.argument("words", metavar="NAME", nargs=-1, required=True)
@site_option
def new_place_command(words: tuple[str, ...], site_folder: Path) -> None:
    """Start the page of a place with this NAME."""
    _make(site_folder, new_place(_phrase(words), _config(site_folder).content.folder))


@new_group.command("source")
@click.argument("words", metavar="TITLE", nargs=-1, required=True)
@site_option
def new_source_command(words: tuple[str, ...], site_folder: Path) -> None:
    """Start the page of a source with this TITLE."""
    _make(site_folder, new_source(_phrase(words), _config(site_folder).content.folder))


@new_group.command("dossier")
@click.argument("words", metavar="TITLE", nargs=-1, required=True)
@site_option
def new_dossier_command(words: tuple[str, ...], site_folder: Path) -> None:
    """Start the dossier of a larger story with this TITLE."""
    _make(site_folder, new_dossier(_phrase(words), _config(site_folder).content.folder))


@new_group.command("tag")
@click.argument("words", metavar="NAME", nargs=-1, required=True)
@site_option
def new_tag_command(words: tuple[str, ...], site_folder: Path) -> None:
    """Start the description of a tag with this NAME."""
    _make(site_folder, new_tag(_phrase(words), _config(site_folder).content.folder))


@new_group.command("page")
@click.argument("words", metavar="TITLE", nargs=-1, required=True)
@site_option
def new_page_command(words: tuple[str, ...], site_folder: Path) -> None:
    """Start a plain page with this TITLE."""
    _make(site_folder, new_page(_phrase(words), _config(site_folder).content.folder))


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        message = f'"{written}" is not a day; write it as 2025-02-26'
        raise click.BadParameter(message, param_hint="--date") from None


def _phrase(words: tuple[str, ...]) -> str:
    """Return a title or name, whether it was quoted or written as several words."""
    phrase = " ".join(" ".join(words).split())
    if not phrase:
        raise click.UsageError("the title or name is empty")
    return phrase


def _config(site_folder: Path) -> Config:
    config, problems = read_config(site_folder)
    if config is None:
        reason = problems[0].message if problems else "site.toml cannot be read"
        raise click.UsageError(f"{reason}; start a site with: briefgen new site FOLDER")
    return config


def _make(site_folder: Path, file: NewFile) -> None:
    _write(site_folder, file)
    click.echo(site_folder / file.path)


def _write(site_folder: Path, file: NewFile) -> None:
    """Write a new file; one that is there already is never touched."""
    target = site_folder / file.path
    if not is_inside(site_folder, target.parent):
        raise click.UsageError(f"{target.parent} leads out of the site folder")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(file.text)
    except FileExistsError:
        raise click.UsageError(f"{target} is there already") from None
    except OSError as problem:
        raise click.UsageError(f"{target} cannot be made: {problem.strerror}") from None
