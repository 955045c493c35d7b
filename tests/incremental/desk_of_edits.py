"""A desk on which it can be told by reading it which outputs show what.

Every brief but the oldest has a summary. In time: harbour, quay, talks, round.
"""

from tests.harness.built import Built

DESK = """
-- site.toml --
title = "The Desk"
base_url = "https://desk.example/"

-- content/briefs/harbour.md --
---
title: The old harbour
date: 2024-11-05
tags: [Ports]
---
It silted up.

-- content/briefs/quay.md --
---
title: A quay is opened
date: 2025-01-10
summary: Nordby has a quay.
tags: [Ports]
actors: [Berg]
---
It was opened.

![](../media/quay.png)

-- content/briefs/talks.md --
---
title: Talks begin
date: 2025-02-03
summary: They talk.
tags: [Diplomacy]
actors: [Berg, Norland]
---
They met.

It began at [[quay|the quay]] of Nordby.

## What was said

Little.

-- content/briefs/round.md --
---
title: A second round
date: 2025-03-02
summary: They met again.
tags: [Diplomacy]
actors: [Norland]
follows: talks
---
It went [on](talks.md#what-was-said).

-- content/actors/berg.md --
---
name: Anna Berg
names: [Berg]
---
A minister.

-- content/actors/norland.md --
---
name: Norland
kind: state
---

-- content/tags/diplomacy.md --
---
name: Diplomacy
---

-- content/pages/about.md --
---
title: About
aliases: [/who/]
---
Asked by [[Berg]].

-- content/pages/method.md --
---
title: Method
---
![[talks]]

See [the berths](../media/berths.csv).

-- content/media/quay.png --
made up

-- content/media/quay.png.md --
---
alt: A quay in the morning.
---

-- content/media/berths.csv --
berth,metres
"""


def pages(*addresses: str) -> set[str]:
    """Return the files of pages by their addresses."""
    return {f"{address}index.html" for address in addresses}


def feeds(*folders: str) -> set[str]:
    """Return both feeds of some folders."""
    return {f"{folder}feed.{form}" for folder in folders for form in ("xml", "json")}


def html(built: Built) -> set[str]:
    """Return all pages of a site."""
    return {path for path in built.files if path.endswith(".html")}


def static(built: Built, name: str) -> str:
    """Return the static file of a name, which has the mark of its bytes before its ending."""
    stem, _, ending = name.partition(".")
    start, end = f"static/{stem}.", f".{ending}"
    (path,) = [path for path in built.files if path.startswith(start) and path.endswith(end)]
    return path


CARD_OF_TALKS = {
    *pages("", "briefs/", "archive/2025/", "archive/2025/02/"),
    *pages("tags/diplomacy/", "actors/berg/", "actors/norland/"),
    "404.html",
}
"""What lists the brief "talks": its month and year, its tag, its actors, and what lists all."""

FEEDS_OF_TALKS = feeds("", "tags/diplomacy/", "actors/berg/", "actors/norland/")
