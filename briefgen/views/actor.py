"""The page of an actor."""

from collections.abc import Iterable

from msgspec import Struct

from briefgen.address import Ref, SitePath, numbered
from briefgen.catalog.catalog import Catalog, LinkIn, Together
from briefgen.catalog.pairs import pair_of, pair_page
from briefgen.catalog.record import ActorRecord
from briefgen.catalog.roles import begun
from briefgen.catalog.sections import ACTORS_BY_ORGANIZATION
from briefgen.content.schema.actor import Actor, Name, Role
from briefgen.dates import Moment
from briefgen.script import script_of
from briefgen.views.actor_places import ActorPlace, actor_places
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.calendar_files import calendar_file
from briefgen.views.cards import Parts, link, organization_link, portrait
from briefgen.views.feeds import term_feeds
from briefgen.views.heads import description, head
from briefgen.views.offices import OfficeLine, anchor_of, in_index, office_lines
from briefgen.views.paging import on_page, pager
from briefgen.views.parts import Backlink, Card, Head, Link, Pager, Portrait
from briefgen.views.roles import NO_ROLES, role_now
from briefgen.views.statements import StatementList, statement_list
from briefgen.views.term_chart import TermChart, term_chart
from briefgen.views.timeline import Timeline, timeline_section
from briefgen.web_address import web_address, wikidata_address


class NameLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """Another name of the actor; `lang` is a BCP 47 tag, "" where none is known."""

    value: str
    lang: str
    kind: str
    start: Moment | None
    end: Moment | None
    script: str = ""
    """By ISO 15924, such as Cyrl; "" for one that is not common."""


class RoleLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A role and its term; newest first on the page. An open end is None."""

    title: str
    org: Link | None
    country: str
    """An ISO 3166 code or a name as written."""
    start: Moment | None
    end: Moment | None
    acting: bool
    is_present: bool = False
    """Whether it is held now."""


class CoActor(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """An actor who appears in the same briefs: how many, and the newest of them."""

    name: str
    path: SitePath
    count: int
    briefs: tuple[Card, ...]
    pair: SitePath | None = None
    """The page of the two, if they have one."""


class ActorView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything one page of an actor shows; the brief list may go on over several pages."""

    head: Head
    name: str
    kind: str
    is_stub: bool
    """Whether the actor is named in briefs but has no file."""
    role: str
    """The role held now: of several, the one begun last."""
    summary: str
    """As the file says it; "" on the pages after the first."""
    script: str
    """That of the name, as in its other names."""
    names: tuple[NameLine, ...]
    roles: tuple[RoleLine, ...]
    chart: TermChart | None
    """The terms of the roles on an axis of years, where two or more have dates."""
    offices: tuple[OfficeLine, ...]
    """Of a state or a body: who holds and held its offices."""
    country: str
    member_of: tuple[Link, ...]
    members: tuple[Link, ...]
    """The first of them, by name."""
    member_count: int
    index: SitePath | None
    """The index by organization, with all offices and members of a body; see `anchor`."""
    anchor: str
    """Where in that index the body stands."""
    places: tuple[ActorPlace, ...]
    """Where the actor is found most often."""
    born: Moment | None
    died: Moment | None
    wikidata: str
    """A URL, as are the next two; "" where there is none."""
    wikipedia: str
    website: str
    metonyms: tuple[str, ...]
    image: Portrait | None
    body: Html
    notes: Html
    timeline: Timeline
    """The events it took part in; of many the latest, on the first page."""
    said: StatementList
    """What the actor said, newest first."""
    said_about: StatementList
    """What others said about or to the actor, newest first."""
    briefs: tuple[Card, ...]
    pager: Pager
    co_actors: tuple[CoActor, ...]
    backlinks: tuple[Backlink, ...]
    """Documents other than briefs that link here, the first of them."""
    backlink_count: int


_MEMBERS = 24
_BACKLINKS = 24
_CO_ACTORS = 12
_SHARED_BRIEFS = 12


def actor_view(parts: Parts, ref: Ref, number: int) -> ActorView:
    """Return one page of an actor; those after the first have name, role and briefs only."""
    catalog = parts.catalog
    record = catalog.actors[ref]
    is_first = number == 1
    front = record.front or Actor(name=record.title)
    shown = front if is_first else Actor(name=front.name)
    address = numbered(record.address, number)
    setting = page_setting(parts, ref, address)
    briefs = catalog.briefs_by_actor.get(ref, ())
    about = description(front.summary, record.body)
    same_as = shown.same_as
    said = catalog.statements
    roles = sorted(shown.roles, key=begun, reverse=True)
    members = _members(parts, ref) if is_first else ()
    links = _links(catalog, ref) if is_first else ()
    return ActorView(
        head=head(
            catalog,
            address,
            record.title,
            about,
            front.lang,
            feeds=term_feeds(catalog, ref),
            calendar=calendar_file(catalog, ref),
        ),
        name=record.title,
        kind=actor_kind(record),
        is_stub=record.front is None,
        role=role_now(catalog, ref),
        summary=shown.summary,
        script=script_of(record.title),
        names=name_lines(shown.names),
        roles=_roles(catalog, roles, catalog.roles.get(ref, NO_ROLES).held),
        chart=term_chart(roles, parts.newest_day),
        offices=office_lines(parts, ref) if is_first else (),
        country=front.country,
        member_of=_bodies(catalog, shown),
        members=members[:_MEMBERS],
        member_count=len(members),
        index=ACTORS_BY_ORGANIZATION if is_first and in_index(parts, ref) else None,
        anchor=anchor_of(ref) if is_first and in_index(parts, ref) else "",
        places=actor_places(parts, ref) if is_first else (),
        timeline=timeline_section(parts, ref) if is_first else Timeline(),
        born=shown.born,
        died=shown.died,
        wikidata=wikidata_address(same_as.wikidata) if same_as else "",
        wikipedia=web_address(same_as.wikipedia) if same_as else "",
        website=web_address(same_as.site) if same_as else "",
        metonyms=shown.metonyms,
        image=portrait(catalog, ref) if is_first else None,
        body=passage(record.body, "text", setting) if is_first else "",
        notes=passage(record.body, "notes", setting) if is_first else "",
        said=statement_list(parts, ref, said.by.get(ref, ()) if is_first else ()),
        said_about=statement_list(parts, ref, said.about.get(ref, ()) if is_first else ()),
        briefs=parts.cards(on_page(catalog, briefs, number)),
        pager=pager(catalog, record.address, number, len(briefs)),
        co_actors=_co_actors(parts, ref) if is_first else (),
        backlinks=parts.backlinks(links[:_BACKLINKS]),
        backlink_count=len(links),
    )


def _links(catalog: Catalog, ref: Ref) -> tuple[LinkIn, ...]:
    """Return the links from documents other than briefs."""
    links = catalog.backlinks.get(ref, ())
    return tuple(each for each in links if each.source.kind != "brief")


def actor_kind(actor: ActorRecord) -> str:
    """Return what kind of actor this is, "" for one that no file describes."""
    return actor.front.kind if actor.front else ""


def name_lines(names: tuple[Name, ...]) -> tuple[NameLine, ...]:
    """Return the other names of an actor or a place that may stand alone, script by script.

    Scripts are in the order in which they are first written, and so are the names of each.
    """
    lines = [
        NameLine(
            value=name.value,
            lang=name.lang,
            kind=name.kind,
            start=name.from_,
            end=name.to,
            script=script_of(name.value),
        )
        for name in names
        if name.kind != "weak"
    ]
    scripts = list(dict.fromkeys(line.script for line in lines))
    return tuple(sorted(lines, key=lambda line: scripts.index(line.script)))


def _roles(
    catalog: Catalog, newest: Iterable[Role], held: tuple[Role, ...]
) -> tuple[RoleLine, ...]:
    return tuple(
        RoleLine(
            title=role.title,
            org=organization_link(catalog, role.org) if role.org else None,
            country=role.country,
            start=role.from_,
            end=role.to,
            acting=role.acting,
            is_present=role in held,
        )
        for role in newest
    )


def _bodies(catalog: Catalog, front: Actor) -> tuple[Link, ...]:
    """Return what an actor belongs to, by title where it has a page."""
    found: list[Link] = []
    for written in front.member_of:
        ref = catalog.organizations.get(written)
        title = written if ref is None else catalog.actors[ref].title
        found.append(link(catalog, title, ref))
    return tuple(found)


def _members(parts: Parts, ref: Ref) -> tuple[Link, ...]:
    catalog, filing = parts.catalog, parts.filing
    by_name = sorted(catalog.members.get(ref, ()), key=lambda member: filing[member][0])
    return tuple(link(catalog, catalog.actors[member].title, member) for member in by_name)


def _co_actors(parts: Parts, ref: Ref) -> tuple[CoActor, ...]:
    catalog = parts.catalog
    others = catalog.co_actors.get(ref, ())[:_CO_ACTORS]
    shared: dict[Ref, list[Ref]] = {each.term: [] for each in others}
    missing = {each.term: min(each.count, _SHARED_BRIEFS) for each in others}
    for brief in catalog.briefs_by_actor.get(ref, ()):
        if not missing:
            break
        for appearance in catalog.briefs[brief].actors:
            actor = appearance.actor
            if actor in missing:
                shared[actor].append(brief)
                if len(shared[actor]) == missing[actor]:
                    del missing[actor]
    return tuple([_co_actor(parts, ref, each, shared[each.term]) for each in others])


def _co_actor(parts: Parts, ref: Ref, each: Together, newest: list[Ref]) -> CoActor:
    other = parts.catalog.actors[each.term]
    pair = pair_of(ref, each.term)
    return CoActor(
        name=other.title,
        path=other.address,
        count=each.count,
        briefs=parts.cards(newest),
        pair=pair_page(parts.catalog, pair),
    )
