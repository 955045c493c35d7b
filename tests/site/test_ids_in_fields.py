"""Fields that name something by its id: readers see the name."""

DESK = """
-- content/actors/norland.md --
---
name: Norland
kind: state
---
-- content/actors/anna.md --
---
name: Anna Berg
roles: [{title: Envoy, org: norland}]
---
-- content/places/por.md --
---
name: Port Ada
---
-- content/sources/a.md --
---
title: A paper
publisher: norland
---
-- content/sources/b.md --
---
title: B paper
publisher: Norland
---
-- content/briefs/x.md --
---
title: X
date: 2025-01-02
dateline: por
actors: [Anna Berg]
sources: [a, b]
---
X.
-- content/briefs/y.md --
---
title: Y
date: 2025-01-01
dateline: POR
---
Y.
"""


def texts(built, path, selector):
    return [" ".join(each.text().split()) for each in built.page(path).css(selector)]


def test_a_list_names_the_place_of_a_dateline(site):
    built = site(DESK).build().works()
    assert texts(built, "briefs/", ".labels span") == ["Port Ada", "POR"]


def test_a_role_names_its_organization(site):
    built = site(DESK).build().works()
    assert texts(built, "briefs/x/", ".people .role") == ["Envoy, Norland"]
    for path in ("actors/", "actors/anna/"):
        assert "Envoy, Norland" in " ".join(built.main(path).split()), path
        assert "norland<" not in built.text(f"{path}index.html"), path


def test_a_source_names_its_publisher_and_stands_with_its_others(site):
    built = site(DESK).build().works()
    for path in ("sources/a/", "sources/", "briefs/x/"):
        assert ">norland<" not in built.text(f"{path}index.html"), path
    assert texts(built, "sources/", "main h2 bdi") == ["Norland"]
