"""What names that become links cost: `python -m bench.names 1000 10000 --runs 3`.

A desk is written with actors, events and places whose names stand in plain text, and built from
nothing with such links and without, in turn. Each brief lists what its text names, so that both
sites have the same pages, and only the links differ; with `--unlisted` it does not: then links
make the lists, and the feeds, of whom they name.
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
    parser.add_argument("--unlisted", action="store_true", help="list nothing in front matter")
    parser.add_argument("--write", type=Path, help="only write the site, to this folder")
    given = parser.parse_args()
    if given.write:
        made, names = desk(given.briefs[0]), known(given.briefs[0])
        _write(made, names, given.write, "first", is_listed=not given.unlisted)
        return
    for briefs in given.briefs:
        with TemporaryDirectory(prefix="bench-") as folder:
            lines = _compared(briefs, Path(folder), given.runs, is_listed=not given.unlisted)
            print(*lines, sep="\n", flush=True)


def _compared(briefs: int, folder: Path, runs: int, *, is_listed: bool) -> Iterator[str]:
    made, names = desk(briefs), known(briefs)
    sites = {mode: Site(BRIEFGEN, made, folder / mode, 0) for mode in MODES}
    for mode in MODES:
        _write(made, names, folder / mode / "site", mode, is_listed=is_listed)
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
            f"{wall / briefs * 1000:.2f} and {cpu / briefs * 1000:.2f} ms a brief"
        )
    pairs = tuple(zip(costs["first"], costs["off"], strict=True))
    wall = median(first.wall / off.wall for first, off in pairs)
    cpu = median(first.cpu / off.cpu for first, off in pairs)
    yield f"{briefs} briefs, first to off: {wall:.3f}, of processor time {cpu:.3f}"


def _write(made: Desk, names: Known, folder: Path, mode: str, *, is_listed: bool) -> None:
    """Write what has names, and briefs that name it."""
    if not folder.exists():
        FLAVOUR.write(made, folder, 0)
    settings = (folder / "site.toml").read_text("utf-8")
    put(folder, File("site.toml", f'{settings}\n[content]\nauto_link = "{mode}"\n'))
    for file in _files(names):
        put(folder, file)
    for brief in made.briefs():
        file, cast = FLAVOUR.brief(brief), _cast(brief, names)
        text = file.text + "".join(_sections(brief, cast))
        put(folder, File(file.path, _listed(text, cast) if is_listed else text))


def _files(names: Known) -> Iterator[File]:
    for number, (name, *others) in enumerate(names.actors):
        text = f"---\nname: {name}\nnames: [{', '.join(others)}]\n---\n"
        yield File(f"content/actors/somebody-{number}.md", text)
    for number, title in enumerate(names.events):
        text = f"---\ntitle: {title}\nstart: {2015 + number % 10}\n---\n"
        yield File(f"content/events/event-{number}.md", text)
    for number, name in enumerate(names.places):
        yield File(f"content/places/place-{number}.md", f"---\nname: {name}\n---\n")


def _cast(brief: Brief, names: Known) -> Known:
    """Draw what a brief names."""
    chance = Random(f"names in {brief.id}")
    return Known(
        long_tail(chance, names.actors, 5),
        long_tail(chance, names.events, 2),
        long_tail(chance, names.places, 2),
    )


def _sections(brief: Brief, cast: Known) -> Iterator[str]:
    """Write three more sections, each with a sentence on three actors, a place and an event."""
    chance = Random(f"sections of {brief.id}")
    for number in range(3):
        who = [chance.choice(actor) for actor in chance.sample(cast.actors, 3)]
        place, event = cast.places[number % 2], cast.events[number % 2]
        yield (
            f"\n\n## The {chance.choice(NOUNS)}\n\n{who[0]} {chance.choice(VERBS)} {who[1]} in "
            f"{place} before the {event}, said {who[2]}, and {who[0]} {chance.choice(VERBS)} it "
            f"again in {place}.\n"
        )


def _listed(text: str, cast: Known) -> str:
    """Return a brief that lists what it names in its front matter."""
    actors = ", ".join(f"{{id: {name}, rel: mentions}}" for name, *_ in cast.actors)
    events, places = ", ".join(cast.events), ", ".join(cast.places)
    text = text.replace("]\ntags:", f", {actors}]\ntags:", 1)
    return text.replace("\ntags:", f"\nevents: [{events}]\nplaces: [{places}]\ntags:", 1)


if __name__ == "__main__":
    main()
