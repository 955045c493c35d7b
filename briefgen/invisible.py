"""Characters that nobody sees and that change what a text seems to say.

Direction overrides, embeddings and isolates can make a name read as another; zero-width
characters make two different names look the same. They are refused in front matter and in
settings. Two pairs have honest work and are let through where they do it: the joiners U+200C and
U+200D between letters of scripts that join (Persian, Indic ...) or inside an emoji, and the marks
U+200E and U+200F in a text that holds right-to-left letters.
"""

import re
import unicodedata

from briefgen.problem import Problem, Span, error, place_at

_SUSPECT = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f"


def control(text: str) -> int | None:
    """Return the place of the first control character, 0-based, None if there is none."""
    found = _CONTROL.search(text)
    return None if found is None else found.start()


def code_point(char: str) -> str:
    """Return a character as messages name it: `U+202E (right-to-left override)`."""
    name = "NUL" if char == "\0" else unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")


def invisible(text: str) -> int | None:
    """Return the place of the first character that is refused, 0-based, None if there is none."""
    if text.isascii():
        return None
    for found in _SUSPECT.finditer(text):
        if not _is_at_work(text, found.start()):
            return found.start()
    return None


def invisible_problem(char: str, path: str, span: Span) -> Problem:
    """Return the problem of an invisible character in front matter: BG232."""
    name = unicodedata.name(char, "not named").lower()
    message = f"the invisible character U+{ord(char):04X} ({name}) cannot be in front matter"
    return error("BG232", message, place_at(path, span), "delete it, and type the word anew")


def _is_at_work(text: str, place: int) -> bool:
    char = text[place]
    if char in _JOINERS:
        before, after = text[:place][-1:], text[place + 1 :][:1]
        return _joins(before) and _joins(after)
    if char in _MARKS:
        line = text[text.rfind("\n", 0, place) + 1 :].partition("\n")[0]
        letters = (each for each in line if each.isalpha())
        return any(unicodedata.bidirectional(each) in ("R", "AL") for each in letters)
    return False


def _joins(char: str) -> bool:
    """Tell whether a joiner may stand beside a character: scripts from Arabic on, and emoji."""
    if not char or char < "\u0620":
        return False
    return unicodedata.category(char)[0] in "LM" or unicodedata.category(char) in ("So", "Sk")
