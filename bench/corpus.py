"""Write a made-up site of any size, the same every time: `python -m bench.corpus N OUT`.

Briefs of about 800 words with headings, lists, quotations and links to earlier briefs; each has
five tags of 60 and five actors of 300, drawn with a long tail, as a desk's are.
"""

import sys
import tomllib
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")


def _words(name: str) -> list[str]:
    """Return a list of the file of words: its entries stand between commas."""
    return [" ".join(word.split()) for word in _WORDS[name].split(",")]


_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
GIVEN, STATES, CITIES, BODIES = (_words(name) for name in ("given", "states", "cities", "bodies"))
FAMILIES = [
    name
    for start in _words("family_start")
    for end in _words("family_end")
    if (name := f"{start}{end}") not in STATES
]
OFFICES, TOPICS, LINKS = (_words(name) for name in ("offices", "topics", "links"))
NOUNS, VERBS, ADJECTIVES = (_words(name) for name in ("nouns", "verbs", "adjectives"))

ACTORS = 300
TERMS_PER_BRIEF = 5
FIRST_DAY = date(2015, 1, 1)
DAYS = 3_650


class Actor(Struct, frozen=True):
    """An actor of the corpus: file name, name, and the rest of the file."""

    id: str
    name: str
    text: str


def write_corpus(briefs: int, folder: Path) -> None:
    """Write a site with so many briefs; the same number gives the same bytes."""
    chance = Random(briefs)
    actors = _actors(chance)
    _put(folder / "site.toml", 'title = "The Bench"\nbase_url = "https://bench.example/"\n')
    for actor in actors:
        _put(folder / "content/actors" / f"{actor.id}.md", actor.text)
    for topic in TOPICS:
        name = topic.replace(" ", "-")
        _put(
            folder / "content/tags" / f"{name}.md",
            f"---\nname: {topic}\n---\n{_prose(chance, 2)}\n",
        )
    ids: list[str] = []
    for number in range(briefs):
        id_, text = _brief(chance, number, briefs, actors, ids)
        _put(folder / "content/briefs" / f"{id_}.md", text)
        ids.append(id_)


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _actors(chance: Random) -> tuple[Actor, ...]:
    """Make persons, bodies and states with names that are all different."""
    states = [_actor(name, "state", "") for name in STATES]
    bodies = [
        _actor(f"{state} {body}", "body", f"country: {state}\n")
        for body in BODIES[:4]
        for state in STATES
    ]
    persons = []
    for family in chance.sample(FAMILIES, ACTORS - len(states) - len(bodies)):
        state = chance.choice(STATES)
        year = chance.randrange(2005, 2015)
        front = (
            f"names: [{family}]\ncountry: {state}\nroles:\n"
            f"  - title: {chance.choice(OFFICES)}\n    from: {year}\n    to: {year + 6}\n"
            f"  - title: {chance.choice(OFFICES)}\n    from: {year + 6}\n"
        )
        persons.append(_actor(f"{chance.choice(GIVEN)} {family}", "person", front))
    everyone = states + bodies + persons
    chance.shuffle(everyone)
    return tuple(everyone)


def _actor(name: str, kind: str, front: str) -> Actor:
    id_ = name.lower().replace(" ", "-")
    return Actor(id_, name, f"---\nname: {name}\nkind: {kind}\n{front}---\n{name} is made up.\n")


def _brief(
    chance: Random, number: int, briefs: int, actors: tuple[Actor, ...], earlier: list[str]
) -> tuple[str, str]:
    day = FIRST_DAY + timedelta(days=number * DAYS // briefs)
    named = _long_tail(chance, actors)
    tags = _long_tail(chance, TOPICS)
    title = _title(chance)
    parts = [
        "---",
        f"title: {title}",
        f"date: {day.isoformat()}",
        f"dateline: {chance.choice(CITIES)}",
        f"summary: {_sentence(chance)}",
        f"actors: [{', '.join(actor.name for actor in named)}]",
        f"tags: [{', '.join(tags)}]",
        "---",
        *_body(chance, named, earlier),
    ]
    return f"{day.isoformat()}-{number:05}", "\n".join(parts)


def _long_tail(chance: Random, all_of_them: tuple[T, ...] | list[T]) -> tuple[T, ...]:
    """Draw five different ones, the n-th with a weight of one n-th."""
    weights = list(accumulate(1 / rank for rank in range(1, len(all_of_them) + 1)))
    drawn: dict[int, T] = {}
    while len(drawn) < TERMS_PER_BRIEF:
        (index,) = chance.choices(range(len(all_of_them)), cum_weights=weights)
        drawn[index] = all_of_them[index]
    return tuple(drawn.values())


def _body(chance: Random, named: tuple[Actor, ...], earlier: list[str]) -> list[str]:
    """Write about 800 words: an opening, then sections with a list, a quotation and a note."""
    lines = [_prose(chance, 5), ""]
    for section, actor in enumerate(named):
        lines += [f"## {_title(chance)}", "", _prose(chance, 4), ""]
        lines += [
            f"[[{actor.name}]] {chance.choice(VERBS)} *{_phrase(chance)}*. {_prose(chance, 3)}",
            "",
        ]
        if section % 2 == 0:
            lines += [f"- **{chance.choice(NOUNS)}**: {_phrase(chance)}" for _ in range(3)]
            lines.append("")
        else:
            lines += [f"> {_sentence(chance)}", ">", f"> — {actor.name}", ""]
        if earlier and section < 3:
            other = chance.choice(earlier[-400:])
            link = f"[[{other}]]" if section else f"[{_phrase(chance)}]({other}.md)"
            lines += [f"{_sentence(chance)} See {link}.[^{section}]", ""]
            lines += [f"[^{section}]: {_sentence(chance)}", ""]
    return lines


def _prose(chance: Random, sentences: int) -> str:
    return " ".join(_sentence(chance) for _ in range(sentences))


def _sentence(chance: Random) -> str:
    first = f"{_phrase(chance)} {chance.choice(VERBS)} {_phrase(chance)}"
    second = f"{chance.choice(LINKS)} {_phrase(chance)} {chance.choice(VERBS)} {_phrase(chance)}"
    return f"{first[0].upper()}{first[1:]} {second}."


def _phrase(chance: Random) -> str:
    noun = chance.choice(NOUNS)
    return f"the {chance.choice(ADJECTIVES)} {noun}" if chance.random() < 0.6 else f"the {noun}"


def _title(chance: Random) -> str:
    words = (chance.choice(ADJECTIVES), chance.choice(NOUNS), chance.choice(VERBS))
    return f"{' '.join(words)} the {chance.choice(NOUNS)}".capitalize()


if __name__ == "__main__":
    write_corpus(int(sys.argv[1]), Path(sys.argv[2]))
