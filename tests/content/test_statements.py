"""Statements of the front matter: found in the text, marked there, or told with what is near."""

import random
import re
from time import process_time

import pytest

from briefgen.content.document import Body, Quoted
from briefgen.content.markup.anchoring import Entry
from briefgen.content.markup.body import parse_body
from briefgen.content.schema.statement import Statement
from briefgen.content.text import divided, facts_digest, places_digest
from briefgen.problem import Span
from tests.content.desk import CONFIG, advised, brief, parse, told
from tests.content.markup.checked import check
from tests.content.markup.shown import said

QUOTED = "> “We can move forward.”\n>\n> — [[Lavrov]], Doha, 2025-02-26 [^a]\n\n[^a]: A note.\n"


def statements(entries: str, text: str) -> Body:
    """Return the body of a brief with `statements` in its front matter, which has no mistakes."""
    parsed = parse(brief(f"statements: [{entries}]\n", text))
    assert parsed.problems == ()
    assert parsed.document is not None
    check(parsed.document.body)
    return parsed.document.body


def one(entries: str, text: str) -> Quoted:
    """Return the only statement of a brief."""
    (found,) = statements(entries, text).statements
    return found


def html(entries: str, text: str) -> str:
    """Return the text of a brief as HTML, with a circle for each hole and a short id."""
    body = statements(entries, text)
    joined = "◯".join(body.text.pieces)
    for number, each in enumerate(body.statements):
        joined = joined.replace(each.anchor, f"#{number}")
    return joined.replace('<span aria-hidden="true">¶</span>', "¶").replace(
        'class="said-link" href="##0" aria-labelledby="#0"', "self"
    )


def test_words_are_marked_where_they_stand_with_a_link_to_themselves():
    assert html("{text: move fast, by: Trump}", "He must “move fast”, he said.\n") == (
        '<p>He must “<span class="said" id="#0">move fast</span>”, <a self>¶</a> he said.</p>\n'
    )


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It *is time* now.", '<em>is <span class="said" id="#0">time</span></em>'),
        ("It is **ti**me now.", '<strong><span class="said" id="#0">ti</span></strong>'),
        ("It is [time now](https://a.example/).", "</a>. <a self>¶</a>"),
        ("It is [[clock|time now]], yes.", '<span class="said" id="#0">◯</span>, <a self>'),
    ],
)
def test_marks_and_links_that_words_cross_stay_whole(text, marked):
    assert marked in html("{text: time now, by: X}", f"{text}\n")


def test_words_over_several_lines_and_paragraphs_are_one_statement():
    shown = html("{text: one two three, by: X}", "Here “one\ntwo\n\nthree” ends.\n")
    assert shown == (
        '<p>Here “<span class="said" id="#0">one\ntwo</span></p>\n'
        '<p><span class="said">three</span>” <a self>¶</a> ends.</p>\n'
    )


@pytest.mark.parametrize(
    "written",
    ["it's a 'go' -- now...", "“it’s  a “go” — now…”", "'it’s a «go»–now'", "it’s a “go” — now,"],
)
def test_typographic_signs_and_spaces_do_not_matter(written):
    entry = f'{{text: "{written}", by: X}}'
    assert one(entry, "He said “it’s a ‘go’ — now…”\n").entry == 0


def test_letters_do_matter_and_so_do_whole_words():
    assert [
        each[:10] for each in told(brief("statements: [{text: art, by: X}]\n", "A start."))
    ] == ["4:21 BG290"]
    assert told(brief("statements: [{text: Art, by: X}]\n", "An art.")) != []


def test_words_that_do_not_stand_there_are_told_with_the_nearest_passage():
    text = brief(
        'statements: [{text: "we will move quickly forward", by: X}]\n',
        "Nothing yet. He said that we can move quickly forward, and left.\n",
    )
    assert advised(text) == 'did you mean "we can move quickly forward"?'
    assert told(text) == ["4:21 BG290 the words of this statement do not stand in the text"]
    assert advised(brief("statements: [{text: never said, by: X}]\n", "A text.\n")) == (
        "write the words as they stand in the text, or put them there first"
    )


def test_words_are_suggested_as_they_stand_in_quotation_marks():
    text = "He told [[Fidan]] that “we can move quickly forward” and left.\n"
    assert advised(brief("statements: [{text: that you can move quickly, by: X}]\n", text)) == (
        'did you mean "we can move quickly forward"?'
    )
    long = "He said that “we can move quickly forward, and so we will, be it today or tomorrow”.\n"
    assert advised(brief("statements: [{text: that he can move quickly, by: X}]\n", long)) == (
        'did you mean "we can move quickly"?'
    )


def test_a_heading_is_no_place_for_a_statement():
    body = statements("{text: on time, by: X}", "## On time\n\nIt was “on time”.\n")
    assert "<h2" in body.text.pieces[0].partition("said:")[0]


def test_the_same_words_twice_are_two_places():
    first, second = statements(
        "{text: never again, by: X}, {text: never again, by: Y}",
        "“Never! never again,” X said. Y said “never again” too.\n",
    ).statements
    assert second.anchor == f"{first.anchor}:2"
    lost = brief(
        "statements: [{text: never again, by: X}, {text: never again, by: Y}]\n",
        "X said “never again”.\n",
    )
    assert [each.partition(" ")[0] for each in told(lost)] == ["4:49"]
    assert advised(lost) == "another statement has these words already (line 4)"


def test_an_entry_that_repeats_a_quotation_is_the_same_statement():
    found = one("{text: We can move forward., act: propose}", QUOTED)
    assert said(found) == (
        '” 6:3+22 verbatim entry 0 "We can move forward." by [[Lavrov]], Doha '
        "on 2025-02-26 source a (1)"
    )
    alone = one("", QUOTED)
    assert alone.anchor == found.anchor


def test_words_within_a_quotation_are_its_speakers_at_its_time():
    whole, part = statements("{text: move forward, act: propose}", QUOTED).statements
    assert part.entry == 0
    assert (part.credits, part.on, part.source) == (whole.credits, whole.on, whole.source)


@pytest.mark.parametrize(
    ("entry", "text", "mode"),
    [
        ("text: We will not go back.", "“We will not go back.”", "verbatim"),
        ("text: We will not go back", "“We will not go back,” he said.", "partial"),
        ("text: dictator", "a “dictator”", "partial"),
        ("text: he would not return", "He said that he would not return.", "paraphrase"),
        ("text: dictator, original: диктатор", "a “dictator”", "translated"),
        ("text: dictator, mode: reported", "a “dictator”", "reported"),
    ],
)
def test_how_near_words_are_to_what_was_said_is_told_by_the_marks_around_them(entry, text, mode):
    assert one(f"{{{entry}, by: X}}", f"{text}\n").mode == mode


def test_the_note_behind_words_is_their_source():
    text = "First.[^b] He said “go on” in Doha.[^a] Then.[^b]\n\n[^a]: A.\n\n[^b]: B.\n"
    assert one("{text: go on, by: X}", text).source == "a"
    assert one("{text: go on, by: X}", "He said “go on”.\n").source == ""


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("He said “go on” in Doha.[^a]", "a"),
        ("He said “go on” to Mr. Fidan of the U.S. Senate.[^a]", "a"),
        ("“Go on!” Lavrov said.[^a]", "a"),
        ("“Go on,” he said. He left.[^a]", ""),
        ("“Go on.” He left.[^a]", ""),
        ("He said “go on.”[^a] He left.", "a"),
        ("He said “go on” at 7. *Then* he left.[^a]", ""),
    ],
)
def test_a_note_of_another_sentence_is_no_source(text, source):
    assert (
        one(
            "{text: go on, by: X}".replace("go", "Go" if "Go" in text else "go"),
            f"{text}\n\n[^a]: A.\n",
        ).source
        == source
    )


def test_somebody_must_have_said_it():
    assert told(brief("statements: [{text: go on}]\n", "He said “go on”.\n")) == [
        '4:21 BG228 an entry of "statements" needs "by"'
    ]


def test_a_wrong_entry_before_does_not_move_the_place_of_what_is_told():
    text = brief("statements:\n  - {by: X}\n  - {text: go on}\n", "He said “go on”.\n")
    assert '6:12 BG228 an entry of "statements" needs "by"' in told(text)


def test_where_a_statement_stands_is_no_fact_and_its_words_are():
    def digests(text: str, entries: str = ""):
        document = parse(brief(f"statements: [{entries}]\nsummary: S\n", text)).document
        assert document is not None
        facts = divided(document)[0]
        return facts_digest(facts), places_digest(facts)

    before, moved = digests(QUOTED), digests(f"A line.\n\n{QUOTED}")
    assert before[0] == moved[0]
    assert before[1] != moved[1]
    assert digests(QUOTED.replace("move", "walk"))[0] != before[0]


def test_anchors_stay_when_something_else_is_edited():
    before = one("{text: move fast, by: X}", "He must “move fast”.\n")
    after = statements(
        "{text: first, by: Y}, {text: move fast, by: X}", "A “first”. He must *“move fast”*!\n"
    ).statements[1]
    assert after.anchor == before.anchor


PIECES = (
    *("a ", "b ", "c", "*", "**", "`", "[", "](d.md)", "[[a b]]", "[[x|a b]]", "“", "”", '"', "\n"),
    *(
        "\n\n",
        "> ",
        "> — [[x]], y\n",
        "- ",
        "[^1]",
        "## ",
        "| a | b |\n|---|---|\n",
        "…",
        "—",
        "\\",
    ),
)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_marks_words_cross_the_text_stays_whole_and_loses_nothing(seed):
    draw = random.Random(seed)
    for _ in range(60):
        text = "".join(draw.choices(PIECES, k=draw.randrange(5, 40)))
        said = [" ".join(draw.choices("abc", k=draw.randrange(1, 4))) for _ in range(4)]
        entries = tuple(Entry(Statement(text=each), Span(1)) for each in said)
        marked, plain = body_of(text, entries), body_of(text)
        check(marked)
        assert marked.text.holes == plain.text.holes
        assert unmarked(marked) == unmarked(plain), text


def body_of(text: str, entries: tuple[Entry, ...] = ()) -> Body:
    text, place = f"{text}\n\n[^1]: Note.\n", "content/briefs/x.md"
    return parse_body(
        text, first_line=1, path=place, folder="briefs", config=CONFIG, entries=entries
    )[0]


def unmarked(body: Body) -> str:
    """Return the HTML of a text without what marks statements."""
    html = re.sub(r' <a class="said-link".*?</a>', "", "◯".join(body.text.pieces))
    return re.sub(r"</?span[^>]*>| id=\"said:[^\"]*\"", "", html)


def test_many_words_that_stand_nowhere_are_told_in_time():
    entries = "".join(f"  - {{text: z{each} q, by: X}}\n" for each in range(250))
    start = process_time()
    problems = parse(brief(f"statements:\n{entries}", "a b c d “f g” " * 6_000)).problems
    assert process_time() - start < 5
    assert [each.code for each in problems] == ["BG290"] * 250
