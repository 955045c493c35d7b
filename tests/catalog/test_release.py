"""What is public, what is withheld and why, and when that changes."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from briefgen.catalog.release import release
from briefgen.config import Config, ReleaseConfig
from tests.catalog.desk import CONFIG, NOW, actor, brief, m, page, tag

ISTANBUL = Config(title="X", timezone="Europe/Istanbul")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def reasons(*documents, config=CONFIG, now=NOW, drafts=False):
    released = release(documents, config, now=now, drafts=drafts)
    return [withheld.reason for withheld in released.withheld]


def test_a_plain_document_is_public():
    assert reasons(brief(), actor("a", "A"), tag("t", "T"), page("p")) == []


@pytest.mark.parametrize("make", [brief, page])
def test_a_draft_is_withheld(make):
    assert reasons(make("x", draft=True)) == ["draft"]


def test_a_draft_actor_or_tag_is_withheld():
    assert reasons(actor("a", "A", draft=True), tag("t", "T", draft=True)) == ["draft", "draft"]


def test_a_brief_whose_status_is_draft_is_withheld_as_a_draft():
    released = release([brief(status="draft")], CONFIG, now=NOW, drafts=False)
    assert [(each.reason, each.is_draft) for each in released.withheld] == [("status draft", True)]


def test_a_withdrawn_brief_stays_public():
    assert reasons(brief(status="withdrawn")) == []


def test_an_embargo_ends_at_its_instant():
    embargoed = brief(embargo=m("2026-03-01T09:00:00+03:00"))
    assert reasons(embargoed, now=at("2026-03-01T05:59:59Z")) == [
        "embargo until 2026-03-01T06:00+00:00"
    ]
    assert reasons(embargoed, now=at("2026-03-01T06:00:00Z")) == []


def test_an_embargo_of_a_day_ends_as_the_day_begins_in_the_zone_of_the_site():
    embargoed = brief(embargo=m("2026-03-01"))
    assert reasons(embargoed, config=ISTANBUL, now=at("2026-02-28T20:59:59Z")) == [
        "embargo until 2026-03-01T00:00+03:00"
    ]
    assert reasons(embargoed, config=ISTANBUL, now=at("2026-02-28T21:00:00Z")) == []


def test_a_document_expires_as_its_last_day_ends_in_the_zone_of_the_site():
    short = brief(expires=m("2026-03-01"))
    assert reasons(short, config=ISTANBUL, now=at("2026-03-01T20:59:59Z")) == []
    assert reasons(short, config=ISTANBUL, now=at("2026-03-01T21:00:00Z")) == [
        "expired 2026-03-02T00:00+03:00"
    ]


def test_a_marking_above_the_ceiling_is_withheld_and_one_at_it_is_not():
    config = Config(title="X", release=ReleaseConfig(ceiling="AMBER"))
    documents = [brief(tlp=label) for label in ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")]
    assert reasons(*documents, config=config) == [
        "TLP:AMBER+STRICT is above the ceiling TLP:AMBER",
        "TLP:RED is above the ceiling TLP:AMBER",
    ]


def test_what_is_not_marked_counts_as_the_default():
    config = Config(title="X", release=ReleaseConfig(default_tlp="GREEN"))
    assert len(reasons(brief(), brief(tlp="CLEAR"), config=config)) == 1


def test_a_preview_shows_all_but_what_is_above_the_ceiling():
    documents = [
        brief("a", draft=True),
        brief("b", status="draft"),
        brief("c", embargo=m("2030")),
        brief("d", expires=m("2020")),
        brief("e", tlp="RED", draft=True),
    ]
    released = release(documents, CONFIG, now=NOW, drafts=True)
    assert [document.id for document in released.documents] == ["a", "b", "c", "d"]
    assert [each.ref.id for each in released.withheld] == ["e"]
    assert released.next_change is None


def test_the_next_change_is_the_earliest_of_all_documents():
    documents = [
        brief("a", embargo=m("2026-05-01")),
        brief("b", expires=m("2026-02-28")),
        brief("c", embargo=m("2025-01-01")),
    ]
    released = release(documents, CONFIG, now=NOW, drafts=False)
    assert released.next_change == datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "dates",
    [
        {"draft": True, "embargo": m("2026-05-01")},
        {"tlp": "RED", "expires": m("2026-05-01")},
        {"embargo": m("2026-05-01"), "expires": m("2026-04-01")},
        {"expires": m("2025-04-01")},
        {},
    ],
    ids=["a draft", "above the ceiling", "expired before it is shown", "expired", "plain"],
)
def test_a_date_that_changes_nothing_is_no_change(dates):
    assert release([brief(**dates)], CONFIG, now=NOW, drafts=False).next_change is None


def test_withheld_says_until_when():
    documents = [brief("a", embargo=m("2026-05-01")), brief("b", draft=True)]
    released = release(documents, CONFIG, now=NOW, drafts=False)
    assert [each.until for each in released.withheld] == [datetime(2026, 5, 1, tzinfo=UTC), None]


def test_the_answer_does_not_depend_on_the_zone_the_clock_is_read_in():
    embargoed = brief(embargo=m("2026-01-01T00:00:00+00:00"))
    assert reasons(embargoed, now=NOW.astimezone(ZoneInfo("Pacific/Auckland"))) == []
