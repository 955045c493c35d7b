"""Making an edition: the layout, and the view of every page."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from briefgen.build.edition.edition import Edition, Ground, Made
from briefgen.build.edition.layout import Layout, layout
from briefgen.build.edition.plan import StaticSource
from briefgen.build.edition.reading import Sources, load_entries
from briefgen.build.edition.survey import without_collection
from briefgen.build.state.digests import digest_of_bytes
from briefgen.build.tools import Tools
from briefgen.catalog.catalog import Catalog
from briefgen.content.scan import AssetFile, Scan
from briefgen.problem import Problem, has_errors
from briefgen.views.planned import Planned
from briefgen.views.site import site_view
from briefgen.views.texts import documents_in
from briefgen.views.view import viewer

_AT_ONCE = 512
"""How many views are handed to the store at once."""


def make_edition(
    site_folder: Path, ground: Ground, found: Scan, sources: Sources, tools: Tools
) -> Edition:
    """Gather what the sources say and plan what shows it. Raises: Lost.

    Where something is wrong there are no views: nothing will be made from them.
    """
    entries = load_entries(sources, tools)
    laid = layout(site_folder, ground, found, entries, tools.progress)
    with without_collection():
        with tools.progress.stage("view", len(laid.outputs)):
            made = () if has_errors(laid.problems) else tuple(_made(laid, ground, tools))
        site = _encode(site_view(laid.catalog, ground.theme.options))
        # Kept among the views, so that `why` can tell what of it has changed.
        tools.store.put_many("views", [(digest_of_bytes(site), site)])
        return Edition(
            since=ground.now,
            until=laid.surveyed.next_change,
            outputs=made,
            site=site,
            problems=laid.problems,
            places=_places(laid.problems, sources),
            withheld=laid.release.withheld,
            counts=document_counts(laid.catalog),
        )


def _made(laid: Layout, ground: Ground, tools: Tools) -> Iterator[Made]:
    """Give what each output is made from; views go to the store, by their digests."""
    catalog = laid.catalog
    show = viewer(catalog)
    known = tools.store.keys("views")
    views: list[tuple[bytes, bytes]] = []
    for output in laid.outputs:
        match output.source:
            case StaticSource(name=name):
                content = ground.theme.static[name]
                yield Made(output.path, output.producer, "static", content, name)
            case AssetFile(path=path):
                yield Made(output.path, output.producer, "asset", name=path)
            case Planned() as page:
                view = show(page)
                encoded = _encode(view)
                content = digest_of_bytes(encoded)
                if content not in known:
                    views.append((content, encoded))
                texts = tuple(catalog.record(ref).path for ref in documents_in(view))
                yield Made(output.path, output.producer, page.kind, content, texts=texts)
        if len(views) >= _AT_ONCE:
            tools.store.put_many("views", views)
            tools.store.commit()
            views.clear()
        tools.progress.advance()
    tools.store.put_many("views", views)


def document_counts(catalog: Catalog) -> dict[str, int]:
    """Count what has a page, also the actors and tags that only briefs name."""
    return {
        "brief": len(catalog.briefs),
        "actor": len(catalog.actors),
        "event": len(catalog.events),
        "place": len(catalog.places),
        "source": len(catalog.sources),
        "dossier": len(catalog.dossiers),
        "tag": len(catalog.tags),
        "page": len(catalog.pages),
    }


_encode = msgspec.msgpack.Encoder().encode


def _places(problems: Iterable[Problem], sources: Sources) -> dict[str, bytes]:
    paths = dict.fromkeys(each.place.path for each in problems if each.place is not None)
    return {path: sources.memories[path].places for path in paths if path in sources.memories}
