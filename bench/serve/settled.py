"""When a server is done with a change: from then on it answers for the whole site as it is now."""

import re
import sys
from time import sleep, time

import msgspec
from msgspec import Struct

from bench.serve.server import Server

_PATIENCE_SECONDS = 300
_ASKED_EVERY = 0.01
_QUIET_SECONDS = 1.0
"""A log that says nothing for so long is at its end; Hugo gathers changes for half a second."""


class _Status(Struct, frozen=True):
    """What is read of the status of a preview."""

    unchecked: int


def settled(server: Server, page: str) -> float:
    """Wait until a server is done with a change; return when that was, in seconds of `time`.

    A preview says how many pages it has not made since the last change; it is asked once the
    changed page is there. Hugo prints a line at the end of what it does after a change.
    """
    deadline = time() + _PATIENCE_SECONDS
    by_log = server.peer.tells == "log"
    found = _by_log(server, deadline) if by_log else _by_status(server, page, deadline)
    if found is None:
        sys.exit(f"{server.peer.name} did not say that it was done")
    return found


def idle(server: Server, page: str) -> None:
    """Wait until a server that has just started is done; Hugo is before its first page."""
    if server.peer.tells == "status":
        settled(server, page)


def _by_status(server: Server, page: str, deadline: float) -> float | None:
    token = re.search(rb'data-token="([^"]+)"', server.get(page) or b"")
    if token is None:
        return None
    address = f"_briefgen/status.json?token={token[1].decode()}"
    while time() < deadline:
        told = server.get(address)
        if told is not None and msgspec.json.decode(told, type=_Status).unchecked == 0:
            return time()
        sleep(_ASKED_EVERY)
    return None


def _by_log(server: Server, deadline: float) -> float | None:
    """Return when the last line of the kind came, before the server was quiet for a while."""
    found: float | None = None
    while time() < deadline:
        line = server.line(_QUIET_SECONDS)
        if line is not None and "Total in" in line[1]:
            found = line[0]
        elif line is None and found is not None:
            return found
    return None
