"""Callouts: a quotation whose first line is `[!kind] title` becomes a box of that kind.

`[!kind]-` is closed and `[!kind]+` open until the reader folds it. Any word may be a kind.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_FIRST_LINE = re.compile(
    r"\[!(?P<kind>[A-Za-z][A-Za-z-]*)\](?P<fold>[+-]?)(?:[ \t]+(?P<title>.*))?[ \t]*"
)


def callout_plugin(parser: MarkdownIt) -> None:
    """Teach a parser callouts, between the reading of blocks and of what is in them."""
    parser.core.ruler.after("block", "callout", _callouts)


def _callouts(state: StateCore) -> None:
    if "[!" not in state.src:
        return
    tokens: list[Token] = []
    closing: dict[int, Token] = {}
    skip = 0
    for index, token in enumerate(state.tokens):
        if skip:
            skip -= 1
            continue
        if token.type == "blockquote_close" and token.level in closing:
            token.type, token.tag = "callout_close", closing.pop(token.level).tag
        tokens.append(token)
        if token.type == "blockquote_open" and (match := _opens(state.tokens, index)):
            skip = _open(state.tokens, index, match, tokens)
            closing[token.level] = token
    state.tokens = tokens


def _opens(tokens: list[Token], index: int) -> re.Match[str] | None:
    if tokens[index + 1].type != "paragraph_open":
        return None
    return _FIRST_LINE.fullmatch(tokens[index + 2].content.partition("\n")[0])


def _open(tokens: list[Token], index: int, match: re.Match[str], out: list[Token]) -> int:
    """Turn a quotation's beginning into a callout's; return how many tokens that used up."""
    box, paragraph, inline = tokens[index : index + 3]
    kind = match["kind"].lower()
    folded = bool(match["fold"])
    box.type, box.tag = "callout_open", "details" if folded else "div"
    box.attrs = {"class": f"callout callout-{kind}"}
    if not folded:
        box.attrs["role"] = "note"
    elif match["fold"] == "+":
        box.attrs["open"] = ""
    out += _title(box, match["title"] or kind.replace("-", " ").capitalize())
    rest = inline.content.partition("\n")[2]
    if not rest:
        return 3
    inline.content = rest
    for token in (paragraph, inline):
        token.map = [_line(box) + 1, (token.map or [0, 0])[1]]
    return 0


def _line(box: Token) -> int:
    """Return the 0-based line that a block begins on."""
    return box.map[0] if box.map else 0


def _title(box: Token, title: str) -> list[Token]:
    tag = "summary" if box.tag == "details" else "p"
    opening = Token("callout_title_open", tag, 1, attrs={"class": "callout-title"})
    inline = Token("inline", "", 0, content=title, children=[])
    inline.map = [_line(box), _line(box) + 1]
    closing = Token("callout_title_close", tag, -1)
    for token in (opening, inline, closing):
        token.block = True
        token.level = box.level + 1
    return [opening, inline, closing]
