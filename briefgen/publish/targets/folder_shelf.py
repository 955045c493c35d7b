"""The releases of a folder target, and the link that tells which of them is live.

For a site at PATH they lie in `PATH.releases/`: a folder ID with the files, and `ID.json`. The
list is called `ID.next.json` until the release was live for the first time; what has no other
list was never live. A folder `ID.part` is unfinished, or on its way out.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from briefgen.publish.release import Release, decode_release, encode_release, newest_first
from briefgen.publish.target import Foreign, Refused
from briefgen.publish.targets.folder_disk import is_plain_name, regular, write_over

PART = ".part"
_LIST, _NEXT = ".json", ".next.json"


class Shelf:
    """What lies beside the place where readers look; all methods may raise OSError."""

    def __init__(self, path: Path) -> None:
        """Name the places; nothing is made."""
        self.path = path
        self.root = path.with_name(f"{path.name}.releases")
        self.lock = self.root / "lock" / "publish"

    def folder(self, name: str) -> Path:
        """Return the folder of a release."""
        return self.root / name

    def part(self, name: str) -> Path:
        """Return the folder of a release that is not whole."""
        return self.root / f"{name}{PART}"

    def live(self) -> str | None:
        """Return the id that the link names. Raises: Foreign where something else lies there."""
        if self.path.is_symlink():
            return self._linked()
        if not self.path.exists() or (self.path.is_dir() and not any(self.path.iterdir())):
            return None
        raise Foreign(f"{self.path} is no link of briefgen's: it holds files that are not ours")

    def read(self, name: str) -> Release | None:
        """Return a release by its id, also one that is not yet live; None if it is lost."""
        for ending in (_LIST, _NEXT):
            release = decode_release(regular(self.root / f"{name}{ending}") or b"")
            if release is not None and release.id == name and self.folder(name).is_dir():
                return release
        return None

    def releases(self) -> tuple[Release, ...]:
        """Return all that were ever live and still are there, the live one, then those before."""
        live = self.live()
        found = [self.read(name) for name in {*self._names(_LIST), *((live,) if live else ())}]
        return newest_first((each for each in found if each is not None), live or "")

    def leftovers(self) -> tuple[Path, ...]:
        """Return the folders of releases that were never live, or no longer are kept."""
        live = self.live()
        for name in self._names(_NEXT):
            if name == live:
                self._note(name)
            else:
                with suppress(FileNotFoundError):
                    self.folder(name).replace(self.part(name))
                (self.root / f"{name}{_NEXT}").unlink()
        found = self.root.glob(f"*{PART}")
        return tuple(sorted((each for each in found if _is_folder(each)), reverse=True))

    def switch(self, release: Release) -> None:
        """Make a whole part the live release, in one step for readers."""
        name = release.id
        if self.folder(name).exists():
            raise Refused(f"there is a release {name} already")
        write_over(self.root / f"{name}{_NEXT}", encode_release(release))
        self.part(name).replace(self.folder(name))
        link = self.root / "link"
        link.unlink(missing_ok=True)
        link.symlink_to(f"{self.root.name}/{name}", target_is_directory=True)
        if _is_folder(self.path):
            self.path.rmdir()
        link.replace(self.path)
        self._note(name)

    def trim(self, keep: int) -> None:
        """Remove the releases beyond the newest ones; what the disk refuses stays."""
        for release in self.releases()[max(keep, 1) :]:
            part = self.part(release.id)
            self.folder(release.id).replace(part)
            (self.root / f"{release.id}{_LIST}").unlink(missing_ok=True)
            shutil.rmtree(part)

    def _linked(self) -> str:
        """Return the id that the link names. Raises: Foreign if it leads elsewhere."""
        target = self.path.parent / self.path.readlink()
        if target.parent != self.root or not is_plain_name(target.name):
            raise Foreign(
                f"{self.path} is a link to {target}, which is not a release of briefgen's"
            )
        return target.name

    def _names(self, ending: str) -> tuple[str, ...]:
        """Return the ids that have a list of one kind."""
        found = (each.name for each in self.root.glob(f"*{ending}"))
        if ending == _LIST:
            found = (name for name in found if not name.endswith(_NEXT))
        return tuple(name.removesuffix(ending) for name in found)

    def _note(self, name: str) -> None:
        """Note that a release is, or was, live."""
        (self.root / f"{name}{_NEXT}").replace(self.root / f"{name}{_LIST}")


def _is_folder(file: Path) -> bool:
    return file.is_dir() and not file.is_symlink()
