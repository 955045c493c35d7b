"""What is said of names that mean nothing, several things, or something that is left out."""

import re
from collections.abc import Iterable

from briefgen.address import Kind, Ref
from briefgen.catalog.gone import EXPIRED
from briefgen.catalog.names import Described, Forms, Names
from briefgen.catalog.spellings import written_address
from briefgen.catalog.suggestions import Suggestions
from briefgen.content.document import Document
from briefgen.fold import fold
from briefgen.nearest import nearest
from briefgen.problem import Place, Problem, Span, error, place_at, warning

_WEB = re.compile(r"(?<![^/])www\.[^/]+\.[^/]+(?:/.*)?\Z", re.IGNORECASE)


def place_in(document: Document, *keys: str) -> Place:
    """Return where the first of these front-matter values stands, else the file as a whole."""
    span = span_in(document, *keys)
    return Place(document.path) if span is None else place_at(document.path, span)


def span_in(document: Document, *keys: str) -> Span | None:
    """Return where the first of these front-matter values stands, None where none is written."""
    return next((document.spans[key] for key in keys if key in document.spans), None)


def unknown(
    target: str, kinds: tuple[Kind, ...], names: Names, place: Place
) -> tuple[Problem, ...]:
    """Say that a target means nothing (BG301), or only what is left out of this build (BG304).

    Nothing is said where a file that could not be read is probably meant: it has its own problem.
    """
    reason = reason_left_out(target, kinds, names)
    if reason:
        return (left_out(f'"{target}"', reason, place),)
    if names.is_unread(target, kinds):
        return ()
    noun = f"no {kinds[0]}" if len(kinds) == 1 else "nothing"
    new = f'{kinds[0]} "{target}"' if len(kinds) == 1 else "actor, event, place, tag, brief or page"
    fallback = f"check the spelling, or write a file for it: briefgen new {new}"
    advice = near_names(target, kinds, names) or fallback
    return (error("BG301", f'{noun} is called "{target}"', place, advice),)


def unknown_note(label: str, source: str, names: Names, place: Place) -> tuple[Problem, ...]:
    """Say that a note is not written and that its label names no source (BG270), or one that is
    left out of this build (BG361).
    """
    kinds: tuple[Kind, ...] = ("source",)
    reason = reason_left_out(source, kinds, names)
    if reason:
        return (left_out_source(reason, place),)
    if names.is_unread(source, kinds):
        return ()
    message = f'there is no footnote "{label}", and no source has this id'
    advice = near_names(source, kinds, names) or f"write it on a line of its own: [^{label}]: …"
    return (warning("BG270", message, place, advice),)


def reason_left_out(target: str, kinds: tuple[Kind, ...], names: Names) -> str:
    """Return why what may be meant is left out of this build, "" where there is no such thing."""
    reason = names.reason_withheld(target, kinds)
    return EXPIRED if not reason and names.is_gone(target, kinds) else reason


def left_out_source(reason: str, place: Place) -> Problem:
    """Say that a source is cited that this build leaves out, and nothing else of it (BG361)."""
    message = f"the source that is cited here is left out of this build: {reason}"
    if reason.startswith(EXPIRED):
        advice = "take it out; until then these words stand without a link"
        return warning("BG361", message, place, advice)
    advice = "say what it is without its name, or release it first; see: briefgen list withheld"
    return error("BG361", message, place, advice)


def left_out(what: str, reason: str, place: Place) -> Problem:
    """Say that a link leads to a document this build leaves out, and no more of it (BG304).

    What has expired is a warning: the clock alone must never keep an old site in place.
    """
    message = f"{what} is left out of this build: {reason}"
    if reason.startswith(EXPIRED):
        advice = "take the link out; until then its words stand without a link"
        return warning("BG304", message, place, advice)
    return error(
        "BG304",
        message,
        place,
        "take the link out, or release the document first; see: briefgen list withheld",
    )


def ambiguous(target: str, refs: tuple[Ref, ...], names: Names, place: Place) -> Problem:
    """Say that a target may mean several documents, and how to write each (BG303)."""
    candidates = [f"the {ref.kind} {_described(names.described[ref])}" for ref in refs]
    forms = [written_address(ref) for ref in refs]
    return error(
        "BG303",
        f'"{target}" may mean {_joined(candidates, "or")}',
        place,
        f"write {_joined(forms, 'or')}",
    )


def near_names(target: str, kinds: tuple[Kind, ...], names: Names) -> str:
    """Return "did you mean …?" with the nearest names and their files, "" if none is near.

    The titles of briefs come last, since names of actors stand in them too. Nothing is suggested
    once many different names have got a suggestion.
    """
    word = fold(target), kinds
    return names.suggestions.of(word, lambda: _near_names(target, kinds, names))


def _near_names(target: str, kinds: tuple[Kind, ...], names: Names) -> str:
    weak = names.by_weak_name.get(fold(target), ())
    if fitting := [ref for ref in weak if ref.kind in kinds]:
        fuller = _joined([_described(names.described[ref]) for ref in fitting], "or")
        return f"the name is too weak to stand alone: did you mean {fuller}?"
    near: dict[Ref, str] = {}
    if kinds not in names.forms:
        names.forms[kinds] = _forms(kinds, names)
    for forms in names.forms[kinds]:
        for form in nearest(fold(target), forms, 4):
            for spelling in forms[form]:
                near.setdefault(names.written[spelling], spelling)
    found = [
        _described(Described(spelling, names.described[ref].path)) for ref, spelling in near.items()
    ][:2]
    return f"did you mean {_joined(found, 'or')}?" if found else ""


def _forms(kinds: tuple[Kind, ...], names: Names) -> Forms:
    """Return folded names to how they are written, in two parts: the titles of briefs apart.

    One form may stand for several names: those that it is, then ids, then actors' names that end
    in it.
    """
    forms: dict[str, list[str]] = {}
    titles: dict[str, list[str]] = {}
    later: list[tuple[str, str]] = []
    ends: list[tuple[str, str]] = []
    for spelling, ref in names.written.items():
        if ref.kind not in kinds:
            continue
        folded = fold(spelling)
        if spelling == ref.id:
            later.append((folded, spelling))
            continue
        part = titles if ref.kind == "brief" else forms
        part.setdefault(folded, []).append(spelling)
        if ref.kind == "actor":
            words = folded.split(" ")
            ends += ((" ".join(words[start:]), spelling) for start in range(1, len(words)))
    for form, spelling in (*later, *ends):
        forms.setdefault(form, []).append(spelling)
    return forms, titles


def near_paths(path: str, known: Iterable[str], suggestions: Suggestions) -> str:
    """Return "did you mean …?" with the nearest path, else where paths begin."""
    near = suggestions.of(path, lambda: nearest_of(path, known))
    return near or "a path begins in the folder of its document"


def nearest_of(word: str, known: Iterable[str]) -> str:
    """Return "did you mean …?" with the nearest of some texts, "" if none is near."""
    near = nearest(word, known)
    return f'did you mean "{near[0]}"?' if near else ""


def web_address(path: str) -> str:
    """Return what to write where a path is a web address without its scheme, "" where it is not."""
    match = _WEB.search(path)
    return f"for an address of the web write https://{match[0]}" if match else ""


def _described(document: Described) -> str:
    return f'"{document.title}" ({document.path or "named in briefs"})'


def _joined(words: list[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
