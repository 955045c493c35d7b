"""Marks that readers would see as text: what is told of them, where, and of which nothing."""

import pytest

from briefgen.problem import Severity
from tests.content.markup.shown import parsed


def told(text: str) -> list[tuple[str, int, int, int, str]]:
    """Return code, line, column, length and advice of each problem."""
    found = []
    for problem in parsed(text)[1]:
        place = problem.place
        found.append((problem.code, place.line, place.column, place.length, problem.advice))
    return found


class TestComments:
    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("<!-- NOTE TO EDITOR -->", (1, 1, 23)),
            ("A <!-- b --> c", (1, 3, 10)),
            ("# A <!-- b -->", (1, 5, 10)),
            ("- a\n- b <!-- c\n  d -->", (2, 5, 6)),
            ("> a <!-- b\n\nc -->", (1, 5, 6)),
            ("|a|\n|-|\n|b <!-- c -->|", (3, 4, 10)),
            ("A %%secret%% b", (1, 3, 10)),
            ("A %% secret %% b", (1, 3, 12)),
            ("%%\nsecret\n%%", (1, 1, 2)),
            ("%% secret\n\nmore", (1, 1, 9)),
            ("a[^1]\n\n[^1]: b <!-- c -->", (3, 9, 10)),
        ],
    )
    def test_a_comment_is_a_note_with_its_place(self, text, place):
        assert told(text) == [("BG243", *place, "take it out")]

    def test_it_is_no_warning_and_is_shown_as_text(self):
        body, (problem,) = parsed("A <!-- b --> c")
        assert problem.severity is Severity.NOTE
        assert problem.message == "this comment will be published: HTML is not read"
        assert body.text.pieces == ("<p>A &lt;!-- b --&gt; c</p>\n",)

    def test_each_comment_is_told_once(self):
        assert [each[2] for each in told("<!-- a <!-- b --> c <!-- d -->")] == [1, 21]

    @pytest.mark.parametrize(
        "text",
        [
            "`<!-- a -->` and `%%a%%`",
            "```\n<!-- a -->\n%%\n```",
            "    <!-- a -->",
            r"\<!-- a --> and \%%a",
            "a <- b, a < b --> c",
            "100%% of a, 5%% of 10%%",
            "a %% b",
            "[a](b%%20c%%20.md)",
            "5% and 6%",
        ],
    )
    def test_nothing_is_said_of_code_and_of_numbers(self, text):
        assert "BG243" not in [each[0] for each in told(text)]


class TestBrackets:
    @pytest.mark.parametrize(
        ("text", "column", "length", "instead"),
        [
            ("a [[Lavrov] b", 3, 9, "[[Lavrov]]"),
            ("a [[Sergey  Lavrov] b", 3, 17, "[[Sergey Lavrov]]"),
            ("a [[Lavrov|he] b [c]", 3, 12, "[[Lavrov|he]]"),
            ("a [[Lavrov c.", 3, 8, "[[Lavrov]]"),
            ("a [[Lavrov. C", 3, 8, "[[Lavrov]]"),
            ("[[Lavrov c [[Rubio]] d", 1, 8, "[[Lavrov]]"),
            ("![[Lavrov] b", 1, 10, "![[Lavrov]]"),
            ("a [Lavrov]] d", 3, 9, "[[Lavrov]]"),
            ("*a [[Lavrov] b*", 4, 9, "[[Lavrov]]"),
        ],
    )
    def test_a_wikilink_that_is_not_closed_is_a_warning(self, text, column, length, instead):
        advice = rf"write {instead}, or \[ for a bracket that is meant"
        assert told(text) == [("BG265", 1, column, length, advice)]
        assert parsed(text)[1][0].severity is Severity.WARNING

    def test_it_is_told_in_the_line_where_it_stands(self):
        assert [each[1:4] for each in told("- a\n- b\n  c [[Lavrov d")] == [(3, 5, 8)]

    @pytest.mark.parametrize(
        "text",
        [
            "`[[a` and `[[a]` and `[a]]`",
            "```\n[[a\n```",
            r"\[[a and [\[a] and [a]\] and \[[a]",
            "[[1](https://a.example/)]",
            "[see [1]] and [a [b]]",
            "[sic] and [ ] and [a",
            r"\[[a]] and [\[a]]",
            "a[0] and b]] and a [[ b",
            "[[[[",
            "x [a][[b]] y",
            "- [ ] a\n- [x] b",
            "[r]]\n\n[r]: https://a.example/",
        ],
    )
    def test_nothing_is_said_of_code_and_of_ordinary_brackets(self, text):
        assert "BG265" not in [each[0] for each in told(text)]

    def test_a_wikilink_that_a_table_s_stroke_halves_is_told_once(self):
        text = "|a|b|\n|-|-|\n|[[Lavrov|he]]|c|"
        assert [each[0] for each in told(text)] == ["BG264"]


class TestSpaces:
    @pytest.mark.parametrize(
        ("text", "length", "instead"),
        [
            ("![pic](my pic.png)", 18, "my pic.png"),
            ("![pic](my pic)", 14, "my pic"),
            ("[d](foo bar.pdf)", 16, "foo bar.pdf"),
            ("[d](foo bar.pdf 'A title')", 26, "foo bar.pdf"),
            ("[d](foo (1) bar.pdf)", 20, "foo (1) bar.pdf"),
            ("[d](../my files/a)", 18, "../my files/a"),
            ("[d](a b.md#part)", 16, "a b.md#part"),
        ],
    )
    def test_an_address_with_a_space_is_a_warning(self, text, length, instead):
        advice = f"write (<{instead}>) in angle brackets, or rename the file"
        assert told(f"a\nb {text} c") == [("BG259", 2, 3, length, advice)]

    def test_a_web_address_with_a_space_is_written_with_a_number(self):
        advice = "write (https://a.example/b%20c)"
        assert told("[d](https://a.example/b c)") == [("BG259", 1, 1, 26, advice)]

    @pytest.mark.parametrize(
        "text",
        [
            "[d](<foo bar.pdf>)",
            "[d](foo%20bar.pdf)",
            '[d](foo.pdf "A title")',
            "[sic](in the text)",
            "[sic] (see a.pdf there)",
            "`[d](foo bar.pdf)`",
            r"\[d](foo bar.pdf)",
            "[d](see p. 3)",
        ],
    )
    def test_nothing_is_said_of_links_and_of_ordinary_text(self, text):
        assert "BG259" not in [each[0] for each in told(text)]
