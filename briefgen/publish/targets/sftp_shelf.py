"""What lies in `_briefgen/` of a folder on an SSH server.

`release.json` tells what is live; `releases/ID.json` are the last releases, `objects/DIGEST` the
bytes that they had and that were replaced. `unfinished.json` is a release, too, of all files that
an attempt may have changed, or still has to delete: until one is through, these are looked at
before they are trusted.
"""

from contextlib import suppress
from hashlib import sha256

from msgspec import structs

from briefgen.address import ROOM
from briefgen.publish.release import Release, ReleaseFile, decode_release, encode_release
from briefgen.publish.target import Foreign, Live, Overtaken, Refused
from briefgen.publish.targets.sftp_claim import Claim
from briefgen.publish.targets.sftp_files import Files, at_once

_POINTER = f"{ROOM}/release.json"
_UNFINISHED = f"{ROOM}/unfinished.json"
_OBJECTS, _RELEASES = f"{ROOM}/objects", f"{ROOM}/releases"
_NOT_FOR_READERS = 0o770
_OF_HOSTS = (ROOM, "cgi-bin")


class Shelf:
    """Reads and writes these files; whoever writes must hold the claim."""

    def __init__(self, files: Files, claim: Claim) -> None:
        """Take a folder; nothing is asked."""
        self._files = files
        self._claim = claim
        self._objects: set[str] = set()
        self._wanted: set[str] = set()

    def make(self) -> None:
        """Make the folders, that of the site too, if the one which holds it is there."""
        try:
            self._files.make_folder("")
        except FileNotFoundError as problem:
            place = self._files.place("")
            raise Refused(f"the folder that should hold {place} does not exist") from problem
        self._files.make_folder(ROOM, _NOT_FOR_READERS)
        for folder in (_OBJECTS, _RELEASES):
            self._files.make_folder(folder)
        deny = f"{ROOM}/.htaccess"
        if self._files.found(deny) is None:
            self._files.write(deny, b"Require all denied\n", lambda: None)

    def live(self) -> Live | None:
        """Return what is live. Raises: Refused where somebody else's files lie."""
        data = self._files.read(_POINTER)
        if data is None:
            self._require_empty()
            return None
        release = self._decoded(_POINTER, data)
        return Live(release, sha256(data).hexdigest(), self.unfinished() is not None)

    def releases(self, keep: int) -> tuple[Release, ...]:
        """Return the live release and those before it that are still known."""
        live = self.live()
        found = [live.release] if live is not None else []
        while found and len(found) < keep:
            data = self._files.read(f"{_RELEASES}/{found[-1].parent}.json")
            release = decode_release(data) if data is not None else None
            if release is None:
                break
            found.append(release)
        return tuple(found)

    def unfinished(self) -> Release | None:
        """Return what attempts may have changed that did not finish; None where all did."""
        data = self._files.read(_UNFINISHED)
        return None if data is None else self._decoded(_UNFINISHED, data)

    def begin(self, release: Release, touched: dict[str, ReleaseFile], keep: int) -> None:
        """Note what may be touched from now on, and see which bytes are kept, or have to be."""
        noted = structs.replace(release, files=touched, kept=(), pages={})
        self._put(_UNFINISHED, encode_release(noted))
        self._objects = set(self._files.names(_OBJECTS))
        self._wanted = _digests(self.releases(keep))

    def point(self, release: Release) -> None:
        """Make a release the live one, in one step."""
        data = encode_release(release)
        self._put(f"{_RELEASES}/{release.id}.json", data)
        try:
            self._put(_POINTER, data)
        except Refused as problem:
            # The connection may have been lost after the server did it.
            if not problem.may_pass or self._files.read(_POINTER) != data:
                raise

    def finish(self, keep: int) -> None:
        """Forget old releases with their bytes; all files are as the live release has them."""
        self._files.remove(_UNFINISHED)
        kept = self.releases(keep)
        names = {f"{release.id}.json" for release in kept}
        for name in self._files.names(_RELEASES):
            if name not in names:
                self._files.remove(f"{_RELEASES}/{name}")
        at_once(self._forget, sorted(self._objects - _digests(kept)))

    def has(self, digest: str) -> bool:
        """Tell whether bytes are kept."""
        return digest in self._objects

    def save(self, path: str) -> None:
        """Keep the bytes at a path, before others replace them, if a release that is kept has them.

        What they are is read there, so that nothing is ever kept under a false name.
        """
        digest = self._files.digest(path)
        if digest is None or digest in self._objects or digest not in self._wanted:
            return
        with suppress(FileNotFoundError):
            self._files.link(path, f"{_OBJECTS}/{digest}")
            self._objects.add(digest)

    def take(self, digest: str, place: str) -> bool:
        """Give kept bytes a second name; tell whether there are any, and they are the right ones.

        Somebody may have changed them. Then they are forgotten.
        """
        if digest not in self._objects:
            return False
        with suppress(FileNotFoundError):
            self._files.link(f"{_OBJECTS}/{digest}", place)
        if self._files.digest(place) == digest:
            return True
        self._claim.require()
        self._files.remove(place)
        self._forget(digest)
        self._objects.discard(digest)
        return False

    def _forget(self, digest: str) -> None:
        self._files.remove(f"{_OBJECTS}/{digest}")

    def _decoded(self, path: str, data: bytes) -> Release:
        release = decode_release(data)
        if release is None:
            raise Refused(f"{self._files.place(path)} is not what briefgen wrote there")
        return release

    def _put(self, path: str, data: bytes) -> None:
        here = self._claim.send(path, data)
        try:
            self._files.move(here, path)
        except FileNotFoundError as problem:
            raise Overtaken("another publisher took over") from problem

    def _require_empty(self) -> None:
        try:
            names = self._files.names("")
        except FileNotFoundError:
            return
        others = [name for name in names if name[0] != "." and name not in _OF_HOSTS]
        if others and self.unfinished() is None:
            raise Foreign(
                f"{self._files.root} holds files that are not ours, such as {others[0]}: "
                "empty it, or name another folder"
            )


def _digests(releases: tuple[Release, ...]) -> set[str]:
    return {file.digest for release in releases for file in release.files.values()}
