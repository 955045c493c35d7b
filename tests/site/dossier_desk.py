"""A desk with one dossier that has something of everything."""

DESK = """
-- content/actors/berg.md --
---
name: Anna Berg
names: [Berg]
---
-- content/tags/ports.md --
---
name: Ports
---
-- content/events/quay-day.md --
---
title: Quay day
start: 2025-03-01
status: announced
history: [{date: 2025-03-02, status: tentative}]
dossier: harbour
---
-- content/dossiers/harbour.md --
---
title: The harbour
summary: How the harbour is rebuilt.
briefs: [c, a]
query: {tags: [Ports], from: 2025-01}
trend: {2025-02: deteriorated, 2025-01: improved}
alert: risk
questions:
  - {text: Who pays?, brief: a}
  - {text: Who builds?, answer: The port., brief: c}
watch: [{text: The bill, due: 2025-05}, {text: The opening, event: Quay day}]
log:
  - {date: 2025-02-03, text: The plans are out., brief: c}
  - {date: 2025-02-10, text: The works stand still.}
---
It is being rebuilt by [[Berg]].
-- content/briefs/a.md --
---
title: Alpha
date: 2025-01-10
actors: [Berg]
watch: [{text: The tide, due: 2025-04-01}, {text: The pact, outcome: It was signed.}]
corrections: [{date: 2025-02-20, text: It was noon., was: one, kind: clarification}]
changes: [{date: 2025-02-21, note: More of it.}, {date: 2025-02-22, note: A comma., minor: true}]
---
A.
-- content/briefs/b.md --
---
title: Beta
date: 2025-02-01
tags: [Ports]
---
B.
-- content/briefs/c.md --
---
title: Gamma
date: 2025-02-03
actors: [Berg]
---
C.
-- content/briefs/d.md --
---
title: Delta
date: 2025-01-15
dossier: The harbour
events: [Quay day]
---
D.
-- content/briefs/e.md --
---
title: Epsilon
date: 2024-12-31
tags: [Ports]
---
E.
"""

PAGE = "dossiers/harbour/"


def titles(built, path, selector):
    return [node.text() for node in built.page(path).css(selector)]
