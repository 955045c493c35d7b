"""What names that become links cost: `python -m bench.names 1000 10000 --runs 3`.

A desk is written with actors, events and places whose names stand in plain text, and built from
nothing with such links and without, in turn. Pages are counted, since with links there are more.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from msgspec import Struct

from bench.cases import CASES
from bench.desk import Desk, desk
from bench.flavours.briefgen import BRIEFGEN as FLAVOUR
from bench.flavours.flavour import File, put
from bench.measure import Cost
from bench.model import Brief
from bench.peers.briefgen import BRIEFGEN
from bench.prose import ADJECTIVES, NOUNS, VERBS, long_tail, words
from bench.session import Site

MODES = ("off", "first")
_COLD = next(case for case in CASES if case.cold)


class Known(Struct, frozen=True):
    """What a desk has names for: full names of actors with three others, events, places."""

    actors: tuple[tuple[str, ...], ...]
    events: tuple[str, ...]
    places: tuple[str, ...]


def known(briefs: int) -> Known:
    """Invent names: 2,000 actors, 3,000 events and 300 places for 10,000 briefs."""
    chance = Random("names")
    starts, ends = words("family_start"), words("family_end")
    families = [f"{a}{b}{c}" for a, b, c in product(starts, ends, ends)]
    events = [
        f"{adjective.capitalize()} {noun} of {city}"
        for adjective, noun, city in product(ADJECTIVES, NOUNS, words("cities"))
    ]
    places = [f"{a}{b}" for a, b in product(starts, ends)]
    return Known(
        tuple(_names(chance, family) for family in chance.sample(families, briefs // 5)),
        tuple(chance.sample(events, briefs * 3 // 10)),
        tuple(f"Port {place}" for place in chance.sample(places, max(1, briefs * 3 // 100))),
    )


def _names(chance: Random, family: str) -> tuple[str, ...]:
    first, second = chance.sample(words("given"), 2)
    return (f"{first} {family}", family, f"{first[0]}. {family}", f"{first} {second} {family}")


def main() -> None:
    """Time cold builds of the desks that the command line asks for."""
    parser = ArgumentParser(description="Time names that become links.")
    parser.add_argument("briefs", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", type=Path, help="only write the site, to this folder")
    given = parser.parse_args()
    if given.write:
        _write(desk(given.briefs[0]), known(given.briefs[0]), given.write, "first")
        return
    for briefs in given.briefs:
        with TemporaryDirectory(prefix="bench-") as folder:
            print(*_compared(briefs, Path(folder), given.runs), sep="\n")


def _compared(briefs: int, folder: Path, runs: int) -> Iterator[str]:
    made, names = desk(briefs), known(briefs)
    sites = {mode: Site(BRIEFGEN, made, folder / mode, 0) for mode in MODES}
    for mode in MODES:
        _write(made, names, folder / mode / "site", mode)
    costs: dict[str, list[Cost]] = {mode: [] for mode in MODES}
    for _ in range(runs):
        for mode in MODES:
            costs[mode].append(sites[mode].run(_COLD))
    for mode in MODES:
        wall = median(cost.wall for cost in costs[mode])
        cpu = median(cost.cpu for cost in costs[mode])
        count = costs[mode][0].written or 1
        yield (
            f"{briefs} briefs, {mode}: {wall:.2f} s, {cpu:.2f} s of processor, {count} outputs, "
            f"{wall / briefs * 1000:.3f} ms a brief, {wall / count * 1000:.3f} ms an output"
        )
    pairs = tuple(zip(costs["first"], costs["off"], strict=True))
    whole = median(first.wall / off.wall for first, off in pairs)
    each = median(first.wall / off.wall * _outputs(off) / _outputs(first) for first, off in pairs)
    yield f"{briefs} briefs, first to off: {whole:.3f}, by the output {each:.3f}"


def _outputs(cost: Cost) -> int:
    return cost.written or 1


def _write(made: Desk, names: Known, folder: Path, mode: str) -> None:
    """Write what has names, and briefs that name it."""
    if not folder.exists():
        FLAVOUR.write(made, folder, 0)
    settings = (folder / "site.toml").read_text("utf-8")
    put(folder, File("site.toml", f'{settings}\n[content]\nauto_link = "{mode}"\n'))
    for file in _files(names):
        put(folder, file)
    for brief in made.briefs():
        file = FLAVOUR.brief(brief)
        put(folder, File(file.path, file.text + "".join(_sections(brief, names))))


def _files(names: Known) -> Iterator[File]:
    for number, (name, *others) in enumerate(names.actors):
        text = f"---\nname: {name}\nnames: [{', '.join(others)}]\n---\n"
        yield File(f"content/actors/somebody-{number}.md", text)
    for number, title in enumerate(names.events):
        text = f"---\ntitle: {title}\nstart: {2015 + number % 10}\n---\n"
        yield File(f"content/events/event-{number}.md", text)
    for number, name in enumerate(names.places):
        yield File(f"content/places/place-{number}.md", f"---\nname: {name}\n---\n")


def _sections(brief: Brief, names: Known) -> Iterator[str]:
    """Write three more sections, each with a sentence on three actors, a place and an event."""
    chance = Random(f"names in {brief.id}")
    cast = long_tail(chance, names.actors, 5)
    places = long_tail(chance, names.places, 2)
    events = long_tail(chance, names.events, 2)
    for number in range(3):
        who = [chance.choice(actor) for actor in chance.sample(cast, 3)]
        yield (
            f"\n\n## The {chance.choice(NOUNS)}\n\n{who[0]} {chance.choice(VERBS)} {who[1]} in "
            f"{places[number % 2]} before the {events[number % 2]}, said {who[2]}, and {who[0]} "
            f"{chance.choice(VERBS)} it again in {places[number % 2]}.\n"
        )


if __name__ == "__main__":
    main()
