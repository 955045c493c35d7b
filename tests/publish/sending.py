"""Publish to a target in the order of the protocol, plainly, and count what is sent."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from itertools import count
from types import EllipsisType

from msgspec import Struct, structs

from briefgen.publish.release import Release, ReleaseFile, ReleasePage, Stage
from briefgen.publish.target import Live, Parcel, Target

_NUMBERS = count()
_KINDS = {
    "html": ("text/html; charset=utf-8", "no-cache"),
    "css": ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
    "json": ("application/json", "no-cache"),
    "xml": ("application/xml", "no-cache"),
}

Each = Callable[[Callable[[str], None], tuple[str, ...]], object]


class Sent(Struct, frozen=True):
    """What was done, by path in order: `there` is what an earlier attempt had put already."""

    release: Release
    put: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


def site(salt: str) -> dict[str, bytes]:
    """Return twelve files of a small site, other bytes for each salt."""
    paths = (
        "assets/site.0a1b2c3d.css",
        "assets/photo.bin",
        *(f"briefs/b{number}/index.html" for number in range(7)),
        "index.html",
        "search.json",
        "feed.xml",
    )
    return {path: f"{path} of {salt}: ".encode() * 30 for path in paths}


def release_file(path: str, data: bytes) -> ReleaseFile:
    """Return what a release says of a file."""
    return ReleaseFile(sha256(data).hexdigest(), len(data), _stage(path))


def release_of(
    files: Mapping[str, bytes], live: Live | None, kept: tuple[str, ...] = ()
) -> Release:
    """Return a release of files that follows what is live; each has an instant of its own."""
    number = next(_NUMBERS)
    at = f"2026-01-02T03:{number // 60 % 60:02}:{number % 60:02}Z"
    listed = {path: release_file(path, data) for path, data in files.items()}
    listed |= {path: live.release.files[path] for path in kept if live}
    digest = sha256(repr(listed).encode()).hexdigest()
    return Release(
        id=f"{at.replace('-', '').replace(':', '')}-{digest[:8]}",
        at=at,
        parent=live.release.id if live else "",
        base_url="https://desk.example/",
        files=listed,
        kept=kept,
        pages={path: ReleasePage(f"Page «{path}»") for path in files if path.endswith(".html")},
    )


def parcel(path: str, data: bytes) -> Parcel:
    """Return a file to send."""
    kind, cache = _KINDS.get(path.rpartition(".")[2], ("application/octet-stream", "no-cache"))
    return Parcel(path, data, release_file(path, data), kind, cache)


def begun(target: Target, files: Mapping[str, bytes], live: Live | None) -> Release:
    """Begin a release, and return it."""
    release = release_of(files, live)
    target.begin(release, live)
    return release


def publish(
    target: Target,
    files: Mapping[str, bytes],
    *,
    live: Live | EllipsisType | None = ...,
    release: Release | None = None,
    kept: tuple[str, ...] = (),
    each: Each | None = None,
) -> Sent:
    """Publish files after `live`, or after what is live now; a given release is begun already."""
    before = target.current() if isinstance(live, EllipsisType) else live
    if release is None:
        release = release_of(files, before, kept)
        target.begin(release, before)
    same, other = _compared(release, before)
    there = tuple(path for path in other if target.has(path, release.files[path]))
    put = tuple(path for path in other if path not in there)
    each = each or _one_by_one
    each(lambda path: target.put(parcel(path, files[path])), put)
    each(lambda path: target.keep(path, release.files[path]), same)
    deleted = _point(target, release, before)
    return Sent(release, put=put, kept=same, there=there, deleted=deleted)


def go_back(target: Target, old: Release) -> Sent:
    """Make the content of an old release live again."""
    before = target.current()
    assert before is not None
    release = structs.replace(release_of({}, before), files=old.files, pages=old.pages)
    target.begin(release, before)
    same, other = _compared(release, before)
    for path in other:
        target.restore(path, release.files[path])
    for path in same:
        target.keep(path, release.files[path])
    deleted = _point(target, release, before)
    return Sent(release, kept=same, restored=other, deleted=deleted)


def _compared(release: Release, live: Live | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Divide the paths of a release: what is live with the same bytes, and what is not."""
    old = live.release.files if live else {}
    paths = sorted(release.files)
    same = tuple(
        path for path in paths if path in old and old[path].digest == release.files[path].digest
    )
    return same, tuple(path for path in paths if path not in same)


def _point(target: Target, release: Release, live: Live | None) -> tuple[str, ...]:
    target.point(release, live)
    gone = tuple(sorted(set(live.release.files if live else ()) - set(release.files)))
    target.delete(gone)
    return gone


def _one_by_one(send: Callable[[str], None], paths: Iterable[str]) -> None:
    for path in paths:
        send(path)


def _stage(path: str) -> Stage:
    if path.startswith("assets/"):
        return "fingerprinted" if path.count(".") > 1 else "asset"
    return "page" if path.endswith("/index.html") else "index"
