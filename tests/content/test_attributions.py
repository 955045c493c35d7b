"""The line that says whose a quotation is: dates in words, hyphens for dashes, near misses."""

import pytest

from briefgen.content.markup.near_attribution import AS_ITEM, AS_OUTSIDE
from briefgen.dates import FORMS
from tests.content.desk import advised, brief, parse, told
from tests.content.test_statements import QUOTED, html, one, statements


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("26 February 2025", "write 2025-02-26"),
        ("Doha 26 February 2025", "write 2025-02-26"),
        ("20 Feb 2025", "write 2025-02-20"),
        ("20 Sept. 2025", "write 2025-09-20"),
        ("February 26, 2025", "write 2025-02-26"),
        ("Wednesday 26th February 2025", "write 2025-02-26"),
        ("February 2025", "write 2025-02"),
        ("26. Februar 2025", "write 2025-02-26"),
        ("1er août 2025", "write 2025-08-01"),
        ("26 de febrero de 2025", "write 2025-02-26"),
        ("26 лютого 2025 р.", "write 2025-02-26"),
        ("Доха 26 февраля 2025 г.", "write 2025-02-26"),
        ("26 Şubat 2025", "write 2025-02-26"),
        ("26.02.2025", "write 2025-02-26"),
        ("2/26/2025", "write 2025-02-26"),
        ("2025/02/26", "write 2025-02-26"),
        ("5/6/2025", FORMS),
        ("26 February", FORMS),
        ("30 February 2025", FORMS),
        ("Wednesday", FORMS),
        ("14:30", FORMS),
    ],
)
def test_a_date_in_words_is_no_place_and_is_told_with_what_to_write(written, instead):
    parsed = parse(brief("", QUOTED.replace("Doha, 2025-02-26", f"Doha, {written}")))
    (problem,) = parsed.problems
    assert (problem.code, problem.advice) == ("BG291", instead)
    assert parsed.document is not None
    (quoted,) = parsed.document.body.statements
    assert quoted.on is None
    assert [each.name for each in quoted.credits[:2]] == ["Lavrov", "Doha"]
    assert {each.name for each in quoted.credits[2:]} <= {"Doha", "Доха"}


@pytest.mark.parametrize(
    "name",
    ["Theresa May", "May", "Summit of October 2024", "G20 2024 summit", "Room 12", "Mar 5 X"],
)
def test_a_name_with_a_month_or_a_number_in_it_is_no_date(name):
    quoted = one("", QUOTED.replace("Doha", name))
    assert name in [each.name for each in quoted.credits]


@pytest.mark.parametrize("end", ["\n> -- [[Lavrov]]", "\n>\n> --- [[Lavrov]]", "\n> --[[Lavrov]]"])
def test_two_hyphens_are_a_dash_before_a_speaker(end):
    text = f"> “We can.”{end}, Doha\n"
    (quoted,) = statements("", text).statements
    assert [each.name for each in quoted.credits] == ["Lavrov", "Doha"]
    assert '<p class="attribution">— ◯, Doha' in html("", text).replace("—◯", "— ◯")


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("> We can.\n>\n> - [[Lavrov]], Doha\n", "7:5", AS_ITEM),
        ("> We can.\n> - [[Lavrov]], Doha\n", "6:5", AS_ITEM),
        ("> We can.\n\n— [[Lavrov]], Doha\n", "7:1", AS_OUTSIDE),
    ],
)
def test_a_line_that_nearly_names_the_speaker_is_told_with_what_to_write(text, line, advice):
    assert told(brief("", text)) == [f"{line} BG292 this line does not say whose the quotation is"]
    assert advised(brief("", text)) == advice


@pytest.mark.parametrize(
    "text",
    [
        "> Two came:\n>\n> - [[Lavrov]]\n> - [[Fidan]]\n",
        "> We can.\n>\n> — [[Lavrov]]\n\n— [[Fidan]] too left.\n",
        "> We can.\n\n— And so on.\n",
    ],
)
def test_lists_and_dashes_of_another_kind_are_not_told(text):
    assert told(brief("", text)) == []
