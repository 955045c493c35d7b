"""Opening files of a site: regular ones only, and the ones that were looked at.

A pipe or a device must not make anybody wait, and a file that is swapped for a link after its
place was checked must not lead out of the site.
"""

import errno
import os
import stat
from pathlib import Path

_PLAIN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def open_regular(file: Path, seen: os.stat_result | None = None) -> int:
    """Open a regular file for reading and return its descriptor.

    With `seen`, what the disk said of it before, a link is followed to that file only.
    Raises: OSError, also for what is no file or leads elsewhere by now.
    """
    if seen is None:
        return _regular(os.open(file, _PLAIN))
    try:
        return _regular(os.open(file, _PLAIN | _NO_LINK))
    except OSError as refusal:
        if refusal.errno not in (errno.ELOOP, errno.EMLINK):
            raise
    descriptor = _regular(os.open(file, _PLAIN))
    found = os.fstat(descriptor)
    if (found.st_dev, found.st_ino) == (seen.st_dev, seen.st_ino):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.ESTALE, "it leads elsewhere by now")


def _regular(descriptor: int) -> int:
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, "it is not a file")
