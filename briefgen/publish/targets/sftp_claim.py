"""The claim of a publisher to a folder on an SSH server.

It is a folder `_briefgen/sending/TOKEN/`: the server moves it into its place in one step, and only
where none is. All that a publisher sends lies in it first, and is moved from there to where it
belongs. So whoever has lost the claim can change nothing any more: the folder that it would move
files from is gone. A claim is lost when another publisher finds it stale, and moves it.
"""

import os
import platform
import secrets
import time
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import Lock

import msgspec
from msgspec import Struct

from briefgen.address import ROOM
from briefgen.publish.target import Overtaken, Refused
from briefgen.publish.targets.sftp_files import Files

_SENDING = f"{ROOM}/sending"
_NOTE = "claim.json"
_STALE_SECONDS = 15 * 60
_BEAT_SECONDS = 60.0
_TRIES = 3

# The tokens of this process: one that is not here any more was lost with its connection.
_ours: set[str] = set()


class ClaimNote(Struct, frozen=True):
    """Whose claim it is: a digest of the machine, so that it can tell its own dead processes."""

    release: str
    machine: str
    process: int


class Claim:
    """Held from `take` to `drop`; may be used from several threads."""

    def __init__(self, files: Files) -> None:
        """Take a folder; nothing is asked."""
        self._files = files
        self._token = ""
        self._note = b""
        self._numbers = count()
        self._beaten = 0.0
        self._lock = Lock()

    def take(self, release: str) -> None:
        """Take the claim. Raises: Overtaken if another publisher has it; FileNotFoundError."""
        token = secrets.token_hex(8)
        note = ClaimNote(release, _machine(), os.getpid())
        self._note = msgspec.json.encode(note)
        fresh = f"{ROOM}/new-{token}"
        self._files.make_folder(fresh)
        self._files.make_folder(f"{fresh}/{token}")
        self._files.write(f"{fresh}/{token}/{_NOTE}", self._note, _nothing)
        _ours.add(token)
        self._token, self._beaten = token, time.monotonic()
        try:
            for _ in range(_TRIES):
                if self._files.moved_if_free(fresh, _SENDING) or self._taken_over(fresh, token):
                    return
        except BaseException:
            self._forget()
            self._sweep(fresh)
            raise
        self._forget()
        self._sweep(fresh)
        raise self._busy()

    def send(self, path: str, data: bytes) -> str:
        """Write a file into the claim, and return where it lies. Raises: Overtaken."""
        here = self.name()
        try:
            self._files.write(here, data, self.beat)
        except FileNotFoundError as problem:
            raise Overtaken(f"another publisher took over before {path} was sent") from problem
        return here

    def name(self) -> str:
        """Return a new name in the claim."""
        if not self._token:
            raise Refused("no release was begun")
        return f"{_SENDING}/{self._token}/{next(self._numbers)}"

    def require(self) -> None:
        """Raise Overtaken if another has taken the claim over."""
        if self._files.found(f"{_SENDING}/{self._token}/{_NOTE}") is None:
            raise Overtaken("another publisher took over")

    def beat(self) -> None:
        """Show once a minute that this publisher is alive. Raises: Overtaken."""
        with self._lock:
            if time.monotonic() - self._beaten < _BEAT_SECONDS:
                return
            self._beaten = time.monotonic()
        here = self.name()
        try:
            self._files.write(here, self._note, _nothing)
            self._files.move(here, f"{_SENDING}/{self._token}/{_NOTE}")
        except FileNotFoundError as problem:
            raise Overtaken("another publisher took over") from problem

    def drop(self) -> None:
        """Let go of the claim, if it is still held; what cannot be removed is not in the way."""
        token = self._token
        if not token:
            return
        self._forget()
        gone = f"{ROOM}/done-{token}"
        with suppress(Refused, FileNotFoundError):
            self._files.make_folder(gone)
            self._files.move(f"{_SENDING}/{token}", f"{gone}/{token}")
            self._sweep(gone)

    def sweep(self) -> None:
        """Remove what dead publishers have left, this claim being held."""
        for name in self._files.names(ROOM):
            if name.startswith(("new-", "done-")):
                self._sweep(f"{ROOM}/{name}")
        here = f"{_SENDING}/{self._token}"
        for name in self._files.names(here):
            if name != _NOTE:
                self._files.remove(f"{here}/{name}")

    def _taken_over(self, fresh: str, token: str) -> bool:
        """Move a stale claim to our name, in one step. Raises: Overtaken if it is not stale."""
        with suppress(FileNotFoundError):
            for other in self._files.names(_SENDING):
                old = f"{_SENDING}/{other}"
                if not self._is_stale(old, other, f"{fresh}/{token}"):
                    raise self._busy()
                self._files.move(old, f"{_SENDING}/{token}")
                self._files.move(f"{fresh}/{token}/{_NOTE}", f"{_SENDING}/{token}/{_NOTE}")
                self._sweep(fresh)
                return True
        return False

    def _is_stale(self, old: str, token: str, fresh: str) -> bool:
        """Tell whether a claim's publisher is dead; both times are those of the server's clock.

        That a process of its number lives proves nothing: numbers are given out again.
        """
        try:
            note = msgspec.json.decode(self._files.read(f"{old}/{_NOTE}") or b"", type=ClaimNote)
        except msgspec.DecodeError:
            note = None
        if note is not None and note.machine == _machine() and _is_dead(note.process, token):
            return True
        then = self._files.found(f"{old}/{_NOTE}") or self._files.found(old)
        now = self._files.found(f"{fresh}/{_NOTE}")
        if then is None or now is None:
            return False
        # A clock that was ahead and was put right makes no claim eternal.
        return abs((now.st_mtime or 0) - (then.st_mtime or 0)) > _STALE_SECONDS

    def _busy(self) -> Overtaken:
        place = self._files.place(_SENDING)
        return Overtaken(f"another publisher is at work; if you know of none, delete {place}")

    def _forget(self) -> None:
        _ours.discard(self._token)
        self._token = ""

    def _sweep(self, folder: str) -> None:
        """Remove a folder of claims, as far as it can be."""
        with suppress(Refused, FileNotFoundError):
            for token in self._files.names(folder):
                for name in self._files.names(f"{folder}/{token}"):
                    self._files.remove(f"{folder}/{token}/{name}")
                self._files.remove_folder_if_empty(f"{folder}/{token}")
            self._files.remove_folder_if_empty(folder)


def _machine() -> str:
    """Return what stands for this machine since it was started, without naming it."""
    parts = [platform.node()]
    with suppress(OSError):
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii"))
    with suppress(OSError):
        # Two containers may have processes of one number.
        parts.append(str(Path("/proc/self/ns/pid").readlink()))
    return sha256("\0".join(parts).encode()).hexdigest()


def _is_dead(process: int, token: str) -> bool:
    """Tell whether a process of this machine, or a claim of this process, is no more."""
    if process == os.getpid():
        return token not in _ours
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _nothing() -> None:
    """Do nothing between pieces."""
