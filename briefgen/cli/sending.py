"""What a person sees of a publication while it goes on, and how it is interrupted."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from briefgen.build.excerpts import readable
from briefgen.cli.exit_codes import Interrupted, exit_code
from briefgen.cli.progress import Bar
from briefgen.cli.release_lines import NOTHING_SENT, changes_lines, outcome_json
from briefgen.cli.target_option import Meant
from briefgen.cli.terminal import show
from briefgen.problem import Problem, has_errors

if TYPE_CHECKING:
    from briefgen.publish.changes import Changes
    from briefgen.publish.outcome import Outcome

_AFTER = ("delete", "check")
"""The stages that come when the new release is live."""


class Sending:
    """The bar, the question, and how far it has come."""

    def __init__(self, question: str, site_folder: Path, *, is_sure: bool, err: bool) -> None:
        """Ask `question` unless somebody `is_sure`; `err` keeps the output for something else."""
        self._question = question
        self._site_folder = site_folder
        self._is_sure = is_sure
        self._err = err
        self._bar = _bar()
        self._stage = ""
        self.told: tuple[Problem, ...] = ()
        self._lock = Lock()

    def watch(self, stage: str, done: int, total: int) -> None:
        """Show how far it is; files are sent by several threads, and each of them says so."""
        with self._lock:
            self._stage = stage
            if self._bar is not None:
                self._bar.advance(stage, done, total)

    def ask(self, changes: "Changes", problems: tuple[Problem, ...]) -> bool:
        """Show what would change and what is to be known before, and let a person decide."""
        self.close()
        self._bar = _bar()
        if self._is_sure and self._err:
            return True
        show(readable(problems, self._site_folder))
        self.told = problems
        for line in changes_lines(changes):
            click.echo(line, err=self._err)
        if self._is_sure:
            return True
        try:
            if click.confirm(self._question, default=False, err=self._err):
                return True
        except click.Abort:
            raise Interrupted(f"interrupted; {NOTHING_SENT}") from None
        raise Interrupted(f"not published; {NOTHING_SENT}")

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()

    @property
    def state(self) -> str:
        """What it means for the live site to stop here."""
        if self._stage in _AFTER:
            return "the new release is live; run it again to finish"
        if self._stage == "send":
            return "what is live is whole; run it again to send the rest"
        return NOTHING_SENT


def _bar() -> Bar | None:
    return Bar() if sys.stderr.isatty() else None


@contextmanager
def sending(question: str, site_folder: Path, *, is_sure: bool, err: bool) -> Iterator[Sending]:
    """Give what shows a publication. Raises: Interrupted, with what it means for the site."""
    shown = Sending(question, site_folder, is_sure=is_sure, err=err)
    try:
        yield shown
    except KeyboardInterrupt as stop:
        # What was looked up says more than how far it had come.
        raise Interrupted(f"interrupted; {str(stop) or shown.state}") from None
    finally:
        shown.close()


def told(
    outcome: "Outcome",
    lines: Iterator[str],
    meant: Meant,
    site_folder: Path,
    *,
    as_json: bool,
    known: tuple[Problem, ...] = (),
) -> int:
    """Print what came of a publication, in words or as JSON; return the exit code.

    Problems that are `known` have been shown already.
    """
    problems = readable(outcome.problems, site_folder)
    if as_json:
        click.echo(outcome_json(replace(outcome, problems=problems), meant))
    else:
        show(readable([each for each in outcome.problems if each not in known], site_folder))
        for line in lines:
            click.echo(line, err=has_errors(problems))
    return exit_code(problems, strict=False)
