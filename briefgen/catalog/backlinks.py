"""Backlinks: which documents link here, and in which sentence."""

from collections.abc import Iterable

from briefgen.address import Ref
from briefgen.catalog.catalog import LinkIn
from briefgen.catalog.labels import plain_label
from briefgen.catalog.links import Leads
from briefgen.content.document import Embed


def backlinks(
    leads: dict[Ref, tuple[Leads, ...]], titles: dict[Ref, str], order: Iterable[Ref]
) -> dict[Ref, tuple[LinkIn, ...]]:
    """Return the links to each document, one of each linking document, in the given order.

    Where a document links twice, the first sentence counts; a card counts only without one.
    """
    found: dict[Ref, list[LinkIn]] = {}
    for source in order:
        links: dict[Ref, LinkIn] = {}
        for lead in leads.get(source, ()):
            known = links.get(lead.target)
            if known is None or (not known.text and not isinstance(lead.hole, Embed)):
                links[lead.target] = _link_in(source, lead, titles[lead.target])
        for target, link in links.items():
            found.setdefault(target, []).append(link)
    return {target: tuple(links_in) for target, links_in in found.items()}


def _link_in(source: Ref, lead: Leads, title: str) -> LinkIn:
    hole = lead.hole
    if isinstance(hole, Embed):
        return LinkIn(source)
    text = plain_label(hole, lead.target, title)
    return LinkIn(source, hole.context.before, text, hole.context.after)
