"""Tags that may be one: an abbreviation beside its long form, and two names of one actor."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from briefgen.address import Ref
from briefgen.catalog.implied import Implied
from briefgen.catalog.names import Described, Names
from briefgen.fold import fold
from briefgen.problem import Problem, warning

_SHORTEST, _LONGEST = 2, 6
"""How many letters an abbreviation has."""


def tag_variants(tags: Iterable[Implied], names: Names) -> Iterator[Problem]:
    """Find tags without a file that may be another tag (BG312): "UN" beside "United Nations".

    One that has a file is what somebody meant it to be, so nothing is said of two that have one.
    """
    found = sorted(tags, key=lambda tag: tag.ref)
    known = {ref: each for ref, each in names.described.items() if ref.kind == "tag"}
    known |= {tag.ref: Described(tag.name, "") for tag in found}
    by_initials = _by(known, _initials)
    by_actor = _by(known, lambda name: _actor(name, names))
    told: set[Ref] = set()
    for tag in found:
        short = fold(tag.name.replace(".", ""))
        others = by_initials.get(short, ()) if _is_abbreviation(tag.name) else ()
        others = others or by_actor.get(_actor(tag.name, names), ())
        other = next((ref for ref in others if ref != tag.ref and ref not in told), None)
        if other is not None:
            told.add(tag.ref)
            yield _problem(tag, known[other])


def _problem(tag: Implied, other: Described) -> Problem:
    message = f'the tag "{tag.name}" may be the tag "{other.title}"'
    advice = f'write "{other.title}" everywhere, or give "{tag.name}" a file: they are two then'
    if other.path:
        advice = f'write "{other.title}", or list "{tag.name}" under names in {other.path}'
    return warning("BG312", message, tag.uses[0].place, advice)


def _by(tags: Mapping[Ref, Described], key: Callable[[str], str]) -> dict[str, tuple[Ref, ...]]:
    """Return tags by something that their names have in common; "" is nothing."""
    found: dict[str, list[Ref]] = {}
    for ref in sorted(tags):
        common = key(tags[ref].title)
        if common:
            found.setdefault(common, []).append(ref)
    return {common: tuple(refs) for common, refs in found.items()}


def _is_abbreviation(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isalpha() and letters.isupper() and _SHORTEST <= len(letters) <= _LONGEST


def _initials(name: str) -> str:
    """Return the folded first letters of the words of a name; "" where it has one word alone."""
    words = fold(name).split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _actor(name: str, names: Names) -> str:
    """Return the id of the one actor who has this name."""
    match names.find(name, ("actor",), metonyms=False):
        case (ref,):
            return ref.id
        case _:
            return ""
