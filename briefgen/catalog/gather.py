"""Gathering: from the released documents to the catalog, one index after another."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from briefgen.catalog.actor_checks import actor_problems
from briefgen.catalog.addresses import addresses, distinct, redirects
from briefgen.catalog.ahead import ahead
from briefgen.catalog.asides import named, organizations
from briefgen.catalog.assets import Assets, head_pictures
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.chains import chain
from briefgen.catalog.contradictions import contradictions
from briefgen.catalog.dossiers import dossiers
from briefgen.catalog.duplicates import duplicates
from briefgen.catalog.event_indexes import with_event_indexes
from briefgen.catalog.indexes import indexed
from briefgen.catalog.inline import with_inline
from briefgen.catalog.links import links
from briefgen.catalog.menu import menu
from briefgen.catalog.misspelt import misspelt
from briefgen.catalog.names import name_index
from briefgen.catalog.no_link import no_link_problems
from briefgen.catalog.records import records, slugs_and_ids
from briefgen.catalog.release import Release
from briefgen.catalog.sequences import sequences
from briefgen.catalog.sourcing import source_problems
from briefgen.catalog.statements import statements
from briefgen.catalog.subjects import present_actors
from briefgen.catalog.tellings import documents_of, tellings, with_events
from briefgen.catalog.terms import terms
from briefgen.catalog.undated import undated
from briefgen.config import Config
from briefgen.content.document import ImageNote
from briefgen.content.walk import content_prefix
from briefgen.problem import Problem, Span

T = TypeVar("T")


def gather(
    released: Release,
    images: tuple[ImageNote, ...],
    assets: Collection[str],
    config: Config,
    unread: Collection[str] = (),
    menu_places: Mapping[str, Span] | None = None,
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Make the catalog of the documents that may be seen.

    `assets` are the files that exist below the content folder; `unread` the paths, below the site
    folder, of sources that gave no document: what names them is not told twice; `menu_places`
    where the entries of the menu stand in `site.toml`, by label. The catalog is whole even where
    there are problems: what means nothing is left out. Problems: BG270, BG301–BG350,
    BG361–BG364, BG371–BG375.
    """
    noted = _Noted()
    folder = f"{content_prefix(config)}/"
    filed = noted.from_(distinct(released.documents))
    files = {document.path.removeprefix(folder): ref for ref, document in filed.items()}
    told = tellings(filed)
    documents = with_events(with_inline(filed), told)
    paths = {ref: document.path.removeprefix(folder) for ref, document in documents.items()}
    missing = {path.removeprefix(folder): "" for path in unread}
    names = name_index(documents, paths, released.withheld_names, missing, released.gone)
    missing |= {each.path.removeprefix(folder): each.reason for each in released.withheld}
    used = Assets(assets, images)
    own = noted.from_(addresses(documents))
    listed = noted.from_(terms(documents, told, names, slugs_and_ids(documents.values()), config))
    followed = noted.from_(links(documents, listed.names, files, missing, used))
    pictures = noted.from_(head_pictures(documents, paths, used))
    follows = noted.from_(chain(documents, "follows", listed.names))
    parents = noted.from_(chain(documents, "parent", listed.names))
    noted.note(duplicates(documents))
    within = noted.from_(chain(documents, "in", listed.names))
    old = noted.from_(redirects(documents, own))
    noted.from_(chain(documents, "translation_of", listed.names))
    noted.note(no_link_problems(documents.values(), listed.names))
    asides = named((*documents.values(), *documents_of(told)), listed.names)
    noted.note(source_problems(documents, asides, followed, listed.names, config))
    noted.note(misspelt(filed, told, asides, listed.names))
    order = noted.from_(sequences(told, asides))
    noted.note(contradictions(told, within, asides))
    catalog = Catalog(
        config=config,
        targets=followed.targets,
        fragments=followed.fragments,
        files=files,
        pictures=used.pictures,
        head_pictures=pictures,
        used_assets=used.used,
        organizations=noted.from_(organizations(documents.values(), listed.names)),
        named=asides,
        follows=follows,
        parents=parents,
        roles=released.roles,
        within=within,
        part_of=order.part_of,
        led_to=order.led_to,
        redirects=old,
    )
    chosen = noted.from_(dossiers(documents, listed.names))
    made = records(documents, own, listed, followed, asides, told)
    present = present_actors(listed, followed)
    said = noted.from_(statements(documents, made.briefs, listed, present))
    catalog = indexed(replace(catalog, statements=said), made, followed.leads, chosen)
    catalog = with_event_indexes(catalog)
    noted.note(actor_problems(catalog, documents, listed.names, followed.leads))
    coming = noted.from_(ahead(made.events.values(), told, config, released.now))
    noted.note(undated(catalog, told))
    items = noted.from_(menu(catalog, listed.names, menu_places))
    return replace(catalog, menu=items, ahead=coming), tuple(noted.problems)


class _Noted:
    """Takes the values of stages and keeps their problems."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def note(self, problems: Iterable[Problem]) -> None:
        self.problems += problems

    def from_(self, result: tuple[T, Iterable[Problem]]) -> T:
        value, problems = result
        self.problems += problems
        return value
