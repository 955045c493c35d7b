"""An actor in the words of schema.org: a Person, a Country or some kind of Organization."""

from briefgen.dates import Moment
from briefgen.render.json_ld_node import (
    Node,
    actor_id,
    actor_type,
    country_node,
    image_node,
    page_node,
    written,
)
from briefgen.render.links import whole
from briefgen.views.actor import ActorView, RoleLine
from briefgen.views.parts import Link
from briefgen.views.site import SiteView


def actor_nodes(page: ActorView, site: SiteView) -> tuple[Node, ...]:
    """Return the page and the actor; on the later pages of a long list, the page alone."""
    if page.pager.number > 1:
        return (page_node(page.head, site, "CollectionPage"),)
    actor = actor_id(page.head.path, site)
    kind = actor_type(page.kind)
    profile = page_node(page.head, site, "ProfilePage") | {"mainEntity": {"@id": actor}}
    node: Node = {
        "@type": kind,
        "@id": actor,
        "name": page.name,
        "url": whole(site.base_url, page.head.path),
        "description": page.head.description,
        "alternateName": [name.value for name in page.names],
        "image": image_node(page.image, site),
        "sameAs": [url for url in (page.wikidata, page.wikipedia, page.website) if url],
    }
    if kind == "Person":
        node |= _person(page, site)
    if kind not in ("Person", "Country", "Thing"):
        node["member"] = [_member(link, site) for link in page.members]
    if kind not in ("Country", "Thing"):
        offices = [written(_office(role, site)) for role in page.roles if role.org is not None]
        node["memberOf"] = [*offices, *(_member(link, site) for link in page.member_of)]
    return (profile, node)


def _person(page: ActorView, site: SiteView) -> Node:
    return {
        "nationality": country_node(page.country, site),
        "birthDate": _day(page.born),
        "deathDate": _day(page.died),
        "jobTitle": [
            written(_term(role, "Role") | {"jobTitle": role.title})
            for role in page.roles
            if role.org is None
        ],
    }


def _office(role: RoleLine, site: SiteView) -> Node:
    """Return a role in an organization: schema.org wraps the property it qualifies."""
    org = _member(role.org, site) if role.org is not None else None
    return _term(role, "OrganizationRole") | {"roleName": role.title, "memberOf": org}


def _term(role: RoleLine, kind: str) -> Node:
    return {"@type": kind, "startDate": _day(role.start), "endDate": _day(role.end)}


def _member(link: Link, site: SiteView) -> Node:
    if link.path is None:
        return {"@type": "Organization", "name": link.text}
    return {"@id": actor_id(link.path, site), "name": link.text}


def _day(moment: Moment | None) -> str:
    return moment.text[:10] if moment is not None else ""
