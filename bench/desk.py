"""The made-up desk: 300 actors, 60 tags and any number of briefs, the same every time.

Each brief is drawn by itself from its number, so that any of them can be had without the others.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from bench.model import Actor, ActorLink, Brief, BriefLink, Piece, Role, Tag
from bench.prose import NOUNS, VERBS, long_tail, phrase, prose, sentence, title, words

ACTORS = 300
SECTIONS = 5
FIRST_DAY = date(2015, 1, 1)
DAYS = 3_650

_GIVEN, _STATES, _CITIES, _BODIES = (
    words(name) for name in ("given", "states", "cities", "bodies")
)
_OFFICES, _TOPICS = words("offices"), words("topics")
_FAMILIES = tuple(
    name
    for start in words("family_start")
    for end in words("family_end")
    if (name := f"{start}{end}") not in _STATES
)


class Desk(Struct, frozen=True):
    """A desk of so many briefs; actors and tags with the most named first."""

    size: int
    actors: tuple[Actor, ...]
    tags: tuple[Tag, ...]

    def briefs(self) -> Iterator[Brief]:
        """Return all briefs, oldest first."""
        return (self.brief(number) for number in range(self.size))

    def brief(self, number: int) -> Brief:
        """Return the brief of a number, counted from the oldest."""
        chance = Random(f"brief {number}")
        named = long_tail(chance, self.actors, chance.randint(3, 7))
        return Brief(
            id=self._id(number),
            title=_title(number),
            date=self._day(number),
            place=chance.choice(_CITIES),
            summary=sentence(chance),
            actors=named,
            tags=long_tail(chance, self.tags, chance.randint(3, 6)),
            body=tuple(self._body(chance, number, named)),
        )

    def _day(self, number: int) -> date:
        return FIRST_DAY + timedelta(days=number * DAYS // self.size)

    def _id(self, number: int) -> str:
        return f"{self._day(number).isoformat()}-{number:05}"

    def _body(self, chance: Random, number: int, named: tuple[Actor, ...]) -> Iterator[Piece]:
        """Write about 800 words: an opening, then sections, three of them with a source."""
        yield prose(chance, 5)
        for section in range(SECTIONS):
            actor = named[section % len(named)]
            yield f"\n\n## {title(chance)}\n\n{prose(chance, 4)}\n\n"
            yield ActorLink(actor, chance.choice((actor.name, *actor.aliases)))
            yield f" {chance.choice(VERBS)} *{phrase(chance)}*. {prose(chance, 3)}\n\n"
            yield _list(chance) if section % 2 == 0 else _quotation(chance, actor)
            if number and section < 3:
                yield from self._source(chance, number, section)

    def _source(self, chance: Random, number: int, section: int) -> Iterator[Piece]:
        """Point to a brief of the 400 before, and to a note."""
        other = chance.randrange(max(0, number - 400), number)
        yield f"\n\n{prose(chance, 2)} See "
        text = "" if section else phrase(chance)
        yield BriefLink(self._id(other), _title(other), text)
        yield f".[^{section}]\n\n[^{section}]: {sentence(chance)}"


def desk(size: int) -> Desk:
    """Invent a desk."""
    chance = Random("desk")
    tags = tuple(Tag(_slug(topic), topic, prose(chance, 2)) for topic in _TOPICS)
    return Desk(size, _actors(chance), tags)


def _actors(chance: Random) -> tuple[Actor, ...]:
    """Invent states, bodies and persons with names that are all different."""
    states = [Actor(_slug(state), state, "state") for state in _STATES]
    bodies = [_body_of(state, body) for body in _BODIES[:4] for state in _STATES]
    families = chance.sample(_FAMILIES, ACTORS - len(states) - len(bodies))
    everyone = [*states, *bodies, *(_person(chance, family) for family in families)]
    chance.shuffle(everyone)
    return tuple(everyone)


def _body_of(state: str, body: str) -> Actor:
    name = f"{state} {body}"
    return Actor(_slug(name), name, "body", (f"{body} of {state}",), state)


def _person(chance: Random, family: str) -> Actor:
    name = f"{chance.choice(_GIVEN)} {family}"
    year = chance.randrange(2005, 2015)
    roles = (
        Role(chance.choice(_OFFICES), year + 6),
        Role(chance.choice(_OFFICES), year, year + 6),
    )
    return Actor(_slug(name), name, "person", (family,), chance.choice(_STATES), roles)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _title(number: int) -> str:
    return title(Random(f"title {number}"))


def _list(chance: Random) -> str:
    return "\n".join(f"- **{chance.choice(NOUNS)}**: {phrase(chance)}" for _ in range(3))


def _quotation(chance: Random, actor: Actor) -> str:
    return f"> {sentence(chance)}\n>\n> — {actor.name}"
