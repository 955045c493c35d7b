"""Events and sources that are written out in a brief: documents as good as those with a file.

One becomes a file whenever somebody writes one of the same id: neither id nor address changes.
What several files say of one event is put together in `tellings`.
"""

from collections.abc import Iterator

from briefgen.address import DocId, Ref
from briefgen.config import Tlp
from briefgen.content.document import Document
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.event import BriefEvent, Event, Happening
from briefgen.content.schema.source import BriefSource, Publication, Source
from briefgen.problem import Span
from briefgen.slug import slug_mistake


def with_inline(documents: dict[Ref, Document]) -> dict[Ref, Document]:
    """Return documents with what they write inline: a file counts first, then the first brief.

    For events see `tellings`.
    """
    found = dict(documents)
    for document in documents.values():
        for inline in inline_documents(document):
            found.setdefault(inline.ref, inline)
    return found


def inline_documents(document: Document) -> Iterator[Document]:
    """Give the events and sources that a brief writes out; `path` is that of the brief."""
    if not isinstance(document.front, Brief):
        return
    for number, event in enumerate(document.front.events):
        if event.title and slug_mistake(event.id) is None:
            front = _event(event, document.front.lang)
            yield _inline(document, f"events.{number}", event.id, front)
    for number, source in enumerate(document.front.sources):
        if source.title and slug_mistake(source.id) is None:
            written = _source(source, document.front.tlp)
            yield _inline(document, f"sources.{number}", source.id, written)


def _inline(brief: Document, key: str, written: str, front: Event | Source) -> Document:
    return Document(
        kind="event" if isinstance(front, Event) else "source",
        id=DocId(written),
        path=brief.path,
        front=front,
        spans=_spans(brief, key),
    )


def _spans(brief: Document, key: str) -> dict[str, Span]:
    begin = f"{key}."
    below = {
        name.removeprefix(begin): span
        for name, span in brief.spans.items()
        if name.startswith(begin)
    }
    return {"title": brief.spans[key], **below} if key in brief.spans else below


def _event(written: BriefEvent, language: str) -> Event:
    facts = {name: getattr(written, name) for name in Happening.__struct_fields__}
    return Event(title=written.title, lang=language, **facts)


def _source(written: BriefSource, tlp: Tlp | None) -> Source:
    """Return a source as marked as the brief that it is written in."""
    facts = {name: getattr(written, name) for name in Publication.__struct_fields__}
    return Source(title=written.title, tlp=tlp, **facts)
