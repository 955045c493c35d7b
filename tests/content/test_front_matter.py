"""Taking front matter apart from the body."""

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.config import Limits
from briefgen.content.front_matter import (
    FrontMatterError,
    FrontMatterHandler,
    read_front_matter,
)
from briefgen.tree import Mapping, Scalar
from tests.content.desk import line


def split(text: str) -> tuple[str | None, int]:
    """Return the body and its first line of a text with nothing wrong."""
    found = read_front_matter(text, "x.md", Limits())
    assert found.problems == ()
    return found.body, found.first_line


def told(text: str) -> str:
    """Return the only problem of a text whose front matter cannot be told from its body."""
    found = read_front_matter(text, "x.md", Limits())
    assert (found.root, found.body) == (None, None)
    (problem,) = found.problems
    return line(problem)


@pytest.mark.parametrize(
    ("text", "body", "first_line"),
    [
        ("", "", 1),
        ("A body.\n", "A body.\n", 1),
        ("- a\n- b\n", "- a\n- b\n", 1),
        ("---\n---\n", "", 3),
        ("---\n---", "", 2),
        ("---\ntitle: X\n---\nA body.\n", "A body.\n", 4),
        ("---  \ntitle: X\n---\t\n\n\n  A body.\n", "\n\n  A body.\n", 4),
        ("---\ntitle: X\n---\n    code\n---\nrest", "    code\n---\nrest", 4),
        ("---\ntitle: >\n  ---\n---\nA body.", "A body.", 5),
    ],
)
def test_the_body_keeps_its_lines_and_its_spaces(text: str, body: str, first_line: int):
    assert split(text) == (body, first_line)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\ntitle: X\n", "1:1 BG219 front matter begins here and is never closed"),
        ("---", "1:1 BG219 front matter begins here and is never closed"),
        ("---\ntitle: X\n ---\n", "1:1 BG219 front matter begins here and is never closed"),
        ("---\na: b\n...\n---\n", '3:1 BG220 front matter cannot be closed with "..."'),
        ("+++\na = 1\n+++\n", "1:1 BG221 TOML is not supported in front matter"),
        (
            "\n---\na: b\n---\n",
            '1:1 BG218 empty space stands before the "---" of the front matter',
        ),
        (
            " ---\na: b\n---\n",
            '1:1 BG218 empty space stands before the "---" of the front matter',
        ),
        (
            "\u200b---\na: b\n---\n",
            '1:1 BG218 an invisible U+200B stands before the "---" of the front matter',
        ),
        (
            " \ufeff\n---\na: b\n---\n",
            '1:1 BG218 an invisible U+FEFF stands before the "---" of the front matter',
        ),
        ("----\na: b\n----\n", '1:1 BG218 "----" does not begin front matter'),
        ("--- yaml\na: b\n---\n", '1:1 BG218 "--- yaml" does not begin front matter'),
        ("—\na: b\n—\n", '1:1 BG218 "—" does not begin front matter'),
        ("--\na: b\n--\n", '1:1 BG218 "--" does not begin front matter'),
    ],
)
def test_what_looks_like_front_matter_is_never_a_body(text: str, problem: str):
    assert told(text) == problem


def test_a_file_without_front_matter_has_no_fields():
    root = read_front_matter("A body.\n", "x.md", Limits()).root
    assert root is not None
    assert root.entries == ()


def test_front_matter_over_the_limit_is_not_read():
    found = read_front_matter(
        "---\ntitle: ééé\n---\nA body.\n", "x.md", Limits(front_matter_bytes=13)
    )
    assert found.root is None
    assert found.body == "A body.\n"
    (problem,) = found.problems
    assert (
        line(problem)
        == "1:1 BG222 front matter of 14 bytes is over the limit front_matter_bytes (13)"
    )


class TestTheHandler:
    """It serves python-frontmatter itself, too."""

    def test_fields_come_as_nodes_with_places(self):
        fields, body = frontmatter.parse(
            "---\ntitle: X\n---\nA body.", handler=FrontMatterHandler()
        )
        title = fields["title"]
        assert isinstance(title, Scalar)
        assert (title.text, title.span.line, title.span.column) == ("X", 2, 8)
        assert body == "A body."

    def test_no_front_matter_is_no_fields(self):
        assert frontmatter.parse("A body.", handler=FrontMatterHandler()) == ({}, "A body.")

    @pytest.mark.parametrize(
        "text",
        ["---\na: b", "+++\n+++", "---\n- a\n---\n", "---\na: b\na: c\n---\n", "---\n{\n---\n"],
    )
    def test_it_fails_closed(self, text: str):
        with pytest.raises(FrontMatterError):
            frontmatter.parse(text, handler=FrontMatterHandler())

    @pytest.mark.parametrize(
        ("text", "has"), [("---\n", True), ("+++\n", True), ("\n---\n", True), ("A body.", False)]
    )
    def test_it_knows_front_matter_when_it_sees_it(self, text: str, has: object):
        assert FrontMatterHandler().detect(text) is has


LINES = st.sampled_from(
    ["---", "--- ", "...", "----", "+++", "", "a: b", "- c", "  d", "\u200b---", "# e", "{", "—"]
)


@given(st.lists(LINES, max_size=8), st.sampled_from(["", "\n"]))
def test_nothing_is_lost_between_fields_and_body(lines: list[str], end: str):
    text = "\n".join(lines) + end
    found = read_front_matter(text, "x.md", Limits())
    assert found.problems or found.root is not None
    if found.body is None:
        assert found.problems
    else:
        assert text.endswith(found.body)
        before = text[: len(text) - len(found.body)]
        assert found.first_line == before.count("\n") + 1
        assert before == "" or before.startswith("---")


@given(st.text(alphabet="-.+ \n\t\u200b\ufeffa:[]{}\"'#&*!|>%@`?,0\\", max_size=40))
def test_any_text_is_taken_apart_or_told_why_not(text: str):
    found = read_front_matter(text, "x.md", Limits())
    assert isinstance(found.root, Mapping) or found.problems
    assert all(each.place is not None and each.place.line >= 1 for each in found.problems)


@pytest.mark.parametrize(
    ("inside", "place"),
    [
        ("title: A\ndraft: true\n--- # c\ntitle: A\n", "4:1"),
        ("title: A\ndraft: true\n---\t# c\ntitle: A\n", "4:1"),
        ("draft: true\n---   \t x: y\n", "3:1"),
        ("--- {title: A}\n", "2:1"),
        ("--- >\n title\n", "2:1"),
        ("title: A\n... # c\n", "3:1"),
        ("... # c\ntitle: A\n", "2:1"),
        ("# c\n...\t# c\n\ntitle: A\n", "3:1"),
        ("title: A\n... \t#\ndraft: true\n", "3:1"),
        ("%YAML 1.2\n--- # c\ntitle: A\n", "2:1"),
        ("%TAG ! x\ntitle: A\n", "2:1"),
        ('title: "A\n--- b"\n', "3:1"),
    ],
)
def test_a_second_document_in_front_matter_is_refused(inside: str, place: str):
    found = read_front_matter(f"---\n{inside}---\nA body.\n", "x.md", Limits())
    assert found.root is None
    (problem,) = found.problems
    assert line(problem).startswith(f"{place} BG220 ")


@given(
    st.lists(st.sampled_from(["title: A", "# c", "", "date: 2025-01-01"]), unique=True),
    st.sampled_from(["---", "..."]),
    st.sampled_from([" ", "\t", " \t "]),
    st.sampled_from(["# c", "{title: A}", "title: A", "|", "&a", '"A"', "#"]),
    st.lists(st.sampled_from(["title: B", "# d", "  x", "date: 2025-01-01"]), unique=True),
)
def test_a_draft_above_a_second_document_stays_no_document(
    before: list[str], marker: str, space: str, after: str, below: list[str]
):
    inside = "\n".join([*before, "draft: true", f"{marker}{space}{after}", *below])
    found = read_front_matter(f"---\n{inside}\n---\nA body.\n", "x.md", Limits())
    assert found.root is None
    assert found.problems


def test_three_hyphens_inside_a_value_are_text():
    inside = "title: >\n  --- a\n  ...\nsummary: '--- b'\ndesk: -- c\nmethod: ----\n"
    found = read_front_matter(f"---\n{inside}---\n", "x.md", Limits())
    assert found.problems == ()
