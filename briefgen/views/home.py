"""The home page."""

from itertools import islice

from msgspec import Struct

from briefgen.address import HOME, Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import BriefRecord
from briefgen.dates import Moment
from briefgen.views.cards import Parts, counted, portrait
from briefgen.views.dossier_index import DossierLine, dossier_lines
from briefgen.views.event_line import EventLine
from briefgen.views.heads import head
from briefgen.views.parts import Card, Counted, Head, Portrait


class Lead(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """The newest brief, at length."""

    card: Card
    takeaways: tuple[str, ...]
    image: Portrait | None


class NewCorrection(Struct, frozen=True, gc=False, array_like=True):
    """A correction and the brief it stands on."""

    card: Card
    date: Moment
    text: str


class HomeView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything the home page shows; lists are newest first, or most briefs first."""

    head: Head
    lead: Lead | None
    developing: tuple[Card, ...]
    latest: tuple[Card, ...]
    actors: tuple[Counted, ...]
    tags: tuple[Counted, ...]
    dossiers: tuple[DossierLine, ...]
    """Those that changed last, first."""
    ahead: tuple[EventLine, ...]
    """Events that are still to come, the next first, then those that go on."""
    corrections: tuple[NewCorrection, ...]
    total: int
    """How many briefs the site has."""


_CORRECTIONS = 5
_AHEAD = 5


def home_view(parts: Parts) -> HomeView:
    """Return what the home page shows; what was withdrawn is not offered on it."""
    catalog = parts.catalog
    config = catalog.config
    live = [brief for brief in catalog.briefs.values() if brief.front.status != "withdrawn"]
    lead, rest = live[:1], live[1:]
    developing = [brief.ref for brief in rest if brief.front.status == "developing"]
    latest = [brief.ref for brief in rest[: config.lists.latest]]
    return HomeView(
        head=head(catalog, HOME, config.title, config.description),
        lead=_lead(parts, lead[0]) if lead else None,
        developing=parts.cards(developing[: config.lists.latest]),
        latest=parts.cards(latest),
        actors=most_active(catalog, catalog.briefs_by_actor),
        tags=most_active(catalog, catalog.briefs_by_tag),
        dossiers=dossier_lines(parts),
        ahead=parts.events(catalog.ahead.events[:_AHEAD]),
        corrections=_corrections(parts),
        total=len(catalog.briefs),
    )


def most_active(catalog: Catalog, briefs: dict[Ref, tuple[Ref, ...]]) -> tuple[Counted, ...]:
    """Return the terms with most briefs, most first, those of one number by id."""
    ranked = sorted(briefs, key=lambda term: (-len(briefs[term]), term.id))
    count = catalog.config.lists.most_active
    return tuple(counted(catalog, term, len(briefs[term])) for term in ranked[:count])


def _lead(parts: Parts, brief: BriefRecord) -> Lead:
    return Lead(
        card=parts.card[brief.ref],
        takeaways=brief.front.takeaways,
        image=portrait(parts.catalog, brief.ref),
    )


def _corrections(parts: Parts) -> tuple[NewCorrection, ...]:
    """Return the newest corrections of all briefs; mere notes are not among them."""
    told = (each for each in parts.catalog.corrections if each.correction.kind != "note")
    return tuple(
        NewCorrection(parts.card[each.brief], each.correction.date, each.correction.text)
        for each in islice(told, _CORRECTIONS)
    )
