"""The archives of a zip target: what they are called, and which release is in each.

Beside an archive lies a list of the same name with `.release.json` at its end. `NAME.releases/`
holds what is under way, the lock, and archives whose names were taken by a later release:
`ID.zip` with `ID.json`. The comment of an archive is the digest of its content: where the program
was killed between the archive and its list, `next.json` is found to be the right one.
"""

import re
from collections.abc import Iterator
from glob import escape
from pathlib import Path

from msgspec import Struct

from briefgen.publish.release import Release, decode_release, encode_release, newest_first
from briefgen.publish.target import Foreign
from briefgen.publish.targets.folder_disk import is_plain_name, regular, share, write_over
from briefgen.publish.targets.zip_archive import mark_of

_LIST = ".release.json"
_FIELD = re.compile(r"(\{date\}|\{release\})")
_SHAPES = {"{date}": r"\d{4}-\d\d-\d\d", "{release}": r"[^/]+"}


class Archive(Struct, frozen=True):
    """A release and the archive that holds it."""

    release: Release
    file: Path


class ZipShelf:
    """Archives on the disk; all methods may raise OSError."""

    def __init__(self, path: Path) -> None:
        """Name the places; nothing is made."""
        fixed = [folder for folder in path.parents if not _FIELD.search(str(folder))]
        self.base = fixed[0]
        self._template = path.relative_to(self.base).as_posix()
        plain = _FIELD.sub(lambda found: found[0].strip("{}"), self._template)
        self.root = self.base / f"{plain.replace('/', '-')}.releases"
        self.lock = self.root / "lock" / "publish"
        self.part = self.root / "part"
        self._next = self.root / "next.json"

    def file(self, release: Release) -> Path:
        """Return where the archive of a release goes."""
        values = {"{date}": release.at[:10], "{release}": release.id}
        return self.base / _FIELD.sub(lambda found: values[found[0]], self._template)

    def live(self) -> Archive | None:
        """Return the newest archive that lies where people look for it.

        The newest is one that no other followed; clocks may differ.

        Raises: Refused where the only place for it holds a file that is not ours.
        """
        found = sorted(self._visible(), key=_age)
        followed = {each.release.parent for each in found}
        last = [each for each in found if each.release.id not in followed]
        if not found and not _FIELD.search(self._template):
            self.require_ours(self.base / self._template)
        return last[-1] if last else None

    def archives(self) -> tuple[Archive, ...]:
        """Return all archives that are still there, the live one, then what was before it."""
        live = self.live()
        found = {each.release.id: each for each in self._aside()}
        found |= {each.release.id: each for each in self._visible()}
        known = (each.release for each in found.values())
        ordered = newest_first(known, live.release.id if live is not None else "")
        return tuple(found[each.id] for each in ordered)

    def require_ours(self, file: Path) -> None:
        """Raise Foreign where something lies that is no archive of ours."""
        if (file.exists() or file.is_symlink()) and self._known(file) is None:
            raise Foreign(f"{file} is not an archive of briefgen's, or its list is lost")

    def recover(self) -> None:
        """Finish what was cut off after its archive was in place; forget what was before."""
        release = decode_release(regular(self._next) or b"")
        if release is None:
            return
        file = self.file(release)
        if mark_of(file) == release.content:
            self._next.replace(_list_of(file))
        else:
            self._next.unlink()

    def switch(self, release: Release, made: Path) -> None:
        """Put a new archive where people look for it; the one it replaces is kept aside."""
        write_over(self._next, encode_release(release))
        file = self.file(release)
        old = self._known(file)
        if old is not None:
            share(file, self._aside_file(old))
            write_over(self.root / f"{old.id}.json", encode_release(old))
        file.parent.mkdir(parents=True, exist_ok=True)
        made.replace(file)
        self._next.replace(_list_of(file))

    def trim(self, keep: int) -> None:
        """Remove the oldest of the archives whose names were taken, and no others."""
        aside = [each for each in self.archives() if each.file.parent == self.root]
        for archive in aside[max(keep - 1, 0) :]:
            (self.root / f"{archive.release.id}.json").unlink()
            archive.file.unlink()

    def _visible(self) -> Iterator[Archive]:
        """Give the archives that people see."""
        parts = _FIELD.split(self._template)
        shape = re.compile("".join(_SHAPES.get(part) or re.escape(part) for part in parts))
        wildcard = "".join("*" if part in _SHAPES else escape(part) for part in parts)
        for file in self.base.glob(wildcard):
            if shape.fullmatch(file.relative_to(self.base).as_posix()):
                release = self._known(file)
                if release is not None:
                    yield Archive(release, file)

    def _aside(self) -> Iterator[Archive]:
        """Give the archives whose names were taken."""
        for file in self.root.glob("*.json"):
            release = decode_release(regular(file) or b"")
            if release is not None and file.stem == release.id and is_plain_name(release.id):
                archive = self._aside_file(release)
                if mark_of(archive) == release.content:
                    yield Archive(release, archive)

    def _known(self, file: Path) -> Release | None:
        """Return which release an archive holds."""
        mark = mark_of(file)
        if mark is None:
            return None
        for place in (_list_of(file), self._next):
            release = decode_release(regular(place) or b"")
            if release is not None and release.content == mark and is_plain_name(release.id):
                return release
        return None

    def _aside_file(self, release: Release) -> Path:
        return self.root / f"{release.id}.zip"


def _age(archive: Archive) -> tuple[str, str]:
    return archive.release.at, archive.release.id


def _list_of(file: Path) -> Path:
    return file.with_name(file.name + _LIST)
