"""Which office an actor held when."""

from collections.abc import Iterable

from briefgen.content.schema.actor import Actor, Role
from briefgen.dates import Moment, contains


def held_on(roles: Iterable[Role], day: Moment) -> Role | None:
    """Return the first of some roles that was held on a date; see `latest_first`."""
    for role in roles:
        if contains(role.from_, role.to, day):
            return role
    return None


def latest_first(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Put roles in the order in which they count: the one begun last is the first.

    At one date a full office outranks an acting one.
    """
    return tuple(sorted(roles, key=lambda role: (begun(role), not role.acting), reverse=True))


def present_role(actor: Actor) -> Role | None:
    """Return the role whose term is open; of several, the one begun last. The dead hold none."""
    if actor.died is not None:
        return None
    return next((role for role in latest_first(actor.roles) if role.to is None), None)


def begun(role: Role) -> tuple[str, float]:
    """Return a key that puts roles in order of their beginning, those without one first."""
    return role.from_.sort_key if role.from_ is not None else ("", 0.0)
