"""Roles in words."""

from briefgen.content.schema.actor import Role


def role_text(role: Role | None) -> str:
    """Return a role as a line of text, "" where there is none."""
    if role is None:
        return ""
    title = f"{role.title} (acting)" if role.acting else role.title
    return f"{title}, {role.org}" if role.org else title
