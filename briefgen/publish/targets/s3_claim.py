"""One publisher at a time: an object that only one of them can make.

A claim is renewed while its publisher works. One that was left by a killed publisher is taken
over: at once on the same machine, where the system has let go of its lock, elsewhere when nobody
has renewed it for a while. All instants come from publishers, as `Release.at`; none is a clock of
ours.
"""

import re
import tempfile
import time
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
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

CLAIM = "_briefgen/sending.json"
STALE = timedelta(minutes=15)
NOTES = {"Content-Type": "application/json", "Cache-Control": "no-store"}

_RENEWED_EACH_SECONDS = 240.0
_NO_TAG = '"00000000000000000000000000000000"'


class _Written(Struct, frozen=True):
    """A claim as it is stored: of which release, since when, and whose."""

    release: str
    at: str
    owner: str


class Claim:
    """The right to write below a prefix. All methods raise Refused; Overtaken when it is lost."""

    def __init__(self, bucket: Bucket) -> None:
        """Claim nothing yet."""
        self._bucket = bucket
        self._tag = ""
        self._owner = token_hex(16)
        self._release = ""
        self._at = datetime.min.replace(tzinfo=UTC)
        self._began = self._renewed = 0.0
        self._renewing = Lock()
        self._alive = ExitStack()

    def take(self, release: Release) -> None:
        """Claim the place for a release. Raises: Overtaken while another publisher works there."""
        self._release, self._at = release.id, _instant(release.at)
        self._began = self._renewed = clock()
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
            if clock() - self._renewed > _RENEWED_EACH_SECONDS:
                self._tag = self._bucket.write(CLAIM, self._data(), NOTES, over=self._tag)
                self._renewed = clock()

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
            if other is None:
                return self._bucket.write(CLAIM, self._data(), NOTES, over=None)
            if not self._is_left(other):
                raise Overtaken("another publisher is at work there") from None
            return self._bucket.write(CLAIM, self._data(), NOTES, over=other.tag)

    def _is_left(self, other: Found) -> bool:
        """Tell whether nobody works under a claim any more."""
        try:
            written = msgspec.json.decode(other.data, type=_Written)
            age = self._at - _instant(written.at)
        except (msgspec.DecodeError, UnicodeDecodeError, Refused):
            return True
        return age > STALE or _is_dead_here(written.owner, self._owner)

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
        now = self._at + timedelta(seconds=int(clock() - self._began))
        return msgspec.json.encode(_Written(self._release, now.isoformat(), self._owner))


def clock() -> float:
    """Return seconds since some moment, those too in which the machine slept, where it knows."""
    name = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if name is None else time.clock_gettime(name)


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise Refused(f"{text!r} is not an instant") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


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
