"""What the outputs of a site are, as people and hosts speak of them."""

from pathlib import Path
from typing import get_args

from msgspec import Struct

from briefgen.address import Kind, OutputPath, Ref, output_path
from briefgen.build.edition.knowledge import ground_of, read
from briefgen.build.edition.layout import Layout, layout
from briefgen.build.edition.plan import Output, StaticSource
from briefgen.build.edition.reading import load_entries
from briefgen.build.edition.remembered import load_read_state
from briefgen.build.edition.themes import theme_parts
from briefgen.build.progress import Progress
from briefgen.build.report import BuildOptions
from briefgen.build.state.inputs import Inputs
from briefgen.build.state.places import edition_kind, state_of
from briefgen.build.state.program import program_digest
from briefgen.build.state.store import lent_store
from briefgen.build.tools import Tools
from briefgen.build.workers import Workers
from briefgen.config import Config
from briefgen.views.planned import Planned, PlannedKind


class Content(Struct, frozen=True, gc=False):
    """What an output is: the kind of page, "static" or "asset"; and what people call it.

    `document` is kind and id of the document that a page is of, such as "brief/doha", else "".
    `target` is the output that a redirect leads to.
    """

    kind: PlannedKind | str
    title: str = ""
    document: str = ""
    target: str = ""


def contents(site_folder: Path, config: Config, options: BuildOptions) -> dict[OutputPath, Content]:
    """Return what each output of a site is that was just built to `options.out`. Raises: Lost."""
    out = options.out or site_folder / config.output
    state = state_of(site_folder, out, edition_kind(config, drafts=options.drafts))
    with lent_store(state.store, program_digest(config.timezone)) as store, Workers(1) as workers:
        before = load_read_state(store)
        tools = Tools(store, Inputs(before.files, 0), workers, Progress())
        found, sources = read(site_folder, config, before, tools)
        theme = theme_parts(site_folder, config, tools)
        ground = ground_of(site_folder, config, options, theme, found)
        laid = layout(site_folder, ground, found, load_entries(sources, tools), tools.progress)
    return {output.path: _content(output, laid) for output in laid.outputs}


_FINGERPRINTED = "static/"


def _content(output: Output, laid: Layout) -> Content:
    match output.source:
        case StaticSource() if output.path.startswith(_FINGERPRINTED):
            return Content("static")
        case Planned(kind=kind, ref=ref, number=1) if ref is not None and kind in _OF_DOCUMENTS:
            title = laid.catalog.record(ref).title
            return Content(kind, title, f"{ref.kind}/{ref.id}")
        case Planned(kind="redirect", ref=Ref() as ref):
            record = laid.catalog.record(ref)
            return Content("redirect", record.title, target=output_path(record.address))
        case Planned(kind=kind, producer=producer):
            return Content(kind, producer)
        case _:
            return Content("asset")


_OF_DOCUMENTS = frozenset(get_args(Kind))
