"""What of a document is a fact for other pages, and what only its own page prints."""

import pytest

from briefgen.content.text import divided, facts_digest
from tests.content.desk import brief, parse

SUMMARY = "summary: In short.\n"


def facts(text: str) -> bytes:
    """Return what stands for everything the catalog learns from a brief."""
    document = parse(text).document
    assert document is not None
    return facts_digest(divided(document)[0])


@pytest.mark.parametrize("first", ["It began.", "It began late."])
def test_a_later_paragraph_is_no_fact(first):
    assert facts(brief(body=f"{first}\n\nOne.\n")) == facts(brief(body=f"{first}\n\nTwo.\n"))


def test_the_first_paragraph_is_a_fact_where_it_stands_for_a_summary():
    assert facts(brief(body="One.\n")) != facts(brief(body="Two.\n"))
    assert facts(brief(SUMMARY, "One.\n")) == facts(brief(SUMMARY, "Two.\n"))


def test_a_heading_and_the_sentence_of_a_link_are_facts():
    assert facts(brief(body="A.\n\n## One\n")) != facts(brief(body="A.\n\n## Two\n"))
    assert facts(brief(body="A.\n\nOne [[x]].\n")) != facts(brief(body="A.\n\nTwo [[x]].\n"))
