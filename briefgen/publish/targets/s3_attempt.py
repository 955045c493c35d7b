"""Sending one release to a bucket: every write says which state of the object it replaces."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import md5, sha256
from threading import Lock

import msgspec

from briefgen.publish.release import Release, ReleaseFile, encode_release
from briefgen.publish.target import Foreign, Live, Overtaken, Parcel, Refused
from briefgen.publish.targets.s3_bucket import MARK, Bucket, Entry
from briefgen.publish.targets.s3_claim import NOTES, Claim
from briefgen.publish.targets.s3_history import (
    OWN,
    POINTER,
    RELEASES,
    Record,
    line_of,
    object_path,
    pointed,
    record_of,
    record_path,
    surplus,
)
from briefgen.publish.targets.s3_unfinished import (
    UNFINISHED,
    Unfinished,
    read_unfinished,
    sites_below,
    touched,
)

_ABOUT = OWN + "README.txt"
_ABOUT_TEXT = b"""briefgen publishes to this place and removes what it no longer needs here.
In _briefgen/ are earlier releases, to go back to. Let nobody read that folder but the publisher.
"""
_ABOUT_NOTES = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
_AT_ONCE = 16
_FEW = 100


class Attempt:
    """A release under way. All methods raise Refused, and Overtaken when another has gone on.

    `keep` is how many releases can be gone back to when it is through.
    """

    def __init__(
        self, bucket: Bucket, claim: Claim, release: Release, live: Live | None, keep: int
    ) -> None:
        """Look at all that is there, once, and note what will be touched.

        Raises: Overtaken if `live` is not what is live; Foreign where another site is in the way.
        """
        now = pointed(bucket)
        if (now[1] if now else None) != (live.tag if live else None):
            raise Overtaken(f"what is live now is {now[0].id if now else 'nothing'}")
        self._bucket = bucket
        self._claim = claim
        self._release = release
        self._keep = keep
        self._live = live.release.files if live else {}
        self._there = bucket.listed()
        self._others = sites_below(self._there, self._live.keys() | release.files.keys())
        _require_apart(release, self._others)
        before, tag = read_unfinished(bucket)
        self._known = self._records(live, before)
        # Digests of what lies at a path, as far as they had to be asked for, or were sent.
        self._digests: dict[str, str] = {}
        self._noted = touched(before, self._live, release)
        self._note_tag = self._note(self._noted, tag)
        self._is_through = False
        self._sent: dict[str, str] = {}
        self._after: dict[str, Entry] | None = None
        self._looking = Lock()
        if _ABOUT not in self._there:
            bucket.write(_ABOUT, _ABOUT_TEXT, _ABOUT_NOTES, over=None)

    def has(self, path: str, file: ReleaseFile) -> bool:
        """Tell whether readers get these bytes at a path; they are read if that is in doubt."""
        entry = self._there.get(path)
        return entry is not None and entry.size == file.size and self._at(path) == file.digest

    def put(self, parcel: Parcel) -> None:
        """Write a file; what was live there is kept first."""
        notes = {"Content-Type": parcel.content_type, "Cache-Control": parcel.cache_control}
        self._write(parcel.path, parcel.data, notes)

    def keep(self, path: str, file: ReleaseFile) -> None:
        """Make sure that a live file is still there; an attempt that was cut off may have sent."""
        if not self.has(path, file):
            raise Refused(f"the live {path} is not what was sent")

    def restore(self, path: str, file: ReleaseFile) -> None:
        """Bring back the bytes that a path once had, with their headers."""
        if self.has(path, file):
            return
        found = self._bucket.read(object_path(file.digest, path))
        if found is None or sha256(found.data).hexdigest() != file.digest:
            raise Refused(f"the old bytes of {path} are not there any more")
        self._write(path, found.data, found.notes)

    def point(self, release: Release, live: Live | None) -> None:
        """Make the release the live one, without what it was to keep and has lost."""
        self._claim.require()
        self._release = release
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
        """Remove what the live release does not have: pages first, for they use the others.

        Then nothing is unfinished any more. Doing it again does nothing.
        """
        if self._is_through:
            return
        with ThreadPoolExecutor(_AT_ONCE) as workers:
            gone = self._leaving(set(paths), workers)
            list(workers.map(self._save, gone))
        pages = [path for path in gone if self._is_page(path)]
        for part in (pages, sorted(set(gone).difference(pages))):
            if part:
                self._claim.require()
                self._remove(part)
        self._note_tag = self._note(Unfinished(), self._note_tag)
        self._is_through = True

    def prune(self) -> None:
        """Forget all but the last releases, and the bytes that only those had."""
        if sum(path.startswith(RELEASES) for path in self._there) <= self._keep:
            return
        self._claim.require()
        kept = list(line_of(self._bucket, Record(self._release), self._keep))
        self._remove(surplus(self._there, kept))

    def arrived(self, path: str) -> str | None:
        """Return the digest of what was sent to a path if it is still there; None if in doubt.

        A tag that is the MD5 of what was sent is the server's own word for what it keeps. Many are
        looked at with one request; a single file is read back.
        """
        if not self._is_through or len(self._sent) * _FEW < len(self._there):
            return None
        with self._looking:
            if self._after is None:
                self._after = self._bucket.listed()
        entry = self._after.get(path)
        is_there = entry is not None and entry.tag == self._sent.get(path)
        return self._digests.get(path) if is_there else None

    def _records(self, live: Live | None, before: Unfinished) -> tuple[Record, ...]:
        """Return the live release, and those before it if bytes of theirs may still lie about."""
        if live is None:
            return ()
        record = record_of(self._bucket, live.release)
        most = self._keep if before.release else 1
        return tuple(line_of(self._bucket, record, most))

    def _note(self, noted: Unfinished, over: str | None) -> str:
        data = msgspec.json.encode(noted, order="deterministic")
        return self._bucket.write(UNFINISHED, data, NOTES, over=over)

    def _at(self, path: str) -> str:
        """Return the digest of our bytes at a path; "" where they are somebody else's, or gone."""
        known = self._digests.get(path)
        if known is not None:
            return known
        tag = self._there[path].tag
        for record in self._known:
            file = record.release.files.get(path)
            if file is not None and record.tags.get(path) == tag:
                return file.digest
        found = self._bucket.read(path)
        is_ours = found is not None and found.tag == tag and MARK in found.notes
        digest = sha256(found.data).hexdigest() if found and is_ours else ""
        self._digests[path] = digest
        return digest

    def _write(self, path: str, data: bytes, notes: dict[str, str]) -> None:
        self._claim.hold()
        self._save(path)
        old = self._there.get(path)
        tag = self._bucket.write(path, data, notes, over=old.tag if old else None)
        self._there[path] = Entry(tag, len(data))
        self._digests[path] = sha256(data).hexdigest()
        if tag == f'"{md5(data, usedforsecurity=False).hexdigest()}"':
            self._sent[path] = tag

    def _save(self, path: str) -> None:
        """Keep the bytes of a path if a release had them there, unless they are kept already."""
        self._claim.hold()
        entry = self._there.get(path)
        found = (record.release.files.get(path) for record in self._known)
        wanted = {file.digest for file in found if file is not None}
        missing = {each for each in wanted if object_path(each, path) not in self._there}
        if entry is None or not missing:
            return
        digest = self._at(path)
        kept = object_path(digest, path)
        if digest in missing and self._bucket.copy(path, kept):
            self._there[kept] = entry

    def _leaving(self, paths: set[str], workers: ThreadPoolExecutor) -> list[str]:
        """Return what is to go: what was live, and what attempts that were cut off have left."""
        release = self._release.files
        there = [
            path
            for path in sorted(paths | self._noted.files.keys())
            if path in self._there and path not in release and not path.startswith(self._apart)
        ]
        ours = workers.map(lambda path: path in paths or self._is_ours(path), there)
        return [path for path, is_ours in zip(there, ours, strict=True) if is_ours]

    @property
    def _apart(self) -> tuple[str, ...]:
        return (OWN, *self._others)

    def _is_ours(self, path: str) -> bool:
        return self._at(path) in self._noted.files[path]

    def _is_page(self, path: str) -> bool:
        found = (record.release.files.get(path) for record in self._known)
        file = next((each for each in found if each is not None), None)
        return file is None or file.stage in ("page", "index")

    def _remove(self, paths: list[str]) -> None:
        self._bucket.remove(paths)
        for path in paths:
            self._there.pop(path, None)
            self._digests.pop(path, None)


def _require_apart(release: Release, others: tuple[str, ...]) -> None:
    """Refuse a release that would write into another site."""
    mixed = next((path for path in release.files if path.startswith(others)), None)
    if mixed is not None:
        folder = next(each for each in others if mixed.startswith(each))
        raise Foreign(f"another site is published to {folder}, where {mixed} would go")
