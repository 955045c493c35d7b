"""What lies in `_briefgen/` of a folder on an SSH server.

`release.json` tells what is live; `releases/ID.json` are the last releases, `objects/DIGEST` the
bytes that they had and that were replaced. `unfinished.json` tells which files an attempt may have
changed, or still has to delete: until it is through, these are looked at before they are trusted.
"""

from contextlib import suppress
from hashlib import sha256

import msgspec
from msgspec import Struct, structs

from briefgen.build.state.manifest import is_safe
from briefgen.publish.release import Release, ReleaseFile, decode_release, encode_release
from briefgen.publish.target import Foreign, Live, Overtaken, Refused
from briefgen.publish.targets.sftp_claim import ROOM, Claim
from briefgen.publish.targets.sftp_files import Files

_POINTER = f"{ROOM}/release.json"
_UNFINISHED = f"{ROOM}/unfinished.json"
_OBJECTS, _RELEASES = f"{ROOM}/objects", f"{ROOM}/releases"
_NOT_FOR_READERS = 0o770
_OF_HOSTS = (ROOM, "cgi-bin")


class Unfinished(Struct, frozen=True):
    """What was begun last, and every file that it or an attempt before it may have touched."""

    release: str = ""
    files: dict[str, ReleaseFile] = {}


class Shelf:
    """Reads and writes these files; whoever writes must hold the claim."""

    def __init__(self, files: Files, claim: Claim) -> None:
        """Take a folder; nothing is asked."""
        self.objects: set[str] = set()
        self._files = files
        self._claim = claim

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
        release = decode_release(data)
        if release is None:
            raise Refused(f"{self._files.place(_POINTER)} is not what briefgen wrote there")
        unfinished = self.unfinished()
        if unfinished.release == release.id:
            # These were to be deleted when the publisher was cut off.
            left = {
                path: file
                for path, file in unfinished.files.items()
                if path not in release.files and path not in release.kept
            }
            release = structs.replace(release, files={**left, **release.files})
        return Live(release, sha256(data).hexdigest())

    def releases(self, keep: int) -> tuple[Release, ...]:
        """Return the live release and those before it that are still known."""
        live = self.live()
        found = [live.release] if live is not None else []
        while found and len(found) < keep:
            name = found[-1].parent
            if not name or "/" in name or not is_safe(name):
                break
            data = self._files.read(f"{_RELEASES}/{name}.json")
            release = decode_release(data) if data is not None else None
            if release is None:
                break
            found.append(release)
        return tuple(found)

    def unfinished(self) -> Unfinished:
        """Return what was begun and not finished; nothing where all was."""
        data = self._files.read(_UNFINISHED)
        if data is None:
            return Unfinished()
        try:
            return msgspec.json.decode(data, type=Unfinished)
        except (msgspec.DecodeError, UnicodeDecodeError) as problem:
            place = self._files.place(_UNFINISHED)
            raise Refused(f"{place} is not what briefgen wrote there") from problem

    def begin(self, unfinished: Unfinished) -> None:
        """Note what may be touched from now on, and see which old bytes are kept."""
        self._put(_UNFINISHED, msgspec.json.encode(unfinished, order="deterministic"))
        self.objects = set(self._files.names(_OBJECTS))

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
        needed = {file.digest for release in kept for file in release.files.values()}
        for name in sorted(self.objects - needed):
            self._files.remove(f"{_OBJECTS}/{name}")

    def save(self, path: str, digest: str) -> None:
        """Keep the bytes that are live at a path, before others replace them."""
        if digest not in self.objects:
            with suppress(FileNotFoundError):
                self._files.link(path, f"{_OBJECTS}/{digest}")
                self.objects.add(digest)

    def take(self, digest: str, place: str) -> bool:
        """Give kept bytes a second name; tell whether there are any."""
        if digest not in self.objects:
            return False
        try:
            self._files.link(f"{_OBJECTS}/{digest}", place)
        except FileNotFoundError as problem:
            self._claim.require()
            raise Refused("old bytes are no longer there") from problem
        return True

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
        if others and not self.unfinished().release:
            raise Foreign(
                f"{self._files.root} holds files that are not ours, such as {others[0]}: "
                "empty it, or name another folder"
            )
