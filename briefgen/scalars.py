"""Reading single values: the type of a field decides what was written.

`NO`, `010` and `1.10` stay texts where a text is wanted, and `true` is a switch only where a
switch is wanted.
"""

import re
from collections.abc import Callable
from collections.abc import Sequence as Items
from datetime import tzinfo
from typing import Final, Literal

from msgspec import Struct

from briefgen.dates import DateError, Moment, parse_moment
from briefgen.nearest import nearest
from briefgen.problem import Span
from briefgen.tree import Node, Scalar, Sequence

MistakeKind = Literal["unknown", "missing", "type", "choice", "date"]


class Mistake(Struct, frozen=True):
    """What is wrong with a tree: an unknown key, a missing one, a value that does not fit.

    `path` is dotted and spelled as in the file: `actors.0.id`.
    """

    kind: MistakeKind
    path: str
    span: Span
    message: str
    advice: str = ""


class Decoding:
    """One run of `decode`: the site's zone, values that need not be written, mistakes so far."""

    def __init__(self, zone: tzinfo, given: dict[str, object]) -> None:
        """Begin without mistakes."""
        self.zone = zone
        self.given = given
        self.mistakes: list[Mistake] = []

    def within(self, zone: tzinfo) -> "Decoding":
        """Return the same run where times are in another zone."""
        local = Decoding(zone, self.given)
        local.mistakes = self.mistakes
        return local

    def wrong(
        self, kind: MistakeKind, path: str, span: Span, message: str, advice: str = ""
    ) -> object:
        """Note a mistake and return WRONG, the value of what cannot be read."""
        self.mistakes.append(Mistake(kind, path, span, message, advice))
        return WRONG


Reader = Callable[[Node, str, Decoding], object]

WRONG: Final = object()
"""The value of what cannot be read."""
ABSENT: Final = object()
"""The value of what is not written."""

_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_MEANT_TRUE = frozenset(("yes", "on", "y", "1", "true"))
_MEANT_FALSE = frozenset(("no", "off", "n", "0", "false"))
_OPEN = frozenset(("now", "present", "today", "current", "ongoing", "unknown", "-", "–", "—", "?"))
"""What people write for an end of a time that is not over or not known."""
_WHOLE = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_DECIMAL = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?(?:[eE][+-]?[0-9]{1,2})?", re.ASCII)


def _read_text(node: Node, path: str, decoding: Decoding) -> object:
    match node:
        case Scalar(form="plain" | "text"):
            return ABSENT if node.is_empty else node.text
        case Scalar():
            advice = f'put it in quotation marks: "{node.text}"'
            return decoding.wrong("type", path, node.span, f"{name_of(path)} must be text", advice)
        case _:
            written = "a list" if isinstance(node, Sequence) else "a group of fields"
            message = f"{name_of(path)} must be text, not {written}"
            advice = ""
            if isinstance(node, Sequence) and len(node.items) == 1:
                (only,) = node.items
                if isinstance(only, Scalar):
                    advice = f"write {only.text} alone, without brackets or a hyphen"
            return decoding.wrong("type", path, node.span, message, advice)


def _read_boolean(node: Node, path: str, decoding: Decoding) -> object:
    if isinstance(node, Scalar):
        if node.is_empty:
            return ABSENT
        if node.form in ("plain", "boolean") and node.text in _TRUE | _FALSE:
            return node.text in _TRUE
    message = f"{name_of(path)} must be true or false"
    return decoding.wrong("type", path, node.span, message, _boolean_advice(node))


def _boolean_advice(node: Node) -> str:
    meant = node.text.casefold() if isinstance(node, Scalar) else ""
    if isinstance(node, Scalar) and node.form == "text" and meant in ("true", "false"):
        return f"write {meant} without quotation marks"
    if meant in _MEANT_TRUE | _MEANT_FALSE:
        return f"write {'true' if meant in _MEANT_TRUE else 'false'}"
    return "write true or false"


def _read_whole(node: Node, path: str, decoding: Decoding) -> object:
    if isinstance(node, Scalar):
        if node.is_empty:
            return ABSENT
        if node.form in ("plain", "number") and _WHOLE.fullmatch(node.text):
            return int(node.text)
    message = f"{name_of(path)} must be a whole number"
    if isinstance(node, Scalar) and len(node.text) > 18:
        message += " of at most 18 digits"
    return decoding.wrong("type", path, node.span, message, _number_advice(node, _WHOLE))


def _read_decimal(node: Node, path: str, decoding: Decoding) -> object:
    if isinstance(node, Scalar):
        if node.is_empty:
            return ABSENT
        if node.form in ("plain", "number") and _DECIMAL.fullmatch(node.text):
            return float(node.text)
    message = f"{name_of(path)} must be a number, such as 2.5"
    return decoding.wrong("type", path, node.span, message, _number_advice(node, _DECIMAL))


def _number_advice(node: Node, form: re.Pattern[str]) -> str:
    if isinstance(node, Scalar) and node.form == "text" and form.fullmatch(node.text):
        return "write it without quotation marks"
    return f"write a number in digits, such as {'3' if form is _WHOLE else '2.5'}"


def _read_moment(node: Node, path: str, decoding: Decoding) -> object:
    if not isinstance(node, Scalar) or node.form in ("boolean", "number"):
        message = f"{name_of(path)} must be a date"
        return decoding.wrong("date", path, node.span, message, DateError("").advice)
    if node.is_empty:
        return ABSENT
    try:
        return parse_moment(node.text, decoding.zone)
    except DateError as mistake:
        advice = mistake.advice
        key = path.rpartition(".")[2]
        if key in ("from", "to") and node.text.strip().casefold() in _OPEN:
            advice = f'leave "{key}" out: an end that is not written is open'
        return decoding.wrong("date", path, node.span, str(mistake), advice)


def read_option(node: Node, path: str, decoding: Decoding) -> object:
    """Read a text, a switch or a number; a number only if its text loses nothing by it."""
    if not isinstance(node, Scalar):
        message = f"{name_of(path)} must be a text, a number, true or false"
        return decoding.wrong("type", path, node.span, message)
    if node.is_empty:
        return ABSENT
    if node.form in ("text", "date"):
        return node.text
    if node.text in _TRUE | _FALSE:
        return node.text in _TRUE
    if _WHOLE.fullmatch(node.text):
        number: int | float = int(node.text)
    elif _DECIMAL.fullmatch(node.text):
        number = float(node.text)
    else:
        return node.text
    return number if str(number) == node.text or node.form == "number" else node.text


SCALARS: dict[type, Reader] = {
    str: _read_text,
    bool: _read_boolean,
    int: _read_whole,
    float: _read_decimal,
    Moment: _read_moment,
}


def read_choice(words: tuple[str, ...]) -> Reader:
    """Return a reader of one of a few words."""
    allowed = frozenset(words)

    def read(node: Node, path: str, decoding: Decoding) -> object:
        value = _read_text(node, path, decoding)
        if value is WRONG or value is ABSENT or value in allowed:
            return value
        near = nearest(str(value), words)
        written = tuple(filter(None, words))
        advice = f'did you mean "{near[0]}"?' if near else f"write {either(written)}"
        message = f'{name_of(path)} cannot be "{value}"'
        return decoding.wrong("choice", path, node.span, message, advice)

    return read


def name_of(path: str) -> str:
    """Return what a message calls a value: a key by its name, an entry of a list by the list's."""
    parts = path.split(".")
    if not parts[-1].isdecimal():
        return f'"{parts[-1]}"' if path else "the file"
    lists = [part for part in parts if not part.isdecimal()]
    return f'an entry of "{lists[-1]}"' if lists else "an entry"


def either(words: Items[str]) -> str:
    """Return words as one reads them out: `a, b or c`."""
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
