"""Roles in words: beside a date it is the role held then, anywhere else the one held now."""

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.roles import RolesNow, held_on
from briefgen.content.schema.actor import Role
from briefgen.dates import Moment
from briefgen.views.cards import Parts
from briefgen.views.named import organization

NO_ROLES = RolesNow()


class HeldRole(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """The role that an actor held on a date, as a line of text."""

    text: str = ""
    """"" where none is known."""
    is_past: bool = False
    """Whether the actor holds it no longer: "then Foreign Minister"."""


def role_on(parts: Parts, actor: Ref, day: Moment | None, called: str = "") -> HeldRole:
    """Return the role of an actor on the date of what is shown, none where it has no date.

    `called` is what a writer calls the actor there, in place of the role and never "then".
    """
    held = held_on(parts.roles[actor], day) if day is not None else None
    roles = parts.catalog.roles.get(actor, NO_ROLES)
    return HeldRole(
        text=called or role_text(parts.catalog, held),
        is_past=held in roles.over and not called,
    )


def role_since(parts: Parts, actor: Ref, day: Moment) -> str:
    """Return the present role of an actor where it is another than that of a date, else ""."""
    present = parts.catalog.roles.get(actor, NO_ROLES).present
    is_another = held_on(parts.roles[actor], day) != present
    return role_text(parts.catalog, present) if is_another else ""


def role_now(catalog: Catalog, actor: Ref) -> str:
    """Return the present role of an actor as a line of text, "" where none is known."""
    return role_text(catalog, catalog.roles.get(actor, NO_ROLES).present)


def role_text(catalog: Catalog, role: Role | None) -> str:
    """Return a role as a line of text, "" where there is none."""
    if role is None:
        return ""
    return f"{titled(role)}, {organization(catalog, role.org)}" if role.org else titled(role)


def titled(role: Role) -> str:
    """Return the office of a role, marked where it is held for the time being."""
    return f"{role.title} (acting)" if role.acting else role.title
