"""Under which name an actor is filed in an index."""

from briefgen.catalog.catalog import ActorRecord

_FAMILY_NAME_FIRST = frozenset({"CN", "HK", "KH", "KP", "KR", "MO", "TW", "VN"})
_NO_FAMILY_NAME = frozenset({"ER", "ET", "ID", "IS", "MM", "MN"})
_AS_WRITTEN = _FAMILY_NAME_FIRST | _NO_FAMILY_NAME
_ARTICLES = ("al-", "el-", "Al-", "El-")


def filed_name(actor: ActorRecord) -> str:
    """Return a name as it is filed: what the file says, else "Last, First" for a person.

    Names of states and bodies, of what has no file, and of people from countries where the last
    word is no family name are filed as written.
    """
    front = actor.front
    if front is None:
        return actor.title
    if front.sort:
        return front.sort
    given, _, family = front.name.rpartition(" ")
    if front.kind != "person" or not given or front.country in _AS_WRITTEN:
        return front.name
    if family.startswith(_ARTICLES):
        return f"{family[3:]}, {given} {family[:3]}"
    return f"{family}, {given}"
