"""Backlinks: which documents link here, and in which sentence."""

from collections.abc import Iterable

from briefgen.address import Ref
from briefgen.catalog.catalog import LinkIn
from briefgen.catalog.labels import plain_label
from briefgen.catalog.links import Leads
from briefgen.content.document import AutoLink, Citation, Embed

_WITHOUT_SENTENCE = (Embed, AutoLink, Citation)


def backlinks(
    leads: dict[Ref, tuple[Leads, ...]], titles: dict[Ref, str], order: Iterable[Ref]
) -> dict[Ref, tuple[LinkIn, ...]]:
    """Return the links to each document, one of each linking document, in the given order.

    Where a document links twice, the first sentence counts; a card, a note, or a name that became
    a link by itself, counts only without one. A brief that only names what has a list of its briefs
    is in that list already.
    """
    found: dict[Ref, list[LinkIn]] = {}
    for source in order:
        for lead in leads.get(source, ()):
            if isinstance(lead.hole, AutoLink) and source.kind == "brief" and _lists_briefs(lead):
                continue
            links = found.get(lead.target)
            if links is None:
                found[lead.target] = [_link_in(source, lead, titles)]
            elif links[-1].source is not source:
                links.append(_link_in(source, lead, titles))
            elif not links[-1].text and not isinstance(lead.hole, _WITHOUT_SENTENCE):
                links[-1] = _link_in(source, lead, titles)
    return {target: tuple(links) for target, links in found.items()}


def _lists_briefs(lead: Leads) -> bool:
    return lead.target.kind in ("actor", "event", "place")


def _link_in(source: Ref, lead: Leads, titles: dict[Ref, str]) -> LinkIn:
    hole = lead.hole
    if isinstance(hole, _WITHOUT_SENTENCE):
        return LinkIn(source)
    text = plain_label(hole, lead.target, titles[lead.target])
    return LinkIn(source, hole.context.before, text, hole.context.after)
