"""Whole URLs, each made once for all pages."""

from functools import lru_cache

from briefgen.address import SitePath, absolute


@lru_cache(maxsize=65_536)
def whole(base_url: str, target: SitePath) -> str:
    """Return the full URL of an address."""
    return absolute(base_url, target)
