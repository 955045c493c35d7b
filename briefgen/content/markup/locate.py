"""From an offset in a block's text to the line and column in the file."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from briefgen.problem import Span

_FOUND = 80
"""How many characters of some words are looked for."""


class BlockText:
    """The text of one block, and the lines of the source it was taken from.

    `first` is the 0-based line the block begins on, `shift` what to add for the number in the
    file. In a table's cell `column` is where the cell begins in its line, and "|" was "\\|".
    """

    def __init__(
        self, text: str, lines: Sequence[str], first: int, shift: int, column: int | None = None
    ) -> None:
        """Keep what is needed; nothing is computed until a place is asked for."""
        self._lines = lines
        self._first = first
        self._shift = shift
        self._cell = column is not None
        self._text = text
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._columns: dict[int, int] = {} if column is None else {0: column}

    def span(self, start: int, end: int) -> Span:
        """Return the place of `text[start:end]`, as far as it stands on the first of its lines."""
        if not self._pieces:
            self._pieces = self._text.split("\n")
            self._starts = [0, *accumulate(len(piece) + 1 for piece in self._pieces[:-1])]
        line = bisect_right(self._starts, start) - 1
        piece = self._pieces[line]
        offset = start - self._starts[line]
        stop = min(end - self._starts[line], len(piece))
        if self._cell:
            offset += piece.count("|", 0, offset)
            stop += piece.count("|", 0, stop)
        column = self._column(line) + offset + 1
        return Span(self._first + line + self._shift, column, max(1, stop - offset))

    def found(self, words: str) -> Span:
        """Return the place of some words; of their beginning where markup stands between them."""
        beginning = words[:_FOUND]
        while beginning and beginning not in self._text:
            beginning = beginning.rpartition(" ")[0]
        start = self._text.find(beginning)
        return self.span(start, start + max(1, len(beginning)))

    def _column(self, line: int) -> int:
        """Return the 0-based column at which a line of the block begins in its source line."""
        if line not in self._columns:
            piece = self._pieces[line]
            bare = piece.strip()
            source = self._lines[min(self._first + line, len(self._lines) - 1)]
            indent = len(piece) - len(piece.lstrip())
            self._columns[line] = source.rfind(bare) - indent
        return self._columns[line]
