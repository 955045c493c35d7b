"""The commands of `briefgen`, and what they share."""

import os
from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

from briefgen import __version__
from briefgen.cli.exit_codes import Interrupted

_PLACES = {
    "new": "new:new_group",
    "serve": "serve:serve_command",
    "build": "build:build_command",
    "publish": "publish:publish_command",
    "rollback": "rollback:rollback_command",
    "releases": "releases:releases_command",
    "list": "list:list_command",
    "why": "why:why_command",
    "clean": "clean:clean_command",
    "explain": "explain:explain_command",
    "completion": "completion:completion_command",
}
"""In which module of this room each command is, and under which name."""


class _Commands(MutableMapping[str, click.Command]):
    """The commands by name, each loaded when it is first asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, click.Command] = {}
        self._names = dict.fromkeys(_PLACES)

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            module, _, attribute = _PLACES[name].partition(":")
            command = getattr(import_module(f"briefgen.cli.{module}"), attribute)
            self._loaded[name] = command
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command
        self._names[name] = None

    def __delitem__(self, name: str) -> None:
        del self._names[name]
        self._loaded.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class _Group(click.Group):
    """The group of all commands."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; Click would print an empty line for an interrupt."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Interrupted("interrupted") from None


@click.group(
    cls=_Group,
    commands=_Commands(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", message="briefgen %(version)s")
@click.pass_context
def briefgen(context: click.Context) -> None:
    """Turn a folder of briefs in Markdown into a cross-linked static site.

    \b
    Begin with:
      briefgen new site mydesk     a small site to start from
      cd mydesk
      briefgen serve               the site, in your browser, while you write
      briefgen build               the site, in public/
      briefgen publish             the site, where [publish.NAME] in site.toml says
    """
    if os.environ.get("NO_COLOR"):
        context.color = False
