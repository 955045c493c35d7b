"""The releases that a bucket remembers, and which of its own objects nobody needs any more."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from briefgen.publish.release import Release, decode_release
from briefgen.publish.target import Live, Refused
from briefgen.publish.targets.s3_bucket import Bucket

OWN = "_briefgen/"
POINTER = OWN + "release.json"
RELEASES = OWN + "releases/"
OBJECTS = OWN + "objects/"


class Record(Struct, frozen=True):
    """A release and the tags that its objects had when it became live, by path."""

    release: Release
    tags: dict[str, str] = {}


def live_release(bucket: Bucket) -> Live | None:
    """Return what the pointer says. Raises: Refused where it cannot be understood."""
    found = bucket.read(POINTER)
    if found is None:
        return None
    release = decode_release(found.data)
    if release is None:
        raise Refused(
            f"{POINTER} is of another version, or damaged; without it all is published anew"
        )
    return Live(release, found.tag)


def record_path(identifier: str) -> str:
    """Return where the record of a release is."""
    return f"{RELEASES}{identifier}.json"


def object_path(digest: str, path: str) -> str:
    """Return where the bytes that a path once had are kept, with the headers they had there."""
    return f"{OBJECTS}{digest}/{path}"


def read_record(bucket: Bucket, identifier: str) -> Record | None:
    """Return the record of a release; None where there is none that can be understood."""
    found = bucket.read(record_path(identifier))
    if found is None:
        return None
    try:
        record = msgspec.json.decode(found.data, type=Record)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return record if record.release.version == 1 else None


def line_of(bucket: Bucket, live: Release, most: int) -> Iterator[Release]:
    """Give a release, its parent and so on: what was only begun is in no such line."""
    yield live
    seen, release = {live.id}, live
    for _ in range(most - 1):
        record = read_record(bucket, release.parent) if release.parent else None
        if record is None or record.release.id in seen:
            return
        release = record.release
        seen.add(release.id)
        yield release


def surplus(paths: Iterable[str], kept: Iterable[Release]) -> list[str]:
    """Return the records and bytes, among some paths, that none of the kept releases needs."""
    needed = set()
    for release in kept:
        needed.add(record_path(release.id))
        needed.update(object_path(file.digest, path) for path, file in release.files.items())
    return [path for path in paths if path.startswith((RELEASES, OBJECTS)) and path not in needed]
