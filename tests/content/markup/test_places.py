"""Where holes and problems are: the line and column in the file of what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.document import FileLink, Mention
from briefgen.content.markup.body import parse_body
from briefgen.problem import Span
from tests.content.markup.shown import ALLOWING, CONFIG, parsed

PREFIXES = [
    "",
    "- ",
    "1. ",
    "> ",
    "> - ",
    "- > ",
    "> > ",
    "## ",
    "-\t",
    "   ",
    "- [x] ",
    "> [!note] ",
]
WORDS = ["word", "*soft*", "`code`", "**a** b", "naïve", "北京", "a\\*b", "&amp;", "[^1]", "\\[["]
HOLES = [
    "[[Lavrov]]",
    "[[Lavrov|*him*]]",
    "[him](../actors/lavrov.md)",
    "[him](x.md 'title')",
    "![alt](a.jpg)",
    "[[#x]]",
    "[r]",
]


@given(
    st.sampled_from(PREFIXES),
    st.lists(st.sampled_from(WORDS + HOLES + ["\n"]), min_size=1, max_size=14),
)
def test_every_hole_is_where_its_markup_stands(prefix, words):
    continued = "> " * prefix.count(">") + " " * (len(prefix) if ">" not in prefix else 0)
    text = prefix + " ".join(words).replace("\n", f"\n{continued}") + "\n\n[r]: r.md\n"
    lines = text.split("\n")
    body, _ = parsed(text, first_line=7)
    for hole in body.text.holes:
        line = lines[hole.span.line - 7]
        written = line[hole.span.column - 1 : hole.span.column - 1 + hole.span.length]
        assert written in HOLES, (text, hole)


@given(st.lists(st.sampled_from([*WORDS, *HOLES[:4], "", "a\\|b"]), min_size=2, max_size=5))
def test_every_hole_of_a_table_is_where_its_markup_stands(cells):
    cells = [cell.replace("|", "\\|") if "[[" in cell else cell for cell in cells]
    row = f"| {' | '.join(cells)} |"
    body, _ = parsed(f"|{' a |' * len(cells)}\n|{'-|' * len(cells)}\n{row}\n")
    assert len(body.text.holes) == sum(cell.startswith(("[[", "[him")) for cell in cells)
    for hole in body.text.holes:
        written = row[hole.span.column - 1 : hole.span.column - 1 + hole.span.length]
        assert written.replace("\\|", "|") in HOLES


def test_lines_are_those_of_the_file():
    body, problems = parsed("One.\n\nTwo [[x]].\n\n[y](tel:1)\n", first_line=12)
    assert body.text.holes[0].span == Span(14, 5, 5)
    assert problems[0].place.line == 16


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_count_as_one(end):
    body, _ = parsed(f"One.{end}{end}Two [[x]].{end}")
    assert body.text.holes[0].span == Span(3, 5, 5)
    assert "\r" not in "".join(body.text.pieces)


@given(st.text(alphabet="ab .\n[]|", max_size=300), st.text(alphabet="ab .", max_size=300))
def test_the_sentence_of_a_link_is_bounded(before, after):
    body, _ = parsed(f"{before} [[X]] {after}")
    for hole in body.text.holes:
        assert isinstance(hole, Mention | FileLink)
        assert len(hole.context.before) <= 240
        assert len(hole.context.after) <= 240


def test_a_long_sentence_is_cut_at_words_on_both_sides():
    body, _ = parsed(f"{'word ' * 100}[[X]]{' word' * 100}.")
    context = body.text.holes[0].context
    assert context.before == f"…{'word ' * 47}"
    assert context.after == f"{' word' * 47}…"


def test_a_long_word_is_cut_where_it_must():
    body, _ = parsed(f"{'x' * 300}[[X]]{'y' * 300}")
    context = body.text.holes[0].context
    assert context.before == f"…{'x' * 239}"
    assert context.after == f"{'y' * 239}…"


def test_a_document_at_the_top_of_the_content_folder_names_files_from_there():
    body, problems = parse_body(
        "[a](x.md) [b](#y) [c](../z.md) [d](/e.pdf)",
        first_line=1,
        path="content/about.md",
        folder="",
        config=CONFIG,
    )
    assert [hole.path for hole in body.text.holes] == ["x.md", "about.md"]
    assert [problem.advice for problem in problems] == [
        "only files in it are part of the site",
        "write e.pdf",
    ]


def test_addresses_without_a_scheme_are_kept_where_the_site_allows_it():
    body, problems = parsed("[a](//a.example/x) [b](//a b)", config=ALLOWING)
    assert body.text.pieces == ('<p><a href="//a.example/x">a</a> [b](//a b)</p>\n',)
    assert [problem.code for problem in problems] == ["BG259"]


def test_an_address_without_a_scheme_must_be_whole_even_where_it_is_allowed():
    _, problems = parsed("[a](///x)", config=ALLOWING)
    assert [problem.code for problem in problems] == ["BG251"]


def test_the_words_of_the_text_are_counted_without_marks_and_notes():
    body, _ = parsed("# One two\n\nThree *four* [five](x.md)[^1]\n\n- [[six|six 7]]\n\n[^1]: No.\n")
    assert body.words == 7


def test_the_lead_is_the_first_paragraph_as_plain_text():
    body, _ = parsed("> quoted\n\nThe *first*\nparagraph, [[Lavrov]].\n\nSecond.")
    assert body.lead == "The first paragraph, Lavrov."


def test_anchors_are_headings_and_notes():
    body, _ = parsed("# A\n\n> ## B\n\nx[^1]\n\n[^1]: y")
    assert body.anchors == ("a", "b", "fn:1")
    assert [heading.id for heading in body.outline] == ["a"]


def test_an_empty_body_is_empty():
    body, problems = parsed("")
    assert body.text.pieces == ("",)
    assert body.words == 0
    assert problems == ()
