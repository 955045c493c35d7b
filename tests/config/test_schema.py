"""Trees decoded into structs: types decide, and every mistake has its place."""

from typing import ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from briefgen.config import Option
from briefgen.dates import Moment
from briefgen.problem import Span
from briefgen.schema import decode
from briefgen.tree import Entry, Form, Mapping, Node, Scalar, Sequence, spans


class Part(Struct, frozen=True, kw_only=True):
    bare: ClassVar[str] = "id"
    id: str
    rel: Literal["about", "mentions"] = "about"
    from_: Moment | None = None


class Whole(Struct, frozen=True, kw_only=True):
    title: str
    count: int | None = None
    share: float = 0.5
    draft: bool = False
    tags: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    part: Part | None = None
    extra: dict[str, Option] = {}


def tree(value: object, line: int = 1) -> Node:
    """Return a tree of plain scalars: a text in `"` is a quoted one, each key has its own line."""
    span = Span(line)
    match value:
        case dict():
            entries = [
                Entry(k, Span(line + n), tree(v, line + n))
                for n, (k, v) in enumerate(value.items())
            ]
            return Mapping(tuple(entries), span)
        case list():
            return Sequence(tuple(tree(each, line) for each in value), span)
        case Scalar():
            return value
    text = str(value)
    if text.startswith('"'):
        return Scalar(text.strip('"'), span, "text")
    return Scalar(text, span)


def whole(**fields: object) -> Whole:
    """Decode fields that have nothing wrong."""
    value, mistakes = decode(tree({"title": "X", **fields}), Whole)
    assert mistakes == ()
    assert value is not None
    return value


def wrong(**fields: object) -> tuple[str, str, str]:
    """Decode fields with one mistake and return its path, message and advice."""
    _, (mistake,) = decode(tree({"title": "X", **fields}), Whole)
    return mistake.path, mistake.message, mistake.advice


@pytest.mark.parametrize("text", ["NO", "010", "1.10", "on", "true", "2025-02-18", "12:30", '""'])
def test_a_text_stays_as_it_was_written(text: str):
    assert whole(
        title=text if text != '""' else "x", tags=[text or "x"] if text != '""' else []
    ).title


def test_texts_that_look_like_other_things_are_texts():
    assert whole(title="010", tags=["NO", "1.10", "true"]) == Whole(
        title="010", tags=("NO", "1.10", "true")
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("FALSE", False),
        ("", False),
    ],
)
def test_a_switch_is_true_or_false(written: str, value: object):
    assert whole(draft=written).draft is value


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ('"true"', "write true without quotation marks"),
        ("yes", "write true"),
        ("On", "write true"),
        ("1", "write true"),
        ("no", "write false"),
        ("maybe", "write true or false"),
    ],
)
def test_anything_else_is_no_switch(written: str, advice: str):
    assert wrong(draft=written) == ("draft", '"draft" must be true or false', advice)


def test_a_list_is_no_switch():
    assert wrong(draft=["true"]) == (
        "draft",
        '"draft" must be true or false',
        "write true or false",
    )


@pytest.mark.parametrize(("written", "value"), [("7", 7), ("-3", -3), ("+2", 2), ("~", None)])
def test_a_whole_number(written: str, value: object):
    assert whole(count=written).count == value


@pytest.mark.parametrize("written", ["010", "1.5", "1_000", "0x10", "seven"])
def test_what_is_no_whole_number(written: str):
    assert wrong(count=written) == (
        "count",
        '"count" must be a whole number',
        "write a number in digits, such as 3",
    )


def test_a_number_has_at_most_18_digits():
    assert wrong(count="9" * 5000)[1] == '"count" must be a whole number of at most 18 digits'


def test_a_number_in_quotation_marks_is_told_to_lose_them():
    assert wrong(count='"7"')[2] == "write it without quotation marks"
    assert wrong(share='"0.7"')[2] == "write it without quotation marks"


@pytest.mark.parametrize(
    ("written", "value"), [("0.25", 0.25), ("2", 2.0), ("1e3", 1000.0), ("", 0.5)]
)
def test_a_decimal(written: str, value: float):
    assert whole(share=written).share == value


@pytest.mark.parametrize("written", ["nan", "inf", "a", ["1"]])
def test_what_is_no_decimal(written: object):
    assert wrong(share=written)[1] == '"share" must be a number, such as 2.5'


def test_nothing_counts_as_not_written():
    nothing = dict.fromkeys(("count", "draft", "tags", "part", "extra"), "null")
    assert whole(**nothing) == Whole(title="X")


def test_a_list_of_one_must_be_a_list():
    assert wrong(tags="a, b") == ("tags", '"tags" must be a list', "write tags: [a, b]")
    assert wrong(tags='"a"')[2] == 'write a list, even of one: ["a"]'
    assert wrong(parts={"id": "x"})[2] == "begin each entry with a hyphen"


def test_a_list_in_a_list_of_texts_is_refused():
    assert wrong(tags=["a", ["b"]])[:2] == ("tags.1", 'an entry of "tags" must be text, not a list')
    assert wrong(tags=[{"a": "b"}])[1] == 'an entry of "tags" must be text, not a group of fields'


@pytest.mark.parametrize("item", ["", "~", '" "'])
def test_an_empty_entry_is_refused(item: str):
    assert wrong(tags=["a", item]) == ("tags.1", 'an entry of "tags" is empty', "delete it")


def test_a_bare_text_stands_for_the_field_that_is_named():
    assert whole(parts=["a", {"id": "b", "rel": "mentions"}], part="c") == Whole(
        title="X", parts=(Part(id="a"), Part(id="b", rel="mentions")), part=Part(id="c")
    )


def test_a_field_whose_name_is_a_word_of_python_is_written_without_its_ending():
    assert whole(part={"id": "a", "from": "2025-02"}).part == Part(id="a", from_=Moment("2025-02"))
    assert wrong(part={"id": "a", "from_": "2025"})[:2] == ("part.from_", 'there is no key "from_"')


def test_a_date_that_is_none_is_told_with_what_to_write():
    path, message, advice = wrong(part={"id": "a", "from": "18.2.2025"})
    assert (path, message) == ("part.from", '"18.2.2025" is not a date')
    assert "2025-02-18" in advice
    assert wrong(part={"id": "a", "from": ["2025"]})[1] == '"from" must be a date'


def test_a_word_that_is_not_allowed_is_told_with_the_nearest():
    assert wrong(part={"id": "a", "rel": "abuot"}) == (
        "part.rel",
        '"rel" cannot be "abuot"',
        'did you mean "about"?',
    )
    assert wrong(part={"id": "a", "rel": "whatever"})[2] == "write about or mentions"
    assert wrong(part={"id": "a", "rel": ["about"]})[1] == '"rel" must be text, not a list'


def test_a_part_needs_what_it_cannot_do_without():
    assert wrong(part={"rel": "about"})[:2] == ("part.id", '"part" needs "id"')
    assert wrong(parts=[{"rel": "about"}])[:2] == ("parts.0.id", 'an entry of "parts" needs "id"')
    assert wrong(parts=[{"id": ""}])[:2] == ("parts.0.id", '"id" is empty')


def test_a_list_is_no_part():
    assert wrong(part=["a"])[1:] == (
        '"part" must be fields with values',
        "write its parts without hyphens or brackets: id, rel and from",
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("1.5", 1.5),
        ("true", True),
        ("010", "010"),
        ("1.10", "1.10"),
        ('"7"', "7"),
        ("NO", "NO"),
    ],
)
def test_a_free_field_is_a_number_only_where_nothing_is_lost(written: str, value: object):
    found = whole(extra={"x": written}).extra["x"]
    assert (found, type(found)) == (value, type(value))


def test_a_free_field_is_a_single_value():
    assert wrong(extra={"x": ["a"]})[:2] == (
        "extra.x",
        '"x" must be a text, a number, true or false',
    )
    assert wrong(extra=["a"])[1] == '"extra" must be keys with values'
    assert whole(extra={"x": ""}).extra == {}


@pytest.mark.parametrize("form", ["boolean", "number", "date"])
def test_a_value_of_another_type_is_no_text(form: Form):
    scalar = Scalar("5", Span(1), form)
    assert wrong(title=scalar)[1:] == ('"title" must be text', 'put it in quotation marks: "5"')


def test_all_mistakes_are_told_in_the_order_of_the_file():
    fields = {"titel": "X", "draft": "maybe", "tags": ["a", ["b"]], "zzz": "1"}
    value, mistakes = decode(tree(fields), Whole)
    assert value is None
    assert [(each.kind, each.path, each.span.line) for each in mistakes] == [
        ("unknown", "titel", 1),
        ("type", "draft", 2),
        ("type", "tags.1", 3),
        ("unknown", "zzz", 4),
    ]


def test_a_wrong_value_leaves_the_default_and_a_wrong_required_value_leaves_nothing():
    value, _ = decode(tree({"title": "X", "draft": "maybe", "count": "7"}), Whole)
    assert value == Whole(title="X", count=7)
    assert decode(tree({"title": ["X"]}), Whole)[0] is None


@pytest.mark.parametrize("title", ["", "~", '""', '"  "'])
def test_a_required_text_may_not_be_empty(title: str):
    value, (mistake,) = decode(tree({"title": title}), Whole)
    assert value is None
    assert (mistake.kind, mistake.message) == ("missing", '"title" is empty')


def test_what_is_given_need_not_be_written_and_what_is_written_counts():
    assert decode(tree({}), Whole, given={"title": "G"}) == (Whole(title="G"), ())
    assert decode(tree({"title": "W"}), Whole, given={"title": "G"}) == (Whole(title="W"), ())


def test_every_value_has_its_place():
    node = tree({"title": "X", "parts": ["a", {"id": "b"}], "extra": {"k": "v"}})
    assert {path: span.line for path, span in spans(node).items()} == {
        "title": 1,
        "parts": 2,
        "parts.0": 2,
        "parts.1": 2,
        "parts.1.id": 2,
        "extra": 3,
        "extra.k": 3,
    }


def test_a_single_value_has_nothing_below_it():
    assert spans(Scalar("x", Span(1))) == {}


KEYS = st.sampled_from(
    ["title", "count", "share", "draft", "tags", "parts", "part", "extra", "id", "x"]
)
SCALARS = st.builds(
    Scalar,
    st.sampled_from(["", "~", "true", "7", "1.5", "2025-02-18", "2025-02-30", "about", "text"])
    | st.text(),
    st.just(Span(1)),
    st.sampled_from(["plain", "text", "boolean", "number", "date"]),
)
TREES: st.SearchStrategy[Node] = st.recursive(
    SCALARS,
    lambda inner: (
        st.builds(Sequence, st.lists(inner, max_size=3).map(tuple), st.just(Span(1)))
        | st.dictionaries(KEYS, inner, max_size=4).map(
            lambda fields: Mapping(tuple(Entry(k, Span(1), v) for k, v in fields.items()), Span(1))
        )
    ),
    max_leaves=12,
)


@given(TREES)
def test_any_tree_is_decoded_or_told_what_is_wrong(node: Node):
    value, mistakes = decode(node, Whole)
    assert value is not None or mistakes
    assert all(each.message for each in mistakes)
