"""Stamps: how a file is known to be unchanged without reading it.

An edit within one tick of the file system's clock leaves the stamp as it was. So a file counts
as unchanged only if its last change lay clearly before we read it: any later edit then falls
into another tick and shows. "Clearly" is the coarsest tick in use, the two seconds of FAT.

The moments are told by one clock, that of the disk. The system's clock may differ from it: on a
network share it is another machine's. What a build read is as old as the start of that build,
so a file edited while the build ran is read again by the next one.

A tool may set the time of modification back after an edit, or unpack files with times to come.
The time of change, which nobody can set, gives the first away; a time to come is not before
anything, so the second is read each time. Where there is no time of change (Windows has that of
creation in its place) a forged time of modification stays unseen.

Access rights, hard links and backups change the stamp of an equal file, and a copied folder has
new ones throughout: that costs a read. Stamps never enter a key.
"""

import os
import tempfile
from pathlib import Path

from msgspec import Struct

_COARSEST_TICK_NS = 2_000_000_000


class Stamp(Struct, frozen=True, gc=False, array_like=True):
    """What the file system says of a file; times in nanoseconds."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


def stamp_of(info: os.stat_result) -> Stamp:
    """Return the stamp of a file from what `stat` says of it."""
    return Stamp(info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)


def file_stamp(file: Path) -> Stamp | None:
    """Return the stamp of a file, links not followed; None where there is none."""
    try:
        return stamp_of(file.lstat())
    except OSError:
        return None


def is_trusted(known: Stamp, found: Stamp, since_ns: int) -> bool:
    """Tell whether a file is as it was when it was read, in a build that began at `since_ns`.

    `since_ns` is the `disk_clock` of that build; 0 trusts nothing.
    """
    last_change = max(found.mtime_ns, found.ctime_ns)
    return known == found and last_change + _COARSEST_TICK_NS < since_ns


def disk_clock(folder: Path) -> int:
    """Return the time by the clock of a folder's disk, in nanoseconds; 0 if it takes no file.

    The file that tells it has no name, or a new one, and is gone afterwards.
    """
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\n")
            file.flush()
            return os.fstat(file.fileno()).st_mtime_ns
    except OSError:
        return 0
