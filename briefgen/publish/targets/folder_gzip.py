"""Compressed variants of texts, for servers that hand them out as they are."""

import gzip
import zlib
from pathlib import PurePosixPath

SUFFIX = ".gz"
_LEAST_BYTES = 1024
_TEXTS = frozenset(
    (".atom", ".css", ".csv", ".htm", ".html", ".ics", ".js", ".json", ".map")
) | frozenset((".md", ".mjs", ".rss", ".svg", ".txt", ".webmanifest", ".xml"))


def is_worth(path: str, size: int) -> bool:
    """Tell whether a file is a text of more than 1 KiB."""
    return size > _LEAST_BYTES and PurePosixPath(path).suffix.lower() in _TEXTS


def compressed(data: bytes) -> bytes:
    """Return bytes compressed, without a time."""
    return gzip.compress(data, 9, mtime=0)


def holds(packed: bytes | None, data: bytes) -> bool:
    """Tell whether compressed bytes are those of some data; damage is a no."""
    if packed is None:
        return False
    try:
        return gzip.decompress(packed) == data
    except (OSError, EOFError, zlib.error):
        return False
