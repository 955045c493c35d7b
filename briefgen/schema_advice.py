"""What to type instead of a value whose form is not that of its field."""

import json
from collections.abc import Sequence as Items
from types import NoneType
from typing import cast, get_args, get_origin

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields

from briefgen.dates import Moment
from briefgen.tree import Node, Scalar, Sequence

_DAY = "2025-02-26"
_SIGNS = frozenset("[]{}\"'#&*!|>%@`,")


def list_advice(node: Node, path: str, wanted: object) -> str:
    """Return how a single value is written as a list; `wanted` is the type of an entry."""
    if not isinstance(node, Scalar):
        return "begin each entry with a hyphen"
    key = path.rpartition(".")[2]
    if node.form != "plain":
        return f'write a list, even of one: ["{node.text}"]'
    if _is_struct(wanted) and not hasattr(wanted, "bare"):
        return f"write {key}: [{_parts(node.text, cast('type[Struct]', wanted))}]"
    entries = (each.strip() for each in node.text.split(","))
    return f"write {key}: [{', '.join(_word(each) for each in entries if each)}]"


def key_advice(key: str, node: Node, wanted: object) -> str:
    """Return "did you mean …?" with a key, and its value where a text is to become a list."""
    is_text = isinstance(node, Scalar) and node.form == "plain" and not node.is_empty
    if is_text and get_origin(wanted) is tuple:
        line = list_advice(node, key, get_args(wanted)[0]).removeprefix("write ")
        return f"did you mean {line}?"
    return f'did you mean "{key}"?'


def fields_advice(node: Node, path: str, kind: type[Struct]) -> str:
    """Return how a struct is written where a single value or a list stands."""
    if isinstance(node, Scalar) and node.form != "plain":
        return f"write a table: [{path}]"
    if isinstance(node, Sequence):
        return f"write its parts without hyphens or brackets: {listed(_keys(kind))}"
    parts = _parts(node.text, kind) if isinstance(node, Scalar) else ""
    if parts and path.rpartition(".")[2].isdecimal():
        return f"write {parts}"
    return f"write {path.rpartition('.')[2]}: {parts}" if parts else ""


def part_advice(key: str, kind: type[Struct]) -> str:
    """Return what to add where a part of a value is missing."""
    field = next(each for each in fields(kind) if each.name.removesuffix("_") == key)
    return f"add {key}: {_DAY}" if _is_date(field) else f'add "{key}: " and its text'


def listed(words: Items[str]) -> str:
    """Return words as one reads them out: `a, b and c`."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def _parts(text: str, kind: type[Struct]) -> str:
    """Return a text as the part of a struct that it is most likely meant to be: `{title: text}`."""
    needed = [each for each in fields(kind) if each.default is NODEFAULT] or fields(kind)[:1]
    written = [
        f"{each.name.removesuffix('_')}: {_DAY if _is_date(each) else _word(text)}"
        for each in needed
    ]
    return f"{{{', '.join(written)}}}"


def _word(text: str) -> str:
    unsafe = _SIGNS & set(text) or text[:1] in {"-", "?", ":"} or ": " in text or text[-1:] == ":"
    return json.dumps(text.strip("“”„"), ensure_ascii=False) if unsafe or _curly(text) else text


def _curly(text: str) -> bool:
    return text[:1] in {"“", "„"}


def _keys(kind: type[Struct]) -> tuple[str, ...]:
    return tuple(each.name.removesuffix("_") for each in fields(kind))


def _is_date(field: FieldInfo) -> bool:
    members = [each for each in get_args(field.type) if each is not NoneType] or [field.type]
    return members == [Moment]


def _is_struct(wanted: object) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, Struct)
