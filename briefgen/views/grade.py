"""Grades by the Admiralty code: a letter for the source, a digit for what was taken from it.

The two are judged independently, so neither ever stands for the other.
"""

from msgspec import Struct

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}


class Grade(Struct, frozen=True, gc=False, array_like=True):
    """A grade as it is written, `B2`, and in words; either part may be missing."""

    code: str
    words: str


def grade(reliability: str | None, credibility: str | None = None) -> Grade | None:
    """Return the grade of a source, and of what was taken from it; None where neither is judged."""
    code = f"{reliability or ''}{credibility or ''}"
    words = (RELIABILITY.get(reliability or ""), CREDIBILITY.get(credibility or ""))
    return Grade(code, ", ".join(filter(None, words))) if code else None
