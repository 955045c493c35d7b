"""The `briefgen` command: its sub-commands, and how a run ends."""

import os
import signal
import sys
import traceback
from types import FrameType

import click

from briefgen import __version__
from briefgen.cli.build import build_command
from briefgen.cli.completion import completion_command
from briefgen.cli.exit_codes import FAULT, INTERRUPTED, TERMINATED, USAGE
from briefgen.cli.explain import explain_command
from briefgen.cli.list import list_command
from briefgen.cli.new import new_group


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", message="briefgen %(version)s")
def briefgen() -> None:
    """Turn a folder of briefs in Markdown into a cross-linked static site.

    \b
    Begin with:
      briefgen new site mydesk     a small site to start from
      cd mydesk
      briefgen build               the site, in public/
    """


briefgen.add_command(new_group)
briefgen.add_command(build_command)
briefgen.add_command(list_command)
briefgen.add_command(explain_command)
briefgen.add_command(completion_command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    signal.signal(signal.SIGTERM, _terminated)
    sys.exit(_run())


def _run() -> int:
    try:
        code = briefgen.main(prog_name="briefgen", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as problem:
        problem.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:  # noqa: BLE001 - the last place that can tell a person it was our fault
        traceback.print_exc()
        click.echo("briefgen failed: this is a fault of the program, not of your site", err=True)
        return FAULT
    return code if isinstance(code, int) else 0


def _terminated(_signal: int, _frame: FrameType | None) -> None:
    """Leave as for an interrupt, so that what was staged is cleaned up on the way."""
    sys.exit(TERMINATED)
