"""What was written, as a tree whose every value knows its place.

YAML and TOML are turned into the same tree. A scalar keeps the text that was written; what it
means is decided later by the type of the field it stands in.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from briefgen.problem import Span

Form = Literal["plain", "text", "boolean", "number", "date"]
"""How a scalar was written. A plain one (YAML without quotation marks) may be of any type."""


class Scalar(Struct, frozen=True, gc=False):
    """A single value: its text as written, without quotation marks."""

    text: str
    span: Span
    form: Form = "plain"

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written, or a word for nothing."""
        return self.form == "plain" and self.text in _NOTHING


class Sequence(Struct, frozen=True):
    """A list."""

    items: tuple["Node", ...]
    span: Span


class Entry(Struct, frozen=True):
    """A key and its value."""

    key: str
    key_span: Span
    value: "Node"


class Mapping(Struct, frozen=True):
    """Keys and values in the order in which they were written, each key once."""

    entries: tuple[Entry, ...]
    span: Span


Node: TypeAlias = Scalar | Sequence | Mapping


def spans(node: Node) -> dict[str, Span]:
    """Return where each value below a node stands, by dotted path: `title`, `actors.0`."""
    return dict(_spans(node, ""))


def texts(node: Node) -> Iterator[Scalar]:
    """Return all that was written, values and keys, in the order of the tree."""
    match node:
        case Scalar():
            yield node
        case Sequence(items=items):
            for item in items:
                yield from texts(item)
        case Mapping(entries=entries):
            for entry in entries:
                yield Scalar(entry.key, entry.key_span)
                yield from texts(entry.value)


_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


def _spans(node: Node, prefix: str) -> Iterator[tuple[str, Span]]:
    for name, value in _children(node):
        path = f"{prefix}{name}"
        yield path, value.span
        if not isinstance(value, Scalar):
            yield from _spans(value, f"{path}.")


def _children(node: Node) -> Iterator[tuple[str | int, Node]]:
    match node:
        case Sequence(items=items):
            yield from enumerate(items)
        case Mapping(entries=entries):
            yield from ((entry.key, entry.value) for entry in entries)
        case Scalar():
            pass
