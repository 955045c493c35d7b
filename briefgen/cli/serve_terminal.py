"""What `briefgen serve` says: where the preview is, one line for each change, and new problems."""

from collections.abc import Callable, Iterator
from threading import Thread
from urllib.parse import urlsplit

import click

from briefgen.cli.report import counted, counted_kinds, problem_counts
from briefgen.cli.terminal import problem_lines, visible
from briefgen.problem import Place, Problem, Severity, in_reading_order
from briefgen.serve.shown import Mistake, Round, Status

_MOST_PROBLEMS, _MOST_WITHHELD, _MOST_NAMED = 10, 10, 2
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}

_Mistaken = tuple[str, str, str]
"""What a problem is known by: its code, its message, its file. Its line moves as text is added."""


class ServeTerminal:
    """Tells of a preview on the terminal."""

    def __init__(
        self, *, opens: bool, drafts: bool, write: Callable[..., None] = click.echo
    ) -> None:
        """Begin; `opens` says whether the browser is started, `drafts` whether drafts are shown.

        `write` prints a line.
        """
        self._write = write
        self._opens = opens
        self._drafts = drafts
        self._url = ""
        self._known: frozenset[_Mistaken] = frozenset()
        self._is_faulty = False

    def asked_port(self, asked: int, got: int) -> None:
        """Say that the port that was asked for is taken."""
        self._tell(f"Port {asked} is taken; using {got}.")

    def exposed(self, url: str) -> None:
        """Warn that other machines can read the preview."""
        reach = f"Everybody who can reach port {urlsplit(url).port} of this machine"
        loud = click.style(f"{reach} can read this preview", "red", bold=True)
        more = ", drafts and what is under embargo too" if self._drafts else ""
        self._tell(f"{loud}{more}.", err=True)
        self._tell("  There is no password. --host 127.0.0.1 keeps it to this machine.", err=True)

    def listening(self, url: str) -> None:
        """Say where the preview is; the first line, once."""
        if self._url:
            return
        self._url = url
        address = click.style(visible(url), "green", bold=True)
        self._tell(f"Preview at {address}  (Ctrl-C to stop)")

    def started(self, url: str, status: Status) -> None:
        """Say what the site holds, what is withheld, and what is wrong."""
        self.listening(url)
        if self._opens:
            # A browser of the terminal's own would keep the preview waiting.
            Thread(target=click.launch, args=(url,), daemon=True).start()
        for line in _holdings(status):
            self._tell(line)
        problems = in_reading_order(map(_problem, status.mistakes))
        self._is_faulty = bool(problems)
        self._tell_problems(problems)
        if problems:
            self._tell(problem_counts(problems), err=True)

    def looked(self, round: Round, status: Status, problems: tuple[Problem, ...]) -> None:  # noqa: A002 - the protocol's name
        """Say in a line what was saved, how long it took and how the site is; then new problems."""
        del status
        self._tell(f"{click.style(round.at, dim=True)}  {self._change(round)}")
        self._tell_problems(problems)
        self._is_faulty = bool(round.errors or round.warnings)
        if not self._is_faulty:
            self._known = frozenset()

    def found(self, problems: tuple[Problem, ...]) -> None:
        """Say what was found wrong when pages were made."""
        self._is_faulty |= bool(problems)
        self._tell_problems(problems)

    def say(self, text: str) -> None:
        """Say anything else, such as a fault of ours with its traceback."""
        for line in text.splitlines():
            self._tell(visible(line), err=True)

    def ended(self) -> None:
        """Say that the preview has ended, below what the terminal shows of Ctrl-C."""
        self._tell("\nStopped.")

    def _change(self, told: Round) -> str:
        spent = click.style(f"{told.milliseconds:.0f} ms", dim=True)
        counts = [
            click.style(counted(number, severity, f"{severity}s"), _COLOURS[severity])
            for severity, number in (
                (Severity.ERROR, told.errors),
                (Severity.WARNING, told.warnings),
            )
            if number
        ]
        if self._is_faulty and not counts:
            counts = [click.style("all mended", "green")]
        return "  ".join(
            part for part in (_named(told.changed, told.more), spent, ", ".join(counts)) if part
        )

    def _tell_problems(self, problems: tuple[Problem, ...]) -> None:
        """Print the problems that were not there before."""
        if not problems:
            return
        new = [each for each in problems if _mistaken(each) not in self._known]
        self._known = frozenset(map(_mistaken, problems))
        for problem in new[:_MOST_PROBLEMS]:
            for line in problem_lines(problem):
                self._tell(line, err=True)
        if len(new) > _MOST_PROBLEMS:
            self._tell(f"and {len(new) - _MOST_PROBLEMS} more: {self._url}_briefgen/", err=True)

    def _tell(self, line: str, *, err: bool = False) -> None:
        self._write(line, err=err)


def _holdings(status: Status) -> Iterator[str]:
    counts = counted_kinds(status.counts)
    if status.public_differs:
        differ = counted(status.public_differs, "document", "documents")
        counts += f"; {differ} shown that a public build withholds"
    yield f"{counts}."
    if status.withheld:
        yield f"Withheld {counted(len(status.withheld), 'document', 'documents')}:"
        for each in status.withheld[:_MOST_WITHHELD]:
            yield f"  {visible(each.file)}: {visible(each.reason)}"
        if len(status.withheld) > _MOST_WITHHELD:
            yield f"  and {len(status.withheld) - _MOST_WITHHELD} more"


def _named(changed: tuple[str, ...], further: int) -> str:
    """Name the first files that were saved, and count the others."""
    if not changed:
        return "(nothing saved)"
    named = ", ".join(map(visible, changed[:_MOST_NAMED]))
    more = len(changed) - _MOST_NAMED + further
    return f"{named} and {counted(more, 'file', 'files')} more" if more > 0 else named


def _mistaken(problem: Problem) -> _Mistaken:
    return problem.code, problem.message, problem.place.path if problem.place else ""


def _problem(mistake: Mistake) -> Problem:
    """Return a problem again as the stages give it."""
    place = Place(mistake.file, mistake.line, mistake.column, mistake.length, mistake.excerpt)
    return Problem(
        mistake.code,
        Severity(mistake.severity),
        mistake.message,
        place if mistake.file else None,
        mistake.advice,
    )
