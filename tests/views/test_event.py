"""What the page of an event shows."""

from briefgen.content.schema.event import BriefEvent, Participant
from briefgen.views.cards import Parts
from briefgen.views.event import EventView, event_view
from tests.catalog.desk import actor, brief, catalog_of, m, role


def shown(office: str) -> EventView:
    """Return an event of 2020 as shown while one of its participants holds another office."""
    was = role("Envoy", "2019", "2021", org="Norland")
    berg = actor("berg", "Anna Berg", roles=(was, role(office, "2022")))
    talks = BriefEvent(
        id="talks", title="Talks", start=m("2020-05-06"), participants=(Participant(actor="berg"),)
    )
    catalog = catalog_of(brief(date="2020-05-07", events=[talks]), berg)
    return event_view(Parts(catalog), next(iter(catalog.events)))


def test_a_change_of_office_makes_no_other_view_of_an_event_before_it():
    (line,) = shown("Minister").participants
    assert (line.role.text, line.role.is_past) == ("Envoy, Norland", True)
    assert shown("Minister") == shown("Chancellor")
