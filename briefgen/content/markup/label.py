"""Where the text of a link ends, found without looking at the same brackets again and again."""

from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_inline import StateInline


def label_plugin(parser: MarkdownIt) -> None:
    """Let a parser find the ends of link texts by `label_end`."""
    parser.helpers = SimpleNamespace(  # type: ignore[assignment]  # the library's own seam
        parseLinkLabel=label_end,
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
    )


def label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N803  # the library's signature
    """Return the offset of the "]" that closes the "[" at `start`, or -1.

    With `disableNested` a link within the text counts as no end, since links hold no links.

    A bracket that is never closed is remembered: every bracket before it that would hold it is not
    closed either. Without that, a long row of open brackets takes minutes.
    """
    before, depth = state.pos, 1
    state.pos = start + 1
    try:
        while state.pos < state.posMax:
            char, here = state.src[state.pos], state.pos
            if char == "]":
                depth -= 1
                if depth == 0:
                    return here
            state.md.inline.skipToken(state)
            if char != "[":
                continue
            if state.pos > here + 1:
                if disableNested:
                    return -1
            elif _unclosed(here) in state.cache:
                break
            else:
                depth += 1
        state.cache[_unclosed(start)] = start
        return -1
    finally:
        state.pos = before


def _unclosed(bracket: int) -> int:
    """Return the key of a bracket in the state's cache, whose own keys are not negative."""
    return -1 - bracket
