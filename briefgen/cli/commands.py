"""The commands of `briefgen`, and what they share."""

import os

import click

from briefgen import __version__
from briefgen.cli.build import build_command
from briefgen.cli.clean import clean_command
from briefgen.cli.completion import completion_command
from briefgen.cli.explain import explain_command
from briefgen.cli.list import list_command
from briefgen.cli.new import new_group
from briefgen.cli.why import why_command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", message="briefgen %(version)s")
@click.pass_context
def briefgen(context: click.Context) -> None:
    """Turn a folder of briefs in Markdown into a cross-linked static site.

    \b
    Begin with:
      briefgen new site mydesk     a small site to start from
      cd mydesk
      briefgen build               the site, in public/
    """
    if os.environ.get("NO_COLOR"):
        context.color = False


briefgen.add_command(new_group)
briefgen.add_command(build_command)
briefgen.add_command(list_command)
briefgen.add_command(why_command)
briefgen.add_command(clean_command)
briefgen.add_command(explain_command)
briefgen.add_command(completion_command)
