"""Groups of an index: no two have one id in the page."""

import pytest

NAMES = ("A&B", "A B")


@pytest.mark.parametrize(
    ("folder", "front", "index"),
    [
        ("sources", "title: S{n}\npublisher: {name}", "sources/"),
        ("places", "name: P{n}\ncountry: {name}", "places/"),
        ("actors", "name: A{n}\ncountry: {name}", "actors/by-country/"),
        ("actors", "name: A{n}\nroles: [{{title: Envoy, org: {name}}}]", "actors/by-organization/"),
    ],
)
def test_names_of_one_slug_have_ids_of_their_own(folder, front, index, site):
    desk = site("")
    for n, name in enumerate(NAMES):
        desk.write(f"content/{folder}/x{n}.md", f"---\n{front.format(n=n, name=name)}\n---\n")
    built = desk.build().works()
    ids = [node.attributes["id"] for node in built.page(index).css("main [id]")]
    assert len(ids) == len(set(ids))
    assert len([each for each in ids if each.partition("-")[2].startswith("a-b")]) == len(NAMES)
