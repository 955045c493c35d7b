"""Characters that reverse the direction of text: shown, so that none can hide what is written."""

import re
from html import unescape

from briefgen.content.markup.source import Reports
from briefgen.problem import Span

MARK = "\N{REPLACEMENT CHARACTER}"

_WRITTEN = "\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROLS = re.compile(
    r"[\u061c\u202a-\u202e\u2066-\u2069]"
    # The same written as a number: U+061C, U+202A to U+202E, U+2066 to U+2069.
    r"|&#(?:x0*(?:61c|202[a-e]|206[6-9])|0*(?:1564|823[4-8]|829[4-7]));",
    re.IGNORECASE,
)


def without_bidi(text: str, first_line: int, reports: Reports) -> str:
    """Return a text with a visible mark for each control, and warn of the first in each line.

    Letters of scripts that run from right to left need none and stay as they are.
    """
    if not _may_hold(text) or not _CONTROLS.search(text):
        return text
    for number, line in enumerate(text.split("\n"), first_line):
        if match := _CONTROLS.search(line):
            reports.warn(
                "BG240",
                f"U+{ord(unescape(match[0])):04X} turns the direction of the text around it; "
                f'it is shown as "{MARK}"',
                Span(number, match.start() + 1, len(match[0])),
                "take it out; Arabic and Hebrew do not need it",
            )
    return _CONTROLS.sub(MARK, text)


def _may_hold(text: str) -> bool:
    """Tell whether a text may hold a control; faster than the expression."""
    if "&" in text and "&#" in text:
        return True
    return not text.isascii() and any(control in text for control in _WRITTEN)
