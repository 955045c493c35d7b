"""Publishing to a bucket of an S3-compatible server.

Readers see each file as soon as it is sent. What makes the release is the pointer,
`_briefgen/release.json`, which is only written over the one that was live before; each other
object, too, is only written over the state that was seen there. So a publisher that was asleep
for an hour cannot put an old page over a new one.
"""

from collections.abc import Iterable
from hashlib import sha256
from types import TracebackType
from typing import Self

from briefgen.publish.release import Release, ReleaseFile
from briefgen.publish.target import Foreign, Live, Parcel, Refused
from briefgen.publish.targets.s3_attempt import Attempt
from briefgen.publish.targets.s3_bucket import Bucket
from briefgen.publish.targets.s3_claim import Claim
from briefgen.publish.targets.s3_history import OWN, Record, line_of
from briefgen.publish.targets.s3_unfinished import live_release, sites_below


class S3Target:
    """A prefix of a bucket. Credentials come from where AWS documents them, and from nowhere else.

    `keep` is how many releases can be gone back to, the live one among them.
    """

    switches = False

    def __init__(
        self, bucket: str, prefix: str, *, endpoint: str = "", region: str = "", keep: int = 5
    ) -> None:
        """Say where; nothing is connected."""
        self.name = f"s3://{bucket}/{prefix}".rstrip("/")
        self._bucket_name = bucket
        self._prefix = prefix
        self._endpoint = endpoint
        self._region = region
        self._keep = max(keep, 1)
        self._bucket: Bucket | None = None
        self._claim: Claim | None = None
        self._attempt: Attempt | None = None

    def __enter__(self) -> Self:
        """Find credentials."""
        self._bucket = Bucket(
            self._bucket_name, self._prefix, endpoint=self._endpoint, region=self._region
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of what was claimed."""
        self.abandon()
        self._bucket = None

    def current(self) -> Live | None:
        """Read the pointer, and the note of what was begun and is not through."""
        return live_release(self._opened())

    def releases(self) -> tuple[Release, ...]:
        """Follow the live release from parent to parent."""
        live = self.current()
        if live is None:
            return ()
        line = line_of(self._opened(), Record(live.release), self._keep)
        return tuple(record.release for record in line)

    def begin(self, release: Release, live: Live | None) -> None:
        """Claim the place. Raises: Foreign where others have put files that we would mix with."""
        self.abandon()
        bucket = self._opened()
        if live is None:
            _require_ours(bucket)
        claim = Claim(bucket)
        claim.take(release)
        try:
            self._attempt = Attempt(bucket, claim, release, live, self._keep)
        except BaseException:
            claim.drop()
            raise
        self._claim = claim

    def has(self, path: str, file: ReleaseFile) -> bool:
        """Compare with the listing, and read an object that is not the live one."""
        return self._begun().has(path, file)

    def put(self, parcel: Parcel) -> None:
        """Send a file with its headers. Raises: Overtaken where it is not what it was."""
        self._begun().put(parcel)

    def keep(self, path: str, file: ReleaseFile) -> None:
        """Leave a file. Raises: Refused where somebody, or an unfinished attempt, changed it."""
        self._begun().keep(path, file)

    def restore(self, path: str, file: ReleaseFile) -> None:
        """Bring back bytes that were live at this path, from `_briefgen/objects/`."""
        self._begun().restore(path, file)

    def point(self, release: Release, live: Live | None) -> None:
        """Write the pointer over that of `live`."""
        self._begun().point(release, live)

    def delete(self, paths: Iterable[str]) -> None:
        """Remove files, and what unfinished attempts left; forget old releases; let others in."""
        attempt = self._begun()
        attempt.delete(paths)
        if self._claim is not None:
            attempt.prune()
            self._claim.drop()
            self._claim = None

    def digest(self, path: str) -> str | None:
        """Read an object back, or see in a listing that it is what was sent."""
        arrived = self._attempt.arrived(path) if self._attempt is not None else None
        if arrived is not None:
            return arrived
        found = self._opened().read(path)
        return sha256(found.data).hexdigest() if found else None

    def abandon(self) -> None:
        """Let go of the claim; what was sent stays."""
        claim, self._claim, self._attempt = self._claim, None, None
        if claim is not None:
            claim.drop()

    def _opened(self) -> Bucket:
        if self._bucket is None:
            raise Refused("the bucket is not open")
        return self._bucket

    def _begun(self) -> Attempt:
        if self._attempt is None:
            raise Refused("no release was begun")
        return self._attempt


def _require_ours(bucket: Bucket) -> None:
    there = bucket.listed()
    apart = sites_below(there, ())
    strange = next((path for path in sorted(there) if not path.startswith((OWN, *apart))), None)
    if strange is not None and not any(path.startswith(OWN) for path in there):
        raise Foreign(
            f"there are files that are not ours, such as {strange}; empty the place, or choose "
            "another prefix"
        )
