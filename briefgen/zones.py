"""Time zones by their names in the tz database."""

from zoneinfo import ZoneInfo, available_timezones

from briefgen.nearest import nearest

_MACHINE_ZONES = ("localtime", "posixrules", "Factory")
"""Names of zones that are what each machine makes of them."""


def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone of a name, None where there is none."""
    if name in _MACHINE_ZONES or name.startswith(("posix/", "right/")) or not name:
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def zone_advice(name: str) -> str:
    """Return what to write instead of a name that no zone has."""
    near = nearest(name, sorted(available_timezones().difference(_MACHINE_ZONES)))
    return f'did you mean "{near[0]}"?' if near else "write a name such as Europe/Istanbul"
