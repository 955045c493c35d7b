"""The release that a site becomes: its files, what hosts read besides, and old addresses."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256

from msgspec import Struct

from briefgen.build.contents import Content
from briefgen.config import PublishConfig
from briefgen.publish.headers import headers_file
from briefgen.publish.redirects import MOVED, STATUS, moved, redirect_page, redirects_file
from briefgen.publish.release import Release, ReleaseFile, ReleasePage, Stage, content_digest
from briefgen.publish.site import PublishedSite
from briefgen.publish.used import used_files

FORGE_FILES = (".nojekyll", "CNAME")
"""What tells the host of a branch to serve it as it is, and by which name."""

_STAGES: dict[str, Stage] = {
    "static": "fingerprinted",
    "asset": "asset",
    "brief": "page",
    "actor": "page",
    "event": "page",
    "place": "page",
    "source": "page",
    "dossier": "page",
    "tag": "page",
    "page": "page",
    "redirect": "page",
    "not_found": "page",
}
"""When what is sent; everything else lists pages."""


class Composed(Struct, frozen=True):
    """A release, and the bytes of those of its files that no build wrote."""

    release: Release
    made: dict[str, bytes]


class Following(Struct, frozen=True):
    """All files of a release that follows another, and those of them that are only kept."""

    files: dict[str, ReleaseFile]
    kept: tuple[str, ...]


def composed(
    site: PublishedSite, live: Release | None, settings: PublishConfig, now: datetime
) -> Composed:
    """Return the release that follows `live`, with what was used by its pages kept."""
    made: dict[str, bytes] = {}
    files = {path: _file(path, site) for path in site.files}
    pages = {path: _page(each) for path, each in site.contents.items() if each.title}
    gone = moved(live, pages, files)
    for path, target in gone.items():
        page = pages[target]
        made[path] = redirect_page(path, target, page.title, site.config.base_url)
        files[path] = _made(made[path], "page")
        pages[path] = ReleasePage(page.title, f"{MOVED}{page.document}")
    for path, data in _read_by_host(site, gone, files, settings).items():
        made[path] = data
        files[path] = _made(data, "index")
    used = used_files(files, {path: each.file for path, each in site.files.items()})
    all_files = following(live, files)
    release = release_of(all_files, pages, live, site.config.base_url, now, used=used)
    return Composed(release, made)


def following(live: Release | None, files: Mapping[str, ReleaseFile]) -> Following:
    """Return the files of a release that follows `live`, with those that its open pages use.

    Where nothing else differs, what is kept stays as it is: that it is kept no longer is no
    reason to publish.
    """
    if live is None:
        return Following(dict(files), ())
    kept = live.kept if live.own_files == files else tuple(sorted(_kept(live, files)))
    return Following({**files, **{path: live.files[path] for path in kept}}, kept)


def release_of(  # noqa: PLR0913 - what a release is made of
    all_files: Following,
    pages: Mapping[str, ReleasePage],
    live: Release | None,
    base_url: str,
    now: datetime,
    *,
    used: tuple[str, ...],
    restored: str = "",
) -> Release:
    """Return a release; its id sorts by the instant of publishing."""
    ordered = dict(sorted(all_files.files.items()))
    parent = live.id if live is not None else ""
    # Going back may give the content of another release within the same second.
    told = sha256(f"{parent}\n{content_digest(ordered)}".encode()).hexdigest()
    return Release(
        id=f"{now:%Y%m%dT%H%M%SZ}-{told[:8]}",
        at=now.isoformat(timespec="seconds"),
        parent=parent,
        restored=restored,
        base_url=base_url,
        files=ordered,
        used=used,
        kept=all_files.kept,
        pages=dict(sorted(pages.items())),
    )


def _read_by_host(
    site: PublishedSite,
    gone: Mapping[str, str],
    files: Mapping[str, ReleaseFile],
    settings: PublishConfig,
) -> dict[str, bytes]:
    """Return the files that a host or a forge reads, and no reader."""
    made: dict[str, bytes] = {}
    if settings.host in STATUS:
        aliases = {path: each.target for path, each in site.contents.items() if each.target}
        redirects = {**aliases, **gone}
        made["_redirects"] = redirects_file(redirects, site.config.base_url, settings.host)
        made["_headers"] = headers_file(files)
    if settings.target.startswith("git:"):
        told = {".nojekyll": b""}
        if settings.cname:
            told["CNAME"] = f"{settings.cname}\n".encode()
        made |= {path: data for path, data in told.items() if path not in files}
    return made


def _kept(live: Release, files: Mapping[str, ReleaseFile]) -> Iterator[str]:
    """Give the files of the live release that go with the next one only.

    What nobody used goes at once: it may have been withdrawn.
    """
    for path in live.used:
        if path in live.files and path not in files:
            yield path


def _page(content: Content) -> ReleasePage:
    return ReleasePage(content.title, content.document)


def _file(path: str, site: PublishedSite) -> ReleaseFile:
    file, content = site.files[path], site.contents.get(path)
    stage = _STAGES.get(content.kind if content is not None else "", "index")
    return ReleaseFile(file.digest, file.size, stage)


def _made(data: bytes, stage: Stage) -> ReleaseFile:
    return ReleaseFile(sha256(data).hexdigest(), len(data), stage)
