"""From a tree of what was written to typed values: every mistake at once, each with its place.

The type of a field decides what a scalar means. `NO`, `010` and `1.10` stay texts where a text is
wanted, and `true` is a switch only where a switch is wanted. How a type is read is worked out
once for each type.
"""

import re
from collections.abc import Callable
from collections.abc import Sequence as Items
from datetime import UTC, tzinfo
from functools import cache
from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, cast, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from briefgen.dates import DateError, Moment, parse_moment
from briefgen.nearest import nearest
from briefgen.problem import Span
from briefgen.tree import Entry, Mapping, Node, Scalar, Sequence

MistakeKind = Literal["unknown", "missing", "type", "choice", "date"]

T = TypeVar("T", bound=Struct)


class Mistake(Struct, frozen=True):
    """What is wrong with a tree: an unknown key, a missing one, a value that does not fit.

    `path` is dotted and spelled as in the file: `actors.0.id`.
    """

    kind: MistakeKind
    path: str
    span: Span
    message: str
    advice: str = ""


def decode(
    node: Node, wanted: type[T], *, zone: tzinfo = UTC, given: dict[str, object] | None = None
) -> tuple[T | None, tuple[Mistake, ...]]:
    """Read a tree as a struct.

    Fields whose name ends in `_` are spelled without it. A struct with a class variable `bare`
    may be written as a single text, which stands for the field that `bare` names. Nothing, `~`
    and `null` count as not written.

    Args:     zone: of times that are written without one.
              given: values of fields of the struct that need not be written, by field name.
    Returns:  the value, with the defaults of fields whose value is wrong, or None where a field
              that must be there is not right; and all mistakes in the order of the file.
    """
    decoding = _Decoding(zone, given or {})
    value = _reader(wanted)(node, "", decoding)
    found = None if value is _WRONG or value is _ABSENT else cast("T", value)
    mistakes = sorted(decoding.mistakes, key=lambda each: (each.span.line, each.span.column))
    return found, tuple(mistakes)


class _Decoding:
    """One run of `decode`: the site's zone, values that need not be written, mistakes so far."""

    def __init__(self, zone: tzinfo, given: dict[str, object]) -> None:
        self.zone = zone
        self.given = given
        self.mistakes: list[Mistake] = []

    def wrong(
        self, kind: MistakeKind, path: str, span: Span, message: str, advice: str = ""
    ) -> object:
        self.mistakes.append(Mistake(kind, path, span, message, advice))
        return _WRONG


_Reader = Callable[[Node, str, _Decoding], object]

_WRONG = object()
_ABSENT = object()

_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_MEANT_TRUE = frozenset(("yes", "on", "y", "1", "true"))
_MEANT_FALSE = frozenset(("no", "off", "n", "0", "false"))
_WHOLE = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_DECIMAL = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?(?:[eE][+-]?[0-9]{1,2})?", re.ASCII)


@cache
def _reader(wanted: object) -> _Reader:
    if isinstance(wanted, type) and wanted in _SCALARS:
        return _SCALARS[wanted]
    arguments = get_args(wanted)
    match get_origin(wanted):
        case origin if origin is Literal:
            return _choice(arguments)
        case origin if origin is tuple:
            return _list(_reader(arguments[0]))
        case origin if origin is dict:
            return _table(_reader(arguments[1]))
        case origin if origin is Union or origin is UnionType:
            members = [each for each in arguments if each is not NoneType]
            return _reader(members[0]) if len(members) == 1 else _read_option
        case _:
            return _struct(cast("type[Struct]", wanted))


# Scalars.


def _read_text(node: Node, path: str, decoding: _Decoding) -> object:
    match node:
        case Scalar(form="plain" | "text"):
            return _ABSENT if node.is_empty else node.text
        case Scalar():
            advice = f'put it in quotation marks: "{node.text}"'
            return decoding.wrong("type", path, node.span, f"{_name(path)} must be text", advice)
        case _:
            written = "a list" if isinstance(node, Sequence) else "a group of fields"
            message = f"{_name(path)} must be text, not {written}"
            return decoding.wrong("type", path, node.span, message)


def _read_boolean(node: Node, path: str, decoding: _Decoding) -> object:
    if isinstance(node, Scalar):
        if node.is_empty:
            return _ABSENT
        if node.form in ("plain", "boolean") and node.text in _TRUE | _FALSE:
            return node.text in _TRUE
    message = f"{_name(path)} must be true or false"
    return decoding.wrong("type", path, node.span, message, _boolean_advice(node))


def _boolean_advice(node: Node) -> str:
    meant = node.text.casefold() if isinstance(node, Scalar) else ""
    if isinstance(node, Scalar) and node.form == "text" and meant in ("true", "false"):
        return f"write {meant} without quotation marks"
    if meant in _MEANT_TRUE | _MEANT_FALSE:
        return f"write {'true' if meant in _MEANT_TRUE else 'false'}"
    return "write true or false"


def _read_whole(node: Node, path: str, decoding: _Decoding) -> object:
    if isinstance(node, Scalar):
        if node.is_empty:
            return _ABSENT
        if node.form in ("plain", "number") and _WHOLE.fullmatch(node.text):
            return int(node.text)
    message = f"{_name(path)} must be a whole number"
    if isinstance(node, Scalar) and len(node.text) > 18:
        message += " of at most 18 digits"
    return decoding.wrong("type", path, node.span, message, _number_advice(node, _WHOLE))


def _read_decimal(node: Node, path: str, decoding: _Decoding) -> object:
    if isinstance(node, Scalar):
        if node.is_empty:
            return _ABSENT
        if node.form in ("plain", "number") and _DECIMAL.fullmatch(node.text):
            return float(node.text)
    message = f"{_name(path)} must be a number, such as 2.5"
    return decoding.wrong("type", path, node.span, message, _number_advice(node, _DECIMAL))


def _number_advice(node: Node, form: re.Pattern[str]) -> str:
    quoted = isinstance(node, Scalar) and node.form == "text" and form.fullmatch(node.text)
    return "write it without quotation marks" if quoted else ""


def _read_moment(node: Node, path: str, decoding: _Decoding) -> object:
    if not isinstance(node, Scalar) or node.form in ("boolean", "number"):
        message = f"{_name(path)} must be a date"
        return decoding.wrong("date", path, node.span, message, DateError("").advice)
    if node.is_empty:
        return _ABSENT
    try:
        return parse_moment(node.text, decoding.zone)
    except DateError as mistake:
        return decoding.wrong("date", path, node.span, str(mistake), mistake.advice)


def _read_option(node: Node, path: str, decoding: _Decoding) -> object:
    """Read a text, a switch or a number; a number only if its text loses nothing by it."""
    if not isinstance(node, Scalar):
        message = f"{_name(path)} must be a text, a number, true or false"
        return decoding.wrong("type", path, node.span, message)
    if node.is_empty:
        return _ABSENT
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


_SCALARS: dict[type, _Reader] = {
    str: _read_text,
    bool: _read_boolean,
    int: _read_whole,
    float: _read_decimal,
    Moment: _read_moment,
}


def _choice(words: tuple[str, ...]) -> _Reader:
    allowed = frozenset(words)

    def read(node: Node, path: str, decoding: _Decoding) -> object:
        value = _read_text(node, path, decoding)
        if value is _WRONG or value is _ABSENT or value in allowed:
            return value
        near = nearest(str(value), words)
        advice = f'did you mean "{near[0]}"?' if near else f"write {_either(words)}"
        message = f'{_name(path)} cannot be "{value}"'
        return decoding.wrong("choice", path, node.span, message, advice)

    return read


# Lists, tables and structs.


def _list(read_item: _Reader) -> _Reader:
    def read(node: Node, path: str, decoding: _Decoding) -> object:
        if isinstance(node, Scalar) and node.is_empty:
            return _ABSENT
        if not isinstance(node, Sequence):
            message = f"{_name(path)} must be a list"
            return decoding.wrong("type", path, node.span, message, _list_advice(node, path))
        values: list[object] = []
        for place, item in enumerate(node.items):
            item_path = f"{path}.{place}"
            value = read_item(item, item_path, decoding)
            if value is _ABSENT or (isinstance(value, str) and not value.strip()):
                message = f"{_name(item_path)} is empty"
                decoding.wrong("missing", item_path, item.span, message, "delete it")
            elif value is not _WRONG:
                values.append(value)
        return tuple(values)

    return read


def _list_advice(node: Node, path: str) -> str:
    if not isinstance(node, Scalar):
        return "begin each entry with a hyphen"
    if node.form == "plain":
        return f"write {path.rpartition('.')[2]}: [{node.text}]"
    return f'write a list, even of one: ["{node.text}"]'


def _table(read_value: _Reader) -> _Reader:
    def read(node: Node, path: str, decoding: _Decoding) -> object:
        if isinstance(node, Scalar) and node.is_empty:
            return _ABSENT
        if not isinstance(node, Mapping):
            message = f"{_name(path)} must be keys with values"
            return decoding.wrong("type", path, node.span, message)
        values = {
            entry.key: read_value(entry.value, f"{path}.{entry.key}", decoding)
            for entry in node.entries
        }
        return {key: value for key, value in values.items() if value not in (_ABSENT, _WRONG)}

    return read


class _Field(Struct, frozen=True):
    name: str
    read: _Reader
    required: bool


def _struct(kind: type[Struct]) -> _Reader:
    known = {
        each.name.removesuffix("_"): _Field(each.name, _reader(each.type), each.required)
        for each in fields(kind)
    }
    required = tuple(key for key, field in known.items() if field.required)
    bare: str | None = getattr(kind, "bare", None)

    def read(node: Node, path: str, decoding: _Decoding) -> object:
        if isinstance(node, Scalar) and path:
            if node.is_empty:
                return _ABSENT
            if bare is not None:
                node = Mapping((Entry(bare, node.span, node),), node.span)
        if not isinstance(node, Mapping):
            message = f"{_name(path)} must be fields with values"
            advice = f"write {_either(required or tuple(known))} and its value below it, further in"
            if isinstance(node, Scalar) and node.form != "plain":
                advice = f"write a table: [{path}]"
            return decoding.wrong("type", path, node.span, message, advice)
        values = dict(decoding.given) if not path else {}
        empty: dict[str, Span] = {}
        for entry in node.entries:
            field = known.get(entry.key)
            inner = f"{path}.{entry.key}" if path else entry.key
            if field is None:
                _refuse_key(entry, inner, tuple(known), decoding)
                continue
            value = field.read(entry.value, inner, decoding)
            if value is _ABSENT or (
                field.required and isinstance(value, str) and not value.strip()
            ):
                empty[entry.key] = entry.key_span
            else:
                values[field.name] = value
        return _made(kind, values, _Lack(known, required, empty, node.span, path), decoding)

    return read


class _Lack(Struct, frozen=True):
    """What is needed to say which fields lack a value."""

    known: dict[str, _Field]
    required: tuple[str, ...]
    empty: dict[str, Span]
    span: Span
    path: str


def _made(
    kind: type[Struct], values: dict[str, object], lack: _Lack, decoding: _Decoding
) -> object:
    """Return a struct of the values that are right; say which required fields are not written."""
    complete = True
    for key in lack.required:
        value = values.get(lack.known[key].name, _ABSENT)
        complete = complete and value is not _ABSENT and value is not _WRONG
        if value is _ABSENT:
            inner = f"{lack.path}.{key}" if lack.path else key
            message = f"{_name(inner)} is {'empty' if key in lack.empty else 'missing'}"
            if lack.path and key not in lack.empty:
                message = f'{_name(lack.path)} needs "{key}"'
            decoding.wrong("missing", inner, lack.empty.get(key, lack.span), message)
    if not complete:
        return _WRONG
    return kind(**{name: value for name, value in values.items() if value is not _WRONG})


def _refuse_key(entry: Entry, path: str, known: Items[str], decoding: _Decoding) -> None:
    near = nearest(entry.key, known)
    advice = f'did you mean "{near[0]}"?' if near else ""
    decoding.wrong("unknown", path, entry.key_span, f'there is no key "{entry.key}"', advice)


def _name(path: str) -> str:
    """Return what a message calls a value: a key by its name, an entry of a list by the list's."""
    parts = path.split(".")
    if not parts[-1].isdecimal():
        return f'"{parts[-1]}"' if path else "the file"
    lists = [part for part in parts if not part.isdecimal()]
    return f'an entry of "{lists[-1]}"' if lists else "an entry"


def _either(words: Items[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
