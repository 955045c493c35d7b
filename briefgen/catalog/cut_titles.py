"""Titles before a name that lack their noun, such as Foreign for Foreign Minister.

Only what cannot be anything else is told: the last word before a link to an actor is one of some
English words that no title ends in, and a role of that actor goes on from there.
"""

from collections.abc import Iterator, Mapping

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.links import Leads
from briefgen.content.document import Document, Mention
from briefgen.problem import Problem, place_at, warning

_NEVER_LAST = frozenset(
    (
        *("foreign", "prime", "deputy", "vice", "interior", "defence", "defense", "finance"),
        *("justice", "trade", "energy", "security", "special", "crown", "home", "health"),
    )
)


def cut_titles(
    catalog: Catalog, documents: Mapping[Ref, Document], leads: Mapping[Ref, tuple[Leads, ...]]
) -> Iterator[Problem]:
    """Find links in briefs whose title before them is cut short (BG375)."""
    beginnings = {
        ref: found
        for ref, actor in catalog.actors.items()
        if actor.front and (found := _beginnings(role.title for role in actor.front.roles))
    }
    if not beginnings:
        return
    for brief in catalog.briefs.values():
        for lead in leads[brief.ref]:
            hole = lead.hole
            if not isinstance(hole, Mention) or lead.target not in beginnings:
                continue
            before = hole.context.before
            word = before.split()[-1] if before.endswith(" ") and before.strip() else ""
            title = beginnings[lead.target].get(word.lower()) if word[:1].isupper() else None
            if title is not None:
                name = catalog.actors[lead.target].title
                rest = _after(title, word)
                message = f'"{word}" before {name} lacks a word: the role is "{title}"'
                place = place_at(documents[brief.ref].path, hole.span)
                yield warning("BG375", message, place, f'write "{word} {rest}" before the name')


def _after(title: str, word: str) -> str:
    """Return what follows a word of a title, in whatever letters it is written there."""
    words = title.split()
    return " ".join(words[[each.lower() for each in words].index(word.lower()) + 1 :])


def _beginnings(titles: Iterator[str]) -> dict[str, str]:
    """Return words that no title ends in, in small letters, to the title that goes on from each."""
    found: dict[str, str] = {}
    for title in titles:
        words = title.split()
        for word in words[:-1]:
            if word.lower() in _NEVER_LAST:
                found.setdefault(word.lower(), title)
    return found
