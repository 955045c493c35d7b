"""By what a part of a view is known, to a person and among its like."""

from collections.abc import Iterator

_NAMES = (("title", "name", "label"), ("text", "path"))
_IDS = ("path", "id", "url")


def name_of(value: object) -> str:
    """Return by what a person knows a part of a view: its title, or that of what it is of."""
    found = (each for fields in _NAMES for each in _texts(value, fields))
    return next(found, "")


def identity(value: object) -> str:
    """Return what tells an entry of a list from the others; "" where only its place does."""
    if not isinstance(value, dict):
        return ""
    own = (value.get(field) for field in _IDS)
    inner = (identity(value.get(field)) for field in ("card", "year"))
    return next((each for each in (*own, *inner) if each and isinstance(each, str)), "")


def _texts(value: object, fields: tuple[str, ...]) -> Iterator[str]:
    """Give the texts that stand in some fields of a mapping, then in those of what it holds."""
    if not isinstance(value, dict):
        return
    for field in fields:
        text = value.get(field)
        if text and isinstance(text, str):
            yield text
    for each in value.values():
        yield from _texts(each, fields)
