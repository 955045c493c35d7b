"""Small documents in memory, and the catalog that they make."""

from collections.abc import Collection
from datetime import UTC, datetime

from msgspec.structs import replace

from briefgen.address import DocId, Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.gather import gather
from briefgen.catalog.release import Release, release
from briefgen.config import Config
from briefgen.content.document import (
    Body,
    Context,
    Document,
    Embed,
    Figure,
    FileLink,
    Heading,
    Hole,
    ImageNote,
    Mention,
    Prose,
)
from briefgen.content.schema.actor import Actor, Name, Role
from briefgen.content.schema.brief import Brief, Mentioned
from briefgen.content.schema.image import Image
from briefgen.content.schema.page import Page
from briefgen.content.schema.tag import Tag
from briefgen.content.text import Text
from briefgen.dates import Moment
from briefgen.problem import Problem, Span

NOW = datetime(2026, 1, 1, tzinfo=UTC)
CONFIG = Config(title="The Desk")
AT = Span(9, 3, 5)


def m(text: str) -> Moment:
    return Moment(text)


def mention(target: str, label: str = "", fragment: str = "", context: Context = Context()):  # noqa: B008  # frozen
    return Mention(target=target, label=label, fragment=fragment, span=AT, context=context)


def embed(target: str) -> Embed:
    return Embed(target=target, span=AT)


def file_link(path: str, label: str = "", fragment: str = "") -> FileLink:
    return FileLink(path=path, label=label, fragment=fragment, span=AT)


def figure(path: str, **texts: str) -> Figure:
    return Figure(path=path, span=AT, **texts)


def prose(*holes: Hole) -> Prose:
    """Return `<p>` and `</p>` with holes between them, each two with "; " between."""
    if not holes:
        return Prose(("<p>Text.</p>",))
    return Prose(("<p>", *("; " for _ in holes[1:]), "</p>"), holes)


def body(*holes: Hole, notes: tuple[Hole, ...] = (), lead: str = "", headings: str = "") -> Body:
    """Return a body; `headings` are texts with "/" between, whose ids are h1, h2, …."""
    texts = headings.split("/") if headings else []
    outline = tuple(Heading(2, f"h{number}", text) for number, text in enumerate(texts, 1))
    return Body(
        text=prose(*holes),
        notes=prose(*notes) if notes else Prose(),
        outline=outline,
        anchors=tuple(heading.id for heading in outline),
        words=2,
        lead=lead,
    )


def brief(
    id_: str = "b", *holes: Hole, date: str = "2025-02-26", body_: Body | None = None, **front
) -> Document:
    """Return a brief; actors are given as names or as `Mentioned`."""
    named = front.pop("actors", ())
    actors = tuple(Mentioned(id=each) if isinstance(each, str) else each for each in named)
    spans = {f"actors.{n}": Span(4, 10 + n, 3) for n in range(len(actors))}
    spans |= {f"tags.{n}": Span(5, 10 + n, 3) for n in range(len(front.get("tags", ())))}
    spans |= {"follows": Span(6, 10, 3), "slug": Span(7, 7, 3)}
    front = {"title": id_.title(), "date": m(date), "actors": actors, **front}
    return Document(
        kind="brief",
        id=DocId(id_),
        path=f"content/briefs/{id_}.md",
        front=Brief(**front),
        body=body_ or body(*holes),
        spans=spans,
    )


def actor(id_: str, name: str, *holes: Hole, body_: Body | None = None, **front) -> Document:
    """Return an actor; other names are given as texts or as `Name`."""
    names = front.pop("names", ())
    names = tuple(Name(value=each) if isinstance(each, str) else each for each in names)
    return Document(
        kind="actor",
        id=DocId(id_),
        path=f"content/actors/{id_}.md",
        front=Actor(name=name, names=names, **front),
        body=body_ or body(*holes),
    )


def tag(id_: str, name: str, *holes: Hole, **front) -> Document:
    return Document(
        kind="tag",
        id=DocId(id_),
        path=f"content/tags/{id_}.md",
        front=Tag(name=name, **front),
        body=body(*holes),
    )


def page(id_: str, *holes: Hole, body_: Body | None = None, **front) -> Document:
    return Document(
        kind="page",
        id=DocId(id_),
        path=f"content/pages/{id_}.md",
        front=Page(**{"title": id_.title(), **front}),
        body=body_ or body(*holes),
    )


def at(document: Document, path: str) -> Document:
    return replace(document, path=path)


def image_note(image: str, **front: str) -> ImageNote:
    return ImageNote(image=image, path=f"content/{image}.md", front=Image(**front))


def ref(text: str) -> Ref:
    """Return a document by kind and id, as in "actor lavrov"."""
    kind, _, id_ = text.partition(" ")
    return Ref(kind, DocId(id_))


def released(*documents: Document, config: Config = CONFIG, drafts: bool = False) -> Release:
    return release(documents, config, now=NOW, drafts=drafts)


def gathered(
    *documents: Document,
    config: Config = CONFIG,
    images: tuple[ImageNote, ...] = (),
    assets: Collection[str] = (),
    unread: Collection[str] = (),
) -> tuple[Catalog, tuple[Problem, ...]]:
    return gather(released(*documents, config=config), images, assets, config, unread)


def catalog_of(*documents: Document, **options) -> Catalog:
    """Return the catalog of documents that have no problem."""
    catalog, problems = gathered(*documents, **options)
    assert problems == ()
    return catalog


def only(*documents: Document, **options) -> Problem:
    """Return the one problem of documents."""
    _, (problem,) = gathered(*documents, **options)
    return problem


def role(title: str, start: str = "", end: str = "", **more) -> Role:
    return Role(title=title, from_=m(start) if start else None, to=m(end) if end else None, **more)


def text_in(catalog: Catalog):
    """Return what gives the texts of a catalog that was made of whole documents."""

    def text_of(ref: Ref) -> Text:
        body = catalog.record(ref).body
        return Text(body.text.pieces, body.notes.pieces, body.words)

    return text_of
