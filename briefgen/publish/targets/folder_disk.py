"""Files on the publisher's own disk, for targets that write there."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import FileIO
from pathlib import Path

from briefgen.build.state.manifest import is_safe
from briefgen.publish.release import Release, ReleaseFile
from briefgen.publish.target import Refused

_MAY_PASS = {errno.EAGAIN, errno.EBUSY, errno.EINTR, errno.EIO, errno.ESTALE, errno.ETIMEDOUT}
# Not through links, and without waiting for somebody to write into a pipe.
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS}


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the disk refuses into Refused."""
    try:
        yield
    except OSError as problem:
        reason = problem.strerror or str(problem) or type(problem).__name__
        where = f": {problem.filename}" if problem.filename else ""
        message = f"the disk refused a file ({reason}){where}"
        raise Refused(message, may_pass=problem.errno in _MAY_PASS) from problem


def place(folder: Path, path: str) -> Path:
    """Return where a file of a release lies. Raises: Refused for a path that leads elsewhere."""
    if not is_safe(path):
        raise Refused(f"the path {path!r} could lead out of the folder")
    return folder / path


def is_plain_name(name: str) -> bool:
    """Tell whether the id of a release can be the name of a file, and none that is hidden."""
    return is_safe(name) and "/" not in name and not name.startswith(".")


def require_name(name: str) -> None:
    """Raise Refused where the id of a release cannot be the name of a file."""
    if not is_plain_name(name):
        raise Refused(f"{name!r} cannot be the name of a file")


def require_new(release: Release, earlier: Iterable[Release]) -> None:
    """Raise Refused where a release has the id of another one."""
    if any(each.id == release.id for each in earlier):
        raise Refused(f"there is a release {release.id} already: try again a second later")


def require_folder(folder: Path) -> None:
    """Raise Refused where the folder that a target lies in is not there."""
    if not folder.is_dir():
        raise Refused(f"the folder {folder} does not exist: make it, or mount its disk")


def regular(file: Path) -> bytes | None:
    """Return the bytes of a regular file; None where there is none. Raises: OSError."""
    try:
        with FileIO(str(file), "rb", opener=_opened) as opened:
            return opened.readall()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as problem:
        if problem.errno == errno.ELOOP:
            return None
        raise


def is_same(data: bytes | None, file: ReleaseFile) -> bool:
    """Tell whether some bytes are those that a release lists."""
    return data is not None and sha256(data).hexdigest() == file.digest


def write_new(file: Path, data: bytes) -> None:
    """Write a file anew: what is there may be shared with other releases. Raises: OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with file.open("xb") as opened:
        opened.write(data)


def write_over(file: Path, data: bytes) -> None:
    """Write a file in one step. Raises: OSError."""
    fresh = file.with_name(f"{file.name}.new")
    write_new(fresh, data)
    fresh.replace(file)


def share(source: Path, file: Path) -> None:
    """Let a file be another one too, or a copy as old where the disk cannot. Raises: OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    try:
        file.hardlink_to(source)
    except OSError as problem:
        if problem.errno not in _NO_LINKS:
            raise
        shutil.copyfile(source, file)
        found = source.stat()
        os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def settle() -> None:
    """Let the disk take in all that was written: a loss of power must not leave empty files."""
    if hasattr(os, "sync"):
        os.sync()


def _opened(file: str, _: int) -> int:
    return os.open(file, os.O_RDONLY | _FLAGS)
