"""Which inline rules are tried where: those that a character can begin.

The library stops at every punctuation mark and tries every rule there. Here one rule stands for
them all: it passes over what begins nothing, and asks only those that can answer, in the library's
order.
"""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, normalize, text_join
from markdown_it.rules_inline import StateInline

Rule = Callable[[StateInline, bool], bool]

_BEGINS = {
    "newline": "\n",
    "unlinked": "\\",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "wikilink": "[",
    "link": "[",
    "embed": "!",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "entity": "&",
    "attr": "{",
    "stray": "[]<%",
}
"""The characters that each rule begins with."""

_MARK = re.compile(r"[\n\\`~*_\[\]!<&{%]")


def marks_plugin(parser: MarkdownIt) -> None:
    """Let a parser try inline rules by character; to be used after all that add any."""
    ruler = parser.inline.ruler
    names = ruler.get_active_rules()
    rules = dict(zip(names, ruler.getRules(""), strict=True))
    del rules["text"]
    ruler.push("marks", _by_mark(rules))
    ruler.disable(names)
    _skip_without_pairs(parser)
    parser.core.ruler.at("normalize", _normalize)
    parser.core.ruler.at("text_join", _join)


def _by_mark(rules: dict[str, Rule]) -> Rule:
    tried = {
        char: tuple(rule for name, rule in rules.items() if char in _BEGINS[name])
        for char in sorted(set("".join(_BEGINS.values())))
    }

    def read(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
        start = state.pos
        found = tried.get(state.src[start])
        if found is not None:
            for rule in found:  # noqa: SIM110  # a generator costs more than most rules
                if rule(state, silent):
                    return True
            return False
        match = _MARK.search(state.src, start)
        state.pos = match.start() if match else state.posMax
        if not silent:
            state.append_pending(state.src[start : state.pos])
        return True

    return read


def _skip_without_pairs(parser: MarkdownIt) -> None:
    """Let what matches opening and closing marks run only where there are some."""
    ruler = parser.inline.ruler2
    names = ruler.get_active_rules()
    rules = dict(zip(names, ruler.getRules(""), strict=True))

    def pairs(state: StateInline) -> None:
        if state.delimiters or any(meta and meta["delimiters"] for meta in state.tokens_meta):
            for rule in rules.values():
                rule(state)

    ruler.push("pairs", pairs)
    ruler.disable(names)


def _normalize(state: StateCore) -> None:
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _join(state: StateCore) -> None:
    """Join escaped characters and entities with the text around them, if there are any."""
    if "\\" in state.src or "&" in state.src:
        text_join(state)
