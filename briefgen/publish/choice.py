"""Which place of publishing is meant, and whether the site's address fits it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from briefgen.config import Config, PublishConfig
from briefgen.config_file import read_config
from briefgen.nearest import nearest
from briefgen.problem import Problem, error
from briefgen.publish_checks import is_loopback

_HERE = ("folder", "zip")
"""The kinds of target that are on this machine, so that its own address may be meant."""


class Chosen(Struct, frozen=True):
    """A place of publishing, by its name, in the settings of its site."""

    name: str
    place: PublishConfig
    config: Config


def chosen_target(names: Iterable[str], asked: str) -> str | Problem:
    """Return the name that was asked for, or the only one there is; else why there is none.

    Problems: BG717.
    """
    known = tuple(names)
    listed = ", ".join(known)
    if asked in known:
        return asked
    if not known:
        advice = 'write [publish.live], and below it target = "folder:/srv/www/desk"'
        return error("BG717", "site.toml names no place to publish to", advice=advice)
    if asked:
        near = nearest(asked, known)
        advice = f'did you mean "{near[0]}"?' if near else f"there is {listed}"
        return error("BG717", f'there is no target "{asked}"', advice=advice)
    if len(known) == 1:
        return known[0]
    return error("BG717", f"which target is meant, {listed}?", advice="say its name")


def chosen_place(site_folder: Path, name: str) -> tuple[Chosen | None, tuple[Problem, ...]]:
    """Return a place of publishing; without a name the only one there is.

    Problems: those of `site.toml`; BG717 no such place.
    """
    config, problems = read_config(site_folder)
    if config is None:
        return None, problems
    found = chosen_target(config.publish, name)
    if isinstance(found, Problem):
        return None, (found,)
    return Chosen(found, config.publish[found], config), problems


def address_problems(config: Config, place: PublishConfig) -> Iterator[Problem]:
    """Say why a site cannot be published with the address that it has.

    Problems: BG703 it knows none; BG704 that of another place, or of this machine alone.
    """
    host = urlsplit(config.base_url).hostname or ""
    if not config.base_url:
        yield error(
            "BG703",
            "the site does not know the address that it will have",
            advice='write base_url = "https://…/" in site.toml: feeds and search engines need it',
        )
    elif is_loopback(host) and place.target.partition(":")[0] not in _HERE:
        yield error(
            "BG704",
            f"base_url is {config.base_url}, which is each reader's own machine",
            advice="write the address that the site has for its readers",
        )
    elif place.cname and place.cname != host:
        yield error(
            "BG704",
            f'the site goes to "{place.cname}", says cname, but base_url is {config.base_url}',
            advice="write the same host in both",
        )
