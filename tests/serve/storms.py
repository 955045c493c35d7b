"""Storms over a site while a preview watches it.

    python -m tests.serve.storms [BRIEFS]

After each the preview must come to show what a clean build writes, byte for byte.
"""

import re
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import NamedTuple, Self
from urllib.parse import quote

import msgspec

from tests.harness.site import NOW, tree
from tests.serve.load import say
from tests.serve.served import Served
from tests.serve.vitals import overheard
from tests.serve.weather import SEASONS, Coast, Weather

PATIENCE = 5.0
"""So many seconds after its last change a storm must be over in the preview."""

_QUIET = 0.4
_MESSAGE = re.compile(rb"\ndata: (\d+)\n\n")


class Storm(NamedTuple):
    """What came of a storm: seconds to the last number after it, numbers told, what differs.

    `faults` are the traces that the preview left on the terminal.
    """

    name: str
    seconds: float
    numbers: int
    differing: tuple[str, ...]
    faults: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether the preview came to show what a build writes, in time and in good order."""
        return not (self.differing or self.faults) and self.seconds <= PATIENCE

    def told(self) -> str:
        """Return a line about it."""
        wrong = (*self.differing[:5], *self.faults, *(("late",) if self.seconds > PATIENCE else ()))
        came = f"{self.name:38} {self.seconds:5.2f} s  {self.numbers:3} numbers"
        return f"{came}  {', '.join(wrong) or 'as built'}"


class Ear:
    """The stream of a preview: the newest number, and when it came."""

    def __init__(self, preview: Served) -> None:
        """Listen."""
        name, port = preview.host.split(":")
        self.number = 0
        self.heard_at = 0.0
        self._rest = b""
        self._socket = socket.create_connection((name, int(port)))
        address = f"/_briefgen/events?token={preview.token()}"
        self._socket.sendall(f"GET {address} HTTP/1.1\r\nHost: {preview.host}\r\n\r\n".encode())
        assert self.hears(PATIENCE)

    def __enter__(self) -> Self:
        """Return the ear."""
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up."""
        self._socket.close()

    def hears(self, seconds: float) -> bool:
        """Wait for a number; tell whether one came in time."""
        end = perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            self._socket.settimeout(left)
            try:
                data = self._socket.recv(65_536)
            except TimeoutError:
                return False
            assert data, "the preview ended the stream"
            self._rest += data
            if found := _MESSAGE.findall(self._rest):
                self.number, self.heard_at = int(found[-1]), perf_counter()
                self._rest = b""
                return True
        return False


class Shore:
    """A coast, a preview of it, and what it must show."""

    def __init__(self, coast: Coast, preview: Served, ear: Ear, lines: list[str]) -> None:
        """Begin with a preview that has settled."""
        self.ever: set[str] = set()
        self._coast = coast
        self._preview = preview
        self._ear = ear
        self._lines = lines
        self._token = preview.token()
        coast.await_number = self._await_number
        self._settle()

    def weather(self, storm: Weather) -> Storm:
        """Let a storm come, and wait until it is over."""
        before = self._ear.number
        storm(self._coast)
        ended = perf_counter()
        self._settle()
        clean = self._clean()
        while (differing := self._differing(clean)) and self._ear.hears(PATIENCE):
            self._settle()
        seconds = max(0.0, self._ear.heard_at - ended)
        numbers = self._ear.number - before
        return Storm(storm.__name__, seconds, numbers, tuple(differing), self._faults())

    def _faults(self) -> tuple[str, ...]:
        """Return the last line of each trace on the terminal since this was last asked."""
        said = "".join(self._lines)
        self._lines.clear()
        return tuple(re.findall(r"(?m)^Traceback .*\n(?:[ \t].*\n)*(.*)", said))

    def _await_number(self) -> None:
        assert self._ear.hears(PATIENCE), "the preview has not seen what is there"

    def _settle(self) -> None:
        """Wait until no number has come for a while and all pages were made."""
        while self._ear.hears(_QUIET) or self._unchecked():
            pass

    def _unchecked(self) -> int:
        answer = self._preview.get(f"/_briefgen/status.json?token={self._token}")
        status = msgspec.json.decode(answer.body, type=dict[str, object])
        return int(str(status["unchecked"]))

    def _clean(self) -> dict[str, bytes]:
        """Return what a build writes that knows nothing of any before."""
        with tempfile.TemporaryDirectory(prefix="clean-") as folder:
            out = Path(folder).resolve() / "out"
            self._coast.site.build(now=NOW, out=out).works()
            return tree(out)

    def _differing(self, clean: dict[str, bytes]) -> list[str]:
        """Return the paths at which the preview has something else, or anything that it had."""
        self.ever |= clean.keys()
        other = [path for path, data in clean.items() if self._shown(path) != data]
        gone = sorted(self.ever - clean.keys())
        return other + [path for path in gone if self._preview.get(_address(path)).status != 404]

    def _shown(self, path: str) -> bytes:
        return self._preview.published(_address(path))


def _address(path: str) -> str:
    return quote(f"/{path.removesuffix('index.html')}")


@contextmanager
def shore(briefs: int) -> Iterator[Shore]:
    """Preview a coast."""
    with tempfile.TemporaryDirectory(prefix="storms-") as folder:
        coast = Coast(Path(folder).resolve(), briefs)
        options = ("--no-drafts", "--now", f"{NOW:%Y-%m-%dT%H:%MZ}")
        with overheard(coast.site.folder, *options) as (preview, lines), Ear(preview) as ear:
            yield Shore(coast, preview, ear, lines)


def main() -> int:
    """Let all storms come over a site of so many briefs, and tell what came of them."""
    briefs = int(sys.argv[1]) if sys.argv[1:] else 600
    missed = 0
    with shore(briefs) as place:
        for storm in (each for season in SEASONS.values() for each in season):
            came = place.weather(storm)
            missed += not came.is_over
            say(came.told())
        say(f"{len(place.ever)} outputs, {missed} storms missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
