r"""Wikilinks: `[[target#fragment|text]]` and `![[target]]` as inline rules of the parser.

`\[[target|text]]` is the same without a link.

Also: where each link, picture and note stands. The parser keeps no place for inline tokens, so the
rules that make them are wrapped, and `meta["at"]` and `meta["end"]` are offsets in the content of
the inline token that holds them.
"""

import re
from collections.abc import Callable
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from briefgen.content.markup.usual import shown_name

Rule = Callable[[StateInline, bool], bool]

_TARGET = re.compile(r"\[\[(?P<target>[^\[\]|]*)(?P<after>\||\]\])")
_INSIDE = "wikilink_text"


def wikilink_plugin(parser: MarkdownIt) -> None:
    """Teach a parser wikilinks, and to keep the place of what may become a hole."""
    parser.inline.ruler.before("escape", "unlinked", _unlinked)
    parser.inline.ruler.before("link", "wikilink", _wikilink)
    parser.inline.ruler.before("image", "embed", _embed)
    active = dict(
        zip(parser.inline.ruler.get_active_rules(), parser.inline.ruler.getRules(""), strict=True)
    )
    for name, last in (("link", "]"), ("image", "]"), ("footnote_ref", "]"), ("autolink", ">")):
        parser.inline.ruler.at(name, _placed(active[name], last))


def _placed(rule: Rule, last: str) -> Rule:
    """Return a rule that notes where its token stands, and is off in the text of a wikilink.

    It is not tried where the character that must come last does not follow at all.
    """

    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
        if _INSIDE in state.env or state.html_terminator_last(last) < state.pos:
            return False
        start, first = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            # Text before it, if any, was put out first.
            for token in state.tokens[first : first + 2]:
                if token.type != "text":
                    token.meta["at"], token.meta["end"] = start, state.pos
                    break
        return True

    return placed


def _wikilink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
    start = state.pos
    if not state.src.startswith("[[", start) or _INSIDE in state.env:
        return False
    match = _match(state, start)
    if match is None:
        return False
    opened, end = match
    if not silent:
        _push(state, opened, end, "wikilink")
    state.pos = end
    return True


def _unlinked(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
    start = state.pos
    if not state.src.startswith("\\[[", start) or _INSIDE in state.env:
        return False
    match = _match(state, start + 1)
    if match is None or not match[0]["target"].strip():
        return False
    opened, end = match
    if not silent:
        _push(state, opened, end, "unlinked")
    state.pos = end
    return True


def _embed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
    start = state.pos
    if not state.src.startswith("![[", start) or _INSIDE in state.env:
        return False
    match = _match(state, start + 1)
    if match is None:
        return False
    opened, end = match
    if not silent:
        token = state.push("embed", "", 0)
        token.content = opened["target"]
        token.meta = {"at": start, "end": end, "text": opened["after"] == "|"}
    state.pos = end
    return True


def _match(state: StateInline, start: int) -> tuple[re.Match[str], int] | None:
    """Return what opens a wikilink and the offset behind the `]]` that closes it."""
    if state.html_terminator_last("]]") < start:
        return None
    opened = _TARGET.match(state.src, start, state.posMax)
    if opened is None:
        return None
    if opened["after"] == "]]":
        return opened, opened.end()
    end = state.src.find("]]", opened.end(), state.posMax)
    return (opened, end + 2) if end >= 0 else None


def _push(
    state: StateInline, opened: re.Match[str], end: int, kind: Literal["wikilink", "unlinked"]
) -> None:
    token = state.push(f"{kind}_open", "a", 1)
    token.content = opened["target"]
    token.meta = {"at": state.pos, "end": end, "bare": opened["after"] == "]]"}
    if token.meta["bare"]:
        state.push("text", "", 0).content = shown_name(token.content)
    else:
        limit = state.posMax
        state.pos, state.posMax = opened.end(), end - 2
        state.env[_INSIDE] = True
        state.md.inline.tokenize(state)
        del state.env[_INSIDE]
        state.posMax = limit
    state.push(f"{kind}_close", "a", -1)
