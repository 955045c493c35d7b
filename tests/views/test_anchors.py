"""The anchors of groups: each its own, whatever the names come to as a slug."""

from briefgen.views.anchors import anchors


def test_a_group_has_the_slug_of_its_name():
    assert anchors("country", ["Norland", ""]) == {
        "Norland": "country-norland",
        "": "country-none",
    }


def test_names_of_one_slug_are_numbered():
    found = anchors("publisher", ["A&B", "A B", "A b 2", "a-b", "none", ""])
    assert list(found.values()) == [
        "publisher-a-b",
        "publisher-a-b-2",
        "publisher-a-b-2-2",
        "publisher-a-b-3",
        "publisher-none",
        "publisher-none-2",
    ]
