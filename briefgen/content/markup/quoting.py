"""Quotation marks, and texts compared as a reader hears them: marks, dashes and spaces alike."""

import re
from collections.abc import Iterator

_PAIRS = {
    "“": "”",
    "„": "“”‟",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    '"': '"',
    "”": "”",
}
"""What opens a quotation to what may close it; nothing but double marks, since others join words.
"""

_SINGLE = {"‘": "’", "'": "'", "‚": "‘’"}
_OPENS = re.compile(f"[{''.join(map(re.escape, _PAIRS))}]")
_FEWEST = 2
"""How many characters stand at least between two marks."""

_MARKS = "\"'“”„‟‘’‚‛«»‹›「」『』`´＂＇"
_DASHES = "-‐‑‒–—―−"
_PART = re.compile(
    rf"(?P<space>[\s\u200b\u2060\ufeff]*[{re.escape(_DASHES)}]+[\s\u200b\u2060\ufeff]*)"
    r"|(?P<gap>[\s\u200b\u2060\ufeff]+)|(?P<mark>[" + re.escape(_MARKS) + r"])"
    r"|(?P<dots>…|\.\.\.)|(?P<soft>\u00ad)"
)
_ALIKE = {"space": "-", "gap": " ", "mark": "'", "dots": "…", "soft": ""}


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """List what stands between quotation marks, as start and end without them, in order.

    A mark that is not closed in the text opens nothing.
    """
    place = 0
    following: dict[str, int] = {}
    while found := _OPENS.search(text, place):
        place = found.end()
        if text[found.start() - 1 : found.start()].isalnum():
            continue
        end = _first(text, _PAIRS[found[0]], place, following)
        if end < 0:
            continue
        if end - place >= _FEWEST:
            yield place, end
        place = end + 1


def _first(text: str, signs: str, start: int, following: dict[str, int]) -> int:
    """Return the first place of one of the signs, -1 if there is none.

    `following` is where each was last found to come next, so that no text is looked at twice.
    """
    for sign in signs:
        known = following.get(sign, 0)
        if 0 <= known <= start:
            found = text.find(sign, start)
            following[sign] = found if found >= 0 else -1
    return min((following[sign] for sign in signs if following[sign] >= 0), default=-1)


def without_marks(text: str) -> str:
    """Return a text without the quotation marks around the whole of it.

    A quotation of several paragraphs may open each of them anew.
    """
    text = text.strip()
    for opening, closers in (_PAIRS | _SINGLE).items():
        if len(text) > 1 and text[0] == opening and text[-1] in closers:
            inner = text[1:-1].replace(f"\n{opening}", "\n")
            if not any(sign in inner for sign in {opening, *closers}):
                return inner.strip()
    return text


class Heard:
    """A text as a reader hears it, and where in the text each of its characters stands."""

    def __init__(self, text: str) -> None:
        """Read a text."""
        parts: list[str] = []
        self._starts: list[int] = []
        done = 0
        for part in _PART.finditer(text):
            self._take(text, done, part.start(), parts)
            alike = _ALIKE[part.lastgroup or ""]
            parts.append(alike)
            self._starts += [part.start()] * len(alike)
            done = part.end()
        self._take(text, done, len(text), parts)
        self._starts.append(len(text))
        self.text = "".join(parts)

    def _take(self, text: str, start: int, end: int, parts: list[str]) -> None:
        if start < end:
            parts.append(text[start:end])
            self._starts += range(start, end)

    def find(self, words: str, start: int = 0) -> int:
        """Return where whole words stand, as a place in what is heard, -1 if nowhere."""
        place = self.text.find(words, start) if words else -1
        while place >= 0 and not self._are_whole(place, place + len(words)):
            place = self.text.find(words, place + 1)
        return place

    def stretch(self, place: int, length: int) -> tuple[int, int]:
        """Return the start and the end in the text of what is heard from a place on."""
        return self._starts[place], self._starts[place + length]

    def _are_whole(self, start: int, end: int) -> bool:
        text = self.text
        begins = not (text[start - 1 : start].isalnum() and text[start].isalnum())
        return begins and not (text[end - 1].isalnum() and text[end : end + 1].isalnum())


def heard(text: str) -> str:
    """Return a text as a reader hears it."""
    return Heard(text).text.strip()
