"""A small desk with something of everything; its people exist here only."""

from tests.incremental.desk_design import DESIGN

DESK = (
    DESIGN
    + """
-- content/actors/anna-berg.md --
---
name: Anna Berg
names: [Berg, {value: Анна Берг, lang: ru, kind: native}]
roles: [{title: Minister, org: Norland, from: 2024-05}, {title: Envoy, to: 2024-04}]
country: NO
---
A minister who met [[Carl Dahl]] often.

-- content/actors/carl-dahl.md --
---
name: Carl Dahl
names: [Dahl]
sort: Dahl, Carl
member_of: [Harbour Union]
---
He speaks for the ports.

-- content/actors/norland.md --
---
name: Norland
kind: state
metonyms: [Nordby]
---
A state by the sea.

-- content/actors/sundia.md --
---
name: Sundia
kind: state
summary: A state across the strait.
---

-- content/actors/union.md --
---
name: Harbour Union
kind: body
names: [Union]
---
Ports that talk to each other.

-- content/actors/eva.md --
---
name: Eva Falk
image: {src: ../media/quay.png}
aliases: [/people/falk/]
---
She reports.

-- content/dossiers/harbour.md --
---
title: The harbour
briefs: [old-harbour]
query: {tags: [Ports]}
trend: {2025-02: improved}
log: [{date: 2025-03, text: It is nearly done.}]
---
It is being rebuilt, says [[Berg]].

-- content/dossiers/long-talks.md --
---
title: The long talks
query: {actors: [Norland, Sundia], from: 2025-02}
questions: [Who signs?]
expires: 2026-05-01
---

-- content/dossiers/hidden.md --
---
title: A hidden story
briefs: [2025-04-02-notes]
query: {tags: [Talks]}
draft: true
---
Nobody knows of it.

-- content/places/strait.md --
---
name: The Strait
---
Water between two states, [[Norland]] and [[Sundia]].

-- content/places/sund.md --
---
name: Sund
names: [{value: Зунд, lang: ru, kind: native}, {value: Old Sund, kind: former, to: 1950}]
country: NO
in: The Strait
lat: 56.1
lon: 12.6
tz: Europe/Oslo
---

-- content/places/light.md --
---
name: The Light
in: Sund
country: SE
lat: 56.12
lon: 12.7
summary: It is seen from afar.
same_as: {wikidata: Q12345}
---

-- content/sources/log.md --
---
title: The port log
publisher: Harbour Union
url: https://log.example/
date: 2025-01
kind: document
reliability: B
---
Kept by hand, says [[Eva Falk]].

-- content/tags/talks.md --
---
name: Talks
names: [Negotiations]
summary: Who met whom.
---
Meetings, as [[about#dates|dated here]].

-- content/tags/ports.md --
---
name: Ports
---

-- content/tags/fees.md --
---
name: Fees
parent: Ports
---
What a berth costs.

-- content/tags/ferries.md --
---
name: Ferries
parent: Ports
---

-- content/pages/about.md --
---
title: About
---
This desk follows [[Berg]] and [[Norland]].

## Dates

As they were.[^1]

[^1]: By the calendar of the port.

-- content/pages/method.md --
---
title: Method
updated: 2025-01-05
---
See [the berths](../media/berths.csv) and [[2025-01-10-quay]].

-- content/media/quay.png.md --
---
alt: A quay in the morning.
caption: The quay of Nordby.
credit: The desk
---

-- content/media/berths.csv --
berth,metres
1,120

-- content/media/map.svg --
<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>

-- content/briefs/2025-01-10-quay.md --
---
title: A quay is opened
summary: The quay of Nordby is open.
tags: [Ports]
actors: [Berg, Norland]
dateline: Nordby
takeaways: [It is long.]
---
The quay was opened.[^1] [[Berg|The minister]] spoke.

## What was said

Little was said by [[Carl Dahl]].

![](../media/quay.png)

[^1]: A statement of the port.

-- content/briefs/2025-01-20-fees.md --
---
title: Fees are argued over
tags: [Fees, Talks]
actors: [Dahl, {id: Sundia, rel: mentions}]
status: developing
---
After [the opening](2025-01-10-quay.md#what-was-said) came the bill.

-- content/briefs/2025-02-03-talks.md --
---
title: Talks begin
tags: [Talks]
actors: [Norland, Sundia, Union]
follows: 2025-01-20-fees
corrections: [{date: 2025-02-04, text: The talks began at noon.}]
---
[[Norland]] and [[Sundia]] talk.

![[2025-01-10-quay]]

-- content/briefs/2025-02-17-map.md --
---
title: A map is drawn
sources: [{id: chart, title: A chart, kind: data, reliability: A}]
tags: [Ports, maps]
actors: [Eva Falk]
image: {src: ../media/map.svg, alt: A map}
aliases: [/2025/map/]
---
The map shows [[Nordby]] as [[fees|a dear port]].

-- content/briefs/2025-03-01-strike.md --
---
title: A strike, perhaps
tags: [Ferries]
sources: [{id: log, credibility: 3}, A word with the pilot]
actors: [Union, Olga Stubb]
expires: 2026-06-01
---
Ferries may stop, Norland fears.[^log#p.12] [[Olga Stubb]] said so.[^chart]

Carl Dahl of the Harbour Union,
a Norland-Sundia body, did not: "Norland" and Norland's Eva Falk agree.

-- content/briefs/2025-03-02-round.md --
---
title: A second round
date: 2025-03-02T14:30
tags: [Talks, Fees]
actors: [Berg, Dahl]
follows: 2025-02-03-talks
---
They met again, as [[2025-02-03-talks|announced]].

- [ ] Agree on [[Fees]]

-- content/briefs/2025-04-01-pact.md --
---
title: A pact is near
tags: [Talks]
actors: [Berg, Sundia]
embargo: 2026-03-01
tlp: CLEAR
---
It will be signed in [[Nordby]].

-- content/briefs/2025-04-02-notes.md --
---
title: Notes of a reporter
tags: [maps]
actors: [Eva Falk]
draft: true
---
Unfinished, says [[Eva Falk]].

-- content/briefs/old-harbour.md --
---
title: The old harbour
date: 2024-11
tags: [Ports]
type: background
lang: no
---
It silted up long ago.
"""
)

PICTURE = b"\x89PNG\r\n\x1a\n made up"
"""Stands for a picture; nothing looks into it."""

CONFIG: dict[str, object] = {
    "title": "The Desk",
    "base_url": "https://desk.example/deep/",
    "description": "Briefs on made-up ports.",
    "theme": "ours",
    "lists.per_page": 4,
    "lists.latest": 4,
    "feeds.items": 3,
}
"""The settings of the desk, each by its table and key."""
