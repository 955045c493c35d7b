"""Plain text out of an output's bytes: escapes undone, other encodings read."""

import html
import re
from urllib.parse import unquote

_ROUNDS = 5
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL
)
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_PRINTED = re.compile(
    rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x80-\xbf]{3}){8,}"
)
_HALVES = re.compile("[\ud800-\udfff]")


def text_of(data: bytes) -> bytes:
    """Return what can be read in some bytes, as UTF-8, line by line."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    if b"\0" not in data[:8192]:
        return data
    # Without their zeros, names that are written in two bytes a letter can be read, too.
    return b"\n".join(_PRINTED.findall(data) + _PRINTED.findall(data.replace(b"\0", b"")))


def plain(text: str) -> str:
    """Undo the escapes of HTML, XML, JSON and addresses, also where they are nested."""
    for _ in range(_ROUNDS):
        before = text
        if "&" in text:
            text = html.unescape(text)
        if "%" in text and _PERCENT.search(text):
            text = unquote(text)
        if "\\" in text:
            text = _ESCAPE.sub(_unescaped, text)
        if text == before:
            break
    return _whole(text)


def _unescaped(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 else " "
    if escape[4] == "n":
        return "\n"
    return escape[4] if escape[4] in "\"'\\/" else " "


def _whole(text: str) -> str:
    """Put together letters that JSON writes in two halves."""
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
