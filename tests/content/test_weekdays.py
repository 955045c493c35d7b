"""Days of the week that are not those of the date beside them."""

import pytest
from babel import Locale

from briefgen.content.weekday_names import DATE_WORDS
from briefgen.content.weekdays import weekday_problems
from briefgen.problem import Span


def found(text: str) -> list[tuple[int, int, int]]:
    problems = weekday_problems(None, {}, text, 5, "content/briefs/x.md")
    return [(each.place.line, each.place.column, each.place.length) for each in problems]


@pytest.mark.parametrize("language", DATE_WORDS)
def test_the_words_are_those_of_the_language(language):
    locale, words = Locale.parse(language), DATE_WORDS[language]
    days, months = locale.days["format"]["wide"], locale.months["format"]["wide"]
    assert words.days == tuple(days[number] for number in range(7))
    assert words.months == tuple(months[number] for number in range(1, 13))


@pytest.mark.parametrize(
    "text",
    [
        "Monday, 2025-02-18",
        "Monday (2025-02-18)",
        "monday 18 February 2025",
        "Monday, 18th of February, 2025",
        "Monday, February 18, 2025",
        "Montag, den 18. Februar 2025",
        "lundi 18 février 2025",
        "lunes, 18 de febrero de 2025",
        "понедельник, 18 февраля 2025",
        "понеділок, 18 лютого 2025",
        "Monday,\n18 February 2025",
    ],
)
def test_a_wrong_day_is_found_and_the_right_one_is_not(text):
    ((line, column, length),) = found(f"So.\n\nOn {text} they met.")
    assert (line, column) == (7, 4)
    right = {"m": "Tuesday", "l": "martes" if "de " in text else "mardi"}
    word = text[:length]
    better = {
        "Montag": "Dienstag",
        "понедельник": "вторник",
        "понеділок": "вівторок",
    }.get(word, right.get(word[0].lower(), ""))
    assert found(f"So.\n\nOn {better}{text[length:]} they met.") == []


def test_a_day_behind_the_date_is_found_in_turkish():
    assert found("18 Şubat 2025 Pazartesi günü") == [(5, 15, 9)]
    assert found("18 Şubat 2025 Salı günü") == []


@pytest.mark.parametrize(
    "text",
    [
        "> On Monday, 18 February 2025, we met.",
        "“On Monday, 18 February 2025, we met,” he said.",
        '"On Monday, 18 February 2025, we met," he said.',
        "See `Monday, 2025-02-18`.",
        "Monday was long; 18 February 2025 was not.",
        "Monday, 31 February 2025",
        "Dismonday, 18 February 2025",
        "Monday, 18 February 20255",
    ],
)
def test_quotations_code_and_what_is_no_date_are_left_alone(text):
    assert found(text) == []


def test_a_title_is_looked_at(site):
    text = '---\ntitle: "Monday, 18 February 2025"\ndate: 2025-02-18\n---\n'
    desk = site("").write("content/briefs/x.md", text)
    desk.build().warns("content/briefs/x.md:2:8: BG287")


def test_places_begin_with_the_first_line_of_the_text():
    problems = list(weekday_problems(None, {"title": Span(2)}, "Monday, 2025-02-18", 9, "a.md"))
    assert problems[0].place.line == 9
    assert "Tuesday, 2025-02-18" in problems[0].message
