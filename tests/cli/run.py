"""A run of the program: as a process of its own, or in this one, which is quicker."""

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from briefgen.cli.commands import briefgen
from tests.rules.tracked import ROOT


class Run:
    """A run of the program: as a process of its own, or in this one, which is quicker."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        """Run and wait."""
        done = subprocess.run(
            [sys.executable, "-m", "briefgen", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            check=False,
        )
        self.code = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()


class Call:
    """A run of a command in this process, in a folder."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        """Run; what is raised is raised on."""
        with chdir(folder):
            result = CliRunner().invoke(briefgen, arguments, standalone_mode=False)
        if result.exception is not None:
            raise result.exception
        self.code: int = result.return_value
        self.out = result.stdout
        self.err = result.stderr
