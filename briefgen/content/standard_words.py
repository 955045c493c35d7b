"""Words that a standard fixes: markings of TLP 2.0, grades of the Admiralty code.

People write them from memory, so what was meant can mostly be told.
"""

import re
from collections.abc import Callable
from typing import get_args

from briefgen.config import Tlp

_GRADE = re.compile(r"\s*(?:([A-F])\W*([1-6])|([1-6])\W*([A-F]))\s*", re.IGNORECASE)
_LETTER = re.compile(r"\s*([A-F])\W*[0-9]?\s*", re.IGNORECASE)
_DIGIT = re.compile(r"\s*[A-F]?\W*([1-6])\s*", re.IGNORECASE)


def marking_meant(written: str) -> str:
    """Return the marking that a text is meant to be, "" if that cannot be told."""
    parts = re.findall(r"[A-Z]+", written.upper().removeprefix("TLP"))
    word = "CLEAR" if parts == ["WHITE"] else "+".join(parts)
    return word if word in get_args(Tlp) else ""


def word_advice(field: str, written: str) -> str:
    """Return what to write in place of a word that a field cannot be, "" if nothing is better."""
    advise = _ADVICE.get(field.rpartition(".")[2])
    return advise(written) if advise is not None else ""


def grade_advice(written: str) -> str:
    """Return what to write for a grade, "" for one that is well formed."""
    found = _GRADE.fullmatch(written)
    if found is None:
        return "write a letter A to F for the source and a digit 1 to 6 for what it says: B2"
    letter, digit = found[1] or found[4], found[2] or found[3]
    meant = f"{letter.upper()}{digit}"
    return "" if meant == written else f"write {meant}"


def _marking(written: str) -> str:
    meant = marking_meant(written)
    if "WHITE" in written.upper() and meant:
        return "write CLEAR: so TLP 2.0 calls what was WHITE"
    return f"write {meant}" if meant else ""


def _reliability(written: str) -> str:
    found = _LETTER.fullmatch(written)
    if found is None:
        return "write a letter from A (completely reliable) to F (cannot be judged)"
    if any(char.isdigit() for char in written):
        return f"write {found[1].upper()}; the digit goes where a brief cites it: credibility"
    return f"write {found[1].upper()}"


def _credibility(written: str) -> str:
    found = _DIGIT.fullmatch(written)
    if found is None:
        return "write a digit from 1 (confirmed) to 6 (cannot be judged)"
    return f"write {found[1]}; the letter is the source's own: reliability"


_ADVICE: dict[str, Callable[[str], str]] = {
    "tlp": _marking,
    "reliability": _reliability,
    "credibility": _credibility,
}
