"""What the commands of publishing share: which target is meant, and who can be asked."""

import sys
from pathlib import Path

import click
from click.shell_completion import CompletionItem
from msgspec import Struct

from briefgen.cli.terminal import visible
from briefgen.config_file import read_config
from briefgen.problem import Problem
from briefgen.publish.choice import address_problems, chosen_place

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
    """A target that is meant: its name, where that is, and the address of the site."""

    name: str = ""
    address: str = ""
    url: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def label(self) -> str:
        """What people are shown of it: its name, and where that is."""
        return visible(f"{self.name} ({self.address})")

    @property
    def is_archive(self) -> bool:
        """Whether nobody reads there: somebody hands it in."""
        return self.address.startswith("zip:")


def meant_target(site_folder: Path, name: str, *, to_publish: bool = False) -> Meant:
    """Return the target that a name, or none, stands for; else one of nothing but problems."""
    chosen, problems = chosen_place(site_folder, name)
    if chosen is None:
        return Meant(problems=problems)
    unfit = tuple(address_problems(chosen.config, chosen.place)) if to_publish else ()
    return Meant(chosen.name, chosen.place.target, chosen.config.base_url, unfit)


def check_somebody_is_there(*, is_sure: bool) -> None:
    """Raise click.UsageError where a person would have to be asked, and there is none."""
    if not is_sure and not is_a_person_there():
        raise click.UsageError("nobody is there to be asked: say --yes")


def is_a_person_there() -> bool:
    """Tell whether the input is a terminal."""
    return sys.stdin.isatty()
