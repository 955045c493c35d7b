"""Marks that came to nothing: where brackets, comments and the like were left as text.

A rule behind all others notes them, so that what stands in code, links and escapes is not looked
at. `meta["stray"]` of an inline token are the offsets in its content, in order.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

_MARKS = "[]<%"
_CHILDREN = "stray_of"
_FOUND = "stray"


def stray_plugin(parser: MarkdownIt) -> None:
    """Teach a parser to note the marks that it leaves as text; to be used after all others."""
    parser.core.ruler.at("inline", _inline)
    parser.inline.ruler.push("stray", _stray)


def _inline(state: StateCore) -> None:
    """Read what stands in blocks, as the parser's own rule does, and keep what was noted.

    What has been read already is left as it is.
    """
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.children:
            continue
        token.children = []
        found: list[int] = []
        state.env.update({_CHILDREN: token.children, _FOUND: found})
        state.md.inline.parse(token.content, state.md, state.env, token.children)
        if found:
            token.meta["stray"] = found


def _stray(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
    """Note a mark, and take nothing; the alternative text of a picture has offsets of its own."""
    mark = state.src[state.pos]
    if not silent and mark in _MARKS and state.tokens is state.env.get(_CHILDREN):
        state.env[_FOUND].append(state.pos)
    return False
