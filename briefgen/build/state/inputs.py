"""The files a build reads, each known by the digest of its bytes.

A file that the disk says is as it was is not read again.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from briefgen.build.state.digests import digest_of_bytes
from briefgen.build.state.stamps import Stamp, is_trusted, stamp_of


class KnownFile(Struct, frozen=True, array_like=True, gc=False):
    """The digest of a file's bytes, and its stamp where that vouches for them."""

    digest: bytes
    stamp: Stamp | None = None


class Inputs:
    """Knows files by name; a name is a path below the site folder, or below a named folder."""

    def __init__(self, before: Mapping[str, KnownFile], clock: int) -> None:
        """Begin with what an earlier build knew; `clock` is the disk's time before any look."""
        self.now: dict[str, KnownFile] = {}
        self._before = before
        self._looked_at: dict[str, tuple[str, Stamp]] = {}
        self.clock = clock

    def knows(self, name: str) -> bool:
        """Tell whether an earlier build has seen a file of this name."""
        return name in self._before

    def digest(self, name: str, info: os.stat_result, read: Callable[[], bytes]) -> bytes:
        """Return the digest of a file, reading it only where its stamp does not vouch for it."""
        known = self._before.get(name)
        if known is not None and known.stamp is not None and known.stamp == stamp_of(info):
            self.now[name] = known
            return known.digest
        return self.learn(name, info, digest_of_bytes(read()))

    def stays(self, name: str, file: str, info: os.stat_result) -> None:
        """Remember to ask whether a file that is read more than once was left alone meanwhile."""
        self._looked_at[name] = (file, stamp_of(info))

    def stirred(self) -> frozenset[str]:
        """Return the names of files that are not as they were: somebody saved them meanwhile.

        A file may have been empty when it was read again, and be whole now.
        """
        return frozenset(
            name for name, (file, stamp) in self._looked_at.items() if _stamp(file) != stamp
        )

    def learn(self, name: str, info: os.stat_result, digest: bytes) -> bytes:
        """Remember a file that was read after `info` was taken."""
        stamp = stamp_of(info)
        self.now[name] = KnownFile(digest, stamp if is_trusted(stamp, stamp, self.clock) else None)
        return digest


def _stamp(file: str) -> Stamp | None:
    try:
        return stamp_of(Path(file).stat())
    except OSError:
        return None
