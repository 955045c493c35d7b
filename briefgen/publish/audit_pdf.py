"""What can be read in a PDF: its streams without their compression, and the words they draw.

Letters are known where a font names them, or where the file says which ones its codes stand for.
"""

import base64
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_STREAM = re.compile(rb"stream\r?\n")
_END = re.compile(rb"\r?\n?endstream")
_FILTERS = re.compile(rb"/(FlateDecode|Fl|ASCII85Decode|A85|ASCIIHexDecode|AHx|LZWDecode|LZW)\b")
_LOCK = re.compile(rb"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_BEFORE = 2048
"""How far before a stream its dictionary is looked for."""

_SHOWN = re.compile(
    rb"(\[(?:[^\[\]()<>]|\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)*\]\s*TJ)"
    rb"|(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)\s*(?:Tj|'|\")"
    rb"|(T\*|T[dDm]\b|ET\b)",
    re.DOTALL,
)
_STRING = re.compile(rb"\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f\s]*)>|(-?\d+(?:\.\d+)?)", re.DOTALL)
_MARKED = re.compile(rb"<\s*[Ff][Ee]\s*[Ff][Ff]([0-9A-Fa-f\s]*)>")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r?\n)|(.))", re.DOTALL)
_CODES = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|\[([^\]]*)\]")
_GAP = 180
"""A move to the right by so many thousandths of a letter's height parts two words."""

_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_MOST_CODES = 1 << 17


class _Codes(NamedTuple):
    """Which letters the codes of a font stand for, and of how many bytes a code is."""

    letters: dict[bytes, str]
    width: int


class LockedPdf(Exception):  # noqa: N818 - what was found
    """A PDF cannot be looked into: it is encrypted, packed in an old way, or too large."""


def read_pdf(data: bytes, most: int) -> Iterator[bytes]:
    """Give the streams of a PDF, and as the last the words that it draws, as UTF-8.

    `most` is how many bytes they may have together. Raises: LockedPdf, zlib.error.
    """
    if _LOCK.search(data):
        raise LockedPdf
    streams: list[bytes] = []
    room = most
    for stream in _streams(data, most):
        room -= len(stream)
        if room < 0:
            raise LockedPdf
        streams.append(stream)
        yield stream
    tables = [codes for codes in map(_codes, streams) if codes.letters]
    drawn = [
        line
        for stream in streams
        if b"Tj" in stream or b"TJ" in stream
        for line in _drawn(stream, tables)
    ]
    marked = [_utf16(found[1]) for part in (data, *streams) for found in _MARKED.finditer(part)]
    yield "\n".join((*drawn, *marked)).encode("utf-8", "replace")


def _streams(data: bytes, most: int) -> Iterator[bytes]:
    """Give what is in the streams; pictures as they stand, since they hold no words."""
    end = 0
    for begin in _STREAM.finditer(data):
        if begin.start() < end or data[begin.start() - 3 : begin.start()] == b"end":
            continue
        found = _END.search(data, begin.end())
        stop = found.start() if found else len(data)
        before = data[max(end, begin.start() - _BEFORE) : begin.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        end = found.end() if found else len(data)
        inner = data[begin.end() : stop]
        is_picture = _PICTURE.search(dictionary) is not None
        for name in () if is_picture else _FILTERS.findall(dictionary):
            inner = _without(name, inner, most)
        yield inner


def _without(name: bytes, data: bytes, most: int) -> bytes:
    if name in (b"FlateDecode", b"Fl"):
        try:
            return zlib.decompressobj().decompress(data, most + 1)
        except zlib.error:
            # Some writers leave out the two bytes at the beginning.
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, most + 1)
    if name in (b"LZWDecode", b"LZW"):
        raise LockedPdf
    if name in (b"ASCII85Decode", b"A85"):
        return base64.a85decode(data.partition(b"~>")[0].removeprefix(b"<~"))
    return _unhex(data.partition(b">")[0])


def _drawn(stream: bytes, tables: list[_Codes]) -> Iterator[str]:
    """Give the words that a stream draws, as its bytes say and by each table of codes."""
    pieces: list[list[tuple[bytes, bytes]]] = [[]]
    for found in _SHOWN.finditer(stream):
        if found[3]:
            pieces.append([])
        for plain, coded, move in _STRING.findall(found[1] or found[2] or b""):
            if not move:
                pieces[-1].append((_unescaped(plain), _unhex(coded)))
            elif float(move) < -_GAP:
                pieces[-1].append((b" ", b""))
    parts = [part for part in pieces if part]
    if not parts:
        return
    for codes in (None, *tables):
        lines = ["".join(_read(plain or coded, codes) for plain, coded in part) for part in parts]
        # A line may go on in the next one, or a word may be drawn in pieces.
        yield " ".join(lines)
        yield "".join(lines)


def _read(data: bytes, codes: _Codes | None) -> str:
    if codes is None:
        return data.decode("latin-1")
    if data == b" ":
        return " "
    letters, width = codes
    return "".join(letters.get(data[at : at + width], "") for at in range(0, len(data), width))


def _codes(stream: bytes) -> _Codes:
    """Return which letters codes stand for, where a stream is such a table."""
    found: dict[bytes, str] = {}
    room = _MOST_CODES
    for kind, body in _CODES.findall(stream) if b"beginbf" in stream else ():
        parts = [(_unhex(plain), listed) for plain, listed in _HEX.findall(body)]
        step = 2 if kind == b"char" else 3
        for at in range(0, len(parts) - step + 1, step):
            first, last = parts[at][0], parts[at + step - 2][0]
            letters, listed = parts[at + step - 1]
            low, high = int.from_bytes(first, "big"), int.from_bytes(last, "big")
            each = [_unhex(plain) for plain, _ in _HEX.findall(listed)]
            count = max(0, min(high + 1 - low, room))
            room -= count
            for number in range(low, low + count):
                code = number.to_bytes(max(len(first), len(last), 1), "big")
                found[code] = _letter(letters, each, number - low)
    return _Codes(found, max(map(len, found), default=1))


def _letter(letters: bytes, each: list[bytes], place: int) -> str:
    if each:
        return each[place].decode("utf-16-be", "replace") if place < len(each) else ""
    text = letters.decode("utf-16-be", "replace")
    return text[:-1] + chr(min(ord(text[-1]) + place, 0x10FFFF)) if text else ""


def _unescaped(plain: bytes) -> bytes:
    return _ESCAPE.sub(_letter_of, plain)


def _letter_of(escape: re.Match[bytes]) -> bytes:
    if escape[1]:
        return bytes((int(escape[1], 8) & 0xFF,))
    return b"" if escape[2] else _LETTERS.get(escape[3], escape[3])


def _unhex(data: bytes) -> bytes:
    digits = b"".join(data.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _utf16(coded: bytes) -> str:
    return _unhex(coded).decode("utf-16-be", "replace")
