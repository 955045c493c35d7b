"""Which block rules are tried where: those that the first character of a line can begin.

The library tries every rule on every line, and twice for each line within a paragraph. Here one
rule stands before them all and asks only those that can answer, in the library's order.
"""

import re
from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

Rule = Callable[[StateBlock, int, int, bool], bool]

_BEGINS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "heading": "#",
}
"""The characters that a line of these rules begins with."""

_FORMS = {
    "hr": re.compile(r"([*_-])[ \t]*\1[ \t]*\1"),
    "footnote_def": re.compile(r"\[\^"),
    "reference": re.compile(r"\[(?!\[)"),
}
"""What a line of these rules begins with at least: their characters begin many other lines."""

_DELIMITS = frozenset("|-:")
"""What the line below a table's head begins with."""

_DEFINES = frozenset(":~")
"""What the line of a definition begins with."""

_LOOK, _READ = True, False
"""Whether a rule only says if it would read a line, or reads it."""

_BLOCK = True
"""What a token of a block has last; given by place, since that takes less time."""

_CHAINS = ("paragraph", "reference", "blockquote", "list")
"""The library's lists of rules whose blocks end a block of that kind without an empty line."""


def blocks_plugin(parser: MarkdownIt) -> None:
    """Let a parser try block rules by first character; to be used after all that add any."""
    ruler = parser.block.ruler
    names = ruler.get_active_rules()
    rules = dict(zip(names, ruler.getRules(""), strict=True))
    known = {rule: name for name, rule in rules.items()}
    rules |= {name: _formed(rules[name], form) for name, form in _FORMS.items()}
    ends = {
        chain: _Ends([known[rule] for rule in ruler.getRules(chain)], rules) for chain in _CHAINS
    }
    ruler.before(names[0], "blocks", _Blocks(rules, ends["paragraph"]).read)
    for chain in _CHAINS:
        ruler.push(f"{chain}_end", ends[chain].found, {"alt": [chain]})
    # By the name "code" the library sees that a line may be set in.
    ruler.disable([name for name in names if name != "code"])


class _Ends:
    """Tells whether a line begins a block that ends the one before it."""

    def __init__(self, names: list[str], rules: Mapping[str, Rule]) -> None:
        self._table = rules["table"] if "table" in names else None
        begins = {**_BEGINS, "deflist": "".join(_DEFINES)}
        self._rules = _by_character([name for name in names if name in begins], rules, begins)

    def found(self, state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
        table = self._table
        if table and _first(state, line + 1) in _DELIMITS and table(state, line, end, silent):
            return True
        for rule in self._rules.get(_first(state, line), ()):
            if rule(state, line, end, silent):
                return True
        return False


class _Blocks:
    """Reads one block, of whatever kind."""

    def __init__(self, rules: Mapping[str, Rule], ends: _Ends) -> None:
        self._table, self._code, self._deflist = rules["table"], rules["code"], rules["deflist"]
        self._lheading, self._paragraph = rules["lheading"], rules["paragraph"]
        self._rules = _by_character([name for name in rules if name in _BEGINS], rules, _BEGINS)
        self._ends = ends.found

    def read(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
        below = state.bMarks[start + 1] + state.tShift[start + 1]
        alone = below >= state.eMarks[start + 1]
        if not alone and state.src[below] in _DELIMITS and self._table(state, start, end, silent):
            return True
        if state.sCount[start] - state.blkIndent >= 4:
            return self._code(state, start, end, silent)
        for rule in self._rules.get(state.src[state.bMarks[start] + state.tShift[start]], ()):
            if rule(state, start, end, silent):
                return True
        return self._line(state, start, end) if alone else self._text(state, start, end)

    def _line(self, state: StateBlock, start: int, end: int) -> bool:
        """Read a list of definitions, or a paragraph of one line; an empty line follows."""
        state.parentType = "paragraph"
        defined = start + 2 < end and _first(state, start + 2) in _DEFINES
        if defined and self._deflist(state, start, end, _READ):
            return True
        _put_paragraph(state, start, start + 1)
        return True

    def _text(self, state: StateBlock, start: int, end: int) -> bool:
        """Read an underlined heading, a list of definitions, or a paragraph."""
        if end != state.lineMax:
            # The library looks for an underline up to `end`, and for a paragraph beyond it.
            rules = (self._lheading, self._deflist, self._paragraph)
            return any(rule(state, start, end, _READ) for rule in rules)
        stop = self._stop(state, start, end)
        if stop is None:
            return self._lheading(state, start, end, _READ)
        defined = start + 1 < end and _first(state, start + 1) in _DEFINES
        if defined and self._deflist(state, start, end, _READ):
            return True
        _put_paragraph(state, start, stop)
        return True

    def _stop(self, state: StateBlock, start: int, end: int) -> int | None:
        """Return the line behind a paragraph, None if an underline makes it a heading."""
        # The library leaves this behind when a line is no underlined heading.
        before, state.parentType = state.parentType, "paragraph"
        line = start + 1
        while line < end and not state.isEmpty(line):
            indent = state.sCount[line] - state.blkIndent
            if indent <= 3:
                if indent >= 0 and _is_underline(state, line):
                    state.parentType = before
                    return None
                if state.sCount[line] >= 0 and self._ends(state, line, end, _LOOK):
                    break
            line += 1
        return line


def _by_character(
    names: list[str], rules: Mapping[str, Rule], begins: Mapping[str, str]
) -> dict[str, tuple[Rule, ...]]:
    """Return the rules that each character can begin, in the order of their names."""
    characters = sorted({char for name in names for char in begins[name]})
    return {
        char: tuple(rules[name] for name in names if char in begins[name]) for char in characters
    }


def _formed(rule: Rule, form: re.Pattern[str]) -> Rule:
    """Return a rule that is tried only where a line has a certain form."""

    def formed(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
        first = state.bMarks[line] + state.tShift[line]
        return form.match(state.src, first) is not None and rule(state, line, end, silent)

    return formed


def _first(state: StateBlock, line: int) -> str:
    """Return the character a line begins with; of an empty one its line end, or nothing."""
    place = state.bMarks[line] + state.tShift[line]
    return state.src[place : place + 1]


def _is_underline(state: StateBlock, line: int) -> bool:
    place = state.bMarks[line] + state.tShift[line]
    marker = state.src[place]
    if marker not in "-=":
        return False
    return not state.src[place : state.eMarks[line]].lstrip(marker).strip(" \t")


def _put_paragraph(state: StateBlock, start: int, stop: int) -> None:
    if stop == start + 1:
        first = state.bMarks[start] + state.tShift[start]
        content = mdTrim(state.src[first : state.eMarks[start]])
    else:
        content = mdTrim(state.getLines(start, stop, state.blkIndent, keepLastLF=False))
    level = state.level
    state.tokens += (
        Token("paragraph_open", "p", 1, {}, [start, stop], level, None, "", "", "", {}, _BLOCK),
        Token("inline", "", 0, {}, [start, stop], level + 1, [], content, "", "", {}, _BLOCK),
        Token("paragraph_close", "p", -1, {}, None, level, None, "", "", "", {}, _BLOCK),
    )
    state.line = stop
