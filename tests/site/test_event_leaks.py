"""Nothing of a withheld event is anywhere, and nothing that a withheld brief tells of one."""

import json

import pytest

WITHHOLDING = ("draft: true", "embargo: 2026-01-02", "expires: 2025-12-31", "tlp: AMBER")
FACTS = """summary: Zqsummary
start: 2031-07-13
end: 2031-08-17
tz: Asia/Dili
status: tentative
history: [{date: 2025-01-05, status: announced, note: Zqnote}]
previous_start: [2031-06-11]
kind: signing
place: Zqplace
participants: [{actor: Zqactor, as: Zqpart}, Berg]
part_of: open
led_to: [Zqled, open]
sources: [Zqsource]
readouts: [{side: Zqside, text: Zqreadout}]
outcome: Zqoutcome
"""
FILE = f"""---
title: Zqtitle
{FACTS}slug: zqslug
aliases: [/zqalias/]
dossier: d
{{withheld}}
---
Zqbody with [[Berg]].
"""
OPEN = """
-- content/actors/berg.md --
---
name: Berg
---
-- content/dossiers/d.md --
---
title: D
---
-- content/events/open.md --
---
title: An open event
start: 2025-02-18
dossier: d
---
-- content/briefs/2025-02-18-a.md --
---
title: A
events: [An open event]
---
"""
CANARIES = (
    *("Zqtitle", "Zqsummary", "2031-07", "2031-08", "2031-06", "2031", "Dili", "Tentative"),
    *("Zqnote", "Signing", "Zqplace", "Zqactor", "zqactor", "Zqpart", "Zqled", "Zqsource"),
    *("Zqside", "Zqreadout", "Zqoutcome", "zqslug", "zqalias", "Zqbody"),
)


@pytest.mark.parametrize("withheld", WITHHOLDING)
def test_nothing_of_a_withheld_event_is_anywhere_and_all_of_it_is_when_it_is_released(
    site, withheld
):
    desk = site(OPEN)
    before = desk.build().fine()
    files = {path: (before.out / path).read_bytes() for path in before.files}
    desk.write("content/events/zqfile.md", FILE.replace("{withheld}", withheld))
    built = desk.build().fine().nowhere(*CANARIES, "zqfile")
    assert built.report.next_change is None or built.report.next_change.year == 2026
    assert desk.tree() == files
    desk.write("content/events/zqfile.md", FILE.replace("{withheld}", ""))
    page = desk.build().works().text("events/zqslug/index.html")
    for canary in CANARIES:
        assert canary in page or canary in ("zqalias", "2031"), canary


@pytest.mark.parametrize("withheld", WITHHOLDING)
def test_nothing_that_a_withheld_brief_tells_of_an_open_event_is_anywhere(site, withheld):
    inside = "".join(f"    {line}\n" for line in FACTS.splitlines() if "2031" not in line)
    inside = inside.replace("    part_of: open\n", "").replace("[Zqled, open]", "[Zqled]")
    desk = site(OPEN)
    before = desk.build().fine()
    files = {path: (before.out / path).read_bytes() for path in before.files}
    front = f"title: B\n{withheld}\nevents:\n  - id: open\n    title: Zqtitle\n{inside}"
    desk.write("content/briefs/2025-02-19-b.md", f"---\n{front}---\n")
    desk.build().fine().nowhere(*CANARIES)
    assert desk.tree() == files


def test_the_structured_data_of_an_event_is_that_of_its_page(site):
    desk = site(OPEN).write("content/events/zqfile.md", FILE.replace("{withheld}", ""))
    built = desk.build().works()
    page = built.page("events/zqslug/")
    graph = json.loads(page.css_first('script[type="application/ld+json"]').text())["@graph"]
    nodes = {node["@id"]: node for node in graph if "@id" in node}
    event = nodes["https://desk.example/events/zqslug/#event"]
    assert event["@type"] == "Event"
    assert event["startDate"] == "2031-07-13"
    assert event["endDate"] == "2031-08-17"
    assert event["previousStartDate"] == ["2031-06-11"]
    assert event["location"] == {"@type": "Place", "name": "Zqplace"}
    assert event["superEvent"]["@id"] == "https://desk.example/events/open/#event"
    assert event["about"]["@id"] == "https://desk.example/dossiers/d/#dossier"
    assert {each["@id"] for each in event["attendee"]} == {
        "https://desk.example/actors/berg/#actor",
        "https://desk.example/actors/zqactor/#actor",
    }
    assert "eventStatus" not in event


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("announced", "EventRescheduled"),
        ("cancelled", "EventCancelled"),
        ("occurred", ""),
        ("denied", ""),
    ],
)
def test_a_status_is_told_where_schema_org_has_a_word_for_it(site, status, expected):
    text = FILE.replace("{withheld}", "").replace("tentative", status)
    text = text.replace("outcome: Zqoutcome\n", "")
    built = site(OPEN).write("content/events/zqfile.md", text).build().works()
    has_it = f"https://schema.org/{expected}" in built.text("events/zqslug/index.html")
    assert has_it == bool(expected)
    assert ("eventStatus" in built.text("events/zqslug/index.html")) == bool(expected)


def test_a_brief_is_about_the_events_it_lists_and_mentions_others(site):
    desk = site(OPEN).write(
        "content/briefs/2025-02-20-c.md",
        "---\ntitle: C\nevents: [{id: open, rel: mentions}]\n---\n",
    )
    built = desk.build().works()

    def article(page):
        text = built.page(page).css_first('script[type="application/ld+json"]').text()
        return next(node for node in json.loads(text)["@graph"] if "headline" in node)

    event = {"@id": "https://desk.example/events/open/#event"}
    assert event in article("briefs/2025-02-18-a/")["about"]
    assert event in article("briefs/2025-02-20-c/")["mentions"]
