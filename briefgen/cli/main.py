"""The `briefgen` command: its sub-commands, and how a run ends."""

import os
import signal
import sys
import traceback
from types import FrameType
from typing import TextIO

import click

from briefgen import __version__
from briefgen.cli.build import build_command
from briefgen.cli.completion import completion_command
from briefgen.cli.exit_codes import ENVIRONMENT, FAULT, INTERRUPTED, TERMINATED, USAGE
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
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminated)
    sys.exit(_run())


def _run() -> int:
    output = sys.stdout
    try:
        code = briefgen.main(prog_name="briefgen", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as problem:
        problem.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except (SystemExit, OSError) as problem:
        return _unwritten(problem, output)
    except Exception:  # noqa: BLE001 - the last place that can tell a person it was our fault
        return _fault()
    return code if isinstance(code, int) else 0


def _unwritten(problem: SystemExit | OSError, output: TextIO) -> int:
    """Return the code for an output that could not be written; pass on any other way to leave."""
    if isinstance(problem, SystemExit):
        # Click wraps the output, then leaves with 1, when whoever reads it has gone.
        if sys.stdout is output:
            raise problem
    elif problem.filename is not None:
        return _fault()
    _silence()
    if isinstance(problem, SystemExit | BrokenPipeError):
        return 0
    click.echo(f"the output cannot be written: {problem.strerror}", err=True)
    return ENVIRONMENT


def _fault() -> int:
    traceback.print_exc()
    click.echo("briefgen failed: this is a fault of the program, not of your site", err=True)
    return FAULT


def _silence() -> None:
    """Write to nowhere from now on: Python would complain once more when it flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _terminated(_signal: int, _frame: FrameType | None) -> None:
    """Leave as for an interrupt, so that what was staged is cleaned up on the way."""
    sys.exit(TERMINATED)
