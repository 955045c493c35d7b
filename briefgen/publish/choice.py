"""Which place of publishing is meant."""

from collections.abc import Iterable

from briefgen.nearest import nearest
from briefgen.problem import Problem, error


def chosen_target(names: Iterable[str], asked: str) -> str | Problem:
    """Return the name that was asked for, or the only one there is; else why there is none.

    Problems: BG717.
    """
    known = tuple(names)
    listed = ", ".join(known)
    if asked in known:
        return asked
    if not known:
        advice = 'write [publish.live], and below it target = "folder:/srv/www/desk"'
        return error("BG717", "site.toml names no place to publish to", advice=advice)
    if asked:
        near = nearest(asked, known)
        advice = f'did you mean "{near[0]}"?' if near else f"there is {listed}"
        return error("BG717", f'there is no target "{asked}"', advice=advice)
    if len(known) == 1:
        return known[0]
    return error("BG717", f"which target is meant, {listed}?", advice="say its name")
