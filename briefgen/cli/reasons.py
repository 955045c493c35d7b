"""Why an output was or will be written, in words for those who write the site."""

import re
from collections.abc import Iterator
from html import unescape

import click
import msgspec

from briefgen.build.why.causes import Cause, What
from briefgen.build.why.changes import Change
from briefgen.build.why.names import name_of
from briefgen.cli.terminal import visible

_MOST_CHANGES = 12
_WIDTH = 40
"""How many characters of a value are shown."""
_LEAD = 12
"""How many characters of a long text are shown before the first that differs."""


def because(sentence: str, causes: tuple[Cause, ...], is_or_was: str) -> Iterator[str]:
    """Give a sentence with its causes: one on the same line if it is short, else one a line."""
    if len(causes) == 1 and not causes[0].changes:
        yield f"{sentence} because {_said(causes[0], is_or_was)}."
        return
    yield f"{sentence} because"
    for cause in causes:
        yield f"  {_said(cause, is_or_was)}"
        for change in cause.changes[:_MOST_CHANGES]:
            yield f"    {_change(change)}"
        if len(cause.changes) > _MOST_CHANGES:
            yield f"    and {len(cause.changes) - _MOST_CHANGES} more"


def _said(cause: Cause, is_or_was: str) -> str:
    return _CAUSES[cause.what].format(name=visible(cause.name), how=cause.how, is_or_was=is_or_was)


_CAUSES: dict[What, str] = {
    "first": "no earlier version of it is remembered",
    "new": "it is new",
    "forgotten": "nothing is remembered of earlier builds",
    "options": "no build with these options is remembered (--drafts, base URL, ceiling)",
    "view": "what it shows changed",
    "site": "what all pages show of the site changed",
    "text": "the text of {name} changed",
    "template": "the template {name} {how}",
    "static": "the static file {name} {how}",
    "file": "{name} changed",
    "missing": "the file {is_or_was} missing",
    "edited": "the file {is_or_was} not as briefgen wrote it",
    "other": "a build with other options (--drafts, base URL, ceiling) wrote it since",
    "restored": "the file was missing, or written by a build with other options",
}


def _change(change: Change) -> str:
    field = click.style(_words(change), "cyan")
    match change.how:
        case "added":
            return f"{click.style('+', 'green')} {field}: {_summed_up(change.new)}"
        case "removed":
            return f"{click.style('-', 'red')} {field}: {_summed_up(change.old)}"
        case "up" | "down":
            return f"{field}: {_summed_up(change.new)} moved {change.how}"
        case "changed":
            old, new = _beside(change.old, change.new)
            if old == new:
                return f"{field}: {new}, with other details"
            return f"{field}: {old} → {new}"


_FIELDS = {
    "body.fills": "a link in the text",
    "notes.fills": "a link in the footnotes",
    "head.description": "description",
    "head.title": "title in the head",
    "items.text.fills": "a link in the text",
    "items.notes.fills": "a link in the footnotes",
    "backlinks": "linked from",
    "actors": "actors",
    "co_actors": "appears with",
    "pager": "pages of the list",
    "outline": "headings",
}
"""Fields of views, by their paths without places, that have other names for a reader."""


def _words(change: Change) -> str:
    """Return a field in words: `related, "Visits": title` for `related[0].card.title`."""
    plain = re.sub(r"\[\d+\]", "", change.field).replace(".card.", ".").removesuffix(".card")
    known = next((each for each in _FIELDS if f"{plain}.".startswith(f"{each}.")), "")
    parts = [_FIELDS[known]] if known else []
    parts += plain[len(known) :].strip(".").replace("_", " ").split(".")
    first, *rest = (each for each in parts if each)
    names = [_quoted(name, 0) for name in change.within if name not in (change.old, change.new)]
    return ", ".join((first, *names, *rest)) if names or rest else first


def _beside(old: object, new: object) -> tuple[str, str]:
    """Return two values side by side: of long texts the part that differs first."""
    if not isinstance(old, str) or not isinstance(new, str):
        return _summed_up(old), _summed_up(new)
    old, new = _without_tags(old), _without_tags(new)
    pairs = zip(old, new, strict=False)
    same = next((at for at, (one, two) in enumerate(pairs) if one != two), min(len(old), len(new)))
    start = max(0, same - _LEAD) if max(len(old), len(new)) > _WIDTH else 0
    return _quoted(old, start), _quoted(new, start)


def _summed_up(value: object) -> str:
    """Return a value in short: a text, a number, or what a list or a mapping is about."""
    if isinstance(value, str):
        return _quoted(_without_tags(value), 0)
    name = name_of(value)
    if name:
        return _quoted(name, 0)
    if value is None:
        return "nothing"
    text = msgspec.json.encode(value).decode()
    return visible(text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…")


def _without_tags(html: str) -> str:
    """Return the words of a link, or the address of a picture; a plain text as it is."""
    if not re.match(r"<\w", html):
        return html
    words = unescape(re.sub(r"<[^>]*>", "", html)).strip()
    address = re.search(r'(?:src|href)="([^"]*)"', html)
    return words or (unescape(address[1]) if address else html)


def _quoted(text: str, start: int) -> str:
    lead = "…" if start else ""
    tail = "…" if len(text) > start + _WIDTH else ""
    return f'"{lead}{visible(text[start : start + _WIDTH])}{tail}"'
