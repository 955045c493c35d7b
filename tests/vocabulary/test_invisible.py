"""Characters that nobody sees."""

import pytest

from briefgen.invisible import invisible
from tests.content.desk import brief, told


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "Łódź, Türkiye, Σαμοθράκη, Москва, 北京",
        "الدوحة: لافروف يعلن عن اجتماع",
        "שלום עולם",
        "می\u200cخواهم",
        "क्\u200dष",
        "👨\u200d👩\u200d👧",
        "🏳\ufe0f\u200d🌈",
        "(שלום)\u200f!",
        "\u200eC++ في الدوحة",
    ],
)
def test_honest_text_of_any_script_passes(text: str):
    assert invisible(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a\u202eb", 1),
        ("\u2066a", 0),
        ("ab\u061c", 2),
        ("a\u200bb", 1),
        ("a\u2060b", 1),
        ("a\ufeffb", 1),
        ("La\u00advrov", 2),
        ("La\u200cvrov", 2),
        ("Ла\u200dвров", 2),
        ("a\u200c", 1),
        ("\u200da", 0),
        ("a\u200fb", 1),
        ("a\u200fb\nשלום", 1),
        ("a\u2028b", 1),
        ("a\U000e0041", 1),
    ],
)
def test_what_hides_or_turns_is_found(text: str, place: int):
    assert invisible(text) == place


def test_it_is_told_where_it_stands():
    message = "the invisible character U+202E (right-to-left override) cannot be in front matter"
    assert told(brief("summary: a\u202eb\n")) == [f"4:11 BG232 {message}"]
    assert told("---\ntitle: a\u202eb\n---\n") == [f"2:9 BG232 {message}"]


def test_an_escape_does_not_smuggle_it_in():
    message = "the invisible character U+200B (zero width space) cannot be in front matter"
    assert told(brief('tags: [a, "b\\u200bc"]\n')) == [f"4:11 BG232 {message}"]
    assert told(brief('dateline: {place: x, "\\u200b": y}\n'))[0] == f"4:22 BG232 {message}"
    message = "the control character U+001F cannot be in a text"
    assert told(brief('summary: "a\\x1fb"\n')) == [f"4:10 BG216 {message}"]
