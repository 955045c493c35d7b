"""What the commands of publishing share: which target is meant, and who can be asked."""

import sys
from pathlib import Path

import click
from click.shell_completion import CompletionItem
from msgspec import Struct

from briefgen.config_file import read_config
from briefgen.problem import Problem
from briefgen.publish.choice import chosen_target

yes_option = click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")


def complete_targets(
    context: click.Context, _parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return the names of the targets that begin so."""
    config, _ = read_config(context.params.get("site_folder") or Path())
    names = () if config is None else tuple(config.publish)
    return [CompletionItem(name) for name in names if name.startswith(begun)]


target_argument = click.argument(
    "name", required=False, default="", shell_complete=complete_targets
)


class Meant(Struct, frozen=True):
    """A target that is meant: its name, and the address of the site that goes there."""

    name: str
    url: str


def meant_target(site_folder: Path, name: str) -> Meant | tuple[Problem, ...]:
    """Return the target that a name, or none, stands for; else problems."""
    config, problems = read_config(site_folder)
    if config is None:
        return problems
    found = chosen_target(config.publish, name)
    return (found,) if isinstance(found, Problem) else Meant(found, config.base_url)


def check_somebody_is_there(*, is_sure: bool) -> None:
    """Raise click.UsageError where a person would have to be asked, and there is none."""
    if not is_sure and not is_a_person_there():
        raise click.UsageError("nobody is there to be asked: say --yes")


def is_a_person_there() -> bool:
    """Tell whether the input is a terminal."""
    return sys.stdin.isatty()
