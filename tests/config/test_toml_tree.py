"""TOML with places: what is found stands where it is said to stand."""

import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.problem import Span
from briefgen.toml_tree import TomlMistake, toml_tree
from briefgen.tree import Mapping, Node, Scalar, Sequence, spans

TEXT = '''\
# settings
title = "The \\"Desk\\""
when = 2025-02-18 10:00:00
"quoted key" = \'x\'
a.b . c = 1
many = [
  1, # one
  [2, 3],
  {x = 4, y = """
five"""},
]

[table.inner]
key = 0x10
[[list]]
n = 1
[list.below]
m = 2
[[list]]
n = 3
'''


def tree(text: str) -> Mapping:
    found = toml_tree(text)
    assert isinstance(found, Mapping)
    return found


def test_every_value_stands_where_it_is_said_to_stand():
    lines = TEXT.split("\n")
    found = {
        path: lines[span.line - 1][span.column - 1 :][: span.length]
        for path, span in spans(tree(TEXT)).items()
    }
    assert found == {
        "title": '"The \\"Desk\\""',
        "when": "2025-02-18 10:00:00",
        "quoted key": "'x'",
        "a": "a",
        "a.b": "b",
        "a.b.c": "1",
        "many": "[",
        "many.0": "1",
        "many.1": "[2, 3]",
        "many.1.0": "2",
        "many.1.1": "3",
        "many.2": '{x = 4, y = """',
        "many.2.x": "4",
        "many.2.y": '"""',
        "table": "table",
        "table.inner": "inner",
        "table.inner.key": "0x10",
        "list": "list",
        "list.0": "list",
        "list.0.n": "1",
        "list.0.below": "below",
        "list.0.below.m": "2",
        "list.1": "list",
        "list.1.n": "3",
    }


def plain(node: Node) -> object:
    """Return the values of a tree without their places, scalars as text with their form."""
    match node:
        case Scalar(text=text, form=form):
            return (text, form)
        case Sequence(items=items):
            return [plain(each) for each in items]
        case Mapping(entries=entries):
            return {entry.key: plain(entry.value) for entry in entries}


def read(value: object) -> object:
    """Return what tomllib read in the same form."""
    match value:
        case dict():
            return {key: read(each) for key, each in value.items()}
        case list():
            return [read(each) for each in value]
        case bool():
            return (str(value).lower(), "boolean")
        case int() | float():
            return (repr(value), "number")
        case str():
            return (value, "text")
    return (value.isoformat(), "date")  # type: ignore[attr-defined]  # the rest of TOML: dates


def test_the_tree_says_what_the_standard_library_says():
    assert plain(tree(TEXT)) == read(tomllib.loads(TEXT))


def test_a_number_too_long_for_python_to_print_is_still_a_value():
    (entry,) = tree(f"x = 0x{'f' * 6000}").entries
    assert isinstance(entry.value, Scalar)
    assert entry.value.form == "number"


def test_a_time_of_day_is_a_date():
    assert plain(tree("x = 10:00:00")) == {"x": ("10:00:00", "date")}


KEYS = st.sampled_from(["a", "b", "c-d", '"e f"', "'g'", "a.b", 'b."x.y"'])
SCALARS = st.sampled_from(
    [
        "1",
        "-2.5",
        "true",
        '"x # y"',
        "'[z]'",
        '"""a\nb"""',
        "'''c'''",
        "2025-02-18",
        '"\\u0041"',
        "inf",
    ]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda each: f"[ {', '.join(each)} ]")
        | st.tuples(KEYS, inner).map(lambda pair: f"{{ {pair[0]} = {pair[1].strip()} }}")
    ),
    max_leaves=5,
)
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(" = ".join),
    KEYS.map("[{}]".format),
    KEYS.map("[[ {} ]]".format),
    st.sampled_from(["", "# comment", "  "]),
    st.text(max_size=5),
)


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_any_text_is_read_as_the_standard_library_reads_it_or_told_why_not(text: str):
    found = toml_tree(text)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert isinstance(found, TomlMistake)
        assert found.span.line <= text.count("\n") + 1
    else:
        assert isinstance(found, Mapping)
        assert plain(found) == read(values)


@pytest.mark.parametrize("text", ["a", "a = ", "a = [1,", "[a"])
def test_a_mistake_at_the_end_is_told_at_the_end(text: str):
    found = toml_tree(f"{text}\n\n")
    assert isinstance(found, TomlMistake)
    assert found.span.line == 1


def test_the_place_of_a_mistake_in_the_middle():
    assert toml_tree("a = 1\nb == 2\n") == TomlMistake("Invalid value", Span(2, 4))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a." * 20000 + "b=1", 1, 1),
        ("[" + "a." * 20000 + "b]", 1, 2),
        ("x = 1\n[[" + "a." * 9 + "b]]", 2, 3),
        ('x = {"a" . ' + "'b'." * 8 + "c = 1}", 1, 6),
    ],
)
def test_a_key_with_too_many_dots_is_not_read(text: str, line: int, column: int):
    found = toml_tree(text)
    assert isinstance(found, TomlMistake)
    assert found.message == "a key has more than 8 dots"
    assert (found.span.line, found.span.column) == (line, column)


@pytest.mark.parametrize(
    "text",
    [
        "a." * 8 + "b = 1",
        f'x = "{"a." * 30}"',
        f"x = '{'a.' * 30}'",
        f"# {'a.' * 30}",
        'x = """\n"' + "a." * 30 + '"""',
        "x = '''\n" + "a." * 30 + "''''",
        'x = "\\"" # "' + "a." * 30,
        f"x = [{'1.5, ' * 30}]",
    ],
)
def test_dots_elsewhere_are_no_depth(text: str):
    assert not isinstance(toml_tree(text), TomlMistake)


@pytest.mark.parametrize(
    "text",
    ['\\"', '"', "'", "a", "a.'", 'a."', '"""', "'''", "a ", ".", "#", '"a".', "é.", "-", 'a."\\"'],
)
def test_the_search_for_dots_takes_time_that_grows_with_the_text(text: str):
    begin = time.process_time()
    toml_tree("=" + text * (200_000 // len(text)))
    assert time.process_time() - begin < 2


def test_the_text_of_a_long_line_is_searched_once():
    begin = time.process_time()
    toml_tree('x = """' + '"" ' * 60_000)
    assert time.process_time() - begin < 2
