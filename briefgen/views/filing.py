"""Under which name an actor is filed in an index."""

from briefgen.catalog.record import ActorRecord


def filed_name(actor: ActorRecord) -> str:
    """Return a name as it is filed: as the file says, else "Lavrov, Sergey" where that is known.

    Which part of a person's name is the family name is not guessed. It is known where the file
    lists the end of the name as a name by itself; any other name is filed as it is written.
    """
    front = actor.front
    if front is None or front.sort or front.kind != "person":
        return (front.sort if front else "") or actor.title
    ends = [each.value for each in front.names if front.name.endswith(f" {each.value}")]
    if not ends:
        return front.name
    family = min(ends, key=len)
    return f"{family}, {front.name.removesuffix(family).rstrip()}"
