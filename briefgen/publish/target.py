"""What a place of publishing can do; each kind of place is one file in `targets/`."""

from collections.abc import Iterable
from types import TracebackType
from typing import Protocol, Self

from msgspec import Struct

from briefgen.publish.release import Release, ReleaseFile


class Overtaken(Exception):  # noqa: N818 - what happened, not whose fault
    """Somebody else has published, or is publishing, since this target was last asked."""


class Refused(Exception):  # noqa: N818 - the same
    """A target said no, or could not be reached; the message holds no credentials.

    `may_pass` tells that trying again may help.
    """

    def __init__(self, message: str, *, may_pass: bool = False) -> None:
        """Keep what the target said."""
        super().__init__(message)
        self.may_pass = may_pass


class Foreign(Refused):
    """A target holds files that no publication of ours has put there."""


class Parcel(Struct, frozen=True):
    """A file to send: where to, its bytes, what they are, and how long browsers may keep them."""

    path: str
    data: bytes
    file: ReleaseFile
    content_type: str
    cache_control: str


class Live(Struct, frozen=True):
    """The release that is live, and what the target knows this state by (an ETag, a commit).

    `unfinished` tells that readers may see something else: an attempt to follow this release was
    cut off, or files that it no longer has could not be deleted. It has to be put right even where
    there is nothing new to publish. A target that switches at once never says so.
    """

    release: Release
    tag: str
    unfinished: bool = False


class Target(Protocol):
    """A place of publishing; a context manager that opens and closes the connection.

    `switches` tells that readers see either the whole old site or the whole new one. All methods
    raise Refused; `put`, `keep` and `restore` may be called from several threads at once.

    The order of calls: `current`, then for a new release `begin`, any of `put`, `keep` and
    `restore` for every path, `point`, `delete`. Whoever stops before `point` calls `abandon`.
    """

    name: str
    switches: bool

    def __enter__(self) -> Self:
        """Open the connection."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""

    def current(self) -> Live | None:
        """Return what is live; None where nothing was ever published."""

    def releases(self) -> tuple[Release, ...]:
        """Return the releases that can be gone back to, newest first, the live one first of all."""

    def begin(self, release: Release, live: Live | None) -> None:
        """Make ready for a release that follows `live`. Raises: Overtaken if that is not live."""

    def has(self, path: str, file: ReleaseFile) -> bool:
        """Tell whether an earlier, unfinished attempt has already put these bytes at a path."""

    def put(self, parcel: Parcel) -> None:
        """Send a file. Where readers see it at once they see it whole."""

    def keep(self, path: str, file: ReleaseFile) -> None:
        """Take over a file that is live already. Raises: Refused where other bytes are there."""

    def restore(self, path: str, file: ReleaseFile) -> None:
        """Bring back bytes of an earlier release. Raises: Refused if they are no longer there."""

    def point(self, release: Release, live: Live | None) -> None:
        """Make a release the live one if `live` still is. Raises: Overtaken, nothing changed."""

    def delete(self, paths: Iterable[str]) -> None:
        """Remove files of earlier releases, after `point`; those that are gone are no mistake."""

    def digest(self, path: str) -> str | None:
        """Return the hex SHA-256 of the bytes that readers get; None where there are none."""

    def abandon(self) -> None:
        """Let go of a release that was begun; what was sent may stay, so that the next goes on."""
