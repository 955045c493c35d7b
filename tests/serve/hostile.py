"""Hostile requests against a preview of a site that is surrounded by secrets.

    python -m tests.serve.hostile COUNT SEED

Everything stays on the loopback, and ends within a time that grows with the count.
"""

import socket
import sys
import time
from collections import Counter, deque
from contextlib import suppress

from tests.serve.hostile_judge import Judge
from tests.serve.hostile_requests import Hostile, Sent
from tests.serve.hostile_target import Target, preview

_KEPT = 100
"""How many connections are open at a time on which nothing has to come back."""

_CUT_SECONDS = 12
"""After so long the server has closed what was only half sent."""


class Attack:
    """Tries, what came back, and what was wrong with that."""

    def __init__(self, target: Target, seed: int) -> None:
        """Begin."""
        self.statuses: Counter[int] = Counter()
        self.faults: list[str] = []
        self._target = target
        self._source = Hostile(seed, target.secrets(), target.pages())
        self._judge = Judge(target.folder, target.outputs, target.token)
        self._open: deque[tuple[Sent, socket.socket]] = deque()

    def run(self, count: int) -> None:
        """Try; what nothing has to come back for is looked at later."""
        for _ in range(count):
            sent = self._source.next()
            client = socket.create_connection(("127.0.0.1", self._target.port), timeout=10)
            with suppress(ConnectionError):
                client.sendall(sent.data)
            if sent.is_sound:
                self._finish(sent, client)
                continue
            self._open.append((sent, client))
            if len(self._open) > _KEPT:
                self._give_up(*self._open.popleft())

    def end(self, *, awaits_cut: bool) -> None:
        """Look at what is still open; what got no answer must be closed, if that is awaited."""
        deadline = time.monotonic() + _CUT_SECONDS
        while self._open:
            sent, client = self._open.popleft()
            if not awaits_cut:
                self._give_up(sent, client)
                continue
            client.settimeout(max(0.01, deadline - time.monotonic()))
            self._finish(sent, client)

    def _finish(self, sent: Sent, client: socket.socket) -> None:
        """Read until the server closes, which it must do unless it has answered and waits."""
        with client:
            got, is_closed = _read(client)
        if not is_closed and (sent.is_sound or not got) and not self._judge.is_stream(got):
            self.faults.append(f"left open: {sent.data[:200]!r} -> {got[:200]!r}")
        self._take(sent, got)

    def _give_up(self, sent: Sent, client: socket.socket) -> None:
        with client:
            client.settimeout(0)
            got, _ = _read(client)
        self._take(sent, got)

    def _take(self, sent: Sent, got: bytes) -> None:
        for status in self._judge.statuses(got):
            self.statuses[status] += 1
        self.faults += (
            f"{fault}: {sent.data[:300]!r} -> {got[:300]!r}" for fault in self._judge.faults(got)
        )


def attack(target: Target, count: int, seed: int, *, awaits_cut: bool) -> Attack:
    """Try so many times, and assert that the server is as before."""
    before = target.holdings()
    tries = Attack(target, seed)
    tries.run(count)
    tries.end(awaits_cut=awaits_cut)
    assert target.server.poll() is None, "the server has died"
    assert b"Doha talks" in target.ask("/briefs/doha/")
    deadline = time.monotonic() + 15
    while sum(target.holdings()) > sum(before) + 2:
        assert time.monotonic() < deadline, f"{before} became {target.holdings()}"
        target.ask("/")
    return tries


def main() -> int:
    """Attack as the arguments say, and tell what came of it."""
    count, seed = (int(argument) for argument in sys.argv[1:])
    begun = time.monotonic()
    with preview() as target:
        tries = attack(target, count, seed, awaits_cut=True)
    statuses = ", ".join(f"{status}: {number}" for status, number in sorted(tries.statuses.items()))
    say(f"{count} tries, seed {seed}, {time.monotonic() - begun:.0f} s; answers {statuses}")
    say(f"{len(tries.faults)} faults: canaries, foreign bytes, 5xx, paths, tracebacks, left open")
    for fault in tries.faults[:20]:
        say(f"  {fault}")
    return 1 if tries.faults else 0


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def _read(client: socket.socket) -> tuple[bytes, bool]:
    """Return what comes and whether the other end closed, within the time of the socket."""
    got = b""
    with suppress(TimeoutError, BlockingIOError):
        try:
            while some := client.recv(65_536):
                got += some
                if b"text/event-stream" in got and b"data:" in got.partition(b"\r\n\r\n")[2]:
                    return got, False
        except ConnectionError:
            pass
        return got, True
    return got, False


if __name__ == "__main__":
    sys.exit(main())
