"""Stored views as a person reads them: by the names of their fields."""

import msgspec
from msgspec import Struct

from briefgen.dates import Moment
from briefgen.views.site import SiteView
from briefgen.views.view import VIEW_TYPES

_TYPES: dict[type[Struct], str] = {
    **{view: kind for kind, view in reversed(VIEW_TYPES.items())},
    SiteView: "site",
}
"""The kinds of views, each by the first name that it has."""


def readable_views(old: bytes, new: bytes) -> tuple[object, object] | None:
    """Return two views of one kind as mappings, lists, texts and numbers; None if they are not.

    Each is stored with the name of its type, which both must have.
    """
    for kind in _TYPES:
        views = [_decoded(data, kind) for data in (old, new)]
        if None not in views:
            return _readable(views[0]), _readable(views[1])
    return None


def kind_of(data: bytes) -> str:
    """Return what kind of page a view is of, such as `brief`; "" if it is no view of ours."""
    kinds = (name for kind, name in _TYPES.items() if _decoded(data, kind) is not None)
    return next(kinds, "").replace("_", " ")


def _decoded(data: bytes, kind: type[Struct]) -> Struct | None:
    try:
        view = msgspec.msgpack.decode(data, type=kind)
    except msgspec.DecodeError:
        return None
    return view if msgspec.msgpack.encode(view) == data else None


def _readable(value: object) -> object:
    match value:
        case Moment():
            return value.text
        case Struct():
            fields = msgspec.structs.asdict(value)
            return {name: _readable(each) for name, each in fields.items()}
        case tuple() | list():
            return [_readable(each) for each in value]
        case dict():
            return {key: _readable(each) for key, each in value.items()}
        case _:
            return value
