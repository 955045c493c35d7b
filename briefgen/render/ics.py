"""Calendar files (RFC 5545, with the properties for calendars of RFC 7986)."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.address import permalink
from briefgen.content.schema.event import EventStatus
from briefgen.dates import Moment, Precision
from briefgen.render.instants import instant, newest
from briefgen.render.links import whole
from briefgen.views.calendar_file import CalendarEntry, CalendarFileView
from briefgen.views.site import SiteView

if TYPE_CHECKING:
    from icalendar import Component

_STATUS: dict[EventStatus | None, str] = {
    None: "",
    "announced": "TENTATIVE",
    "tentative": "TENTATIVE",
    "postponed": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "occurred": "CONFIRMED",
    "cancelled": "CANCELLED",
    "denied": "CANCELLED",
}
_SAID: frozenset[EventStatus | None] = frozenset(("postponed", "cancelled", "denied"))
"""What the title of an entry says too: programs show the status badly or not at all."""
_REFRESH = timedelta(days=1)
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What RFC 5545 keeps out of texts, control characters but tabs and ends of lines; and more."""
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_BEGIN, _END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"


def render_ics(calendar: CalendarFileView, site: SiteView) -> bytes:
    """Return a calendar file; the site must know its base URL."""
    base, zone = site.base_url, site.timezone
    head = _calendar(calendar, base, zone)
    entries = (_entry(entry, base, zone, calendar.language) for entry in calendar.entries)
    return b"".join((head, *entries, _END))


def uid(entry: CalendarEntry, base_url: str) -> str:
    """Return the lasting name of an entry: the address its event has without a slug of its own."""
    return whole(base_url, permalink("event", entry.id))


def _calendar(calendar: CalendarFileView, base: str, zone: str) -> bytes:
    """Return what stands before the entries."""
    from icalendar import Calendar, vText  # noqa: PLC0415 - loaded where there is a calendar

    component = Calendar()
    component.add("version", "2.0")
    component.add("prodid", "-//briefgen//briefgen//EN")
    component.add("calscale", "GREGORIAN")
    component.add("uid", _text(whole(base, calendar.path)))
    # The library writes these two as they are; RFC 7986, section 5.1: NAME is a TEXT.
    title = vText(" ".join(_text(calendar.title).split())).to_ical().decode()
    component.add("name", title, _language(calendar.language))
    component.add("x-wr-calname", title)
    if calendar.description:
        component.add("description", _text(calendar.description), _language(calendar.language))
    component.add("url", whole(base, calendar.page))
    component.add("source", whole(base, calendar.path), {"VALUE": "URI"})
    component.add("refresh-interval", _REFRESH, {"VALUE": "DURATION"})
    updated = newest(tuple(entry.updated for entry in calendar.entries), zone)
    if updated is not None:
        component.add("last-modified", _instant(updated, zone))
    return bytes(component.to_ical()).removesuffix(_END)


@lru_cache(maxsize=4096)
def _entry(entry: CalendarEntry, base: str, zone: str, language: str) -> bytes:
    """Return one entry; the same event stands in the calendars of several actors."""
    from icalendar import Event  # noqa: PLC0415 - the same

    component = Event()
    own = _language(entry.language if entry.language != language else "")
    component.add("uid", _text(uid(entry, base)))
    component.add("dtstamp", _instant(entry.updated, zone))
    component.add("last-modified", _instant(entry.updated, zone))
    component.add("sequence", entry.changes)
    said = f" ({entry.status})" if entry.status in _SAID else ""
    component.add("summary", _text(f"{entry.title}{said}"), own)
    _add_times(component, entry, zone)
    if status := _STATUS[entry.status]:
        component.add("status", status)
    component.add("transp", "TRANSPARENT")
    component.add("url", whole(base, entry.path))
    if entry.summary:
        component.add("description", _text(entry.summary), own)
    if entry.place:
        component.add("location", _text(entry.place))
    if entry.latitude is not None and entry.longitude is not None:
        component.add("geo", (entry.latitude, entry.longitude))
    if entry.tags:
        component.add("categories", [_text(tag) for tag in entry.tags])
    return bytes(component.to_ical())


def _add_times(component: "Component", entry: CalendarEntry, zone: str) -> None:
    """Add from when to when: instants in UTC where both ends are, else days; no end is before."""
    start, end = entry.start, entry.end
    timed = {each.precision is Precision.TIME for each in (start, end) if each is not None}
    if timed == {True}:
        component.add("dtstart", _instant(start, zone))
        if end is not None and _instant(end, zone) > _instant(start, zone):
            component.add("dtend", _instant(end, zone))
        return
    first = _day(start)
    last = max(first, _day(end)) if end is not None and end.day else first
    component.add("dtstart", first)
    if last < date.max:
        component.add("dtend", last + timedelta(days=1))


def _day(moment: Moment) -> date:
    return date.fromisoformat(moment.text[:10])


def _instant(moment: Moment, zone: str) -> datetime:
    return instant(moment, zone).astimezone(UTC)


def _text(text: str) -> str:
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def _language(language: str) -> dict[str, str]:
    return {"LANGUAGE": language} if language else {}


forget_calendar_entries = _entry.cache_clear
"""Lets go of the entries that are kept."""
