"""The fields in which two values differ."""

import pytest

from briefgen.build.why.changes import changes


def found(old, new):
    return [(each.how, each.field, each.old, each.new) for each in changes(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, [("changed", "a", 1, 2)]),
        ({"a": 1}, {"a": True}, [("changed", "a", 1, True)]),
        ({"a": {"b": "x"}}, {"a": {"b": "y"}}, [("changed", "a.b", "x", "y")]),
        ({"a": 1}, {"b": 2}, [("removed", "a", 1, None), ("added", "b", None, 2)]),
        ({"a": [1, 2]}, {"a": [0, 1, 2]}, [("added", "a[0]", None, 0)]),
        ({"a": [1, 2]}, {"a": [2]}, [("removed", "a[0]", 1, None)]),
        ({"a": [1]}, {"a": []}, [("removed", "a[0]", 1, None)]),
        (
            {"a": [{"t": "x", "u": 1}, 5]},
            {"a": [{"t": "y", "u": 1}, 5]},
            [("changed", "a[0].t", "x", "y")],
        ),
        ({"a": [5, 6, 7]}, {"a": [7, 5, 6]}, [("up", "a[0]", 7, 7)]),
        (
            {"a": [{"id": "x"}, {"id": "y"}]},
            {"a": [{"id": "z"}, {"id": "y"}]},
            [("removed", "a[0]", {"id": "x"}, None), ("added", "a[0]", None, {"id": "z"})],
        ),
        (
            {"a": [{"id": "x", "n": 1}, {"id": "y", "n": 1}]},
            {"a": [{"id": "y", "n": 2}, {"id": "x", "n": 2}]},
            [("changed", "a[0].n", 1, 2), ("changed", "a[1].n", 1, 2)],
        ),
        (
            {"a": {"id": "x", "n": 1}},
            {"a": {"id": "y", "n": 2}},
            [("changed", "a", {"id": "x", "n": 1}, {"id": "y", "n": 2})],
        ),
        ({"a": None}, {"a": {"b": 1}}, [("changed", "a", None, {"b": 1})]),
        ({"a": "text"}, {"a": ["text"]}, [("changed", "a", "text", ["text"])]),
    ],
)
def test_only_what_differs_is_given_and_where(old, new, expected):
    assert found(old, new) == expected


def test_long_lists_are_compared_in_no_time_to_speak_of():
    old = [{"n": each} for each in range(20_000)]
    assert found(old, [{"n": -1}, *old]) == [("added", "[0]", None, {"n": -1})]
