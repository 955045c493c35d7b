"""What is told of one event in several files, put together.

Field by field the event's own file counts first, then the briefs that write it out, newest first:
the last to tell of an announcement knows best. Lists of briefs are joined.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import Ref
from briefgen.catalog.inline import inline_documents
from briefgen.content.document import Document
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.event import Event, Happening
from briefgen.dates import Moment

T = TypeVar("T")


class Telling(Struct, frozen=True, gc=False):
    """An event as one file tells it; `brief` and `date` are None where it is the event's own."""

    document: Document
    front: Event
    brief: Ref | None = None
    date: Moment | None = None


Tellings = dict[Ref, tuple[Telling, ...]]
"""An event to all that is told of it, what counts most first."""


def tellings(documents: Mapping[Ref, Document]) -> Tellings:
    """Return what the files of events and briefs tell of each event."""
    own: dict[Ref, list[Telling]] = {}
    inline: dict[Ref, list[Telling]] = {}
    for ref, document in documents.items():
        front = document.front
        if isinstance(front, Event):
            own[ref] = [Telling(document, front)]
        elif isinstance(front, Brief) and front.events:
            for each in inline_documents(document):
                if isinstance(each.front, Event):
                    telling = Telling(each, each.front, ref, front.date)
                    inline.setdefault(each.ref, []).append(telling)
    return {
        ref: (*own.get(ref, ()), *_newest_first(inline.get(ref, ())))
        for ref in dict.fromkeys((*own, *inline))
    }


def with_events(documents: dict[Ref, Document], told: Tellings) -> dict[Ref, Document]:
    """Return documents with each event as all that tell of it make it."""
    found = dict(documents)
    for ref, all_of_it in told.items():
        first = all_of_it[0]
        found[ref] = first.document if len(all_of_it) == 1 else _put_together(all_of_it)
    return found


def documents_of(told: Tellings) -> Iterator[Document]:
    """Give every event as each file tells it, where several do."""
    for all_of_it in told.values():
        if len(all_of_it) > 1:
            yield from (each.document for each in all_of_it)


def _newest_first(found: Iterable[Telling]) -> list[Telling]:
    by_path = sorted(found, key=lambda each: each.document.path)
    return sorted(by_path, key=lambda each: _age(each.date), reverse=True)


def _age(date: Moment | None) -> tuple[str, float]:
    return date.sort_key if date is not None else ("", 0.0)


def _put_together(told: tuple[Telling, ...]) -> Document:
    first = told[0]
    facts: dict[str, object] = {}
    for field in Happening.__struct_fields__:
        values = [getattr(each.front, field) for each in told]
        if not isinstance(values[0], tuple):
            facts[field] = next((value for value in values if value), values[0])
        elif first.brief is not None or not values[0]:
            facts[field] = _joined(values)
    return replace(first.document, front=replace(first.front, **facts))


def _joined(lists: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """Join lists from the last to the first: what was told first stands first."""
    every = [value for values in reversed(list(lists)) for value in values]
    found: list[T] = []
    for value in every:
        if value not in found:
            found.append(value)
    return tuple(found)
