"""What the styles of a drawing may refer to: its own parts, and pictures and fonts held in them."""

import re

_FETCHES = re.compile(
    r"""
      @import
    | image-set\(                       # takes addresses as plain texts, as the next two do
    | (?<![\w-])(?:src|image)\(
    | url\([ \t\n\r\f]*+["']?+[ \t\n\r\f]*+
      (?!\#|data:(?:image/(?:png|jpeg|gif|webp)|font/[a-z0-9-]+
                   |application/(?:x-)?font-[a-z]+)[;,])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_ESCAPED = re.compile(r"\\")


def fetches(style: str) -> bool:
    """Tell whether a style, or an attribute that is read as one, may fetch something."""
    return _FETCHES.search(style) is not None


def holds_picture(reference: str) -> bool:
    """Tell whether a reference is a picture itself, of a kind that cannot run anything."""
    return _PICTURE.match(reference) is not None


class Stylesheet:
    """The text of a `<style>`, piece by piece, with the places of the pieces (1-based)."""

    def __init__(self) -> None:
        """Begin without text."""
        self.pieces: list[tuple[str, int, int]] = []

    def add(self, text: str, line: int, column: int) -> None:
        """Add a piece; comments and entities may part one word into several."""
        self.pieces.append((text, line, column))

    def fetching(self) -> tuple[int, int] | None:
        """Return the line and the column of what may fetch something; an escape may hide it."""
        text = "".join(piece for piece, _, _ in self.pieces)
        found = _FETCHES.search(text) or _ESCAPED.search(text)
        if found is None:
            return None
        end = 0
        for piece, line, column in self.pieces:
            start, end = end, end + len(piece)
            if found.start() < end:
                return _moved(piece[: found.start() - start], line, column)
        return None


def _moved(before: str, line: int, column: int) -> tuple[int, int]:
    """Return the place behind a text that begins at a line and a column."""
    breaks = before.count("\n")
    if breaks:
        return line + breaks, len(before) - before.rfind("\n")
    return line, column + len(before)
