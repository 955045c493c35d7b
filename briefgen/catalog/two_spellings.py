"""One actor in two spellings within one brief, such as Sergey Lavrov above and Sergei below.

Only names that the file of the actor lists count, and never native, former or weak ones. Two are
spellings of each other where their words, from the last one on, are the same but for a slip of the
pen or two. What a link is called by its own words is never compared: so a quotation may keep the
spelling that it has.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.links import Leads
from briefgen.catalog.mistakes import place_in
from briefgen.catalog.record import ActorRecord, BriefRecord
from briefgen.content.document import Document, Figure, Mention
from briefgen.content.schema.actor import Actor
from briefgen.fold import fold
from briefgen.nearest import distance
from briefgen.problem import Place, Problem, place_at, warning

Rivals = Mapping[str, frozenset[str]]
"""Folded names to the other spellings of each."""
Found = dict[str, Place]
"""Folded names that a brief uses, and where each first stands."""

_NO_LETTERS = re.compile(r"[\W_]+")


def two_spellings(
    catalog: Catalog, documents: Mapping[Ref, Document], leads: Mapping[Ref, tuple[Leads, ...]]
) -> Iterator[Problem]:
    """Find briefs that spell an actor in two ways (BG372), each actor once."""
    spelt = {
        ref: rivals
        for ref, each in catalog.actors.items()
        if each.front and each.front.names and (rivals := rivals_of(each.front))
    }
    if not spelt:
        return
    for brief in catalog.briefs.values():
        there = [each.actor for each in brief.actors if each.actor in spelt]
        if not there:
            continue
        document = documents[brief.ref]
        linked = _linked(document, leads[brief.ref], spelt)
        texts = [*_texts(catalog, brief, document)]
        for actor in there:
            found = linked.get(actor, {})
            for name in spelt[actor]:
                for text, place in texts:
                    if f" {name} " in text:
                        found.setdefault(name, place)
            yield from _told(catalog, actor, found, spelt[actor])


def rivals_of(front: Actor) -> Rivals:
    """Return the names of an actor that are spelt in more than one way."""
    listed = (front.name, *(name.value for name in front.names if name.kind == "variant"))
    names = tuple(dict.fromkeys(fold(name) for name in listed))
    found = {
        name: frozenset(other for other in names if other != name and _are_one(name, other))
        for name in names
    }
    return {name: others for name, others in found.items() if others}


def _are_one(one: str, other: str) -> bool:
    """Tell whether two folded names differ in spelling alone."""
    pairs = tuple(zip(reversed(one.split()), reversed(other.split()), strict=False))
    different = [pair for pair in pairs if pair[0] != pair[1]]
    return bool(different) and all(_is_slip(*pair) for pair in different)


def _is_slip(word: str, other: str) -> bool:
    """Tell whether two words are one: a letter apart from four letters on, two from seven on."""
    shorter = min(len(word), len(other))
    most = 0 if shorter < 4 else 1 if shorter < 7 else 2
    return bool(most) and word[0] == other[0] and distance(word, other, most) <= most


def _linked(
    document: Document, leads: Iterable[Leads], spelt: Mapping[Ref, Rivals]
) -> dict[Ref, Found]:
    found: dict[Ref, Found] = {}
    for lead in leads:
        hole = lead.hole
        if isinstance(hole, Mention) and not hole.label and lead.target in spelt:
            name = fold(hole.target)
            if name in spelt[lead.target]:
                place = place_at(document.path, hole.span)
                found.setdefault(lead.target, {}).setdefault(name, place)
    return found


def _texts(catalog: Catalog, brief: BriefRecord, document: Document) -> Iterator[tuple[str, Place]]:
    """Give what a brief says outside its body, and its captions, folded, in words."""
    front = brief.front
    written = [(front.title, place_in(document, "title"))]
    written += [(front.summary, place_in(document, "summary"))]
    written += [
        (text, place_in(document, f"takeaways.{number}"))
        for number, text in enumerate(front.takeaways)
    ]
    picture = catalog.head_pictures.get(brief.ref)
    if picture is not None:
        place = place_in(document, "image.caption", "image")
        written += [(picture.caption, place), (picture.alt, place)]
    for hole in brief.body.text.holes:
        if isinstance(hole, Figure):
            note = catalog.pictures.get(hole.path)
            place = place_at(document.path, hole.span)
            written += [(hole.caption or (note.caption if note else ""), place)]
            written += [(hole.alt or (note.alt if note else ""), place)]
    for text, place in written:
        if text:
            yield f" {_NO_LETTERS.sub(' ', fold(text))} ", place


def _told(catalog: Catalog, actor: Ref, found: Found, rivals: Rivals) -> Iterator[Problem]:
    """Tell of the first two spellings, at the one that is not the desk's, else at the later."""
    pairs = ((name, other) for name in found for other in found if other in rivals[name])
    pair = next(pairs, None)
    if pair is None:
        return
    record = catalog.actors[actor]
    own = fold(record.title)
    one, two = sorted(
        pair,
        key=lambda name: (
            not f" {own}".endswith(f" {name}"),
            (found[name].line, found[name].column),
        ),
    )
    right, wrong = _as_listed(record, one), _as_listed(record, two)
    message = f'"{wrong}" and "{right}" are spellings of one name, and both are in this brief'
    advice = f'write "{right}"; where somebody is quoted, [[{record.title}|{wrong}]]'
    yield warning("BG372", message, found[two], advice)


def _as_listed(record: ActorRecord, folded: str) -> str:
    """Return a folded name as the file of the actor writes it."""
    listed = record.front.names if record.front else ()
    names = (record.title, *(name.value for name in listed))
    return next((name for name in names if fold(name) == folded), folded)
