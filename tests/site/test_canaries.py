"""What is withheld is nowhere, whatever its kind and field; released, it is where it belongs."""

import re
from html import unescape
from random import Random
from urllib.parse import unquote

import pytest

from tests.harness.site import Site
from tests.site.canaries import MARK, SCHEMAS, Canaried, canaried, withholding

SITES = 100
EACH = 10

DESK = """
-- site.toml --
title = "The Desk"
base_url = "https://desk.example/"
[content]
unknown_actor = "warning"

-- content/actors/lavrov.md --
---
name: Sergey Lavrov
names: [Lavrov]
roles: [{title: Foreign Minister, org: Russia, from: 2004}]
---
-- content/actors/russia.md --
---
name: Russia
kind: state
---
-- content/events/meeting.md --
---
title: The meeting
start: 2025-02-18
place: Doha
participants: [Lavrov]
---
-- content/places/doha.md --
---
name: Doha
country: QA
lat: 25.3
lon: 51.5
---
-- content/dossiers/talks.md --
---
title: The talks
query: {tags: [talks]}
---
-- content/briefs/2025-02-18-open.md --
---
title: An open brief
tags: [talks]
actors: [Lavrov, Russia]
events: [meeting]
dateline: Doha
---
Word of [[Lavrov]].
"""

NOT_SHOWN = frozenset(
    (
        *(f"{kind}.{field}" for kind in SCHEMAS for field in ("extra", "file")),
        *("actor.code", "tag.names", "tag.sort", "brief.places.id"),
    )
)
"""Fields that no page shows: they are for programs, for finding and filing, or another stands in
their place, as a slug does for the name of a file.
"""


def words_in(site: Site) -> frozenset[str]:
    """Return the canaries in all files of a site and their names, however they are escaped."""
    found: set[str] = set()
    for path, data in site.tree().items():
        text = data.decode("utf-8", errors="replace").replace("\r\n ", "")
        for form in (path, text, unescape(text), unquote(text)):
            found.update(re.findall(rf"{MARK}[a-z]{{10}}", form.lower()))
    return frozenset(found)


def documents(chance: Random, *, withheld: bool) -> list[Canaried]:
    found = []
    for number, kind in enumerate(SCHEMAS):
        line = chance.choice(tuple(withholding(kind)))
        found.append(canaried(kind, number, line if withheld else "", chance))
    return found


def written(desk: Site, found: list[Canaried]) -> dict[str, str]:
    for document in found:
        desk.write(document.path, document.text)
    return {word: field for each in found for word, field in each.canaries.items()}


@pytest.mark.parametrize("first", range(0, SITES, EACH))
def test_no_field_of_what_is_withheld_is_anywhere_and_each_is_somewhere_after_release(
    first: int, site
):
    for number in range(first, first + EACH):
        desk = site(DESK)
        hidden = written(desk, documents(Random(number), withheld=True))
        built = desk.build().works()
        assert len(built.report.withheld) == len(SCHEMAS)
        assert {hidden[word] for word in words_in(desk) & hidden.keys()} == set(), number
        told = " ".join(problem.message for problem in built.problems())
        assert MARK not in told

        shown = site(DESK)
        open_words = written(shown, documents(Random(number), withheld=False))
        shown.build().works()
        missing = {open_words[word] for word in open_words.keys() - words_in(shown)}
        assert {field for field in missing if field not in NOT_SHOWN} == set(), number
