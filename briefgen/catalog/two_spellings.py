"""One actor in two spellings within one brief, such as Sergey Lavrov above and Sergei below.

Only names that the file of the actor lists count, and never native, former or weak ones. Two are
spellings of each other where their words, from the last one on, are the same but for a slip of the
pen or two. What a link is called by its own words is never compared: so a quotation may keep the
spelling that it has.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.links import Leads
from briefgen.catalog.record import ActorRecord, BriefRecord
from briefgen.content.document import Document, Figure, Mention
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.image import Image
from briefgen.fold import fold
from briefgen.nearest import distance
from briefgen.problem import Problem, Span, place_at, warning

Rivals = Mapping[str, frozenset[str]]
"""Folded names to the other spellings of each."""
Found = dict[str, Span]
"""Folded names that a brief uses, and where each first stands."""

_TOP = Span(1)
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
    meant = _forms(catalog, spelt)
    for brief in catalog.briefs.values():
        there = [each.actor for each in brief.actors if each.actor in spelt]
        if not there:
            continue
        document = documents[brief.ref]
        linked = _linked(leads[brief.ref], meant)
        texts = tuple(_texts(catalog, brief, document.spans))
        folded = fold("\n".join([text for text, _ in texts]))
        for actor in there:
            found = linked.get(actor, {})
            for name in spelt[actor]:
                if name in folded and (span := _first(name, texts)):
                    found.setdefault(name, span)
            if len(found) > 1:
                yield from _told(catalog.actors[actor], document.path, found, spelt[actor])


def _forms(catalog: Catalog, spelt: Mapping[Ref, Rivals]) -> dict[str, tuple[Ref, str]]:
    """Return what is written in links and is a spelling among others: the actor, folded."""
    written = (
        (target, ref, fold(target)) for target, ref in catalog.targets.items() if ref in spelt
    )
    return {target: (ref, name) for target, ref, name in written if name in spelt[ref]}


def _first(name: str, texts: Iterable[tuple[str, Span]]) -> Span | None:
    """Return where a folded name first stands by itself."""
    wanted = f" {name} "
    return next(
        (span for text, span in texts if wanted in f" {_NO_LETTERS.sub(' ', fold(text))} "), None
    )


def rivals_of(front: Actor) -> Rivals:
    """Return the names of an actor that are spelt in more than one way."""
    listed = (front.name, *(name.value for name in front.names if name.kind == "variant"))
    names = tuple(dict.fromkeys(map(fold, listed)))
    found: dict[str, set[str]] = {}
    for one, other in combinations(names, 2):
        if _are_one(one, other):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {name: frozenset(others) for name, others in found.items()}


def _are_one(one: str, other: str) -> bool:
    """Tell whether two folded names differ in spelling alone."""
    pairs = tuple(zip(reversed(one.split()), reversed(other.split()), strict=False))
    different = [pair for pair in pairs if pair[0] != pair[1]]
    return bool(different) and all(_is_slip(*pair) for pair in different)


def _is_slip(word: str, other: str) -> bool:
    """Tell whether two words are one: a letter apart from four letters on, two from seven on."""
    shorter = min(len(word), len(other))
    if shorter < 4 or word[0] != other[0]:
        return False
    most = 1 if shorter < 7 else 2
    return abs(len(word) - len(other)) <= most and distance(word, other, most) <= most


def _linked(leads: Iterable[Leads], meant: Mapping[str, tuple[Ref, str]]) -> dict[Ref, Found]:
    found: dict[Ref, Found] = {}
    for lead in leads:
        hole = lead.hole
        if isinstance(hole, Mention) and not hole.label and hole.target in meant:
            actor, name = meant[hole.target]
            found.setdefault(actor, {}).setdefault(name, hole.span)
    return found


def _texts(
    catalog: Catalog, brief: BriefRecord, spans: Mapping[str, Span]
) -> Iterator[tuple[str, Span]]:
    """Give what a brief says outside its body, and its captions, each with its place."""
    front = brief.front
    yield front.title, spans.get("title", _TOP)
    yield front.summary, spans.get("summary", _TOP)
    for number, text in enumerate(front.takeaways):
        yield text, spans.get(f"takeaways.{number}", _TOP)
    picture = catalog.head_pictures.get(brief.ref)
    if picture is not None:
        span = spans.get("image.caption") or spans.get("image", _TOP)
        yield picture.caption, span
        yield picture.alt, span
    for hole in brief.body.text.holes:
        if isinstance(hole, Figure):
            image = catalog.pictures.get(hole.path, Image())
            yield hole.caption or image.caption, hole.span
            yield hole.alt or image.alt, hole.span


def _told(record: ActorRecord, path: str, found: Found, rivals: Rivals) -> Iterator[Problem]:
    """Tell of the first two spellings, at the one that is not the desk's, else at the later."""
    pairs = ((name, other) for name in found for other in found if other in rivals[name])
    pair = next(pairs, None)
    if pair is None:
        return
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
    yield warning("BG372", message, place_at(path, found[two]), advice)


def _as_listed(record: ActorRecord, folded: str) -> str:
    """Return a folded name as the file of the actor writes it."""
    listed = record.front.names if record.front else ()
    names = (record.title, *(name.value for name in listed))
    return next((name for name in names if fold(name) == folded), folded)
