"""Relative links of one page, fast: the result is that of `address.relative`."""

from collections.abc import Callable
from functools import lru_cache

from briefgen.address import HOME, SitePath, absolute, relative

Linker = Callable[[SitePath, str], str]


def linker(here: SitePath) -> Linker:
    """Return the function that links from one address to others, percent-encoded."""
    base = tuple(here.split("/")[:-1])
    depth = len(base)
    known: dict[SitePath, str] = {}

    def link(target: SitePath, fragment: str = "") -> str:
        if fragment or target == here:
            return relative(here, target, fragment)
        if (found := known.get(target)) is not None:
            return found
        parts, quoted = _parts(target)
        shared = 0
        while shared < depth and shared < len(parts) - 1 and base[shared] == parts[shared]:
            shared += 1
        result = "../" * (depth - shared) + "/".join(quoted[shared:])
        known[target] = result = result or "./"
        return result

    return link


@lru_cache(maxsize=65_536)
def whole(base_url: str, target: SitePath) -> str:
    """Return the full URL of an address."""
    return absolute(base_url, target)


@lru_cache(maxsize=65_536)
def _parts(target: SitePath) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the segments of an address, as they are and percent-encoded."""
    quoted = relative(HOME, target) if target else ""
    return tuple(target.split("/")), tuple(quoted.split("/"))
