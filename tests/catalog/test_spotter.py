"""Names found in texts: words in any script, the longest, and nothing changed by it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.address import Ref
from briefgen.catalog.auto_links import Linkable, Linker
from briefgen.catalog.lexicon import Lexicon, written_forms
from briefgen.catalog.spotter import Spotter
from briefgen.content.auto_link import linked_text
from briefgen.content.text import Text

A, B = Ref("actor", "a"), Ref("place", "b")
LETTERS = st.sampled_from("ab Лé\u0301'’-/.\n\u00a0普тのカ1@#<>&;\0")
TAGS = st.sampled_from(("<p>", "</p>\n", "<h2>", "</h2>", "<em>", "</em>", "<code>a</code>", "b "))


def found(text, *names):
    """Return the names found in a text."""
    spots = Spotter((name, A) for name in names).spots(text)
    return [text[spot.start : spot.end] for spot in spots]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        *(
            ("Xan", True),
            ("Xan.", True),
            ("(Xan)", True),
            ("Xan's", True),
            ("Xan'ın", True),
        ),
        *(("Xana", False), ("aXan", False), ("Xan1", False), ("1Xan", False), ("Xan_", False)),
        *(("Xan\u0301", False), ("Xan\u200cها", False), ("Xan\u00ades", False), ("Xanи", False)),
        *(("O'Xan", False), ("D'Xan", False), ("d'Xan", True), ("l'Xan", True), ("'Xan'", True)),
        *(("Xan-backed", True), ("Xan-Backed", False), ("Xan-on-Sea", False), ("Saint-Xan", False)),
        *(("Xan-Xan", True), ("Xan-", True), ("-Xan", True), ("Xan-ул", False), ("x/Xan/y", False)),
        *(("www.Xan.example", False), ("Xan.example", False), ("a@Xan.example", False)),
        *(("#Xan", False), ("@Xan", False), ("S.Xan", False), ("S. Xan", True), ("Xan...", True)),
        *(
            ("&Xan;", False),
            ("普Xan普", True),
            ("Xan/Xan", True),
            ("&quot;Xan&quot;", True),
            ("Xan&amp;T", False),
            ("T&amp;Xan", False),
            ("Xan &amp; T", True),
        ),
    ],
)
def test_a_name_ends_where_its_word_ends(text, is_found):
    assert bool(found(text, "Xan")) == is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("プーチン大統領", True), ("プーチンは", True), ("プーチンス", False), ("(プーチン)", True)],
)
def test_where_no_spaces_are_written_another_script_ends_a_word(text, is_found):
    assert bool(found(text, "プーチン")) == is_found


def test_a_name_that_overlaps_the_next_comes_first_and_the_longer_hides_the_shorter():
    assert found("Port Ada Bay", "Port Ada", "Ada Bay", "Ada") == ["Port Ada"]
    assert found("Port Ada Bays", "Port Ada Bay", "Ada") == ["Ada"]


def test_names_joined_in_a_row_stand_or_fall_together():
    assert found("Ada-Ada-Ada", "Ada") == ["Ada", "Ada", "Ada"]
    assert found("Ada-Ada-Else", "Ada") == []
    assert found("Else-Ada-Ada", "Ada") == []


def test_many_hits_take_time_in_proportion():
    assert len(found("Ada-" * 50_000, "Ada")) == 50_000
    assert found("aa" * 50_000, "aa", "aaa", "aaaa") == []


def test_a_name_has_its_forms_and_too_short_ones_have_none():
    assert written_forms("al-Marsa") == {"al-Marsa", "Al-Marsa"}
    assert written_forms('A "B" & C') == {"A &quot;B&quot; &amp; C"}
    assert written_forms("é1 x") >= {"é1 x", "e\u03011 x", "É1 x"}
    assert written_forms("X") == written_forms("12") == written_forms(" ") == frozenset()


@given(text=st.text(LETTERS), names=st.sets(st.text(LETTERS, min_size=1), max_size=5))
def test_what_is_found_is_in_order_apart_and_a_name(text, names):
    end = 0
    for spot in Spotter((name, A) for name in names).spots(text):
        assert end <= spot.start < spot.end
        assert text[spot.start : spot.end] in names
        end = spot.end


@given(
    pieces=st.lists(st.lists(TAGS).map("".join), min_size=1),
    mode=st.sampled_from(("first", "all")),
)
def test_links_change_no_word_and_lie_in_no_tag(pieces, mode):
    linker = Linker(Lexicon(names=(("a", A), ("b", B))))
    known = linker.found(Linkable(ref=Ref("brief", "x"), pieces=tuple(pieces), mode=mode))
    text = linked_text(Text(tuple(pieces)), known)
    assert len(text.text) == len(pieces) + len(known)
    assert re.sub("</a>", "", "".join(text.text)) == "".join(pieces)
    assert all(pieces[each.piece][each.start : each.end] in "ab" for each in known)
    if mode == "first":
        assert len(known) <= 2 * (1 + "".join(pieces).count("</h2>"))
