"""Slugs: the part of an address that names a document, safe in URLs and on every file system."""

import re
import unicodedata
from hashlib import sha256

from anyascii import anyascii

from briefgen.fold import APOSTROPHES

MAX_BYTES = 100

_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""Names that Windows keeps for devices, with any ending after a dot."""

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_FORM = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.ASCII)
_WITHOUT_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, ""))


def slugify(text: str) -> str:
    """Return a slug for a title or name in any script: `[a-z0-9-]`, never empty.

    A text of which nothing is left, or that would be unsafe as a file name, gets a few hexadecimal
    digits of its own hash, so that two such texts do not share a slug.
    """
    plain = unicodedata.normalize("NFC", text).translate(_WITHOUT_APOSTROPHES)
    # Some letters turn into apostrophes (soft and hard signs), so those are dropped twice.
    ascii_form = anyascii(plain).translate(_WITHOUT_APOSTROPHES).lower()
    slug = _NOT_SLUG.sub("-", ascii_form).strip("-")
    if len(slug) > MAX_BYTES:
        return f"{slug[: MAX_BYTES - 9].strip('-')}-{_digits(text)}"
    if not slug or slug in _DEVICES:
        return f"{slug or 'x'}-{_digits(text)}"
    return slug


def slug_mistake(slug: str) -> str | None:
    """Say what is wrong with a slug or id, as the end of a sentence that begins with it; else None.

    Ids may hold dots inside. What is refused is unsafe in a URL, on Windows or on macOS.
    """
    if not slug:
        return "is empty"
    if len(slug.encode()) > MAX_BYTES:
        return f"is longer than {MAX_BYTES} bytes"
    if ".." in slug:
        return 'holds ".."'
    if slug[0] in ".-" or slug[-1] in ".- ":
        return "begins or ends with a dot, a hyphen or a space"
    if not _FORM.fullmatch(slug):
        return f'holds "{_first_wrong(slug)}"; only a–z, 0–9, "-" and "." inside are allowed'
    return "is a name that Windows keeps for a device" if is_device(slug) else None


def is_device(name: str) -> bool:
    """Tell whether Windows keeps a file name for a device, whatever stands after its first dot."""
    return name.casefold().partition(".")[0].rstrip() in _DEVICES


def _first_wrong(slug: str) -> str:
    wrong = next(char for char in slug if not (char in "-." or _FORM.fullmatch(char)))
    return wrong if wrong.isprintable() else f"U+{ord(wrong):04X}"


def _digits(text: str) -> str:
    return sha256(unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")).hexdigest()[
        :8
    ]
