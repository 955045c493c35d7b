"""The home page."""

from msgspec import Struct

from briefgen.dates import Moment
from briefgen.views.parts import Card, Counted, Head, Portrait


class Lead(Struct, frozen=True, kw_only=True):
    """The newest brief, at length."""

    card: Card
    takeaways: tuple[str, ...]
    image: Portrait | None


class NewCorrection(Struct, frozen=True):
    """A correction and the brief it stands on."""

    card: Card
    date: Moment
    text: str


class HomeView(Struct, frozen=True, kw_only=True):
    """Everything the home page shows; lists are newest first, or most briefs first."""

    head: Head
    lead: Lead | None
    developing: tuple[Card, ...]
    latest: tuple[Card, ...]
    actors: tuple[Counted, ...]
    tags: tuple[Counted, ...]
    corrections: tuple[NewCorrection, ...]
    total: int
    """How many briefs the site has."""
