"""Old addresses: what an alias, or an entry of the menu, writes as an address of this site.

Somebody else chose them, perhaps another program, so the grammar of slugs does not bind them.
"""

import re
import unicodedata
from urllib.parse import unquote

from briefgen.address import SitePath
from briefgen.slug import is_device

_NOT_IN_PATHS = ':\\?#"<>|*'
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HIDDEN = re.compile(r"%(?:2[Ff]|5[Cc]|25)")
"""A slash, a backslash or a per cent sign: what would be read as another path, or decoded twice."""

_PAGE_FILES = (".html", ".htm")


def old_address(written: str) -> SitePath | None:
    """Return an address as an alias writes it, decoded; None if it is not one of this site.

    A slash in front may be there or not, and so may one at the end of a page's address: only what
    ends in `.html` or `.htm` is a file. What some file systems cannot hold `address_mistake` says.
    """
    if written != written.strip() or any(mark in written for mark in ":\\?#") or "//" in written:
        return None
    if _PERCENT.search(written) or _HIDDEN.search(written):
        return None
    try:
        decoded = unquote(written, errors="strict")
    except UnicodeDecodeError:
        return None
    path = unicodedata.normalize("NFC", decoded).removeprefix("/")
    if not path or any(part in (".", "..") for part in path.split("/")):
        return None
    is_whole = path.endswith("/") or path.lower().endswith(_PAGE_FILES)
    return SitePath(path if is_whole else f"{path}/")


def address_mistake(segment: str) -> str | None:
    """Say why some file system cannot hold a segment, as the end of a sentence; else None."""
    form = unicodedata.normalize("NFKC", segment)
    wrong = next((char for char in segment if _is_wrong(char)), "")
    if wrong:
        return f"holds {f'{wrong!r}' if wrong.isprintable() else f'U+{ord(wrong):04X}'}"
    if form.startswith("."):
        return "begins with a dot"
    if form.endswith((".", " ")):
        return "ends with a dot or a space"
    return "is a name that Windows keeps for a device" if is_device(form) else None


def _is_wrong(char: str) -> bool:
    """Tell whether a character is not allowed in names, or not to be seen in them."""
    if char in "\u200c\u200d":  # joiners, which words of some scripts need
        return False
    return char in _NOT_IN_PATHS or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
