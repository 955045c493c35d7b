"""What a writer meant as a mark and readers will see as text: comments, and brackets left open."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from briefgen.content.markup.locate import BlockText
from briefgen.content.markup.source import Reports

Kind = Literal["comment", "percent", "wikilink", "space"]


class Unread(Struct, frozen=True):
    """A stretch of a block's text that is no mark, and what should stand in its place."""

    kind: Kind
    start: int
    end: int
    instead: str = ""


_TARGET = re.compile(r"\((?P<target>[^()<>\n]*(?:\([^()<>\n]*\)[^()<>\n]*)*)\)")
_TITLE = re.compile(r"""(?<!\s)\s++(?:"[^"]*"|'[^']*')\s*\Z""")
_FILE = re.compile(r"[/\\]|\A\w+:|\.[A-Za-z]\w{0,7}(?=[?#\s]|\Z)")
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SPACE = re.compile(r"\s")
_WORD = re.compile(r"[^\s\[\],;:!?|]*[^\s\[\],;:!?|.]")


def tell_unread(
    text: str, marks: list[int], block: BlockText, reports: Reports, *, halved: bool
) -> None:
    """Report what was left as text in a block: BG243, BG259, BG265.

    Where a stroke halved a cell's wikilink (`halved`), that has been told.
    """
    for found in unread(text, marks):
        span = block.span(found.start, found.end)
        match found.kind:
            case "comment":
                message = "this comment will be published: HTML is not read"
                reports.remark("BG243", message, span, "take it out")
            case "percent":
                message = "this comment will be published: %% is not read"
                reports.remark("BG243", message, span, "take it out")
            case "space":
                message = "a space ends an address, so this is no link and shown as text"
                advice = f"write ({found.instead})"
                if found.instead.startswith("<"):
                    advice += " in angle brackets, or rename the file"
                reports.warn("BG259", message, span, advice)
            case "wikilink" if not halved:
                reports.warn(
                    "BG265",
                    "a wikilink has two brackets on either side, so this is none and shown as text",
                    span,
                    rf"write {found.instead}, or \[ for a bracket that is meant",
                )
            case _:
                pass


def unread(text: str, marks: list[int]) -> Iterator[Unread]:
    """List what was left as text in a block; `marks` are the offsets of such "[", "]", "<", "%".

    Each kind is found in one pass, since texts may hold nothing but marks.
    """
    yield from _comments(text, marks)
    yield from _percents(text, marks)
    yield from _brackets(text, [mark for mark in marks if text[mark] in "[]"])


def _comments(text: str, marks: list[int]) -> Iterator[Unread]:
    end = 0
    for start in marks:
        if start < end or not text.startswith("<!--", start):
            continue
        closed = text.find("-->", start + 4)
        end = closed + 3 if closed >= 0 else len(text)
        yield Unread("comment", start, end)


def _percents(text: str, marks: list[int]) -> Iterator[Unread]:
    """Find `%%…%%`, and a `%%` that begins a line and is closed in another block, if at all."""
    doubled = [mark for mark in marks if text.startswith("%%", mark)]
    end, last = 0, max(doubled, default=-1)
    for start in doubled:
        before = text[start - 1 : start]
        if start < end or before == "%" or before.isalnum():
            continue
        closed = text.find("%%", start + 2) if last >= start + 2 else -1
        if closed >= 0:
            end = closed + 2
        elif before in ("", "\n"):
            end = len(text)
        else:
            continue
        yield Unread("percent", start, end)


def _brackets(text: str, marks: list[int]) -> Iterator[Unread]:
    opened: list[int] = []
    closing: dict[int, int] = {}
    extra: list[int] = []
    for mark in marks:
        if text[mark] == "[":
            opened.append(mark)
        elif opened:
            closing[opened.pop()] = mark
        else:
            extra.append(mark)
    known = frozenset(marks)
    for start in opened:
        if start + 1 in known and text[start - 1 : start] != "[":
            yield from _not_closed(text, start, closing.get(start + 1))
    openings = {end: start for start, end in closing.items()}
    for end in extra:
        if end - 1 in openings:
            yield from _not_opened(text, openings[end - 1], end)
    for start, end in closing.items():
        yield from _space(text, start, end)


def _not_closed(text: str, start: int, closed: int | None) -> Iterator[Unread]:
    """Take `[[name]`, or `[[name` with nothing that closes it, for a wikilink."""
    first = start + 2
    name = text[first:closed] if closed is not None else ""
    if closed is None and (word := _WORD.match(text, first)):
        name = word[0]
    if not name.strip() or name[0].isspace() or "[" in name:
        return
    card = "!" if text[start - 1 : start] == "!" else ""
    end = first + len(name) + (closed is not None)
    yield Unread("wikilink", start - len(card), end, f"{card}[[{' '.join(name.split())}]]")


def _not_opened(text: str, start: int, end: int) -> Iterator[Unread]:
    """Take `[name]]` for a wikilink."""
    name = text[start + 1 : end - 1]
    escaped = text[start - 1 : start] == "["
    if name.strip() and not escaped and "[" not in name and "]" not in name:
        yield Unread("wikilink", start, end + 1, f"[[{' '.join(name.split())}]]")


def _space(text: str, start: int, end: int) -> Iterator[Unread]:
    """Take `[text](my file.pdf)` for a link and `![text](any words)` for a picture."""
    match = _TARGET.match(text, end + 1)
    if match is None:
        return
    picture = text[start - 1 : start] == "!"
    target = _TITLE.sub("", match["target"]).strip()
    if _SPACE.search(target) and (picture or _FILE.search(target)):
        instead = target.replace(" ", "%20") if _WEB.match(target) else f"<{target}>"
        yield Unread("space", start - picture, match.end(), instead)
