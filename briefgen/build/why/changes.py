"""The fields in which two values differ, such as the views of one page at two times."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

import msgspec
from msgspec import Struct

from briefgen.build.why.names import identity, name_of


class Change(Struct, frozen=True, kw_only=True):
    """A field that changed, was added, was removed, or only stands elsewhere in its list.

    Its path is dotted: `related[2].card.title`; `within` are the names of the entries on that
    path, the outermost first. The values are texts, numbers, lists and mappings. What was moved
    `up` or `down` is both `old` and `new`.
    """

    field: str
    how: Literal["changed", "added", "removed", "up", "down"] = "changed"
    old: object = None
    new: object = None
    within: tuple[str, ...] = ()


def changes(old: object, new: object) -> tuple[Change, ...]:
    """Return where two values differ, in the order of their fields."""
    return tuple(_changes(_Where(""), old, new))


class _Where(Struct, frozen=True):
    """A field, and the names of the entries of lists that it is in."""

    field: str
    within: tuple[str, ...] = ()

    def of(self, key: object) -> "_Where":
        return _Where(f"{self.field}.{key}" if self.field else str(key), self.within)

    def at(self, place: int, entry: object = None) -> "_Where":
        name = name_of(entry)
        return _Where(f"{self.field}[{place}]", (*self.within, name) if name else self.within)

    def added(self, new: object) -> Change:
        return Change(field=self.field, how="added", new=new, within=self.within)

    def removed(self, old: object) -> Change:
        return Change(field=self.field, how="removed", old=old, within=self.within)

    def changed(self, old: object, new: object) -> Change:
        return Change(field=self.field, old=old, new=new, within=self.within)


def _changes(where: _Where, old: object, new: object) -> Iterator[Change]:
    match old, new:
        case _ if _encode(old) == _encode(new):
            return
        case dict(), dict() if not where.field or identity(old) == identity(new):
            yield from _in_mapping(where, old, new)
        case list(), list():
            yield from _in_list(where, old, new)
        case _:
            yield where.changed(old, new)


def _in_mapping(
    where: _Where, old: dict[object, object], new: dict[object, object]
) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        inner = where.of(key)
        if key not in new:
            yield inner.removed(old[key])
        elif key not in old:
            yield inner.added(new[key])
        else:
            yield from _changes(inner, old[key], new[key])


_Entries = dict[int, object]
"""Entries of a list by their places."""


def _in_list(where: _Where, old: list[object], new: list[object]) -> Iterator[Change]:
    """Compare lists: what moved up because something came in before it has not changed."""
    before, after = [_encode(each) for each in old], [_encode(each) for each in new]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    differing = [each for each in matcher.get_opcodes() if each[0] != "equal"]
    gone = {place: old[place] for _, start, end, _, _ in differing for place in range(start, end)}
    come = {place: new[place] for _, _, _, start, end in differing for place in range(start, end)}
    yield from _known(where, gone, come)
    for _, old_at, old_end, new_at, new_end in differing:
        left = [place for place in range(old_at, old_end) if place in gone]
        right = [place for place in range(new_at, new_end) if place in come]
        # What has no name of its own is known by its place alone.
        while left and right and not (identity(gone[left[0]]) or identity(come[right[0]])):
            was, now = left.pop(0), right.pop(0)
            yield from _changes(where.at(now), gone[was], come[now])
        yield from (where.at(place).removed(gone[place]) for place in left)
        yield from (where.at(place).added(come[place]) for place in right)


def _known(where: _Where, gone: _Entries, come: _Entries) -> Iterator[Change]:
    """Take out of both what is known again: as it was elsewhere, or as another version of it."""
    equal = {_encode(each): place for place, each in gone.items()}
    for now, each in tuple(come.items()):
        was = equal.pop(_encode(each), None)
        if was is not None:
            del gone[was], come[now]
            how: Literal["up", "down"] = "up" if now < was else "down"
            field = where.at(now).field
            yield Change(field=field, how=how, old=each, new=each, within=where.within)
    same = {identity(each): place for place, each in gone.items()}
    for now, each in tuple(come.items()):
        was = same.pop(identity(each), None) if identity(each) else None
        if was is not None:
            yield from _changes(where.at(now, each), gone.pop(was), come.pop(now))


_encode = msgspec.msgpack.Encoder().encode
