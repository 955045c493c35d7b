"""The plan: every output path of a site, decided once, with who makes it."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from briefgen.address import ROOM, OutputPath, SitePath, output_path
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.old_address import address_mistake
from briefgen.content.scan import AssetFile
from briefgen.problem import Place, Problem, error, place_at
from briefgen.slug import slug_mistake
from briefgen.views.plan import planned
from briefgen.views.planned import Planned

_PATH_BYTES = 200

_PATHS_KEPT = 32_768
"""Of how many paths is kept what was found: a preview plans a site again and again."""

_RESERVED = (ROOM, "_headers", "_redirects", "cname")
"""Where a published site, the preview and hosts have something of their own, at the root."""


class StaticSource(Struct, frozen=True):
    """A static file of the theme, by its name below `static/`."""

    name: str


class Output(Struct, frozen=True):
    """One file of the site: where it goes, who makes it (a source's path or a name), from what."""

    path: OutputPath
    producer: str
    source: Planned | StaticSource | AssetFile
    place: Place | None = None
    """Where a person wrote what makes it."""


def plan(
    catalog: Catalog, static: Mapping[str, SitePath], assets: Mapping[str, AssetFile]
) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """List every output: files that pages use first, then pages, then what machines read.

    `static` are the addresses of the theme's static files by name.
    Problems: BG401 two producers of one path, BG402 a path that some file systems cannot hold.
    """
    outputs = (*_static_files(static), *_media(catalog, assets), *_pages(catalog))
    return outputs, (*_collisions(outputs), *_unsafe(outputs))


def _static_files(static: Mapping[str, SitePath]) -> Iterator[Output]:
    for name, address in static.items():
        yield Output(output_path(address), f"static/{name}", StaticSource(name))


def _media(catalog: Catalog, assets: Mapping[str, AssetFile]) -> Iterator[Output]:
    for path in sorted(catalog.used_assets):
        asset = assets[path]
        folder = catalog.config.content.folder
        yield Output(output_path(SitePath(f"media/{path}")), f"{folder}/{path}", asset)


def _pages(catalog: Catalog) -> Iterator[Output]:
    aliases = {(old.address, old.path): old.span for old in catalog.redirects}
    for page in planned(catalog):
        producer = page.producer
        place = Place(producer) if producer.endswith(".md") else None
        span = aliases.get((page.address, producer)) if page.kind == "redirect" else None
        if span is not None:
            place = place_at(producer, span)
        yield Output(output_path(page.address), producer, page, place)


def _collisions(outputs: tuple[Output, ...]) -> Iterator[Problem]:
    """Find outputs that one file system or another would take for the same file."""
    first: dict[str, Output] = {}
    for output in outputs:
        other = first.setdefault(_folded(output.path), output)
        if other is not output:
            yield _collision(output, other)
    for output in outputs:
        for parent in _parents(_folded(output.path)):
            if parent in first:
                yield _collision(output, first[parent])


def _collision(output: Output, other: Output) -> Problem:
    is_older = _is_redirect(other) and not _is_redirect(output)
    first, second = (other, output) if is_older else (output, other)
    return error(
        "BG401",
        f"{first.producer} and {second.producer} would both be written to {other.path}",
        first.place,
        "give one of them another file name or slug, or remove the alias",
    )


def _is_redirect(output: Output) -> bool:
    return isinstance(output.source, Planned) and output.source.kind == "redirect"


@lru_cache(maxsize=_PATHS_KEPT)
def _folded(path: str) -> str:
    parts = unicodedata.normalize("NFKC", path).casefold().split("/")
    return "/".join(part.rstrip(". ") for part in parts)


def _parents(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _unsafe(outputs: tuple[Output, ...]) -> Iterator[Problem]:
    for output in outputs:
        if not isinstance(output.source, Planned):
            continue
        is_old = _is_redirect(output)
        mistake = _path_mistake(output.path, address_mistake if is_old else slug_mistake)
        if mistake:
            yield error(
                "BG402",
                f"{output.producer} would be written to {output.path}: {mistake}",
                output.place,
                "take the alias out" if is_old else "choose another file name or slug",
            )


@lru_cache(maxsize=_PATHS_KEPT)
def _path_mistake(path: OutputPath, mistake_of: Callable[[str], str | None]) -> str | None:
    first = path.partition("/")[0]
    if _folded(first) in _RESERVED:
        return f'"{first}" is where briefgen and hosts keep what they need'
    if len(path.encode()) > _PATH_BYTES:
        return f"the path is longer than {_PATH_BYTES} bytes"
    for segment in path.split("/"):
        if mistake := mistake_of(segment):
            return f'"{segment}" {mistake}'
    return None
