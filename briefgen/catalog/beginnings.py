"""How documents begin, for summaries: with titles where the text links by an id."""

from collections.abc import Mapping

from msgspec.structs import replace

from briefgen.address import Ref
from briefgen.catalog.labels import name_of
from briefgen.content.document import Body, Mention


def with_titles(body: Body, targets: Mapping[str, Ref], titles: Mapping[Ref, str]) -> Body:
    """Return a body whose first paragraph calls what it links to as its page does."""
    lead = body.lead
    found: list[tuple[int, str, str]] = []
    for hole in body.text.holes if lead else ():
        if not isinstance(hole, Mention) or hole.label or hole.target not in targets:
            continue
        ref = targets[hole.target]
        name = name_of(hole.target, ref, titles[ref])
        if name == hole.target:
            continue
        place = _place(lead, hole)
        if place >= 0:
            found.append((place, hole.target, name))
    for place, target, name in sorted(set(found), reverse=True):
        lead = f"{lead[:place]}{name}{lead[place + len(target) :]}"
    return body if not found else replace(body, lead=lead)


def _place(lead: str, hole: Mention) -> int:
    """Return where a link stands in the first paragraph, by the sentence before it; else -1."""
    sentence = " ".join(f"{hole.context.before}{hole.target}".split())
    start = lead.find(sentence)
    return start if start < 0 else start + len(sentence) - len(hole.target)
