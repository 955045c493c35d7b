"""The order of names in an index, and the letter each is filed under.

Order is by letters first, then accents, then case, as dictionaries have it, in the alphabet of
the site's language. A leading `al-` does not count. Letters of the language's own script come
first, then Latin, Greek, Cyrillic, Arabic, then every other script by code point.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from briefgen.fold import fold

SortKey = tuple[tuple[int, ...], str, str]

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_GREEK = "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω"
_CYRILLIC = (
    "а б в г ґ д ђ ѓ е є ж з ѕ и і ї й ј к л љ м н њ о п р с т ћ ќ у ў ф х ц ч џ ш щ ъ ы ь э ю я"
)
_ARABIC = "ء ا ب پ ة ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن ه و ی"

_DANISH = f"{_LATIN} æ ø å"
_SWEDISH = f"{_LATIN} å ä ö"
_CROATIAN = "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž"

_ALPHABETS = {
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v w y z",
    "bs": _CROATIAN,
    "cs": "a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
    "da": _DANISH,
    "es": "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z",
    "et": "a b c d e f g h i j k l m n o p q r s š z ž t u v w õ ä ö ü x y",
    "fa": "ء ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی",
    "fi": _SWEDISH,
    "hr": _CROATIAN,
    "hu": ("a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö p q r s sz t ty u ü v w x y z zs"),
    "nb": _DANISH,
    "nn": _DANISH,
    "no": _DANISH,
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "ro": "a ă â b c d e f g h i î j k l m n o p q r s ș t ț u v w x y z",
    "sk": "a ä b c č d e f g h ch i j k l m n o ô p q r s š t u v w x y z ž",
    "sl": "a b c č ć d đ e f g h i j k l m n o p q r s š t u v w x y z ž",
    "sv": _SWEDISH,
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
}
"""The letters of a language that stand for themselves, in order; all others fold to these."""

_OWN_SCRIPT = dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "uk"), _CYRILLIC) | {
    "el": _GREEK,
    "ar": _ARABIC,
}

_ARTICLE = re.compile(r"^al[-‐‑](?=\w)", re.IGNORECASE)


def sort_key(text: str, language: str) -> SortKey:
    """Return a key whose order is the order of names in a language (BCP 47)."""
    name = _filed(text)
    primary = tuple(weight for _, weight in _letters(name, _base(language)))
    return primary, unicodedata.normalize("NFD", name).casefold(), text.swapcase()


def letter(text: str, language: str) -> str:
    """Return the heading a name is filed under: a capital letter, or "#" for digits and signs."""
    base = _base(language)
    for first, weight in _letters(_filed(text), base):
        if weight > _SPACE:
            if not first[0].isalpha():
                return "#"
            capital = _capital(first, base)
            return capital if len(capital) <= 1 else capital[0] + capital[1:].lower()
    return "#"


_SPACE = 0
_DIGITS = 1
_ALPHABET = 16
_OTHERS = 4_096


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _filed(text: str) -> str:
    """Return a name without a leading article, composed."""
    return _ARTICLE.sub("", unicodedata.normalize("NFC", text).strip(), count=1)


@lru_cache(maxsize=32)
def _weights(language: str) -> dict[str, int]:
    """Return the letters of a language with their places, its own alphabet first."""
    own = _ALPHABETS.get(language) or _OWN_SCRIPT.get(language, _LATIN)
    order = f"{own} {_LATIN} {_GREEK} {_CYRILLIC} {_ARABIC}".split()
    return {char: _ALPHABET + place for place, char in enumerate(dict.fromkeys(order))}


def _letters(name: str, language: str) -> list[tuple[str, int]]:
    """Return the letters of a name with their weights; spaces count, signs do not."""
    weights = _weights(language)
    found: list[tuple[str, int]] = []
    for char in _divided(_lower(name, language), language):
        weight = weights.get(char)
        if weight is not None:
            found.append((char, weight))
        else:
            found += _weighed(char, weights)
    return found


def _divided(text: str, language: str) -> Iterable[str]:
    """Divide a text into letters, the longest that the language knows first ("dž" before "d")."""
    longer = _longer(language)
    return longer.findall(text) if longer is not None else text


@lru_cache(maxsize=32)
def _longer(language: str) -> re.Pattern[str] | None:
    """Return what finds the letters of a language, None where each is one character."""
    letters = sorted((each for each in _weights(language) if len(each) > 1), key=len, reverse=True)
    return re.compile(f"{'|'.join(letters)}|.", re.DOTALL) if letters else None


def _weighed(char: str, weights: dict[str, int]) -> list[tuple[str, int]]:
    """Return the letters for a character that is none of the alphabet."""
    if char.isspace() or unicodedata.category(char) == "Pd":
        return [(" ", _SPACE)]
    return [(part, _weight(part, weights)) for part in fold(char) if part.isalnum()]


def _weight(part: str, weights: dict[str, int]) -> int:
    if part in weights:
        return weights[part]
    return _DIGITS + int(part) if part.isdecimal() else _OTHERS + ord(part)


def _lower(text: str, language: str) -> str:
    if language in ("tr", "az"):
        text = text.replace("İ", "i").replace("I", "ı")
    return text.replace("İ", "i").lower()


def _capital(char: str, language: str) -> str:
    return char.replace("i", "İ").upper() if language in ("tr", "az") else char.upper()
