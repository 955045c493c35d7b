"""The first half of a build: from the sources to the catalog."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from briefgen.address import Ref
from briefgen.build.progress import Progress
from briefgen.build.report import BuildOptions
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.gather import gather
from briefgen.catalog.release import Release, release
from briefgen.config import Config
from briefgen.config_file import menu_places
from briefgen.content.asset_check import asset_problems
from briefgen.content.document import Document, ImageNote
from briefgen.content.parse import Parsed, parse_source
from briefgen.content.scan import AssetFile, Scan, SourceFile, scan
from briefgen.content.text import Text, divided
from briefgen.problem import Problem


class Survey(Struct, frozen=True, kw_only=True):
    """What a site says: its catalog, what was withheld, and every problem on the way."""

    catalog: Catalog
    release: Release
    scan: Scan
    texts: dict[Ref, Text]
    problems: tuple[Problem, ...]


def survey(site_folder: Path, config: Config, options: BuildOptions, progress: Progress) -> Survey:
    """Read, parse, release and gather the content of a site."""
    with progress.stage("scan"):
        found = scan(site_folder, config)
    with progress.stage("parse", len(found.sources)):
        parsed = tuple(progress.counted(_parsed(found.sources, config)))
    halves = tuple(divided(document) for document in _documents(parsed))
    documents = tuple(document for document, _ in halves)
    unread = _unread(found.sources, parsed)
    with progress.stage("release"):
        released = release(documents, config, now=options.now, drafts=options.drafts)
    with progress.stage("gather"):
        catalog, mistakes = gather(
            released,
            _images(parsed),
            found.assets.keys(),
            config,
            unread,
            menu_places=menu_places(site_folder),
        )
    problems = (
        *found.problems,
        *(problem for each in parsed for problem in each.problems),
        *mistakes,
        *_unfit(catalog, found.assets),
    )
    return Survey(
        catalog=catalog,
        release=released,
        scan=found,
        texts={document.ref: text for document, text in halves},
        problems=problems,
    )


def _parsed(sources: Iterable[SourceFile], config: Config) -> Iterable[Parsed]:
    return (parse_source(source, config) for source in sources)


def _documents(parsed: Iterable[Parsed]) -> tuple[Document, ...]:
    return tuple(each.document for each in parsed if each.document is not None)


def _images(parsed: Iterable[Parsed]) -> tuple[ImageNote, ...]:
    return tuple(each.image for each in parsed if each.image is not None)


def _unread(sources: tuple[SourceFile, ...], parsed: tuple[Parsed, ...]) -> tuple[str, ...]:
    """List the files whose own problems say enough: a link to one is not reported again."""
    return tuple(
        source.path
        for source, each in zip(sources, parsed, strict=True)
        if each.document is None and each.image is None
    )


def _unfit(catalog: Catalog, assets: dict[str, AssetFile]) -> Iterable[Problem]:
    """Check the files that documents show or link to; no others are published."""
    for path in sorted(catalog.used_assets):
        yield from asset_problems(assets[path], catalog.config.limits)
