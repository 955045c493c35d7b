"""How a run of `briefgen` begins and ends.

What takes long to load is imported where an interrupt is quiet already.
"""

import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType
    from typing import TextIO


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _terminated)
        code = _run()
    except KeyboardInterrupt:
        code = interrupted()
    sys.exit(code)


def interrupted(said: str = "interrupted") -> int:
    """Say that a person ended the run; return the exit code."""
    sys.stderr.write(f"{said}\n")
    return 130


def _run() -> int:
    import click  # noqa: PLC0415 - as said above

    from briefgen.cli.exit_codes import USAGE, Interrupted  # noqa: PLC0415 - as said above

    output = sys.stdout
    try:
        from briefgen.cli.commands import briefgen  # noqa: PLC0415 - as said above

        code = briefgen.main(prog_name="briefgen", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as problem:
        problem.show()
        return USAGE
    except Interrupted as problem:
        return interrupted(str(problem))
    except click.Abort:
        return interrupted()
    except (SystemExit, OSError) as problem:
        return _unwritten(problem, output)
    except Exception as problem:  # noqa: BLE001 - the last place that can tell a person
        if isinstance(problem.__cause__, KeyboardInterrupt | SystemExit):
            # Where a signal comes while a class is made, Python wraps what it raises.
            raise problem.__cause__ from None
        return _fault()
    return code if isinstance(code, int) else 0


def _unwritten(problem: SystemExit | OSError, output: "TextIO") -> int:
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
    from briefgen.cli.exit_codes import ENVIRONMENT  # noqa: PLC0415 - as said above

    sys.stderr.write(f"the output cannot be written: {problem.strerror}\n")
    return ENVIRONMENT


def _fault() -> int:
    import traceback  # noqa: PLC0415 - as said above

    from briefgen.cli.exit_codes import FAULT  # noqa: PLC0415 - as said above

    traceback.print_exc()
    sys.stderr.write("briefgen failed: this is a fault of the program, not of your site\n")
    return FAULT


def _silence() -> None:
    """Write to nowhere from now on: Python would complain once more when it flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _terminated(_signal: int, _frame: "FrameType | None") -> None:
    """Leave as for an interrupt, so that what was staged is cleaned up on the way."""
    sys.exit(143)
