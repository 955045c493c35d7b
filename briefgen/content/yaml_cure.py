"""What to type instead of a line that YAML takes for something else, ready to be pasted."""

import json
import re

from briefgen.content.standard_words import marking_meant

LISTS = frozenset(
    (
        "tags",
        "topics",
        "actors",
        "events",
        "places",
        "names",
        "takeaways",
        "sources",
        "authors",
        "aliases",
        "metonyms",
        "member_of",
        "depicts",
        "mentions",
    )
)
"""The fields that are lists and whose entries may be written as texts."""

_FIELD = re.compile(r"(?P<key>\s*(?:- +)?[\w-]+:\s+)(?P<value>\S.*)")
_ENTRY = re.compile(r"(?P<key>\s*-\s+)(?P<value>\S.*)")
_NO_SPACE = re.compile(r"(?P<before>\s*(?:- +)?)(?P<key>[A-Za-z_]+):(?P<value>(?!//)[^\s:].*)")
_SIGNS = frozenset(",[]{}#&*!|>'\"%@`")
_SIGNS_BEFORE_SPACE = frozenset("-?:")


class SlippedField:
    """A field whose colon has no space behind it: where it begins, and how it is written."""

    def __init__(self, column: int, key: str, value: str) -> None:
        """Keep the parts of the line; the column counts from 0."""
        self.column = column
        self.key = key
        self.cure = f"write {key}: {_text(value)}"
        self.length = len(key) + 1


def slipped_field(line: str) -> SlippedField | None:
    """Return the field of a line such as `title:Doha`, None if it is no such line."""
    found = _NO_SPACE.fullmatch(line.rstrip())
    return found and SlippedField(found.end("before"), found["key"], found["value"])


def cured(line: str) -> str:
    """Return a line with its value in quotation marks where it needs them, "" if that is not told.

    Of a list in brackets only the entries that need quotation marks get them.
    """
    line = line.rstrip()
    field = _FIELD.fullmatch(line) or _ENTRY.fullmatch(line)
    if field is None:
        return ""
    key, value = field["key"].strip(), field["value"]
    if value.startswith("{"):
        return ""
    if value.startswith("["):
        entries = value.removeprefix("[").removesuffix("]")
        if _SIGNS & set("[]{}'\"") & set(entries):
            return ""
        return f"{key} {list_of(entries.split(','))}"
    if key.removesuffix(":").removeprefix("- ") in LISTS:
        entries = re.split(r",|[ ](?=#)", value) if value.startswith("#") else [value]
        return f"{key} {list_of(entries)}"
    meant = marking_meant(value) if key == "tlp:" else ""
    return f"{key} {meant or quoted(value)}"


def list_of(entries: list[str]) -> str:
    """Return a list in brackets whose entries are quoted where they must be."""
    return f"[{', '.join(_text(each.strip()) for each in entries if each.strip())}]"


def quoted(text: str) -> str:
    """Return a text in straight quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def _text(text: str) -> str:
    """Return a text as an entry of a list is written: in quotation marks only where it must be."""
    first = text[:1]
    unsafe = (
        first in _SIGNS
        or (first in _SIGNS_BEFORE_SPACE and not text[1:2].isalnum())
        or any(sign in text for sign in (": ", " #", ",", "[", "]", "{", "}"))
        or text.endswith(":")
    )
    return quoted(text) if unsafe else text
