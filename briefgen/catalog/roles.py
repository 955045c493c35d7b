"""Which office an actor held when."""

from collections.abc import Sequence

from briefgen.content.schema.actor import Actor, Role
from briefgen.dates import Moment, contains


def role_on(actor: Actor, day: Moment) -> Role | None:
    """Return the role held on a date; of several, the one begun last."""
    return _latest([role for role in actor.roles if contains(role.from_, role.to, day)])


def present_role(actor: Actor) -> Role | None:
    """Return the role whose term is open; of several, the one begun last. The dead hold none."""
    if actor.died is not None:
        return None
    return _latest([role for role in actor.roles if role.to is None])


def begun(role: Role) -> tuple[str, float]:
    """Return a key that puts roles in order of their beginning, those without one first."""
    return role.from_.sort_key if role.from_ is not None else ("", 0.0)


def _latest(roles: Sequence[Role]) -> Role | None:
    """Return the role begun last; at one date a full office outranks an acting one."""
    if len(roles) == 1:
        return roles[0]
    return max(roles, key=lambda role: (begun(role), not role.acting), default=None)
