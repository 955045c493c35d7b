"""What an attempt may touch, noted in the bucket before it touches anything.

Until all is as the live release says, `_briefgen/unfinished.json` lists every path at which readers
may get something else: what attempts sent, and what is still to be deleted. Nothing else is ever
deleted, so that a bucket may hold more than one site, and files of others.
"""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from briefgen.publish.release import Release, ReleaseFile
from briefgen.publish.target import Live
from briefgen.publish.targets.s3_bucket import Bucket
from briefgen.publish.targets.s3_claim import CLAIM
from briefgen.publish.targets.s3_history import OWN, POINTER, pointed

UNFINISHED = OWN + "unfinished.json"


class Unfinished(Struct, frozen=True):
    """The release that was begun last, "" where all is through, and what may have been touched.

    `files` gives for each path the digests of all bytes of ours that may lie there.
    """

    release: str = ""
    files: dict[str, tuple[str, ...]] = {}


def live_release(bucket: Bucket) -> Live | None:
    """Return what is live, and whether readers may see something else there."""
    found = pointed(bucket)
    if found is None:
        return None
    release, tag = found
    return Live(release, tag, unfinished=bool(read_unfinished(bucket)[0].release))


def read_unfinished(bucket: Bucket) -> tuple[Unfinished, str | None]:
    """Return what was not finished, and the tag of the note, None where there is none.

    A note that cannot be understood says that something was begun, not what: what is live is then
    still looked at, but nothing is deleted.
    """
    found = bucket.read(UNFINISHED)
    if found is None:
        return Unfinished(), None
    try:
        return msgspec.json.decode(found.data, type=Unfinished), found.tag
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Unfinished(release="?"), found.tag


def touched(before: Unfinished, live: Mapping[str, ReleaseFile], release: Release) -> Unfinished:
    """Return what a release that follows `live` may touch, besides what others have before."""
    files = {path: set(digests) for path, digests in before.files.items()}
    for path in live.keys() | release.files.keys():
        both = {each.digest for each in (live.get(path), release.files.get(path)) if each}
        if path not in live or path not in release.files or len(both) > 1:
            files.setdefault(path, set()).update(both)
    return Unfinished(release.id, {path: tuple(sorted(files[path])) for path in sorted(files)})


def sites_below(there: Iterable[str], ours: Iterable[str]) -> tuple[str, ...]:
    """Return the folders, ending in "/", in which sites of their own are published."""
    signs = tuple(f"/{each}" for each in (POINTER, CLAIM, UNFINISHED))
    strange = (path for path in set(there).difference(ours) if not path.startswith(OWN))
    found = {path[: path.index(f"/{OWN}") + 1] for path in strange if path.endswith(signs)}
    return tuple(sorted(found))
