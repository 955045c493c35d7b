"""Sites of any size, and how much work something is, without a clock."""

import sys
from collections.abc import Callable

from tests.catalog.desk import actor, brief, mention

PEOPLE = [actor(f"a{n}", f"Actor {n}") for n in range(20)]


def site(briefs: int) -> list:
    """Return briefs with five actors of 20, five tags of 12 and three links each."""
    return PEOPLE + [
        brief(
            f"b{n}",
            *(mention(f"b{n // step}") for step in (2, 3, 5)),
            date=f"20{10 + n % 15}-{1 + n % 12:02}-{1 + n % 28:02}",
            actors=[f"a{(n * step) % 20}" for step in (1, 3, 7, 9, 11)],
            tags=tuple(f"t{(n * step) % 12}" for step in (1, 5, 7, 11, 13)),
        )
        for n in range(briefs)
    ]


def calls(work: Callable[[], object]) -> int:
    """Count the functions that some work calls, those of the library too."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
