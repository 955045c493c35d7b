"""What is planned: one output, at its address, with what makes it."""

from typing import Literal

from msgspec import Struct

from briefgen.address import Ref, SitePath
from briefgen.dates import Moment

PlannedKind = Literal[
    "home",
    "brief",
    "briefs",
    "actor",
    "actors",
    "actors_by_kind",
    "actors_by_country",
    "actors_by_organization",
    "event",
    "events",
    "timeline",
    "calendar",
    "calendar_year",
    "place",
    "places",
    "source",
    "sources",
    "sources_by_kind",
    "sources_by_grade",
    "dossier",
    "dossier_changes",
    "connections",
    "pair",
    "corrections",
    "dossiers",
    "ledger",
    "tag",
    "tags",
    "archive_index",
    "archive",
    "page",
    "not_found",
    "redirect",
    "atom",
    "json_feed",
    "ics",
    "sitemap",
    "robots",
]

MACHINE: frozenset[PlannedKind] = frozenset({"atom", "json_feed", "ics", "sitemap", "robots"})
"""What is read by machines alone."""


class Planned(Struct, frozen=True, gc=False, kw_only=True):
    """One output that is made from a view.

    `producer` is the path of a source, or says in words what makes it; `ref` is the document it
    is of, `other` the second of a pair, `number` the page (1-based) of a long list, `period` the
    year or month of an archive.
    """

    address: SitePath
    kind: PlannedKind
    producer: str
    ref: Ref | None = None
    other: Ref | None = None
    number: int = 1
    period: Moment | None = None
