"""What is known of each event besides its fields: who was there, how it stood when, and where."""

from collections.abc import Iterable, Mapping

from briefgen.address import Kind, Ref
from briefgen.catalog.record import Attendance, Standing
from briefgen.catalog.tellings import Tellings
from briefgen.content.schema.event import Event, EventStatus
from briefgen.dates import Moment

Named = Mapping[tuple[Kind, str], Ref]


class Events:
    """Tells of events what only the rest of the site can say."""

    def __init__(self, told: Tellings, actors: Mapping[str, Ref], named: Named) -> None:
        """Take all that is told of events, whom actors' names mean, and other names."""
        self._told = told
        self._actors = actors
        self._named = named

    def participants(self, front: Event) -> tuple[Attendance, ...]:
        """Return who took part, each actor once: where it says most."""
        found: dict[Ref, Attendance] = {}
        for each in front.participants:
            actor = self._actors.get(each.actor)
            if actor is None:
                continue
            known = found.get(actor, Attendance(actor))
            found[actor] = Attendance(actor, known.part or each.part, known.as_ or each.as_)
        return tuple(found.values())

    def history(self, ref: Ref, front: Event) -> tuple[Standing, ...]:
        """Return how an event stood: as it says itself, and as briefs that write it out say.

        Oldest first; what is of one date stands as it is written, what counts most last.
        """
        written = [Standing(each.date, each.status, each.note) for each in front.history]
        briefly = [
            Standing(each.date, each.front.status, brief=each.brief)
            for each in reversed(self._told[ref])
            if each.date is not None and each.front.status is not None
        ]
        days = {each.date for each in written}
        every = (*written, *(each for each in briefly if each.date not in days))
        found: list[Standing] = []
        for each in sorted(every, key=lambda each: each.date.sort_key):
            if each.note or not found or found[-1].status != each.status:
                found.append(each)
        return () if _says_no_more(found, front.status) else tuple(found)

    def told_on(self, ref: Ref, front: Event) -> tuple[Moment, ...]:
        """Return the dates of its history and of each brief that writes it out."""
        briefs = (each.date for each in self._told[ref] if each.date is not None)
        return (*(each.date for each in front.history), *briefs)

    def place(self, front: Event) -> Ref | None:
        """Return where an event was, if that is a place with a page."""
        return self._of_kind("place", front.place)

    def dossier(self, front: Event) -> Ref | None:
        """Return the dossier that an event names, if it has a page."""
        return self._of_kind("dossier", front.dossier)

    def _of_kind(self, kind: Kind, written: str) -> Ref | None:
        ref = self._named.get((kind, written))
        return ref if ref is not None and ref.kind == kind else None


def status_of(front: Event, history: Iterable[Standing]) -> EventStatus | None:
    """Return how an event stands: as written, else as its history ends."""
    return front.status or next((each.status for each in reversed(tuple(history))), None)


def _says_no_more(history: list[Standing], status: EventStatus | None) -> bool:
    return len(history) == 1 and history[0].status == status and not history[0].note
