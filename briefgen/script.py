"""Which script a name is written in, by ISO 15924: Latn, Cyrl, Arab."""

import unicodedata
from functools import lru_cache

_CODES = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "TAMIL": "Taml",
    "THAI": "Thai",
    "KHMER": "Khmr",
    "MYANMAR": "Mymr",
    "ETHIOPIC": "Ethi",
    "HANGUL": "Hang",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "CJK": "Hani",
}


@lru_cache(maxsize=65_536)
def script_of(text: str) -> str:
    """Return the script of the first letter of a text, "" where it is not one of the common."""
    letter = next(filter(str.isalpha, text), "")
    return _CODES.get(unicodedata.name(letter, "").partition(" ")[0], "") if letter else ""
