"""Statements: from quotations and front matter to the ledger, with a permalink for each."""

import json
import re

import pytest

from tests.harness.built import Built

DESK = """
-- content/actors/sergey-lavrov.md --
---
name: Sergey Lavrov
names: [Lavrov]
roles:
  - {title: Deputy, to: 2004-03}
  - {title: Foreign Minister, org: Russia, from: 2004-03-09}
---
-- content/actors/qatar.md --
---
name: Qatar
kind: state
metonyms: [Doha]
---
-- content/actors/donald-trump.md --
---
name: Donald Trump
names: [Trump]
---
-- content/places/doha.md --
---
name: Doha
---
-- content/events/visit.md --
---
title: The visit
start: 2025-02-26
---
-- content/sources/mfa.md --
---
title: A statement of the ministry
---
"""
QUOTED = """
-- content/briefs/one.md --
---
title: In Doha
date: 2025-02-27
---
Words were said.

> “We can move forward.”
>
> — [[Lavrov]], Doha, 2025-02-26 [^a]

[^a]: A note.
"""
ENTRIES = """
-- content/briefs/two.md --
---
title: Short words
date: 2025-02-20
actors: [Trump]
statements:
  - text: move fast
    by: Trump
    act: demand
    at: The visit
    to: [Volodymyr Zelensky]
    about: [Lavrov]
    source: mfa
    grade: B2
---
He said that one should “move fast” now.
"""
ONE = "content/briefs/one.md"
TWO = "content/briefs/two.md"


def ledger(built: Built, path: str = "statements/") -> list[str]:
    """Return the entries of a ledger as a reader sees them."""
    found = built.page(path).css("ol.ledger > li")
    return [" ".join(node.text(separator=" ").split()) for node in found]


def test_a_site_without_statements_has_no_ledger(site):
    built = site(DESK).build().works()
    built.lacks("statements/index.html")
    assert "Statements" not in built.text("index.html")


def test_a_quotation_with_its_speaker_is_in_the_ledger_with_the_role_of_that_day(site):
    (entry,) = ledger(site(DESK + QUOTED).build().works())
    assert entry == (
        "26 February 2025 Sergey Lavrov Foreign Minister, Russia We can move forward. Doha "
        "In Doha Source: note 1"
    )


def test_an_entry_of_the_front_matter_is_in_the_ledger_with_all_it_names(site):
    built = site(DESK + ENTRIES).build().works()
    (entry,) = ledger(built)
    assert entry == (
        "20 February 2025 date of the brief Donald Trump move fast The visit Demand to Volodymyr "
        "Zelensky about Lavrov Partial Short words Source: A statement of the ministry Grade B2"
    )
    links = built.links("statements/", "ol.ledger a")
    assert {"actors/donald-trump/", "actors/sergey-lavrov/", "events/visit/", "sources/mfa/"} <= (
        links.keys()
    )


def test_the_newest_comes_first_and_each_leads_to_its_place_in_the_text(site):
    built = site(DESK + QUOTED + ENTRIES).build().works()
    assert [entry[:16] for entry in ledger(built)] == ["26 February 2025", "20 February 2025"]
    for address in built.links("statements/", "ol.ledger .from > a"):
        path, _, anchor = address.partition("#")
        marked = built.page(path).css_first(f'[id="{anchor}"]')
        assert marked is not None
        assert marked.tag in ("blockquote", "span")
        (link,) = built.page(path).css(f'a[href="#{anchor}"].said-link')
        assert link.attributes["aria-labelledby"] == anchor


def test_another_page_may_link_to_a_statement(site):
    desk = site(DESK + QUOTED)
    anchor = re.search(r'id="(said:\w+)"', desk.build().works().text("briefs/one/index.html"))
    assert anchor is not None
    desk.write("content/pages/p.md", f"---\ntitle: P\n---\nSee [[one#{anchor[1]}|his words]].\n")
    assert f"briefs/one/#{anchor[1]}" in desk.build().works().links("p/")


@pytest.mark.parametrize(
    ("attribution", "who", "role"),
    [
        ("[[Lavrov]], Doha", "Sergey Lavrov", "Foreign Minister, Russia"),
        ("Doha, [[Lavrov]]", "Sergey Lavrov", "Foreign Minister, Russia"),
        ("Doha, Lavrov", "Sergey Lavrov", "Foreign Minister, Russia"),
        ("[[places/doha|Doha]], Lavrov", "Sergey Lavrov", "Foreign Minister, Russia"),
        ("Old hand Lavrov, Doha", "Sergey Lavrov", "Old hand"),
        ("envoy [[Lavrov|Sergei Lavrov]]", "Sergey Lavrov", "envoy"),
        ("[[Lavrov]], 2001", "Sergey Lavrov", "then Deputy"),
        ("[[actors/qatar]], The visit", "Qatar", ""),
        ("Somebody New, Doha", "Somebody New", ""),
    ],
)
def test_the_speaker_is_told_by_the_names_of_the_site(attribution, who, role, site):
    desk = site(DESK + QUOTED).edit(ONE, "[[Lavrov]], Doha, 2025-02-26", attribution)
    entry = desk.build().works().page("statements/").css_first(".who")
    assert entry is not None
    assert " ".join(entry.text(separator=" ").split()) == f"{who} {role}".strip()


def test_a_metonym_speaks_only_where_nobody_else_does(site):
    desk = site(DESK + QUOTED).remove("content/places/doha.md")
    desk.edit(ONE, "[[Lavrov]], Doha", "Doha")
    assert "Qatar" in ledger(desk.build().works())[0]


def test_a_speaker_nobody_knows_gets_a_bare_page(site):
    desk = site(DESK + QUOTED).edit(ONE, "[[Lavrov]]", "Somebody New")
    built = desk.build().warns(f"{ONE}:9:5: BG302")
    assert "Somebody New" in built.main("actors/somebody-new/")
    assert "In Doha" in built.main("actors/somebody-new/")


def test_a_speaker_in_brackets_must_be_somebody_as_in_every_link(site):
    desk = site(DESK + QUOTED).edit(ONE, "[[Lavrov]]", "[[Lavrof]]")
    (problem,) = desk.build().fails(f"{ONE}:9:5: BG301").problems()
    assert "did you mean" in problem.advice
    assert "Lavrov" in problem.advice


def test_a_speaker_in_brackets_may_be_somebody_whom_a_brief_lists(site):
    desk = site(DESK + QUOTED).edit(ONE, "[[Lavrov]]", "[[somebody new]]")
    desk.edit(ONE, "---\nWords", "actors: [Somebody New]\n---\nWords")
    built = desk.build().works()
    assert "Somebody New" in ledger(built)[0]


def test_with_two_of_a_name_the_speaker_must_be_told_apart(site):
    desk = site(DESK + QUOTED).write("content/actors/x.md", "---\nname: Lavrov\n---\n")
    assert set(desk.build().fails().codes()) == {"BG303"}


def test_an_entry_adds_to_the_quotation_it_repeats(site):
    desk = site(DESK + QUOTED)
    before = desk.build().works().links("statements/", ".from > a")
    desk.edit(
        ONE, "---\nWords", "statements: [{text: We can move forward., act: propose}]\n---\nWords"
    )
    built = desk.build().works()
    (entry,) = ledger(built)
    assert "Propose" in entry
    assert built.links("statements/", ".from > a") == before


def test_an_edit_elsewhere_in_the_text_keeps_the_address_of_a_statement(site):
    desk = site(DESK + QUOTED)
    before = desk.build().works().links("statements/", ".from > a")
    desk.edit(ONE, "Words were said.", "Many *words* were said.\n\n> Enough!\n>\n> — [[Trump]]\n")
    assert before.keys() < desk.build().works().links("statements/", ".from > a").keys()


def test_a_changed_word_elsewhere_rewrites_the_page_of_the_brief_alone(site):
    desk = site(DESK + QUOTED)
    desk.build().works()
    desk.edit(ONE, "title: In Doha", "title: In Doha\nsummary: S")
    desk.build().works()
    desk.edit(ONE, "Words were", "Many words were")
    built = desk.build().works()
    assert "statements/index.html" not in built.report.written
    desk.edit(ONE, "We can move", "We shall move")
    assert "statements/index.html" in desk.build().works().report.written


def many(count: int) -> str:
    return "\n".join(f"> Word number {each}.\n>\n> — [[Lavrov]] [^a]\n" for each in range(count))


def test_a_long_list_has_pages_and_an_actor_a_ledger_of_its_own(site):
    desk = site(DESK + QUOTED).edit(ONE, "Words were said.", many(60))
    built = desk.build().works()
    assert len(ledger(built)) == 50
    assert len(ledger(built, "statements/page/2/")) == 11
    assert len(ledger(built, "actors/sergey-lavrov/statements/")) == 50
    built.lacks("actors/donald-trump/statements/index.html")
    assert "statements/page/2/" in built.links("statements/")


def test_a_ledger_is_whole_without_script_and_its_filters_are_labelled(site):
    built = site(DESK + QUOTED + ENTRIES).build().works()
    form = built.page("statements/").css_first("form.filters")
    assert form is not None
    assert "hidden" in form.attributes
    assert all(
        select.parent is not None and select.parent.tag == "label" for select in form.css("select")
    )
    assert form.css_first("output") is not None


def graph(built: Built, path: str) -> list[dict]:
    script = built.page(path).css_first('script[type="application/ld+json"]')
    assert script is not None
    return json.loads(script.text())["@graph"]


def test_linked_data_tells_quotations_from_claims(site):
    built = site(DESK + QUOTED + ENTRIES).build().works()
    (quotation,) = (each for each in graph(built, "briefs/one/") if each["@type"] == "Quotation")
    assert quotation["text"] == "We can move forward."
    assert quotation["creator"]["@id"] == "https://desk.example/actors/sergey-lavrov/#actor"
    assert quotation["contentLocation"][0]["name"] == "Doha"
    assert quotation["dateCreated"] == "2025-02-26"
    (claim,) = (each for each in graph(built, "briefs/two/") if each["@type"] == "Claim")
    assert claim["author"]["name"] == "Donald Trump"
    assert claim["claimInterpreter"] == {"@type": "Organization", "name": "The Desk"}
    assert claim["recordedAt"][0]["name"] == "The visit"
    assert "dateCreated" not in claim
    (page,) = (each for each in graph(built, "statements/") if each["@type"] == "CollectionPage")
    assert [each["@id"] for each in page["hasPart"]] == [quotation["@id"], claim["@id"]]


@pytest.mark.parametrize("withheld", ["draft: true", "embargo: 2027-01-01", "tlp: RED"])
def test_a_speaker_who_is_withheld_is_an_error_as_in_the_list_of_actors(withheld, site):
    desk = site(DESK + QUOTED + ENTRIES)
    desk.edit("content/actors/donald-trump.md", "---\nname", f"---\n{withheld}\nname")
    desk.edit(TWO, "actors: [Trump]\n", "")
    desk.build().fails(f"{TWO}:6:9: BG304")


def test_what_a_withheld_speaker_said_is_left_out_once_the_clock_took_him(site):
    desk = site(DESK + QUOTED + ENTRIES)
    desk.edit("content/actors/donald-trump.md", "---\nname", "---\nexpires: 2025-03-01\nname")
    desk.edit(TWO, "actors: [Trump]\n", "")
    built = desk.build().works()
    assert len(ledger(built)) == 1
    assert "BG304" in built.codes()


@pytest.mark.parametrize(
    ("field", "written", "kind"),
    [
        ("to", "to: [Zyx]", "actors"),
        ("about", "about: [Zyx]", "actors"),
        ("target", "target: Zyx", "actors"),
        ("at", "at: Zyx", "events"),
        ("source", "source: Zyx", "sources"),
    ],
)
def test_what_a_statement_names_and_is_withheld_is_nowhere(field, written, kind, site):
    desk = site(DESK + ENTRIES)
    kept = re.sub(rf"    {field}: .*\n", "", ENTRIES.partition("--\n")[2].lstrip("\n"))
    desk.write(TWO, kept.replace("    act: demand\n", f"    act: demand\n    {written}\n"))
    title = "name" if kind == "actors" else "title"
    desk.write(f"content/{kind}/zyx.md", f"---\n{title}: Zyx\nexpires: 2025-01-01\n---\n")
    built = desk.build().works()
    assert "BG304" in built.codes()
    built.nowhere("Zyx", "zyx")
