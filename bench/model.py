"""What a made-up desk has written, in no generator's words: briefs, actors and tags."""

from datetime import date

from msgspec import Struct


class Role(Struct, frozen=True):
    """An office: from the first of these years to the last; 0 is still."""

    title: str
    start: int
    end: int = 0


class Actor(Struct, frozen=True):
    """A person, a body or a state; `aliases` are its other names, which no other actor has."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    roles: tuple[Role, ...] = ()


class Tag(Struct, frozen=True):
    """A tag and what belongs under it."""

    id: str
    name: str
    text: str


class ActorLink(Struct, frozen=True):
    """A place in a text where an actor is named."""

    actor: Actor
    text: str


class BriefLink(Struct, frozen=True):
    """A place in a text that leads to an earlier brief; without a text it shows the title."""

    id: str
    title: str
    text: str = ""


Piece = str | ActorLink | BriefLink
"""A part of a text: CommonMark with footnotes, or a link that each generator writes its own way."""


class Brief(Struct, frozen=True):
    """A brief; actors and tags in the order of its front matter."""

    id: str
    title: str
    date: date
    place: str
    summary: str
    actors: tuple[Actor, ...]
    tags: tuple[Tag, ...]
    body: tuple[Piece, ...]
