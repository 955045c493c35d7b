"""How a run of `briefgen` begins and ends."""

import os
import signal
import sys
import traceback
from types import FrameType
from typing import TextIO

import click

from briefgen.cli.exit_codes import ENVIRONMENT, FAULT, INTERRUPTED, TERMINATED, USAGE


def main() -> None:
    """Run the command line and leave with its exit code."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminated)
    sys.exit(_run())


def _run() -> int:
    output = sys.stdout
    try:
        # Imported here, so that an interrupt is quiet from the first moment on.
        from briefgen.cli.commands import briefgen  # noqa: PLC0415

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
