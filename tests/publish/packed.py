"""Ways to pack a text into a file, and files that nobody can look into."""

import base64
import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable


def tarred(text: bytes) -> bytes:
    """Return an archive with one compressed file."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        inner = gzip.compress(text)
        entry = tarfile.TarInfo("all/x.gz")
        entry.size = len(inner)
        archive.addfile(entry, io.BytesIO(inner))
    return packed.getvalue()


def pdf(*streams: tuple[bytes, bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF with some streams, given as the name of their filters and their bytes."""
    parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    for number, (filters, data) in enumerate(streams, 1):
        head = b"%d 0 obj\n<</Length %d/Filter %s>>" % (number, len(data), filters)
        parts.append(head + b"\nstream\r\n" + data + b"\nendstream\nendobj\n")
    return b"".join((*parts, b"trailer <<" + trailer + b">>\n%%EOF\n"))


def drawn(text: bytes) -> bytes:
    """Return a PDF that draws a text in two pieces, with a little room between them."""
    first, second = text[:4], text[4:]
    page = b"BT /F1 12 Tf 1 0 0 1 8 37 Tm [(" + first + b") -20 (" + second + b")] TJ ET"
    return pdf((b"/FlateDecode", zlib.compress(page)))


def _drawn_in_letters(text: bytes) -> bytes:
    inner = b"<~" + base64.a85encode(zlib.compress(b"BT (" + text + b") Tj ET")) + b"~>"
    return pdf((b"[/ASCII85Decode /FlateDecode]", inner))


def drawn_in_codes(text: bytes) -> bytes:
    """Return a PDF that draws a text by numbers of letters, as most programs write it."""
    letters = sorted({*text.decode()})
    codes = {letter: f"{number + 3:04X}" for number, letter in enumerate(letters)}
    table = "".join(f"<{codes[each]}> <{ord(each):04X}>\n" for each in letters)
    page = "".join(codes[each] for each in text.decode())
    told = f"{len(letters)} beginbfchar\n{table}endbfchar"
    return pdf(
        (b"/FlateDecode", zlib.compress(f"BT <{page}> Tj ET".encode())),
        (b"/FlateDecode", zlib.compress(told.encode())),
    )


def _titled(text: bytes) -> bytes:
    coded = text.decode().encode("utf-16-be").hex().upper().encode()
    return pdf((b"/FlateDecode", zlib.compress(b"<</Title <FEFF" + coded + b">>>")))


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "lzma": lambda text: lzma.compress(text, format=lzma.FORMAT_ALONE),
    "tar": tarred,
    "tar.bz2": lambda text: bz2.compress(tarred(text)),
    "a PDF": drawn,
    "a PDF in letters": _drawn_in_letters,
    "a PDF in codes": drawn_in_codes,
    "the title of a PDF": _titled,
}

CLOSED = {
    "x.7z": b"7z\xbc\xaf\x27\x1c" + b"x" * 99,
    "x.zst": b"\x28\xb5\x2f\xfd" + b"x" * 99,
    "x.rar": b"Rar!\x1a\x07\x01\0" + b"x" * 99,
    "x.bin": b"\x04\x22\x4d\x18" + b"x" * 99,
    "x.json.br": b"\x8b\x02\x80 and more\x03",
    "broken.bz2": bz2.compress(b"x" * 99)[:-9],
    "broken.xz": lzma.compress(b"x" * 99)[:-9],
    "locked.pdf": pdf((b"/FlateDecode", zlib.compress(b"x")), trailer=b"/Encrypt 5 0 R"),
    "broken.pdf": pdf((b"/FlateDecode", b"no zlib at all, as one can see")),
    "old.pdf": pdf((b"/LZWDecode", b"\x80\x0b")),
    "locked.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
}
"""By name: files that are locked, broken, or packed in a way that is not known."""
