"""Stop a publisher at each thing that it does to the disk: readers must see a whole site.

It is killed there, or the disk has no room that once.

usage: python -m tests.publish.cut_off (folder | zip) (kill | fail) FOLDER [FILES [EACH]]
"""

import os
import sys
from collections.abc import Iterator
from errno import ENOSPC
from pathlib import Path
from traceback import print_exc
from typing import NoReturn
from zipfile import ZipFile

from briefgen.publish.target import Overtaken, Refused, Target
from briefgen.publish.targets.folder import FolderTarget
from briefgen.publish.targets.zip import ZipTarget
from tests.publish.sending import publish

_STOPPED = 9
_EVENTS = ("open", "os.", "shutil.")


def main(kind: str, how: str, folder: Path, count: int = 12, each: int = 1) -> None:
    """Stop at every moment, or at each tenth and so on, until a publisher gets through."""
    cut = 0
    while _try(kind, how, folder / str(cut), count, cut):
        cut += each
    assert cut > 2 * count, f"only {cut} moments"


def _try(kind: str, how: str, folder: Path, count: int, cut: int) -> bool:
    """Publish, be stopped, look, and publish; tell whether the publisher was stopped."""
    folder.mkdir()
    old = _site(count, "old")
    new = {**_site(count, "new"), "pages/1.html": old["pages/1.html"], "new.html": b"new"}
    del new["pages/2.html"]
    publish_all(kind, folder, old)
    child = os.fork()
    if child == 0:
        _stopped(kind, how, folder, new, cut)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, _STOPPED), f"the publisher ended with {code} at {cut}"
    seen = _seen(kind, folder)
    assert seen in (old, new), f"neither old nor new at {cut}"
    with _target(kind, folder) as target:
        live = target.current()
        assert live is not None
        assert set(live.release.files) == set(seen), f"what is live is not known at {cut}"
        release = publish(target, new).release if seen == old else live.release
        for path, file in release.files.items():
            assert target.digest(path) == file.digest
    assert _seen(kind, folder) == new
    publish_all(kind, folder, old)
    left = [file.name for file in folder.rglob("*") if file.name.endswith((".part", "next.json"))]
    assert left == [], f"left at {cut}: {left}"
    return code == _STOPPED


def publish_all(kind: str, folder: Path, files: dict[str, bytes]) -> None:
    """Publish some files."""
    with _target(kind, folder) as target:
        publish(target, files)


def _target(kind: str, folder: Path) -> Target:
    if kind == "zip":
        return ZipTarget(folder / "desk.zip", keep=2)
    return FolderTarget(folder / "live", keep=2, precompress=False)


def _seen(kind: str, folder: Path) -> dict[str, bytes]:
    """Return all that readers see."""
    if kind == "zip":
        with ZipFile(folder / "desk.zip") as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return dict(_files(folder / "live"))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name, _, files in os.walk(folder):
        for file in files:
            whole = Path(name, file)
            yield whole.relative_to(folder).as_posix(), whole.read_bytes()


def _site(count: int, salt: str) -> dict[str, bytes]:
    return {f"pages/{number}.html": f"{salt} {number} ".encode() * 99 for number in range(count)}


def _stopped(kind: str, how: str, folder: Path, files: dict[str, bytes], cut: int) -> NoReturn:
    """Publish until this process has done some things to the disk; never come back."""
    done = 0

    def count(event: str, _: object) -> None:
        nonlocal done
        if event.startswith(_EVENTS):
            done += 1
            if done == cut + 1:
                if how == "kill":
                    os._exit(_STOPPED)
                raise OSError(ENOSPC, "no room")

    sys.addaudithook(count)
    try:
        publish_all(kind, folder, files)
        os._exit(_STOPPED if done > cut else 0)
    except (Refused, Overtaken):
        os._exit(_STOPPED)
    finally:
        print_exc()
        os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), *map(int, sys.argv[4:]))
