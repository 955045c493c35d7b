"""One publisher at a time: an object that only one of them can make.

A claim is renewed while its publisher works. One that was left by a killed publisher is taken
over: at once on the same machine, where the system has let go of its lock, elsewhere when nobody
has renewed it for a while. How old a claim is, is told by the server's clock alone: by when it says
that the claim was written, and an object that is written now.
"""

import re
import tempfile
import time
from contextlib import ExitStack, suppress
from datetime import datetime, timedelta
from hashlib import sha256
from os.path import expanduser
from pathlib import Path
from secrets import token_hex
from threading import Lock

import msgspec
from msgspec import Struct

from briefgen.build.state.lock import held_if_free
from briefgen.publish.release import Release
from briefgen.publish.target import Overtaken, Refused
from briefgen.publish.targets.s3_bucket import Bucket, Found
from briefgen.publish.targets.s3_history import OWN

CLAIM = OWN + "sending.json"
CLOCK = OWN + "clock.json"
_MINUTES = 15
STALE = timedelta(minutes=_MINUTES)
NOTES = {"Content-Type": "application/json", "Cache-Control": "no-store"}

_RENEWED_EACH_SECONDS = 240.0
_NO_TAG = '"00000000000000000000000000000000"'


class _Written(Struct, frozen=True):
    """A claim as it is stored: of which release, whose, and how often it was renewed.

    So no state of it has the tag of another.
    """

    release: str
    owner: str
    renewed: int = 0


class Claim:
    """The right to write below a prefix. All methods raise Refused; Overtaken when it is lost."""

    def __init__(self, bucket: Bucket) -> None:
        """Claim nothing yet."""
        self._bucket = bucket
        self._tag = ""
        self._owner = token_hex(16)
        self._release = ""
        self._times = 0
        self._renewed = 0.0
        self._renewing = Lock()
        self._alive = ExitStack()

    def take(self, release: Release) -> None:
        """Claim the place for a release. Raises: Overtaken while another publisher works there."""
        self._release, self._times = release.id, 0
        self._renewed = clock()
        self._alive.enter_context(held_if_free(_lock_of(self._owner)))
        try:
            self._tag = self._made()
            self._require_conditions()
        except Overtaken:
            self._forget_lock()
            raise
        except BaseException:
            self._alive.close()
            raise

    def hold(self) -> None:
        """Renew the claim if it has not been for some minutes."""
        with self._renewing:
            if not self._tag:
                raise Overtaken("another publisher is at work there")
            now = clock()
            if now - self._renewed > _RENEWED_EACH_SECONDS:
                self._times += 1
                self._tag = self._bucket.write(CLAIM, self._data(), NOTES, over=self._tag)
                self._renewed = now

    def require(self) -> None:
        """Ask the server whether the claim is still ours."""
        self.hold()
        there = self._bucket.mark(CLAIM)
        if there is None or there[0] != self._tag:
            raise Overtaken("another publisher has gone on in our place")

    def drop(self) -> None:
        """Let go. Where the server cannot be told, the free lock tells others of this machine."""
        tag, self._tag = self._tag, ""
        with self._alive:
            try:
                there = self._bucket.mark(CLAIM) if tag else None
                if there is not None and there[0] == tag:
                    self._bucket.remove((CLAIM,))
            except Refused:
                return
        self._forget_lock()

    def _forget_lock(self) -> None:
        self._alive.close()
        with suppress(OSError):
            _lock_of(self._owner).unlink(missing_ok=True)

    def _made(self) -> str:
        try:
            return self._bucket.write(CLAIM, self._data(), NOTES, over=None)
        except Overtaken:
            other = self._bucket.read(CLAIM)
        if other is not None and not self._is_left(other):
            # That a publisher on another machine is dead a person may know, but not the server.
            raise Overtaken(
                "another publisher is at work there; if you know that none is, wait "
                f"{_MINUTES} minutes, or delete {CLAIM}"
            )
        return self._bucket.write(CLAIM, self._data(), NOTES, over=other.tag if other else None)

    def _is_left(self, other: Found) -> bool:
        """Tell whether nobody works under a claim any more."""
        try:
            written = msgspec.json.decode(other.data, type=_Written)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return True
        if _is_dead_here(written.owner, self._owner):
            return True
        return self._server_time() - other.modified > STALE

    def _server_time(self) -> datetime:
        """Return what time it is at the server, to the second."""
        there = self._bucket.mark(CLOCK)
        with suppress(Overtaken):  # Then somebody else has just asked the same.
            self._bucket.write(CLOCK, b"{}\n", NOTES, over=there[0] if there else None)
        now = self._bucket.read(CLOCK)
        if now is None:
            raise Refused(f"{CLOCK} was written, but is not there")
        return now.modified

    def _require_conditions(self) -> None:
        """Try whether the server keeps conditions: where it does not, two could mix their sites."""
        for over in (None, _NO_TAG):
            with suppress(Overtaken):
                self._bucket.write(CLAIM, self._data() + b"\n", NOTES, over=over)
                self._bucket.remove((CLAIM,))
                raise Refused(
                    "the server does not know conditional writes (If-Match), so that two "
                    "publishers could mix their sites"
                )

    def _data(self) -> bytes:
        return msgspec.json.encode(_Written(self._release, self._owner, self._times))


def clock() -> float:
    """Return seconds since some moment, those too in which the machine slept, where it knows."""
    name = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if name is None else time.clock_gettime(name)


def _is_dead_here(owner: str, asking: str) -> bool:
    """Tell whether a publisher of this machine has ended: its lock is there, and free."""
    if not re.fullmatch("[0-9a-f]{32}", owner):
        return False
    lock = _lock_of(owner)
    try:
        if lock.stat().st_uid != _lock_of(asking).stat().st_uid:
            return False
        with held_if_free(lock) as is_free:
            pass
        if is_free:
            lock.unlink(missing_ok=True)
    except OSError:
        return False
    return is_free


def _lock_of(owner: str) -> Path:
    """Return a file that is locked while a publisher lives; each user has a folder of their own."""
    home = expanduser("~")  # noqa: PTH111 - the other way fails where there is none
    user = sha256(home.encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"briefgen-{user}" / "publishing" / f"{owner}.lock"
