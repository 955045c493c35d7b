"""The release that a site becomes: its files, what hosts read besides, and old addresses."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256

from msgspec import Struct

from briefgen.build.contents import Content
from briefgen.config import PublishConfig
from briefgen.publish.headers import headers_file
from briefgen.publish.redirects import MOVED, moved, redirect_page, redirects_file
from briefgen.publish.release import Release, ReleaseFile, ReleasePage, Stage, content_digest
from briefgen.publish.site import PublishedSite

_READ_FILES = ("netlify", "cloudflare-pages")
"""The hosts that read `_headers` and `_redirects`."""

_STAGES: dict[str, Stage] = {
    "static": "fingerprinted",
    "asset": "asset",
    "brief": "page",
    "actor": "page",
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


def composed(
    site: PublishedSite, live: Release | None, settings: PublishConfig, now: datetime
) -> Composed:
    """Return the release that follows `live`, with what was used by its pages kept."""
    made: dict[str, bytes] = {}
    pages = {path: _page(each) for path, each in site.contents.items() if each.title}
    gone = moved(live, pages)
    for path, target in gone.items():
        page = pages[target]
        made[path] = redirect_page(path, target, page.title, site.config.base_url)
        pages[path] = ReleasePage(page.title, f"{MOVED}{page.document}")
    files = {path: _file(path, site) for path in site.files}
    files |= {path: _made(data, "page") for path, data in made.items()}
    kept = tuple(sorted(_kept(live, files)))
    if live is not None:
        files |= {path: live.files[path] for path in kept}
    if settings.host in _READ_FILES:
        aliases = {path: each.target for path, each in site.contents.items() if each.target}
        extra = {"_redirects": redirects_file({**aliases, **gone})}
        extra["_headers"] = headers_file(Release(id="", at="", files=files))
        made |= extra
        files |= {path: _made(data, "index") for path, data in extra.items()}
    return Composed(release_of(files, pages, kept, live, site.config.base_url, now), made)


def release_of(
    files: Mapping[str, ReleaseFile],
    pages: Mapping[str, ReleasePage],
    kept: tuple[str, ...],
    live: Release | None,
    base_url: str,
    now: datetime,
) -> Release:
    """Return a release; its id sorts by the instant of publishing."""
    ordered = dict(sorted(files.items()))
    parent = live.id if live is not None else ""
    # Going back may give the content of another release within the same second.
    told = sha256(f"{parent}\n{content_digest(ordered)}".encode()).hexdigest()
    return Release(
        id=f"{now:%Y%m%dT%H%M%SZ}-{told[:8]}",
        at=now.isoformat(timespec="seconds"),
        parent=parent,
        base_url=base_url,
        files=ordered,
        kept=kept,
        pages=dict(sorted(pages.items())),
    )


def _kept(live: Release | None, files: Mapping[str, ReleaseFile]) -> Iterator[str]:
    """Give the fingerprinted files of the live release that go with the next one only."""
    if live is None:
        return
    for path, file in live.files.items():
        if file.stage == "fingerprinted" and path not in files and path not in live.kept:
            yield path


def _page(content: Content) -> ReleasePage:
    return ReleasePage(content.title, content.document)


def _file(path: str, site: PublishedSite) -> ReleaseFile:
    file, content = site.files[path], site.contents.get(path)
    stage = _STAGES.get(content.kind if content is not None else "", "index")
    return ReleaseFile(file.digest, file.size, stage)


def _made(data: bytes, stage: Stage) -> ReleaseFile:
    return ReleaseFile(sha256(data).hexdigest(), len(data), stage)
