"""Actors and tags as data, for generators whose terms have no files of their own."""

import msgspec

from bench.desk import Desk
from bench.flavours.flavour import File


def term_files(desk: Desk, folder: str) -> tuple[File, ...]:
    """Return the files knownActors.json and knownTags.json of a folder, keyed by id."""
    actors = {
        actor.id: {
            "name": actor.name,
            "kind": actor.kind,
            "names": actor.aliases,
            "country": actor.country,
            "roles": actor.roles,
            "text": f"<p>{actor.name} is made up.</p>",
        }
        for actor in desk.actors
    }
    tags = {tag.id: {"name": tag.name, "text": f"<p>{tag.text}</p>"} for tag in desk.tags}
    return (
        File(f"{folder}/knownActors.json", msgspec.json.encode(actors).decode()),
        File(f"{folder}/knownTags.json", msgspec.json.encode(tags).decode()),
    )
