"""Which office an actor held when, and which one now.

A term lasts from the first instant of its beginning to the last of its end, both as exactly as they
are written: until "2025-01" is until January is over, in the site's zone.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from msgspec import Struct

from briefgen.content.schema.actor import Actor, Role
from briefgen.dates import Moment, contains, ends, starts


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


class RolesNow(Struct, frozen=True, gc=False):
    """The roles of an actor that are held at an instant and those that are over, latest first."""

    held: tuple[Role, ...] = ()
    over: tuple[Role, ...] = ()

    @property
    def present(self) -> Role | None:
        """The one that counts of those held: the one begun last."""
        return self.held[0] if self.held else None


def roles_now(actor: Actor, now: datetime, zone: tzinfo) -> RolesNow:
    """Divide the roles of an actor at an instant; with a death all are over."""
    roles = latest_first(actor.roles)
    if actor.died is not None:
        return RolesNow(over=roles)
    begun_by_now = [each for each in roles if _is_begun(each, now, zone)]
    return RolesNow(
        held=tuple(each for each in begun_by_now if not _is_over(each, now, zone)),
        over=tuple(each for each in begun_by_now if _is_over(each, now, zone)),
    )


def next_role_change(actor: Actor, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the first instant (UTC) after `now` at which a role begins or ends."""
    if actor.died is not None:
        return None
    return min((each for each in _boundaries(actor, zone) if each > now), default=None)


def begun(role: Role) -> tuple[str, float]:
    """Return a key that puts roles in order of their beginning, those without one first."""
    return role.from_.sort_key if role.from_ is not None else ("", 0.0)


def _is_begun(role: Role, now: datetime, zone: tzinfo) -> bool:
    return role.from_ is None or starts(role.from_, zone) <= now


def _is_over(role: Role, now: datetime, zone: tzinfo) -> bool:
    return role.to is not None and ends(role.to, zone) <= now


def _boundaries(actor: Actor, zone: tzinfo) -> Iterator[datetime]:
    for role in actor.roles:
        if role.from_ is not None:
            yield starts(role.from_, zone)
        if role.to is not None:
            yield ends(role.to, zone)
