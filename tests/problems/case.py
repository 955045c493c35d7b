"""Cases of problems: a tiny site, a command, and what the terminal then says, in one file.

The part `-- $ briefgen ... --` holds the command's error stream and its exit code. To have all
cases rewritten with what is said now, and then to read the diff: `python -m tests.problems.case`.
"""

import os
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner
from msgspec import Struct

from briefgen.cli.commands import briefgen
from tests.harness.markers import files_in
from tests.harness.site import Site

CASES = Path(__file__).parent / "cases"
_NOW = "2026-01-01T12:00Z"


class Case(Struct, frozen=True):
    """One case: what it shows, the site's files as text, the command's arguments, what is said."""

    title: str
    site: str
    command: str
    said: str


def read_case(file: Path) -> Case:
    """Read a case file: a sentence, the files of the site, the command and what it says."""
    text = file.read_text(encoding="utf-8")
    begin = text.index("-- ")
    command = text.index("-- $ briefgen ")
    ((first, said),) = files_in(text[command:]).items()
    return Case(text[:begin].strip(), text[begin:command], first.removeprefix("$ briefgen "), said)


def say(case: Case, folder: Path) -> str:
    """Run the command of a case in its site and return the error stream and the exit code."""
    Site(folder, case.site)
    with chdir(folder):
        arguments = [*shlex.split(case.command), "--now", _NOW]
        result = CliRunner().invoke(briefgen, arguments, standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    said = result.stderr.replace(str(folder.resolve()), "…")
    return f"{said}exit {result.return_value}\n"


def case_files() -> tuple[Path, ...]:
    """Return the files of all cases, by code."""
    return tuple(sorted(CASES.glob("BG*.txt")))


def _rewritten() -> Iterator[str]:
    for file in case_files():
        case = read_case(file)
        with tempfile.TemporaryDirectory() as folder:
            said = say(case, Path(folder) / "site")
        if said != case.said:
            marker = f"-- $ briefgen {case.command} --\n"
            file.write_text(f"{case.title}\n\n{case.site}{marker}{said}", encoding="utf-8")
            yield file.name


if __name__ == "__main__":
    os.environ["TZ"] = "UTC"
    print("\n".join(_rewritten()))  # noqa: T201 - a tool for the person who edits the cases
