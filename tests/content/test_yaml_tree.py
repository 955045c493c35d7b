"""YAML without its traps."""

import re
from time import perf_counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.config import Limits
from briefgen.content import yaml_tree as module
from briefgen.content.yaml_mistake import explained
from briefgen.content.yaml_tree import yaml_tree
from briefgen.tree import Mapping, Node, Scalar, Sequence, spans
from tests.content.desk import advised, brief, line, told


def tree(text: str, limits: Limits | None = None) -> Mapping:
    found = yaml_tree(text, first_line=2, path="x.md", limits=limits or Limits())
    assert found.problems == ()
    assert found.root is not None
    return found.root


def problems(text: str, limits: Limits | None = None) -> list[str]:
    found = yaml_tree(text, first_line=2, path="x.md", limits=limits or Limits())
    return [line(each) for each in found.problems]


def plain(node: Node) -> object:
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [plain(each) for each in items]
        case Mapping(entries=entries):
            return {entry.key: plain(entry.value) for entry in entries}


def test_scalars_keep_their_text():
    text = "a: NO\nb: 010\nc: 1.10\nd: on\ne: 12:30\nf: 2025-02-30\ng: 0x1F\nh: ~\ni: =\n"
    assert plain(tree(text)) == {
        "a": "NO",
        "b": "010",
        "c": "1.10",
        "d": "on",
        "e": "12:30",
        "f": "2025-02-30",
        "g": "0x1F",
        "h": "~",
        "i": "=",
    }


def test_blocks_end_without_a_line_end():
    assert plain(tree("a: >\n  one\n  two\nb: |\n  three\n\nc: |+\n  four\n\n")) == {
        "a": "one two",
        "b": "three",
        "c": "four",
    }


def test_every_value_stands_where_it_is_said_to_stand():
    text = 'a: é x\nb: "y z"\nc:\n  - d\n  - e: [f, "ğ"]\ng: >-\n  long\n  text\nh:\n'
    lines = ["---", *text.split("\n")]
    found = {
        path: lines[span.line - 1][span.column - 1 :][: span.length]
        for path, span in spans(tree(text)).items()
    }
    assert found == {
        "a": "é x",
        "b": '"y z"',
        "c": "- d",
        "c.0": "d",
        "c.1": 'e: [f, "ğ"]',
        "c.1.e": '[f, "ğ"]',
        "c.1.e.0": "f",
        "c.1.e.1": '"ğ"',
        "g": ">-",
        "h": "",
    }


@pytest.mark.parametrize("text", ["", "\n", "# only a remark\n", "~\n", "null\n"])
def test_nothing_is_no_fields(text: str):
    assert tree(text).entries == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: b\na: c\n", '3:1 BG224 "a" is written twice, first at line 2, column 1'),
        ('a: b\n"a": c\n', '3:1 BG224 "a" is written twice, first at line 2, column 1'),
        ("x:\n  a: b\n  a: c\n", '4:3 BG224 "a" is written twice, first at line 3, column 3'),
        ("x: {a: b, a: c}\n", '2:11 BG224 "a" is written twice, first at line 2, column 5'),
        ("a: &b c\n", '2:4 BG225 anchors ("&b") are not allowed in front matter'),
        ("a: &b [*b]\n", '2:4 BG225 anchors ("&b") are not allowed in front matter'),
        ("&a b: c\n", '2:1 BG225 anchors ("&a") are not allowed in front matter'),
        ("a: *b\n", '2:4 BG225 aliases ("*b") are not allowed in front matter'),
        ("<<: {a: b}\n", '2:1 BG225 merge keys ("<<") are not allowed in front matter'),
        ("a: !b c\n", '2:4 BG225 tags of YAML ("!") are not allowed in front matter'),
        ("a: !!set {b}\n", '2:4 BG225 tags of YAML ("!") are not allowed in front matter'),
        ("!a b: c\n", '2:1 BG225 tags of YAML ("!") are not allowed in front matter'),
        ("- a\n", "2:1 BG226 front matter must be fields with values, not a list"),
        ("a\n", "2:1 BG226 front matter must be fields with values, not a single value"),
        ("? [a]\n: b\n", "2:3 BG226 a key must be a word"),
        ("? {a: b}\n: b\n", "2:3 BG226 a key must be a word"),
        ("~: b\n", "2:1 BG226 a value has no key before its colon"),
    ],
)
def test_what_is_refused_is_told_at_its_place(text: str, problem: str):
    assert problems(text) == [problem]


def test_a_quoted_merge_key_is_a_key():
    assert plain(tree('"<<": b\n')) == {"<<": "b"}


def test_twice_is_told_as_often_as_it_happens():
    assert len(problems("a: 1\na: 2\na: 3\nb: {c: 1, c: 2}\n")) == 3


LIMITS = Limits(front_matter_depth=2, front_matter_nodes=6)


def test_the_limits_are_exact():
    assert plain(tree("a: [b]\n", LIMITS)) == {"a": ["b"]}
    assert problems("a: [[b]]\n", LIMITS) == ["2:5 BG222 front matter is nested more than 2 deep"]
    assert plain(tree("a: [b, c, d]\n", LIMITS)) == {"a": ["b", "c", "d"]}
    told_of = ["2:14 BG222 front matter has more than 6 keys and values"]
    assert problems("a: [b, c, d, e]\n", LIMITS) == told_of
    assert problems("a: 1\nb: 2\nc: 3\n", LIMITS) == [
        "4:4 BG222 front matter has more than 6 keys and values"
    ]


@pytest.mark.parametrize("attack", ["[" * 32_000, "{" * 32_000, "- " * 30_000, "? " * 30_000])
def test_a_deep_text_costs_neither_the_process_nor_time(attack: str):
    begin = perf_counter()
    assert "BG2" in problems(f"a:\n  {attack}\n")[0]
    assert perf_counter() - begin < 0.5


@pytest.mark.parametrize(
    ("fields", "problem", "advice"),
    [
        (
            "summary: Foo: bar\n",
            "4:13 BG223 a colon and a space within a value that is not in quotation marks",
            'write summary: "Foo: bar"',
        ),
        (
            'takeaways:\n  - text: "a" and: b\n',
            "5:15 BG223 something is left over here",
            "put a value that holds quotation marks or brackets in quotation marks as a whole",
        ),
        (
            "desk: x\n  method: y\n",
            "5:3 BG223 this field does not line up with the one above it",
            "begin it in the column of its neighbours, and see that the line above is whole",
        ),
        (
            "dateline:\n\tplace: x\n",
            "5:1 BG223 a tab stands where only spaces may set in a line",
            "use spaces",
        ),
        (
            "summary: |\n\tx\n",
            "5:1 BG223 a tab stands where only spaces may set in a line",
            "use spaces",
        ),
        (
            "desk: @home\n",
            '4:7 BG223 a value without quotation marks cannot begin with "@"',
            'write desk: "@home"',
        ),
        (
            "tags: [a, `b]\n",
            '4:11 BG223 a value without quotation marks cannot begin with "`"',
            'write tags: [a, "`b"]',
        ),
        (
            'summary: "open\n',
            "4:10 BG223 a quotation mark is opened here and never closed",
            "close it",
        ),
        (
            "tags: [a, b\ndesk: x\n",
            '4:7 BG223 this list is not closed: a "]" is missing',
            'add "]"',
        ),
        (
            "dateline: {place: x\ndesk: y\n",
            '4:11 BG223 this list is not closed: a "}" is missing',
            'add "}"',
        ),
        (
            "summary\n",
            "4:1 BG223 this line has no colon",
            "write a field as a name, a colon, a value",
        ),
        (
            "tags: - a\n",
            "4:7 BG223 a list with hyphens cannot begin behind the name of its field",
            "begin it on a line of its own",
        ),
        (
            "tags:\n- a\ndesk: x\n - b\n- c\n",
            "7:2 BG223 this entry does not line up with a list above it",
            "put its hyphen right below the others; a text that holds it, in quotation marks",
        ),
        (
            "tags:\n  - a\n  desk: x\n",
            "6:3 BG223 a field stands among the entries of a list",
            "set it in further to make it part of an entry, or begin it with a hyphen",
        ),
        (
            "desk: ? x\n",
            '4:7 BG223 a value cannot begin with "? "',
            "put the value in quotation marks",
        ),
        (
            "tags: [a,,b]\n",
            "4:10 BG223 a value is missing, or begins with a bracket or a comma",
            "put the value in quotation marks",
        ),
        (
            'desk: "\\q"\n',
            "4:8 BG223 a backslash in double quotation marks begins a code that YAML does not know",
            "write it twice, or use single quotation marks",
        ),
        (
            'desk: "\\ud800"\n',
            "4:10 BG223 this code does not stand for a character",
            "write the character itself",
        ),
        (
            "desk: | x\n",
            (
                "4:9 BG223 front matter is not YAML that can be read: "
                "did not find expected comment or line break"
            ),
            "put the value in quotation marks",
        ),
    ],
)
def test_a_mistake_is_told_in_plain_words(fields: str, problem: str, advice: str):
    assert told(brief(fields)) == [problem]
    assert advised(brief(fields)) == advice


def test_a_mistake_at_the_end_is_told_in_the_last_line():
    assert problems("a: [b,")[0].startswith("2:")
    assert problems("a: !<x\n")[0].startswith("2:")


def test_an_error_without_a_place_is_still_told():
    assert explained(yaml.YAMLError("x"), []).message == "front matter is not YAML that can be read"
    mark = yaml.Mark("", 0, 9, 0, None, None)
    far = yaml.MarkedYAMLError(problem="cannot start any token", problem_mark=mark)
    assert explained(far, ["a"]).line == 9
    strange = yaml.MarkedYAMLError(problem="strange", problem_mark=mark)
    assert explained(strange, ["a", "b"]).line == 1


def test_the_parser_without_libyaml_says_the_same(monkeypatch: pytest.MonkeyPatch):
    text = "a: [b, 'c']\nd: >-\n  e\n  f\n"
    fast = tree(text)
    monkeypatch.setattr(module, "_PARSER", yaml.SafeLoader)
    assert plain(tree(text)) == plain(fast)


WORDS = st.text(alphabet="abc é:-#'\"[]{}&*!|>%@`,?\\~0", max_size=8)


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "  c", "- d", "- "]), WORDS), max_size=6))
def test_any_text_is_a_tree_or_a_problem_in_it(pairs: list[tuple[str, str]]):
    text = "".join(f"{key}: {word}\n" for key, word in pairs)
    found = yaml_tree(text, first_line=2, path="x.md", limits=Limits())
    assert found.root is not None or found.problems
    for problem in found.problems:
        assert problem.place is not None
        assert 2 <= problem.place.line <= len(pairs) + 2
        assert not re.search(r"\bNone\b", problem.message)
