"""Sending one release to a bucket: every write says which state of the object it replaces."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import msgspec

from briefgen.publish.release import Release, ReleaseFile, encode_release
from briefgen.publish.target import Live, Overtaken, Parcel, Refused
from briefgen.publish.targets.s3_bucket import Bucket, Entry
from briefgen.publish.targets.s3_claim import NOTES, Claim
from briefgen.publish.targets.s3_history import (
    OWN,
    POINTER,
    RELEASES,
    Record,
    line_of,
    live_release,
    object_path,
    read_record,
    record_path,
    surplus,
)

_ABOUT = OWN + "README.txt"
_ABOUT_TEXT = b"""briefgen publishes to this place and removes what it no longer needs here.
In _briefgen/ are earlier releases, to go back to. Let nobody read that folder but the publisher.
"""
_ABOUT_NOTES = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
_AT_ONCE = 8


class Attempt:
    """A release under way. All methods raise Refused, and Overtaken when another has gone on."""

    def __init__(self, bucket: Bucket, claim: Claim, release: Release, live: Live | None) -> None:
        """Look at all that is there, once. Raises: Overtaken if `live` is not what is live."""
        now = live_release(bucket)
        if (now.tag if now else None) != (live.tag if live else None):
            raise Overtaken(f"what is live now is {now.release.id if now else 'nothing'}")
        self._bucket = bucket
        self._claim = claim
        self._release = release
        self._live = live.release.files if live else {}
        record = read_record(bucket, live.release.id) if live else None
        self._tags = record.tags if record else {}
        self._there = bucket.listed()
        if _ABOUT not in self._there:
            bucket.write(_ABOUT, _ABOUT_TEXT, _ABOUT_NOTES, over=None)

    def has(self, path: str, file: ReleaseFile) -> bool:
        """Tell whether readers get these bytes at a path; the server is asked if in doubt."""
        entry = self._there.get(path)
        if entry is None or entry.size != file.size:
            return False
        if path in self._live and entry.tag == self._tags.get(path):
            return self._live[path].digest == file.digest
        return self._bucket.mark(path) == (entry.tag, file.digest)

    def put(self, parcel: Parcel) -> None:
        """Write a file; what was live there is kept first."""
        notes = {"Content-Type": parcel.content_type, "Cache-Control": parcel.cache_control}
        self._write(parcel.path, parcel.data, notes)

    def keep(self, path: str, file: ReleaseFile) -> None:
        """Make sure that a live file is still there; an attempt that was cut off may have sent."""
        if self.has(path, file):
            return
        if object_path(file.digest, path) not in self._there:
            raise Refused(
                f"{path} was changed by somebody else; without {POINTER} all is published anew"
            )
        self.restore(path, file)

    def restore(self, path: str, file: ReleaseFile) -> None:
        """Bring back the bytes that a path once had, with their headers."""
        if self.has(path, file):
            return
        found = self._bucket.read(object_path(file.digest, path))
        if found is None or sha256(found.data).hexdigest() != file.digest:
            raise Refused(f"the old bytes of {path} are not there any more")
        self._write(path, found.data, found.notes)

    def point(self, release: Release, live: Live | None) -> None:
        """Make the release the live one."""
        self._claim.require()
        tags = {path: self._there[path].tag for path in release.files if path in self._there}
        if len(tags) != len(release.files):
            raise Refused("not all files of the release were sent")
        record = msgspec.json.encode(Record(release, tags), order="deterministic")
        name = record_path(release.id)
        old = self._there.get(name)
        tag = self._bucket.write(name, record, NOTES, over=old.tag if old else None)
        self._there[name] = Entry(tag, len(record))
        over = live.tag if live else None
        self._bucket.write(POINTER, encode_release(release), NOTES, over=over)

    def delete(self, paths: Iterable[str]) -> None:
        """Remove what the live release does not have: pages first, for they use the others."""
        gone = {path for path in paths if path in self._there} | set(self._orphans())
        if not gone:
            return
        self._claim.require()
        with ThreadPoolExecutor(_AT_ONCE) as workers:
            list(workers.map(self._save, gone))
        pages = sorted(path for path in gone if self._is_page(path))
        self._remove(pages)
        self._remove(sorted(gone.difference(pages)))

    def prune(self, keep: int) -> None:
        """Forget all but some releases, and the bytes that only those had."""
        if sum(path.startswith(RELEASES) for path in self._there) <= keep:
            return
        self._claim.require()
        self._remove(surplus(self._there, list(line_of(self._bucket, self._release, keep))))

    def _write(self, path: str, data: bytes, notes: dict[str, str]) -> None:
        self._claim.hold()
        self._save(path)
        old = self._there.get(path)
        tag = self._bucket.write(path, data, notes, over=old.tag if old else None)
        self._there[path] = Entry(tag, len(data))

    def _save(self, path: str) -> None:
        """Keep the live bytes of a path, unless they are kept, or something else is there."""
        live, entry = self._live.get(path), self._there.get(path)
        if live is None or entry is None:
            return
        kept = object_path(live.digest, path)
        if kept in self._there or not self.has(path, live):
            return
        if self._bucket.copy(path, kept):
            self._there[kept] = entry

    def _orphans(self) -> list[str]:
        """Return what attempts that were never finished have sent, and nothing of anybody else."""
        known = self._release.files.keys() | self._live.keys()
        strange = [path for path in self._there if path not in known and not path.startswith(OWN)]
        return [path for path in strange if (self._bucket.mark(path) or ("", ""))[1]]

    def _is_page(self, path: str) -> bool:
        file = self._live.get(path)
        return file is None or file.stage in ("page", "index")

    def _remove(self, paths: list[str]) -> None:
        self._bucket.remove(paths)
        for path in paths:
            self._there.pop(path, None)
