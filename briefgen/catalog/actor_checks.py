"""What can be wrong with actors that only the whole site can tell."""

from collections.abc import Iterator, Mapping

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.cut_titles import cut_titles
from briefgen.catalog.former_names import former_names
from briefgen.catalog.links import Leads
from briefgen.catalog.names import Names
from briefgen.catalog.seats import overlapping
from briefgen.catalog.two_spellings import two_spellings
from briefgen.catalog.unused import unused_actors
from briefgen.content.document import Document
from briefgen.problem import Problem


def actor_problems(
    catalog: Catalog,
    documents: Mapping[Ref, Document],
    names: Names,
    leads: Mapping[Ref, tuple[Leads, ...]],
) -> Iterator[Problem]:
    """Find what is wrong with actors and with how briefs name them. Problems: BG371–BG375."""
    yield from overlapping(documents, catalog.organizations)
    yield from two_spellings(catalog, documents, leads)
    yield from cut_titles(catalog, documents, leads)
    yield from former_names(catalog, documents, leads)
    yield from unused_actors(catalog, documents, names)
