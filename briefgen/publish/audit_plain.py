"""Plain text out of an output's bytes: archives opened, escapes undone."""

import base64
import binascii
import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

_DEEPEST = 3
_MOST = 256 * 1024 * 1024
"""How many bytes an archive may hold: more is not looked into, and so cannot be published."""

_ROUNDS = 5
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL
)
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_EMBEDDED = re.compile(rb";base64,([A-Za-z0-9+/=%]{64,})")
_PRINTED = re.compile(
    rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x80-\xbf]{3}){8,}"
)
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)
_HALVES = re.compile("[\ud800-\udfff]")


class Opaque(Exception):  # noqa: N818 - what was found
    """An archive cannot be looked into: it is locked, broken or too large."""


def unpacked(data: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Give what is packed into some bytes, by name, at any depth; not the bytes themselves.

    Raises: Opaque.
    """
    for name, inner in _members(data):
        if depth == _DEEPEST:
            raise Opaque
        yield name, inner
        yield from unpacked(inner, depth + 1)


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


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"\x1f\x8b"):
        yield "", _gunzipped(data)
    elif data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _zipped(data)
    for found in _EMBEDDED.findall(data) if b";base64," in data else ():
        try:
            inner = base64.b64decode(unquote(found.decode("ascii")) + "==")
        except (binascii.Error, ValueError):
            continue
        yield "", inner


def _gunzipped(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as opened:
            inner = opened.read(_MOST + 1)
    except _BROKEN as problem:
        raise Opaque from problem
    if len(inner) > _MOST:
        raise Opaque
    return inner


def _zipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if sum(each.file_size for each in members) > _MOST:
                raise Opaque
            for each in members:
                with archive.open(each) as opened:
                    inner = opened.read(each.file_size + 1)
                yield each.filename, inner
            yield "", archive.comment
    except _BROKEN as problem:
        raise Opaque from problem
