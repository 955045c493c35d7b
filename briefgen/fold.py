"""The matching form of a name: what is left when spelling habits are put aside.

Case, accents, width, apostrophes and hyphens do not tell two names apart; letters do. The form
is for comparing only and is never shown. It works in any script and folds its own result to itself.
"""

import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘‛ʼʻʽʾʿˈ`´′ʹʺ׳＇"
"""What is typed for an apostrophe, and what stands for hamza, ayn and the soft sign."""

HYPHENS = "-‐‑‒–—―−־﹘﹣－_/"

LETTERS = {
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ø": "o",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ŋ": "n",
    "ك": "ک",
    "ي": "ی",
    "ى": "ی",
    "ٱ": "ا",
    "ـ": "",
}
"""Letters that Unicode does not take apart into a base letter and an accent."""


def fold(text: str) -> str:
    """Return the matching form of a name; "" when nothing in the text can tell names apart."""
    if text.isascii():
        return " ".join(text.translate(_BEFORE).lower().split())
    return _folded(text)


@lru_cache(maxsize=65_536)
def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.translate(_BEFORE)).casefold()
    plain = unicodedata.normalize("NFKD", bare.translate(_AFTER))
    kept = "".join(char for char in plain if not _is_accent(char)).translate(_AFTER)
    return unicodedata.normalize("NFC", " ".join(kept.split()))


_BEFORE = str.maketrans(dict.fromkeys(APOSTROPHES) | dict.fromkeys(HYPHENS, " "))
_AFTER = _BEFORE | str.maketrans(LETTERS)


def _is_accent(char: str) -> bool:
    """Tell accents, vowel points and invisible characters from what carries a name.

    Combining classes 10–36 are Hebrew, Arabic and Syriac points, 202–240 accents above and below;
    the classes between and below belong to the letters of other scripts (voiced kana, nukta).
    """
    place = unicodedata.combining(char)
    return 10 <= place <= 36 or 202 <= place <= 240 or unicodedata.category(char) == "Cf"
