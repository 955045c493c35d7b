"""A file in the folder of another kind, told by its fields."""

from briefgen.content.scan import SourceFile
from briefgen.problem import Problem, error, place_at
from briefgen.tree import Mapping

_ACTOR = frozenset(
    ("kind", "roles", "born", "died", "country", "member_of", "metonyms", "same_as", "code")
)
"""Fields that no tag has, and few places."""

_PLACE = frozenset(("lat", "lon", "in", "tz", "standalone"))
"""Fields that only a place has."""


_TITLED = frozenset(("brief", "event", "source", "dossier", "page"))
"""Kinds that have a title; the others have a name."""


def misplaced(source: SourceFile, root: Mapping, body: str) -> Problem | None:
    """Return the one problem of a file that looks like another kind: BG203."""
    keys = {entry.key: entry.key_span for entry in root.entries}
    folders: tuple[str, ...]
    content = source.path.removesuffix(source.content_path)
    match source.kind:
        case "actor" | "place" | "tag" if "name" not in keys and "title" in keys:
            if "date" not in keys and not body.strip():
                return None
            span, looks, folders = keys["title"], "a brief", ("briefs",)
        case "brief" | "event" | "source" | "dossier" | "page" if (
            "title" not in keys and "name" in keys
        ):
            is_actor = bool(_ACTOR & set(keys))
            span = keys["name"]
            is_place = bool(_PLACE & set(keys))
            looks = "an actor, a place or a tag"
            folders = ("actors", "places", "tags")
            if is_actor != is_place:
                looks = "an actor" if is_actor else "a place"
                folders = ("actors",) if is_actor else ("places",)
        case _:
            return None
    where = " or ".join(f"{content}{folder}/" for folder in folders)
    message = f"this looks like {looks}, but lies where {source.kind}s are kept"
    return error("BG203", message, place_at(source.path, span), f"move it to {where}")
