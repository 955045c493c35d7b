"""What can be wrong with where something is: a position, a country."""

from collections.abc import Iterator

from briefgen.content.schema.actor import Actor
from briefgen.content.schema.place import Place
from briefgen.country_code import country_code_mistake
from briefgen.problem import Problem, Span, error, place_at

_FARTHEST = {"lat": 90, "lon": 180}
_SIDES = {"lat": "north", "lon": "east"}


def position_checks(front: Place, spans: dict[str, Span], path: str) -> Iterator[Problem]:
    """Check that a position is on Earth, and whole (BG282)."""
    written = {"lat": front.lat, "lon": front.lon}
    for key, degrees in written.items():
        most = _FARTHEST[key]
        # A comparison with what is not a number is false.
        if degrees is not None and not -most <= degrees <= most:
            message = f"{key} {degrees:g} is nowhere on Earth"
            advice = f"write degrees {_SIDES[key]}, from -{most} to {most}"
            yield error("BG282", message, place_at(path, spans[key]), advice)
    missing = [key for key, degrees in written.items() if degrees is None]
    if len(missing) == 1:
        (there,) = written.keys() - set(missing)
        message = f'a position needs "lat" and "lon": "{missing[0]}" is missing'
        advice = f"write {missing[0]} too, or delete {there}"
        yield error("BG282", message, place_at(path, spans[there]), advice)


def country_checks(front: Actor | Place, spans: dict[str, Span], path: str) -> Iterator[Problem]:
    """Check the codes of countries (BG283)."""
    written = {"country": front.country}
    if isinstance(front, Actor):
        written |= {f"roles.{at}.country": role.country for at, role in enumerate(front.roles)}
    for key, country in written.items():
        if advice := country_code_mistake(country):
            message = f'"{country}" is no code of a country'
            yield error("BG283", message, place_at(path, spans.get(key, Span(1))), advice)
