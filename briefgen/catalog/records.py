"""Records: documents with their addresses, and what has no file in the same form."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from briefgen.address import Kind, Ref, SitePath, permalink
from briefgen.catalog.beginnings import with_titles
from briefgen.catalog.catalog import ActorRecord, Appearance, BriefRecord, PageRecord, TagRecord
from briefgen.catalog.links import Links
from briefgen.catalog.terms import Terms
from briefgen.content.document import Document, Embed
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.page import Page
from briefgen.content.schema.tag import Tag


class Records(Struct, frozen=True, kw_only=True):
    """Briefs newest first; the others by id."""

    briefs: dict[Ref, BriefRecord]
    actors: dict[Ref, ActorRecord]
    tags: dict[Ref, TagRecord]
    pages: dict[Ref, PageRecord]


def records(
    documents: Mapping[Ref, Document], addresses: dict[Ref, SitePath], terms: Terms, links: Links
) -> Records:
    """Make the records of everything that has a page of its own."""
    briefs: dict[Ref, BriefRecord] = {}
    actors: dict[Ref, ActorRecord] = {}
    tags: dict[Ref, TagRecord] = {}
    pages: dict[Ref, PageRecord] = {}
    titles = _titles(documents, terms)
    for ref, document in documents.items():
        path, body = document.path, with_titles(document.body, links.targets, titles)
        address = addresses[ref]
        match document.front:
            case Brief() as front:
                briefs[ref] = BriefRecord(
                    ref=ref,
                    address=address,
                    path=path,
                    front=front,
                    body=body,
                    actors=_actors(terms.actors[ref], links, ref),
                    tags=terms.tags[ref],
                )
            case Actor() as front:
                actors[ref] = ActorRecord(
                    ref=ref, address=address, path=path, title=front.name, front=front, body=body
                )
            case Tag() as front:
                tags[ref] = TagRecord(
                    ref=ref, address=address, path=path, title=front.name, front=front, body=body
                )
            case Page() as front:
                pages[ref] = PageRecord(ref=ref, address=address, path=path, front=front, body=body)
    for ref, each in terms.implied.items():
        address = permalink(ref.kind, ref.id)
        if ref.kind == "actor":
            actors[ref] = ActorRecord(ref=ref, address=address, title=each.name)
        else:
            tags[ref] = TagRecord(ref=ref, address=address, title=each.name)
    return Records(
        briefs=_newest_first(briefs),
        actors=dict(sorted(actors.items())),
        tags=dict(sorted(tags.items())),
        pages=dict(sorted(pages.items())),
    )


def _titles(documents: Mapping[Ref, Document], terms: Terms) -> dict[Ref, str]:
    """Return what each document is called, and each actor and tag that only briefs name."""
    titles = {ref: each.name for ref, each in terms.implied.items()}
    for ref, document in documents.items():
        front = document.front
        titles[ref] = front.title if isinstance(front, Brief | Page) else front.name
    return titles


def slugs_and_ids(documents: Iterable[Document]) -> dict[Kind, set[str]]:
    """Return what is taken in the addresses of each kind."""
    found: dict[Kind, set[str]] = {"brief": set(), "actor": set(), "tag": set(), "page": set()}
    for document in documents:
        found[document.kind] |= {document.id, document.front.slug or document.id}
    return found


def _actors(listed: tuple[Appearance, ...], links: Links, brief: Ref) -> tuple[Appearance, ...]:
    """Return the actors that a brief lists, then those its body mentions, in order."""
    found = {appearance.actor for appearance in listed}
    mentioned: list[Appearance] = []
    for lead in links.leads[brief]:
        target = lead.target
        if target.kind == "actor" and target not in found and not isinstance(lead.hole, Embed):
            found.add(target)
            mentioned.append(Appearance(target, rel="mentions"))
    return (*listed, *mentioned) if mentioned else listed


def _newest_first(briefs: dict[Ref, BriefRecord]) -> dict[Ref, BriefRecord]:
    """Order briefs by date, newest first; those of one date by id."""
    by_id = sorted(briefs.values(), key=lambda brief: brief.ref.id)
    newest = sorted(by_id, key=lambda brief: brief.front.date.sort_key, reverse=True)
    return {brief.ref: brief for brief in newest}
