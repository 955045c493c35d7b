"""The releases that a bucket remembers, and which of its own objects nobody needs any more."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from briefgen.address import ROOM
from briefgen.publish.release import Release, decode_release
from briefgen.publish.target import Refused
from briefgen.publish.targets.s3_bucket import Bucket

OWN = f"{ROOM}/"
POINTER = OWN + "release.json"
RELEASES = OWN + "releases/"
OBJECTS = OWN + "objects/"


class Record(Struct, frozen=True):
    """A release and the tags that its objects had when it became live, by path."""

    release: Release
    tags: dict[str, str] = {}


class _Written(Struct, frozen=True):
    """A record as it is stored: the release is looked at before it is trusted."""

    release: msgspec.Raw
    tags: dict[str, str] = {}


def pointed(bucket: Bucket) -> tuple[Release, str] | None:
    """Return the release that is live, and the tag of the pointer; None where none ever was.

    Raises: Refused where the pointer cannot be understood.
    """
    found = bucket.read(POINTER)
    if found is None:
        return None
    release = decode_release(found.data)
    if release is None:
        raise Refused(
            f"{POINTER} is of another version, or damaged; without it all is published anew"
        )
    return release, found.tag


def record_path(identifier: str) -> str:
    """Return where the record of a release is."""
    return f"{RELEASES}{identifier}.json"


def object_path(digest: str, path: str) -> str:
    """Return where the bytes that a path once had are kept, with the headers they had there."""
    return f"{OBJECTS}{digest}/{path}"


def record_of(bucket: Bucket, release: Release) -> Record:
    """Return the record of the live release; one without tags where it cannot be read."""
    return _read_record(bucket, release.id) or Record(release)


def line_of(bucket: Bucket, live: Record, most: int) -> Iterator[Record]:
    """Give a release, its parent and so on: what was only begun is in no such line."""
    yield live
    seen, record = {live.release.id}, live
    for _ in range(most - 1):
        parent = record.release.parent
        found = _read_record(bucket, parent) if parent and parent not in seen else None
        if found is None:
            return
        record = found
        seen.add(parent)
        yield record


def surplus(paths: Iterable[str], kept: Iterable[Record]) -> list[str]:
    """Return the records and bytes, among some paths, that none of the kept releases needs."""
    needed = set()
    for release in (each.release for each in kept):
        needed.add(record_path(release.id))
        needed.update(object_path(file.digest, path) for path, file in release.files.items())
    return [path for path in paths if path.startswith((RELEASES, OBJECTS)) and path not in needed]


def _read_record(bucket: Bucket, identifier: str) -> Record | None:
    """Return the record of a release; None where there is none that can be understood."""
    found = bucket.read(record_path(identifier))
    if found is None:
        return None
    try:
        written = msgspec.json.decode(found.data, type=_Written)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    release = decode_release(bytes(written.release))
    return Record(release, written.tags) if release and release.id == identifier else None
