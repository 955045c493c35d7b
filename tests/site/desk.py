"""A small desk that the tests of this folder begin with; its people exist here only."""

BASE = "https://desk.example/deep/"

DESK = """
-- site.toml --
title = "The Desk"
base_url = "https://desk.example/deep/"
description = "Briefs on made-up talks."
author = "The desk"

-- content/actors/sergey-lavrov.md --
---
name: Sergey Lavrov
names:
  - Lavrov
  - value: Сергей Лавров
    lang: ru
    kind: native
roles:
  - title: Foreign Minister
    org: Russia
    from: 2004-03-09
---
A minister.

-- content/actors/russia.md --
---
name: Russia
kind: state
metonyms: [Moscow]
---
A state.

-- content/tags/talks.md --
---
name: Talks
summary: Who met whom.
---
Meetings of two sides or more.

-- content/pages/about.md --
---
title: About
---
What this desk does: it follows [[Lavrov]].

-- content/briefs/2025-02-18-riyadh.md --
---
title: Talks in Riyadh
summary: Two sides met.
actors: [Lavrov, Russia]
tags: [talks]
dateline: Riyadh
takeaways: [They will meet again.]
---
The sides met in Riyadh. [[Sergey Lavrov|The minister]] spoke first.[^1]

## What was said

Little.

[^1]: A statement.

-- content/briefs/2025-02-26-doha.md --
---
title: Talks go on in Doha
actors: [Lavrov]
tags: [talks, embassies]
---
After [the first round](2025-02-18-riyadh.md#what-was-said) came another.

-- content/briefs/2025-03-01-paris.md --
---
title: Paris looks on
tags: [embassies]
---
Nobody met.
"""

NEW = """
-- content/briefs/x.md --
---
title: Something new
date: 2025-03-02
---
There was word from [[Lavrov]] today.
"""
