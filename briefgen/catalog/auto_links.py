"""Links that plain text makes by itself: the first mention, or each, of what has a name.

Not within links, code, headings, attributions of quotations and footnotes. A section begins with a
heading. A link that was written counts as a mention of what it leads to.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.boundaries import HOLE
from briefgen.catalog.lexicon import Lexicon, even, written_forms
from briefgen.catalog.spotter import Spot, Spotter
from briefgen.config import AutoLinking
from briefgen.content.auto_link import Found
from briefgen.fold import fold

_PASSED_OVER = re.compile(
    r"<(?:a\b.*?</a|code\b.*?</code|pre\b.*?</pre|th\b.*?</th|h[1-6]\b.*?</h[1-6]"
    r'|p class="(?:attribution|callout-title)".*?</p|summary\b.*?</summary|[^>]*)>',
    re.DOTALL,
)
"""Tags, and what stands in such as hold no links of ours."""

_HEADING = re.compile(r"</h[1-6]>")


class Linkable(Struct, frozen=True, kw_only=True):
    """What of a document matters to its links.

    `targets` are what its holes lead to, in order: a name, a file's path below the content folder
    with a slash before it, "" for a hole that is no link. `no_link` are the names and ids that it
    does not link.
    """

    ref: Ref
    pieces: tuple[str, ...]
    targets: tuple[str, ...] = ()
    no_link: tuple[str, ...] = ()
    mode: AutoLinking = "first"


class Linker:
    """Finds what becomes a link in one document after another."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the one automaton of all names."""
        self._lexicon = lexicon
        self._spotter = Spotter(lexicon.names)
        self._meanings: dict[str, Ref | None] = {"": None}

    def found(self, document: Linkable) -> tuple[Found, ...]:
        """Return what is linked in the text of a document, in order."""
        html = HOLE.join(document.pieces)
        spots = self._spotter.spots(even(html))
        if not spots or document.mode == "off":
            return ()
        unlinked = _Unlinked(document, self._lexicon)
        spots = [spot for spot in _open(spots, html) if unlinked.allows(spot, html)]
        starts = [0, *accumulate(len(piece) + 1 for piece in document.pieces)]
        if document.mode == "first":
            spots = _first(spots, self._events(html, document.targets, starts))
        return tuple(_found(spot, starts) for spot in spots)

    def _events(
        self, html: str, targets: Sequence[str], starts: Sequence[int]
    ) -> list[tuple[int, Ref | None]]:
        """Return where sections begin (None), and where links were written, and to what."""
        events: list[tuple[int, Ref | None]] = [
            (heading.end(), None) for heading in _HEADING.finditer(html)
        ]
        for number, target in enumerate(targets, 1):
            ref = self._meaning(target)
            if ref is not None:
                events.append((starts[number] - 1, ref))
        events.sort(key=lambda event: event[0])
        return events

    def _meaning(self, target: str) -> Ref | None:
        if target not in self._meanings:
            self._meanings[target] = self._lexicon.meaning(target)
        return self._meanings[target]


class _Unlinked:
    """What a document links never: itself, and what its front matter lists."""

    def __init__(self, document: Linkable, known: Lexicon) -> None:
        self._refs = {document.ref}
        self._words: set[str] = set()
        for name in document.no_link:
            ref = known.meaning(name)
            if ref is not None and (name in known.ids or fold(name) not in known.metonyms):
                self._refs.add(ref)
            self._words |= written_forms(name)

    def allows(self, spot: Spot, html: str) -> bool:
        if spot.ref is None or spot.ref in self._refs:
            return False
        return not self._words or even(html[spot.start : spot.end]) not in self._words


def _open(spots: Sequence[Spot], html: str) -> Iterator[Spot]:
    """Give the names that stand in nothing that is passed over."""
    parts = _PASSED_OVER.finditer(html)
    part = next(parts, None)
    for spot in spots:
        while part is not None and part.end() <= spot.start:
            part = next(parts, None)
        if part is None or part.start() >= spot.end:
            yield spot


def _first(spots: Sequence[Spot], events: Sequence[tuple[int, Ref | None]]) -> list[Spot]:
    """Return the first mention of each document in each section, unless a link is before it."""
    kept: list[Spot] = []
    seen: set[Ref] = set()
    past = 0
    for spot in spots:
        while past < len(events) and events[past][0] <= spot.start:
            ref = events[past][1]
            if ref is None:
                seen.clear()
            else:
                seen.add(ref)
            past += 1
        if spot.ref is not None and spot.ref not in seen:
            seen.add(spot.ref)
            kept.append(spot)
    return kept


def _found(spot: Spot, starts: Sequence[int]) -> Found:
    piece = bisect_right(starts, spot.start) - 1
    if spot.ref is None:
        raise ValueError("a name of several documents leads nowhere")
    return Found(piece, spot.start - starts[piece], spot.end - starts[piece], spot.ref)
