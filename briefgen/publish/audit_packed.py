"""What is packed into an output's bytes: archives, compressed files, PDFs, data in addresses."""

import base64
import binascii
import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from briefgen.publish.audit_pdf import LockedPdf, read_pdf

_DEEPEST = 3
_MOST = 256 * 1024 * 1024
"""How many bytes an archive may hold: more is not looked into, and so cannot be published."""

_EMBEDDED = re.compile(rb";base64,([A-Za-z0-9+/=%]{64,})")
_BROKEN = (
    *(OSError, EOFError, RuntimeError, NotImplementedError, ValueError),
    *(zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, LockedPdf),
)
_STREAMS: tuple[tuple[bytes, Callable[[io.BytesIO], io.BufferedIOBase]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\0", lzma.open),
    (b"]\0\0", lzma.open),
)
_LOCKED = (
    b"7z\xbc\xaf\x27\x1c",
    b"\x28\xb5\x2f\xfd",  # zstd
    b"Rar!\x1a\x07",
    b"\x04\x22\x4d\x18",  # lz4
    b"LZIP",
    b"MSCF",
    b"\x1f\x9d",  # compress
    b"\xce\xb2\xcf\x81",  # brotli, where it says so
)
"""How files begin that are packed in ways the standard library does not know."""

_LOCKED_NAMES = (".br", ".7z", ".zst", ".rar", ".lz4", ".lz", ".age", ".gpg")
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_TAR = slice(257, 262)


class Opaque(Exception):  # noqa: N818 - what was found
    """An archive cannot be looked into: it is locked, broken or too large."""


def unpacked(data: bytes, name: str, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Give what is packed into some bytes, by name, at any depth; not the bytes themselves.

    Raises: Opaque.
    """
    for inner_name, inner in _members(data, name):
        if depth == _DEEPEST:
            raise Opaque
        yield inner_name, inner
        yield from unpacked(inner, inner_name, depth + 1)


def _members(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    if _is_locked(data, name):
        raise Opaque
    try:
        yield from _opened(data)
    except _BROKEN as problem:
        raise Opaque from problem
    for found in _EMBEDDED.findall(data) if b";base64," in data else ():
        try:
            inner = base64.b64decode(unquote(found.decode("ascii")) + "==")
        except (binascii.Error, ValueError):
            continue
        yield "", inner


def _is_locked(data: bytes, name: str) -> bool:
    is_office = data.startswith(_OFFICE) and _LOCKED_OFFICE in data
    return data.startswith(_LOCKED) or is_office or name.lower().endswith(_LOCKED_NAMES)


def _opened(data: bytes) -> Iterator[tuple[str, bytes]]:
    for sign, opener in _STREAMS:
        if data.startswith(sign):
            with opener(io.BytesIO(data)) as opened:
                yield "", _whole(opened.read(_MOST + 1))
            return
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _zipped(data)
    elif data[_TAR] == b"ustar":
        yield from _tarred(data)
    elif b"%PDF-" in data[:1024]:
        yield from (("", _whole(inner)) for inner in read_pdf(data, _MOST))


def _whole(inner: bytes) -> bytes:
    if len(inner) > _MOST:
        raise Opaque
    return inner


def _zipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if sum(each.file_size for each in members) > _MOST:
            raise Opaque
        for each in members:
            with archive.open(each) as opened:
                inner = opened.read(each.file_size + 1)
            yield each.filename, inner
        yield "", archive.comment


def _tarred(data: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for each in archive:
            opened = archive.extractfile(each) if each.isfile() else None
            yield each.name, b"" if opened is None else opened.read()
