"""An event in the words of schema.org."""

from collections.abc import Iterator

from briefgen.render.json_ld_node import (
    Node,
    actor_id,
    actor_type,
    article_id,
    dossier_id,
    event_id,
    page_node,
    place_id,
    source_id,
    written,
)
from briefgen.render.links import whole
from briefgen.views.event import EventView, ParticipantLine
from briefgen.views.parts import Link
from briefgen.views.site import SiteView

_STATUSES = {
    "announced": "EventScheduled",
    "confirmed": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
"""What schema.org has a word for; it knows nothing of events that are over or denied."""


def event_nodes(page: EventView, site: SiteView) -> tuple[Node, ...]:
    """Return the page, the event, and who was there; dates are as exact as they are known."""
    event = event_id(page.head.path, site)
    present = [each for each in page.participants if each.part != "absent"]
    node: Node = {
        "@type": "Event",
        "@id": event,
        "name": page.title,
        "url": whole(site.base_url, page.head.path),
        "description": page.head.description,
        "inLanguage": page.head.language or site.language,
        "startDate": page.start.text if page.start else "",
        "endDate": page.end.text if page.end else "",
        "previousStartDate": [each.text for each in page.previous],
        "eventStatus": _status(page),
        "location": _place(page.place, site),
        "organizer": [_who(each, site) for each in present if each.part == "host"],
        "attendee": [_who(each, site) for each in present if each.part != "host"],
        "superEvent": _event(page.part_of, site),
        "subEvent": [_event(Link(each.title, each.path), site) for each in page.parts],
        "about": _dossier(page.dossier, site),
        "subjectOf": [*_told(page, site)],
    }
    about = page_node(page.head, site, "ItemPage") | {"mainEntity": {"@id": event}}
    return (about, node, *(_actor(each, site) for each in page.participants))


def _status(page: EventView) -> str:
    is_moved = bool(page.previous) and page.start is not None
    said = "" if page.status in ("cancelled", "occurred", "denied", "tentative") else page.status
    name = "EventRescheduled" if is_moved and said else _STATUSES.get(page.status, "")
    return f"https://schema.org/{name}" if name else ""


def _place(place: Link | None, site: SiteView) -> Node | None:
    if place is None:
        return None
    if place.path is None or not place.path.startswith("places/"):
        return {"@type": "Place", "name": place.text}
    return {"@type": "Place", "@id": place_id(place.path, site), "name": place.text}


def _who(each: ParticipantLine, site: SiteView) -> Node:
    return {"@id": actor_id(each.path, site)}


def _actor(each: ParticipantLine, site: SiteView) -> Node:
    return {
        "@type": actor_type(each.kind),
        "@id": actor_id(each.path, site),
        "name": each.name,
        "url": whole(site.base_url, each.path),
    }


def _event(event: Link | None, site: SiteView) -> Node | None:
    if event is None:
        return None
    if event.path is None:
        return {"@type": "Event", "name": event.text}
    return {"@type": "Event", "@id": event_id(event.path, site), "name": event.text}


def _dossier(dossier: Link | None, site: SiteView) -> Node | None:
    if dossier is None or dossier.path is None:
        return None
    return {"@id": dossier_id(dossier.path, site), "name": dossier.text}


def _told(page: EventView, site: SiteView) -> Iterator[Node]:
    """Give what tells of it: briefs, and the sources of the sides."""
    for card in page.briefs:
        yield {"@id": article_id(card.path, site)}
    for each in page.readouts:
        if each.source is not None and each.source.path is not None:
            yield written({"@id": source_id(each.source.path, site), "name": each.source.text})
