"""Curly quotation marks around a name: they become part of it, and it means nobody."""

from collections.abc import Iterator

from briefgen.content.yaml_cure import quoted
from briefgen.problem import Problem, error, place_at
from briefgen.tree import Mapping, Node, Scalar, Sequence

_NAMED = frozenset(
    ("tags", "topics", "actors", "events", "places", "names", "metonyms", "member_of", "authors")
)
"""The fields whose entries are names. In a title or a quotation the marks are text."""

_OPENING, _CLOSING = "“„‘‚‟", "”“’‘"


def curly_problems(root: Mapping, path: str) -> Iterator[Problem]:
    """Find names in curly quotation marks: BG229."""
    for entry in root.entries:
        if entry.key not in _NAMED or not isinstance(entry.value, Sequence):
            continue
        for item in entry.value.items:
            name = _name(item)
            cure = name and _cure(name.text)
            if name and cure:
                message = "curly quotation marks are taken as part of the name"
                yield error("BG229", message, place_at(path, name.span), cure)


def _name(item: Node) -> Scalar | None:
    """Return the name in an entry: the entry itself, or its part `id` or `value`."""
    if isinstance(item, Scalar):
        return item if item.form == "plain" else None
    if isinstance(item, Mapping):
        for entry in item.entries:
            if entry.key in ("id", "value") and isinstance(entry.value, Scalar):
                return entry.value if entry.value.form == "plain" else None
    return None


def _cure(text: str) -> str:
    """Say what to write instead, "" for a name that is not in curly marks as a whole."""
    inner = text[1:-1]
    if len(text) < 2 or text[0] not in _OPENING:
        return ""
    if text[-1] in _CLOSING and not any(mark in inner for mark in "“„”"):
        return f"write {quoted(inner)}"
    if text[0] in "“„" and not any(mark in text[1:] for mark in "”“"):
        # A comma parted the name: `[“Peace, talks”]`.
        return f"write straight quotation marks: {quoted(text[1:] + ', …')}"
    return ""
