"""Where words end, in any script: whether a name in a text is that name and no part of another.

Texts are in the form of `lexicon.even`. Nothing is guessed from grammar: "Ankara'da" holds the name
"Ankara", "Анкары" does not hold "Анкара".
"""

import re
from unicodedata import category

HOLE = "\0"
"""Stands where a link or a picture is."""

_JOINERS = "\u00ad\u200c\u200d\u2060_"
"""Characters within words that are neither letters nor digits."""

_NO_EDGE = "@#=\\"
"""Before or behind one of these a name is a part of an address, a handle or a sign."""

_AND = "&amp;"

_LINKS = "-/"
"""What joins two names, and also two parts of one."""

_ELIDED = re.compile(
    r"(?:(?i:[lnsmtcj]|qu|lorsqu|puisqu|dell|all|nell|sull|dall|un)|d)\Z"  # d'Ankara, not D'Angelo
)

_TAIL = re.compile(r"[a-z]++(?![\w-])", re.ASCII)
"""What a hyphen may add to a name that stays that name: "Russia-backed", not "Rostov-on-Don"."""

_UNSPACED = re.compile(
    r"(?P<han>[\u2e80-\u2fd5\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff])|(?P<hiragana>[\u3041-\u309f])"
    r"|(?P<katakana>[\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f])"
    r"|(?P<thai>[\u0e00-\u0e7f])|(?P<lao>[\u0e80-\u0eff])|(?P<burmese>[\u1000-\u109f])"
    r"|(?P<khmer>[\u1780-\u17ff])"
)
"""Scripts that are written without spaces: a word ends for sure where another script begins."""


def is_apart(text: str, start: int, end: int) -> bool:
    """Tell whether words end at both sides of some characters, hyphens and strokes included."""
    return _begins(text, start) and _ends(text, end)


def is_joined_to(text: str, place: int) -> bool:
    """Tell whether a hyphen or a stroke at a place joins two words."""
    if not 0 <= place < len(text) or text[place] not in _LINKS:
        return False
    return _is_of_word(text[place - 1 : place]) and _is_of_word(text[place + 1 : place + 2])


def only_adds(text: str, place: int) -> bool:
    """Tell whether what a hyphen joins to a name leaves it that name."""
    return text[place] == "-" and _TAIL.match(text, place + 1) is not None


def _begins(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    if not before or before.isspace():
        return True
    if _is_of_word(before):
        return _script(before) != _script(text[start])
    if before == "'":
        return _is_elision(text, start - 1)
    if before == ".":
        return not _is_of_word(text[start - 2 : start - 1])
    if before == ";" and text.endswith(_AND, 0, start):
        return not _is_of_word(text[start - len(_AND) - 1 : start - len(_AND)])
    return before not in _NO_EDGE and before != "&"


def _ends(text: str, end: int) -> bool:
    after = text[end : end + 1]
    if not after or after.isspace():
        return True
    if _is_of_word(after):
        return _script(after) != _script(text[end - 1])
    if after == ".":
        return not _is_of_word(text[end + 1 : end + 2])
    if text.startswith(_AND, end):
        return not _is_of_word(text[end + len(_AND) : end + len(_AND) + 1])
    return after not in _NO_EDGE


def _is_elision(text: str, apostrophe: int) -> bool:
    """Tell the apostrophe of "l'Ukraine", or a quotation mark, from the one of "O'Brien"."""
    first = apostrophe
    while first and _is_of_word(text[first - 1]):
        first -= 1
        if apostrophe - first > len("lorsqu"):
            return False
    return first == apostrophe or _ELIDED.match(text[first:apostrophe]) is not None


def _is_of_word(char: str) -> bool:
    """Tell whether a character is a part of a word; "" is none."""
    return char.isalnum() or (char in _JOINERS and char != "") or category(char or " ")[0] == "M"


def _script(char: str) -> str:
    """Return which script without spaces a character belongs to; "" for all others."""
    found = _UNSPACED.match(char)
    return (found.lastgroup or "") if found else ""
