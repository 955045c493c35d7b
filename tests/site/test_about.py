"""Machines are told whom a brief is about, and whom it only mentions."""

import json


def test_linked_data_parts_whom_a_brief_is_about_from_whom_it_mentions(site):
    built = (
        site("""
-- content/briefs/2025-02-18-riyadh.md --
---
title: Talks
actors: [Lavrov, {id: Rubio, rel: mentions}]
---
They met in the country of [[Qatar]].
-- content/actors/lavrov.md --
---
name: Lavrov
---
-- content/actors/rubio.md --
---
name: Rubio
---
-- content/actors/qatar.md --
---
name: Qatar
kind: state
---
""")
        .build()
        .fine()
    )
    data = built.page("briefs/2025-02-18-riyadh/").css_first("script[type='application/ld+json']")
    graph = json.loads(data.text())["@graph"]
    nodes = {node["@id"]: node for node in graph if "@id" in node}
    article = next(node for node in nodes.values() if "headline" in node)

    def names(key):
        return [nodes[each["@id"]]["name"] for each in article[key]]

    assert names("about") == ["Lavrov"]
    assert names("mentions") == ["Rubio", "Qatar"]
