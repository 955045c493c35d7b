"""A body: Markdown in, HTML with holes out. Never looks at another file."""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.token import Token

from briefgen.config import Config
from briefgen.content.document import Body, Prose
from briefgen.content.markup.anchoring import Entry
from briefgen.content.markup.bidi import without_bidi
from briefgen.content.markup.footnote import Notes
from briefgen.content.markup.parser import NESTING, site_parser
from briefgen.content.markup.quoting import heard
from briefgen.content.markup.source import Reports, Source
from briefgen.content.markup.walk import Walk
from briefgen.problem import Problem

_NEWLINE = re.compile(r"\r\n?")

_CONTAINERS = frozenset(
    ["blockquote_open", "callout_open", "list_item_open", "dd_open", "footnote_reference_open"]
)


def parse_body(
    text: str,
    *,
    first_line: int,
    path: str,
    folder: str,
    config: Config,
    entries: Sequence[Entry] = (),
) -> tuple[Body, tuple[Problem, ...]]:
    """Read a body: BG24x for text, BG25x for links and pictures, BG26x wikilinks, BG27x notes,
    BG29x statements.

    `first_line` is the number of the body's first line in the file, `path` the file below the site
    folder, `folder` where it lies below the content folder ("" for the content folder itself);
    `entries` are the statements of the front matter, whose words must stand in the text.
    """
    reports = Reports(path)
    clean = without_bidi(_NEWLINE.sub("\n", text) if "\r" in text else text, first_line, reports)
    source = Source(
        text=clean,
        lines=(*clean.split("\n"), ""),
        path=path,
        folder=folder,
        own=f"{folder}/{path.rpartition('/')[2]}".lstrip("/"),
        first_line=first_line,
        config=config,
    )
    env: dict[str, Any] = {}
    tokens = site_parser().parse(clean, env)
    _refuse_depth(tokens, source, reports)
    _warn_of_names_twice(env, source, reports)
    return _body(tokens, source, reports, entries), tuple(dict.fromkeys(reports.problems))


def _body(tokens: list[Token], source: Source, reports: Reports, entries: Sequence[Entry]) -> Body:
    notes = Notes(tokens, source, reports)
    walk = Walk(source, reports)
    text = walk.prose(notes.text, entries)
    words, lead = walk.words, walk.lead
    items = [token for note in notes.used for token in note]
    noted = walk.prose([_list(1), *items, _list(-1)]) if items else Prose()
    said = {heard(each.text) for each in walk.statements}
    return Body(
        text=text,
        notes=noted,
        outline=tuple(walk.outline),
        anchors=tuple(sorted(walk.anchors | notes.ids)),
        words=words,
        lead=lead,
        statements=tuple(walk.statements),
        candidates=tuple(each for each in walk.candidates if heard(each.text) not in said),
    )


def _list(nesting: int) -> Token:
    if nesting > 0:
        return Token("ordered_list_open", "ol", 1, block=True, attrs={"class": "notes"})
    return Token("ordered_list_close", "ol", -1, block=True)


def _refuse_depth(tokens: list[Token], source: Source, reports: Reports) -> None:
    """Report where the parser stopped reading, since it says nothing itself.

    What lies in a container of the last level but one is dropped.
    """
    for token in tokens:
        if token.level >= NESTING - 1 and token.type in _CONTAINERS:
            reports.refuse(
                "BG241",
                "lists or quotations lie too deep in each other here",
                source.line((token.map or [0])[0], ""),
                "49 lists or 99 quotations in one another are the most; take this apart",
            )
            return


def _warn_of_names_twice(env: dict[str, Any], source: Source, reports: Reports) -> None:
    for again in env.get("duplicate_refs", ()):
        reports.warn(
            "BG273",
            f'the link name "{again["label"].lower()}" is written twice, and the first one counts',
            source.line(again["map"][0], "["),
            "give one of them another name",
        )
