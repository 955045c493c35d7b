"""From a tree of what was written to typed values: every mistake at once, each with its place.

How a type is read is worked out once for each type.
"""

from collections.abc import Sequence as Items
from datetime import UTC, tzinfo
from functools import cache
from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, cast, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from briefgen.nearest import nearest
from briefgen.problem import Span
from briefgen.scalars import (
    ABSENT,
    SCALARS,
    WRONG,
    Decoding,
    Mistake,
    Reader,
    name_of,
    read_choice,
    read_option,
)
from briefgen.schema_advice import fields_advice, key_advice, list_advice, listed, part_advice
from briefgen.tree import Entry, Mapping, Node, Scalar, Sequence
from briefgen.zones import zone_named

T = TypeVar("T", bound=Struct)


def decode(
    node: Node, wanted: type[T], *, zone: tzinfo = UTC, given: dict[str, object] | None = None
) -> tuple[T | None, tuple[Mistake, ...]]:
    """Read a tree as a struct.

    Fields whose name ends in `_` are spelled without it. A struct with a class variable `bare`
    may be written as a single text, which stands for the field that `bare` names; times in the
    fields that a class variable `in_own_zone` lists are in the zone that its field `tz` names.
    Nothing, `~` and `null` count as not written.

    Args:     zone: of times that are written without one.
              given: values of fields of the struct that need not be written, by field name.
    Returns:  the value, with the defaults of fields whose value is wrong, or None where a field
              that must be there is not right; and all mistakes in the order of the file.
    """
    decoding = Decoding(zone, given or {})
    value = _reader(wanted)(node, "", decoding)
    found = None if value is WRONG or value is ABSENT else cast("T", value)
    mistakes = sorted(decoding.mistakes, key=lambda each: (each.span.line, each.span.column))
    return found, tuple(mistakes)


@cache
def _reader(wanted: object) -> Reader:
    if isinstance(wanted, type) and wanted in SCALARS:
        return SCALARS[wanted]
    arguments = get_args(wanted)
    match get_origin(wanted):
        case origin if origin is Literal:
            return read_choice(arguments)
        case origin if origin is tuple:
            return _list(_reader(arguments[0]), arguments[0])
        case origin if origin is dict:
            return _table(_reader(arguments[1]))
        case origin if origin is Union or origin is UnionType:
            members = [each for each in arguments if each is not NoneType]
            return _reader(members[0]) if len(members) == 1 else read_option
        case _:
            return _struct(cast("type[Struct]", wanted))


def _list(read_item: Reader, wanted: object) -> Reader:
    def read(node: Node, path: str, decoding: Decoding) -> object:
        if isinstance(node, Scalar) and node.is_empty:
            return ABSENT
        if not isinstance(node, Sequence):
            message = f"{name_of(path)} must be a list"
            advice = list_advice(node, path, wanted)
            return decoding.wrong("type", path, node.span, message, advice)
        values: list[object] = []
        for place, item in enumerate(node.items):
            item_path = f"{path}.{place}"
            value = read_item(item, item_path, decoding)
            if value is ABSENT or (isinstance(value, str) and not value.strip()):
                message = f"{name_of(item_path)} is empty"
                decoding.wrong("missing", item_path, item.span, message, "delete it")
            elif value is not WRONG:
                values.append(value)
        return tuple(values)

    return read


def _table(read_value: Reader) -> Reader:
    def read(node: Node, path: str, decoding: Decoding) -> object:
        if isinstance(node, Scalar) and node.is_empty:
            return ABSENT
        if not isinstance(node, Mapping):
            message = f"{name_of(path)} must be keys with values"
            advice = f"write {path.rpartition('.')[2]}: {{key: value}}"
            return decoding.wrong("type", path, node.span, message, advice)
        values = {
            entry.key: read_value(entry.value, f"{path}.{entry.key}", decoding)
            for entry in node.entries
        }
        return {key: value for key, value in values.items() if value not in (ABSENT, WRONG)}

    return read


class _Field(Struct, frozen=True):
    """A field of a struct, how it is read, and whether it must be there."""

    name: str
    read: Reader
    required: bool


def _struct(kind: type[Struct]) -> Reader:
    known = {
        each.name.removesuffix("_"): _Field(each.name, _reader(each.type), each.required)
        for each in fields(kind)
    }
    types = {each.name.removesuffix("_"): each.type for each in fields(kind)}
    required = tuple(key for key, field in known.items() if field.required)
    bare: str | None = getattr(kind, "bare", None)
    own_zone: tuple[str, ...] = getattr(kind, "in_own_zone", ())

    def read(node: Node, path: str, decoding: Decoding) -> object:
        if isinstance(node, Scalar) and path:
            if node.is_empty:
                return ABSENT
            if bare is not None:
                _refuse_slip(node, path, tuple(known), decoding)
                node = Mapping((Entry(bare, node.span, node),), node.span)
        if not isinstance(node, Mapping):
            message = f"{name_of(path)} must be fields with values"
            advice = fields_advice(node, path, kind)
            return decoding.wrong("type", path, node.span, message, advice)
        values = dict(decoding.given) if not path else {}
        empty: dict[str, Span] = {}
        meant: set[str] = set()
        local = _local(node, decoding) if own_zone else decoding
        for entry in node.entries:
            field = known.get(entry.key)
            inner = f"{path}.{entry.key}" if path else entry.key
            if field is None:
                meant.update(_refuse_key(entry, inner, types, decoding))
                continue
            value = field.read(entry.value, inner, local if entry.key in own_zone else decoding)
            if value is ABSENT or (field.required and isinstance(value, str) and not value.strip()):
                empty[entry.key] = entry.key_span
            else:
                values[field.name] = value
        return _made(kind, values, _Lack(known, required, empty, meant, node.span, path), decoding)

    return read


def _local(node: Mapping, decoding: Decoding) -> Decoding:
    """Return how times are read where a mapping names a zone of its own."""
    for entry in node.entries:
        if entry.key == "tz" and isinstance(entry.value, Scalar):
            zone = zone_named(entry.value.text)
            return decoding if zone is None else decoding.within(zone)
    return decoding


class _Lack(Struct, frozen=True):
    """What is needed to say which fields lack a value."""

    known: dict[str, _Field]
    required: tuple[str, ...]
    empty: dict[str, Span]
    meant: set[str]
    span: Span
    path: str


def _made(kind: type[Struct], values: dict[str, object], lack: _Lack, decoding: Decoding) -> object:
    """Return a struct of the values that are right; say which required fields are not written."""
    complete = True
    for key in lack.required:
        value = values.get(lack.known[key].name, ABSENT)
        complete = complete and value is not ABSENT and value is not WRONG
        if value is ABSENT and key not in lack.meant:
            inner = f"{lack.path}.{key}" if lack.path else key
            message = f"{name_of(inner)} is {'empty' if key in lack.empty else 'missing'}"
            if lack.path and key not in lack.empty:
                message = f'{name_of(lack.path)} needs "{key}"'
            advice = part_advice(key, kind) if lack.path else ""
            decoding.wrong("missing", inner, lack.empty.get(key, lack.span), message, advice)
    if not complete:
        return WRONG
    return kind(**{name: value for name, value in values.items() if value is not WRONG})


def _refuse_key(
    entry: Entry, path: str, types: dict[str, object], decoding: Decoding
) -> tuple[str, ...]:
    """Note a key that there is not; return the one that was meant, if that can be told."""
    known = tuple(types)
    near = nearest(entry.key, known)
    slip = entry.key.partition(":")[0]
    advice = f"its keys are {listed(known)}" if "." in path else ""
    if slip != entry.key and slip in known:
        near = (slip,)
        advice = f'put a space behind the colon: "{slip}: …"'
    elif near:
        advice = key_advice(near[0], entry.value, types[near[0]])
    decoding.wrong("unknown", path, entry.key_span, f'there is no key "{entry.key}"', advice)
    return near


def _refuse_slip(node: Scalar, path: str, known: Items[str], decoding: Decoding) -> None:
    """Note a text that was meant as a field: `place:Doha`."""
    key, colon, value = node.text.partition(":")
    if colon and node.form == "plain" and key in known:
        message = f'a space is missing after the colon of "{key}"'
        decoding.wrong("type", path, node.span, message, f"write {key}: {value}")
