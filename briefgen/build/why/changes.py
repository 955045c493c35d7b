"""The fields in which two values differ, such as the views of one page at two times."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

import msgspec
from msgspec import Struct


class Change(Struct, frozen=True, kw_only=True):
    """A field that changed, was added or was removed; its path is dotted: `related[2].card.title`.

    The values are texts, numbers, lists and mappings.
    """

    field: str
    how: Literal["changed", "added", "removed"] = "changed"
    old: object = None
    new: object = None


def changes(old: object, new: object) -> tuple[Change, ...]:
    """Return where two values differ, in the order of their fields."""
    return tuple(_changes("", old, new))


def _changes(field: str, old: object, new: object) -> Iterator[Change]:
    match old, new:
        case _ if _encode(old) == _encode(new):
            return
        case dict(), dict():
            yield from _in_mapping(field, old, new)
        case list(), list():
            yield from _in_list(field, old, new)
        case _:
            yield Change(field=field, old=old, new=new)


def _in_mapping(
    field: str, old: dict[object, object], new: dict[object, object]
) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        inner = f"{field}.{key}" if field else str(key)
        if key not in new:
            yield Change(field=inner, how="removed", old=old[key])
        elif key not in old:
            yield Change(field=inner, how="added", new=new[key])
        else:
            yield from _changes(inner, old[key], new[key])


def _in_list(field: str, old: list[object], new: list[object]) -> Iterator[Change]:
    """Compare lists: what moved up because something came in before it has not changed."""
    before, after = [_encode(each) for each in old], [_encode(each) for each in new]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for how, old_at, old_end, new_at, new_end in matcher.get_opcodes():
        if how == "equal":
            continue
        both = min(old_end - old_at, new_end - new_at)
        for step in range(both):
            yield from _changes(f"{field}[{new_at + step}]", old[old_at + step], new[new_at + step])
        for place in range(old_at + both, old_end):
            yield Change(field=f"{field}[{place}]", how="removed", old=old[place])
        for place in range(new_at + both, new_end):
            yield Change(field=f"{field}[{place}]", how="added", new=new[place])


_encode = msgspec.msgpack.Encoder().encode
