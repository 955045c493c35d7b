"""A statement in the words of schema.org: a Quotation where its words are the speaker's own.

Anything else is a Claim, which the desk interprets.
"""

from briefgen.address import FOLDERS, SitePath
from briefgen.render.json_ld_node import Node, actor_id
from briefgen.render.links import whole
from briefgen.views.parts import Link
from briefgen.views.site import SiteView
from briefgen.views.statement_line import StatementLine

_QUOTATIONS = frozenset(("verbatim", "translated"))


def statement_id(line: StatementLine, site: SiteView) -> str:
    """Return the id of a statement: its permalink."""
    return f"{whole(site.base_url, line.brief.path or SitePath(''))}#{line.anchor}"


def statement_node(line: StatementLine, site: SiteView) -> Node:
    """Return the node of a statement; `about` and the like only where they have a page."""
    brief = whole(site.base_url, line.brief.path or SitePath(""))
    node: Node = {
        "@id": statement_id(line, site),
        "url": statement_id(line, site),
        "text": line.text,
        "inLanguage": line.language or site.language,
        "dateCreated": line.on.text if line.is_dated else "",
        "recordedAt": _places(line.at, FOLDERS["event"], "Event", site),
        "contentLocation": _places(line.at, FOLDERS["place"], "Place", site),
        "about": [_thing(each, site) for each in (*line.about, *_one(line.target))],
        "isBasedOn": [_thing(each, site) for each in _one(line.source)],
        "translationOfWork": _original(line),
    }
    speaker = _actor(line.by, site)
    if line.mode in _QUOTATIONS:
        return {"@type": "Quotation", **node, "isPartOf": {"@id": f"{brief}#article"}} | {
            "creator": speaker,
            "spokenByCharacter": speaker,
        }
    desk = {"@type": "Organization", "name": site.author or site.title}
    appearance = {"@id": f"{brief}#article"}
    return {"@type": "Claim", **node} | {
        "author": speaker,
        "appearance": appearance,
        "claimInterpreter": desk,
    }


def _original(line: StatementLine) -> Node | None:
    if not line.original:
        return None
    return {"@type": "Quotation", "text": line.original, "inLanguage": line.original_language}


def _actor(link: Link, site: SiteView) -> Node:
    return {"@id": actor_id(link.path or SitePath(""), site), "name": link.text}


def _places(named: tuple[Link, ...], below: str, kind: str, site: SiteView) -> list[Node]:
    return [
        {"@type": kind, "name": each.text, "url": whole(site.base_url, each.path)}
        for each in named
        if each.path is not None and each.path.startswith(below)
    ]


def _thing(link: Link, site: SiteView) -> Node:
    if link.path is None:
        return {"@type": "Thing", "name": link.text}
    return {"@type": "Thing", "name": link.text, "url": whole(site.base_url, link.path)}


def _one(link: Link | None) -> tuple[Link, ...]:
    return () if link is None else (link,)
