"""Random documents of every kind in which each field holds a word of its own.

They follow the schema, so a field that is added to it holds a canary from the first day.
"""

import json
from collections.abc import Iterator
from random import Random
from string import ascii_lowercase
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from briefgen.address import FOLDERS, Kind
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.dossier import Dossier
from briefgen.content.schema.event import BriefEvent, Event
from briefgen.content.schema.place import Place
from briefgen.content.schema.source import BriefSource, Source
from briefgen.content.schema.tag import Tag
from briefgen.dates import Moment

SCHEMAS: dict[Kind, type[Struct]] = {
    "brief": Brief,
    "actor": Actor,
    "event": Event,
    "place": Place,
    "source": Source,
    "dossier": Dossier,
    "tag": Tag,
}

MARK = "zq"
"""How every canary begins; no word of the desk or the theme does."""

RELEASING = frozenset(("draft", "tlp", "embargo", "expires", "brief.status"))
"""Fields that decide what is public: `withheld` says what they hold."""

REFERRING = frozenset(
    (
        *("follows", "translation_of", "parent", "dossier", "briefs", "query", "brief", "no_link"),
        *("part_of", "led_to", "event", "in_", "at", "image", "to", "about", "target", "source"),
    )
)
"""Fields that must name something there is, or nothing."""

TAKEN = ("occurred", "native")
"""Choices that leave other fields to be shown: a cancelled event has no outcome, a weak name stands
nowhere.
"""

CLOSING = "dossier.watch.outcome"
"""What has an outcome is watched no more."""

INLINE = frozenset(("brief.events", "brief.sources"))
"""What a brief writes out, see `inline`."""

LEFT_OUT = RELEASING | REFERRING | INLINE | {CLOSING, "aliases", "statements"}

FORMS = {
    "lang": "en",
    "tz": "UTC",
    "country": "RU",
    "wikidata": "Q{number}",
    "reliability": "B",
    "grade": "B2",
    "topics": "medtop:{number}",
    "cameo": "041",
}
"""What the fields of a fixed form hold."""

ADDRESSES = frozenset(("url", "archived", "wikipedia", "site"))


class Canaried(Struct, frozen=True):
    """A document, and the field that holds each of its canaries."""

    path: str
    text: str
    canaries: dict[str, str]


def canaried(kind: Kind, number: int, withheld: str, chance: Random) -> Canaried:
    """Return a document of a kind; `withheld` is a line of front matter that withholds it."""
    writer = _Writer(chance, number)
    front = writer.struct(SCHEMAS[kind], kind)
    if kind == "brief":
        front["date"] = "2025-02-03"
        front |= writer.inline()
    if kind == "dossier":
        front["trend"] = {"2025-02": "improved"}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    if withheld:
        lines = [line for line in lines if line.partition(":")[0] != withheld.partition(":")[0]]
        lines.append(withheld)
    body = writer.body(front)
    name = writer.word(f"{kind}.file")
    return Canaried(
        f"content/{FOLDERS[kind]}{name}.md",
        "\n".join(("---", *lines, "---", body)),
        writer.canaries,
    )


class _Writer:
    """Fills fields, and notes which word is in which."""

    def __init__(self, chance: Random, number: int) -> None:
        self._chance = chance
        self._number = number
        self.canaries: dict[str, str] = {}

    def word(self, field: str) -> str:
        """Return a new canary for a field."""
        letters = "".join(self._chance.choice(ascii_lowercase) for _ in range(10))
        word = f"{MARK}{letters}"
        self.canaries[word] = field
        return word

    def struct(self, wanted: type[Struct], path: str) -> dict[str, object]:
        """Return every field of a struct that may hold something of its own."""
        found: dict[str, object] = {}
        for field in fields(wanted):
            inner = f"{path}.{field.name.rstrip('_')}"
            is_id = field.name == "id" and path in INLINE
            if (
                is_id
                or inner in INLINE | {CLOSING}
                or {field.name, inner} & (RELEASING | REFERRING | {"aliases", "statements"})
            ):
                continue
            value = self._field(field, inner)
            if value is not None:
                found[field.name.rstrip("_")] = value
        return found

    def inline(self) -> dict[str, object]:
        """Return an event, a source and a statement that are written out in a brief."""
        event, source = self.word("brief.events.id"), self.word("brief.sources.id")
        told = self.struct(BriefEvent, "brief.events") | {"id": event}
        cited = self.struct(BriefSource, "brief.sources") | {"id": source}
        return {
            "events": [told],
            "sources": [cited],
            "statements": [
                {
                    "text": self.word("brief.statements.text"),
                    "by": self.word("brief.statements.by"),
                    "on": "2025-02-03",
                    "via": self.word("brief.statements.via"),
                    "locator": self.word("brief.statements.locator"),
                    "as": self.word("brief.statements.as"),
                    "original": self.word("brief.statements.original"),
                    "source": source,
                }
            ],
        }

    def body(self, front: dict[str, object]) -> str:
        """Return a text with a heading, a quotation, and the words of statements."""
        statements = front.get("statements")
        quoted = [each["text"] for each in statements] if isinstance(statements, list) else []
        words = [self.word("body") for _ in range(2)]
        lines = (
            *(f"They said {words[0]}.", "", f"## {self.word('heading')}", ""),
            *(f"Some of “{each}”." for each in quoted),
            *(
                "",
                f"> {words[1]} we shall",
                ">",
                f"> — [[lavrov]], {self.word('at')}, 2025-02-03",
                "",
            ),
        )
        return "\n".join(lines)

    def _field(self, field: FieldInfo, path: str) -> object:
        form = FORMS.get(field.name)
        if form is not None and field.type in (str, str | None):
            return form.format(number=self._number + 1)
        return self._value(field.type, field.name, path)

    def _value(self, wanted: object, name: str, path: str) -> object:
        match wanted:
            case type() if wanted is str:
                return self._text(name, path)
            case type() if wanted is Moment:
                return "2025-02-03"
            case type() if issubclass(wanted, Struct):
                return self.struct(wanted, path)
            case _:
                return self._several(get_origin(wanted), get_args(wanted), name, path)

    def _several(
        self, origin: object, arguments: tuple[object, ...], name: str, path: str
    ) -> object:
        if origin is Literal:
            chosen = next((each for each in TAKEN if each in arguments), None)
            return chosen or self._chance.choice(arguments)
        if origin in (Union, UnionType):
            members = [each for each in arguments if each is not NoneType]
            return self._value(members[0], name, path) if len(members) == 1 else None
        if origin is dict and name == "extra":
            return {"note": self.word(path)}
        if origin is not tuple:
            return None
        form = FORMS.get(name)
        value = form.format(number=self._number + 1) if form else None
        value = value or self._value(arguments[0], name, path)
        return None if value is None else [value]

    def _text(self, name: str, path: str) -> str:
        word = self.word(path)
        return f"https://{word}.example/" if name in ADDRESSES else word


def withholding(kind: Kind) -> Iterator[str]:
    """Give the lines that withhold a document of a kind."""
    yield from ("draft: true", "embargo: 2026-01-02", "expires: 2025-12-31")
    yield from ("tlp: AMBER", "tlp: RED")
    if kind == "brief":
        yield "status: draft"
