"""The sentence a link stands in."""

import re
from bisect import bisect_right

from briefgen.content.document import Context

LIMIT = 240
"""How many characters of a sentence are kept on either side of the link."""

_END = re.compile(
    # One of the signs, then which it is: so the search passes quickly over all that is none.
    r"[.!?…؟۔।。！？](?:"
    r"(?<=[.!?…؟۔।])(?<![.!?…].)[.!?…؟۔।]*+[\"'”’»›)\]]*+(?=\s)"
    r"|(?<=[。！？])[。！？]*+[”’」』）]*+)"
)
_LAST_WORD = re.compile(r"[\w.’'-]+\Z")
_ABBREVIATION = re.compile(
    r"(?:"
    r"adm|al|approx|art|assoc|aug|brig|ca|capt|cf|cmdr|co|col|corp|dec|dept|dr|ed|eds|eg|est"
    r"|etc|feb|fig|figs|fr|gen|gov|hon|ie|inc|jan|jr|jul|jun|lt|ltd|maj|mar|messrs|mr|mrs|ms|mt"
    r"|no|nos|nov|oct|op|p|pp|pres|prof|rep|rev|sec|sen|sep|sept|sgt|spc|sr|st|supt|viz|vol|vs"
    r")",
    re.IGNORECASE,
)
_LONGEST = len("approx")


class Sentences:
    """The sentences of a text, found as far as they are asked for."""

    def __init__(self, text: str) -> None:
        """Begin with the first sentence."""
        self._text = text
        self._starts = [0]
        self._ends = _END.finditer(text)

    def context(self, start: int, end: int) -> Context:
        """Return what stands before and after the characters `start` to `end` in their sentence.

        A sentence that is longer than `LIMIT` on one side is cut at a word, with "…" for the rest.
        """
        stop = self._stop(max(start, end - 1))
        first = self._starts[bisect_right(self._starts, start) - 1]
        return Context(_tail(self._text[first:start]), _head(self._text[end:stop]))

    def _stop(self, place: int) -> int:
        """Return where the sentence of a character ends."""
        while self._starts[-1] <= place:
            match = next(self._ends, None)
            if match is None:
                return len(self._text)
            if not _is_abbreviation(self._text, match):
                self._starts.append(match.end())
        return self._starts[bisect_right(self._starts, place)]


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    """Tell a full stop that belongs to a word from one that ends a sentence."""
    following = text[match.end() : match.end() + 16].lstrip()[:1]
    if following.islower():
        return True
    if match[0] != ".":
        return False
    word = _LAST_WORD.search(text[max(0, match.start() - 24) : match.start()])
    if word is None:
        return False
    letters = word[0].rpartition("’")[2].rpartition("'")[2]
    initial = len(letters) == 1 and letters.isalpha()
    if initial or "." in letters.strip("."):
        return True
    return len(letters) <= _LONGEST and _ABBREVIATION.fullmatch(letters) is not None


def _tail(text: str) -> str:
    text = text.lstrip()
    if len(text) <= LIMIT:
        return text
    return f"…{_after_first_space(text[1 - LIMIT :])}"


def _head(text: str) -> str:
    text = text.rstrip()
    if len(text) <= LIMIT:
        return text
    kept = text[: LIMIT - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept}…"


def _after_first_space(text: str) -> str:
    return text[text.find(" ") + 1 :]
