"""What an address of a request means: an output of the plan, or nothing.

An address is looked up in the plan as a name. It is never joined to a folder, so there is nothing
to climb out of.
"""

import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from msgspec import Struct

from briefgen.address import OutputPath, SitePath, absolute, output_path


class Found(Struct, frozen=True):
    """An output that has this address."""

    path: OutputPath


class Elsewhere(Struct, frozen=True):
    """The address, from the root and percent-encoded, at which what was meant is."""

    location: str


def output_of(raw: bytes, has: Callable[[OutputPath], bool]) -> Found | Elsewhere | None:
    """Return the output that has an address, or where it is: with a slash, or with fewer.

    `raw` is the path of a request as it was sent, without the query; `has` asks the plan.
    """
    address = decoded(raw)
    if address is None:
        return None
    target = SitePath(address.lstrip("/"))
    if has(output_path(target)):
        # On a page at `//briefs/doha/` relative links would lead elsewhere.
        return Found(output_path(target)) if target == address else Elsewhere(absolute("", target))
    page = SitePath(f"{target}/")
    if target and not target.endswith("/") and has(output_path(page)):
        return Elsewhere(absolute("", page))
    return None


def page_of(pathname: str) -> SitePath | None:
    """Return the page whose address a browser shows; None where that is no address.

    `pathname` is percent-encoded: `location.pathname`.
    """
    address = decoded(pathname.encode())
    if address is None:
        return None
    target = address.lstrip("/")
    folder, slash, name = target.rpartition("/")
    return SitePath(f"{folder}{slash}" if name == "index.html" else target)


def decoded(raw: bytes) -> str | None:
    """Return an address without its first slash, decoded; None where it cannot be of an output.

    No output has a control character or a backslash in its path. An encoded slash is refused
    too: a browser would not count it when it follows a relative link.
    """
    if not _IS_ENCODED(raw) or b"%2f" in raw.lower():
        return None
    try:
        address = unquote_to_bytes(raw[1:]).decode()
    except UnicodeDecodeError:
        return None
    return None if _NEVER(address) else address


_IS_ENCODED = re.compile(rb"/(?:[^%]|%[0-9A-Fa-f]{2})*+").fullmatch
_NEVER = re.compile(r"[\x00-\x1f\x7f-\x9f\\]").search
