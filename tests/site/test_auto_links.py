"""Names in plain text that become links by themselves, on the pages a build writes."""

import re
from html import unescape
from pathlib import Path

import pytest

SENTENCES = Path(__file__).parent / "sentences.txt"

DESK = """
-- content/actors/lavrov.md --
---
name: Sergey Lavrov
names: [Lavrov, {value: Sergey, kind: weak}]
---
-- content/actors/russia.md --
---
name: Russia
kind: state
metonyms: [Moscow, the Kremlin]
---
-- content/places/doha.md --
---
name: Doha
---
-- content/events/talks.md --
---
title: Doha talks
---
-- content/dossiers/normal.md --
---
title: Normal relations
---
"""

_MENTION = re.compile(
    r'<a class="mention" href="(?:\.\./)*(?:\w+/)?([\w.-]+)/" dir="auto">(.*?)</a>', re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")


def brief(text, front=""):
    """Return a brief with a text."""
    return f"-- content/briefs/2025-02-26-x.md --\n---\ntitle: X\n{front}---\n{text}\n"


def marked(html):
    """Return the words of some HTML with each mention as {words|id}."""
    return unescape(_TAG.sub("", _MENTION.sub(r"{\2|\1}", html)))


def prose(built, page="briefs/2025-02-26-x/"):
    """Return the text of a page as `marked` gives it."""
    node = built.page(page).css_first("main .prose")
    return marked(node.html).strip() if node is not None else ""


def shown(site, text, front="", more="", config=""):
    """Return what the text of a brief shows on a desk, as `marked` gives it."""
    desk = site(DESK + more + brief(text, front))
    if config:
        desk.write("site.toml", f'title = "X"\n[content]\n{config}\n')
    return prose(desk.build().works())


# Which mentions.


def test_the_first_mention_in_each_section_is_a_link(site):
    text = "Lavrov spoke. Lavrov left.\n\n## Then\n\nLavrov came back, Lavrov says."
    assert shown(site, text) == (
        "{Lavrov|lavrov} spoke. Lavrov left.\nThen\n{Lavrov|lavrov} came back, Lavrov says."
    )


def test_two_names_of_one_actor_are_mentions_of_the_same(site):
    assert shown(site, "Sergey Lavrov is Lavrov.") == "{Sergey Lavrov|lavrov} is Lavrov."


def test_a_link_that_was_written_is_a_mention(site):
    for link in ("[[Lavrov]]", "[[lavrov|he]]", "[he](../actors/lavrov.md)", "[[actors/lavrov]]"):
        found = shown(site, f"Says {link}, says Lavrov.\n\n## Then\n\nLavrov.")
        assert found.endswith(", says Lavrov.\nThen\n{Lavrov|lavrov}."), found


def test_a_link_that_comes_later_is_none_yet(site):
    assert shown(site, "Lavrov, that is [[Lavrov]].") == "{Lavrov|lavrov}, that is {Lavrov|lavrov}."


def test_a_link_in_a_heading_counts_for_no_section(site):
    assert shown(site, "## Of [[Lavrov]]\n\nLavrov.").endswith("{Lavrov|lavrov}.")


def test_all_mentions_or_none_are_links_where_the_site_says_so(site):
    text = "Lavrov, Lavrov."
    assert shown(site, text, config='auto_link = "all"') == "{Lavrov|lavrov}, {Lavrov|lavrov}."
    assert shown(site, text, config='auto_link = "off"') == "Lavrov, Lavrov."


def test_a_document_says_it_for_itself(site):
    text = "Lavrov, Lavrov."
    assert shown(site, text, front="auto_link: off\n") == "Lavrov, Lavrov."
    assert shown(site, text, front="auto_link: all\n") == "{Lavrov|lavrov}, {Lavrov|lavrov}."
    both = shown(site, text, front="auto_link: first\n", config='auto_link = "off"')
    assert both == "{Lavrov|lavrov}, Lavrov."


# Which names.


def test_actors_events_places_and_dossiers_are_linked_and_the_longest_name_wins(site):
    text = "Of normal relations: Normal relations after the Doha talks in Doha, says the Kremlin."
    assert shown(site, text) == (
        "Of normal relations: {Normal relations|normal} after the {Doha talks|talks} in "
        "{Doha|doha}, says {the Kremlin|russia}."
    )


def test_a_longer_name_in_which_no_word_ends_leaves_the_shorter(site):
    assert shown(site, "Sergey Lavrova, Doha talksy.") == "Sergey Lavrova, {Doha|doha} talksy."


def test_ids_weak_names_tags_titles_and_stubs_are_not_linked(site):
    more = (
        "-- content/tags/oil.md --\n---\nname: Oil\n---\n"
        "-- content/briefs/2025-01-01-y.md --\n---\ntitle: A title\nactors: [Ida Stub]\n---\nY\n"
    )
    text = "lavrov, Sergey, Oil, A title, Ida Stub."
    assert shown(site, text, more=more) == text


def test_a_name_of_two_is_not_linked_and_hides_what_is_in_it(site):
    more = (
        "-- content/actors/a.md --\n---\nname: A One\nnames: [Lavrov Street]\n---\n"
        "-- content/places/b.md --\n---\nname: Lavrov Street\n---\n"
    )
    assert shown(site, "In Lavrov Street.", more=more) == "In Lavrov Street."


@pytest.mark.parametrize(
    "other",
    [
        "sources/a.md --\n---\ntitle: Lavrov",
        "tags/a.md --\n---\nname: Talk\nnames: [lavrov]",
        "pages/a.md --\n---\ntitle: Lavrov",
    ],
)
def test_a_name_that_is_ambiguous_in_brackets_is_not_linked(other, site):
    text = "Lavrov, then Sergey Lavrov."
    assert shown(site, text, more=f"-- content/{other}\n---\n") == (
        "Lavrov, then {Sergey Lavrov|lavrov}."
    )


def test_the_name_of_a_withheld_source_makes_no_other_uncertain(site):
    more = "-- content/sources/a.md --\n---\ntitle: Lavrov\ndraft: true\n---\n"
    assert shown(site, "Lavrov.", more=more) == "{Lavrov|lavrov}."


def test_a_metonym_that_is_a_place_too_is_not_linked(site):
    assert shown(site, "Moscow expects.") == "{Moscow|russia} expects."
    more = "-- content/places/moscow.md --\n---\nname: Moscow\n---\n"
    assert shown(site, "Moscow expects.", more=more) == "Moscow expects."


def test_a_link_to_a_place_is_a_mention_of_it_though_a_state_has_the_metonym(site):
    more = "-- content/places/moscow.md --\n---\nname: Moscow\nnames: [Moskva]\n---\n"
    found = shown(site, "In [[Moscow]], or Moskva, Russia.", more=more)
    assert found == "In {Moscow|moscow}, or Moskva, {Russia|russia}."


def test_a_weak_name_of_another_makes_a_name_uncertain(site):
    names = "names: [{value: Lavrov, kind: weak}]"
    more = f"-- content/actors/x.md --\n---\nname: Igor Lavrov\n{names}\n---\n"
    assert shown(site, "Lavrov.", more=more) == "Lavrov."


def test_a_document_does_not_link_to_itself(site):
    desk = site(DESK).edit(
        "content/actors/lavrov.md", "weak}]\n---\n", "weak}]\n---\nLavrov of Russia.\n"
    )
    assert prose(desk.build().fine(), "actors/lavrov/") == "Lavrov of {Russia|russia}."


def test_names_of_what_is_withheld_change_nothing(site):
    fields = "name: Lavrov\nnames: [Lavrov spoke, Ida]\ndraft: true"
    more = f"-- content/actors/secret.md --\n---\n{fields}\n---\n"
    assert shown(site, "Lavrov spoke to Ida.", more=more) == "{Lavrov|lavrov} spoke to Ida."


# Where not.


@pytest.mark.parametrize(
    "text",
    [
        "[[talks|Lavrov's]] and [Lavrov](https://x.example/) and <https://Lavrov.example>",
        "`Lavrov` in code",
        "    Lavrov\n",
        "```\nLavrov\n```",
        "## Lavrov\n\nThen.",
        "> Words.\n>\n> — Lavrov, Doha",
        "> [!note] Lavrov\n> Words.",
        "> [!note]- Lavrov\n> Words.",
        "| Lavrov |\n|---|\n| he |",
        "Words.[^1]\n\n[^1]: Lavrov, Doha.",
        "![Lavrov](../media/x.png 'Lavrov')",
    ],
)
def test_no_link_is_made_where_one_would_not_belong(site, text):
    desk = site(DESK + brief(text)).write("content/media/x.png", b"x")
    built = desk.build().works()
    found = built.page("briefs/2025-02-26-x/").css("main a.mention")
    assert [node.text() for node in found] in ([], ["Lavrov's"])


def test_lists_cells_quotations_and_emphasis_hold_links(site):
    table, callout = "| a |\n|---|\n| Lavrov |", "> [!note] n\n> Lavrov"
    text = f"- **Lavrov**\n\n## a\n\n{table}\n\n## b\n\n> Lavrov, he says.\n\n## c\n\n{callout}"
    assert shown(site, text).count("{Lavrov|lavrov}") == 4


def test_brackets_behind_a_backslash_leave_a_name_without_a_link(site):
    found = shown(site, r"\[[Lavrov]] of \[[russia|Russia *here*]], \[\[Doha]]. Lavrov.")
    assert found == "Lavrov of Russia here, [[{Doha|doha}]]. {Lavrov|lavrov}."


def test_no_link_takes_ids_names_and_single_words(site):
    text = "Lavrov, Sergey Lavrov, Russia, Moscow."
    assert shown(site, text, front="no_link: [lavrov, Moscow]\n") == (
        "Lavrov, Sergey Lavrov, {Russia|russia}, Moscow."
    )
    found = shown(site, text, front="no_link: [Sergey Lavrov, actors/russia]\n")
    assert found == text
    assert shown(site, "Moscow, Russia.", front="no_link: [Moscow]\n") == "Moscow, {Russia|russia}."


def test_what_is_not_to_be_linked_must_be_known(site):
    built = site(DESK + brief("Lavrov.", "no_link: [Lavrow, doha]\n")).build()
    built.warns("content/briefs/2025-02-26-x.md:3:11: BG309")


# What follows from it.


def test_who_is_named_is_in_the_brief_and_the_brief_on_the_page(site):
    built = (
        site(
            DESK + brief("Lavrov spoke in Doha.\n\n## a\n\nOf the Doha talks and Normal relations.")
        )
        .build()
        .fine()
    )
    for page in ("actors/lavrov/", "places/doha/", "events/talks/"):
        assert "briefs/2025-02-26-x/" in built.links(page), page
    assert "Linked from" not in built.main("actors/lavrov/")


def test_feeds_lead_to_whole_addresses(site):
    built = site(DESK + brief("Lavrov spoke.")).build().fine()
    link = 'href=\\"https://desk.example/actors/lavrov/\\" dir=\\"auto\\">Lavrov</a> spoke.'
    built.has("feed.json", link)


def test_summaries_hold_no_links(site):
    built = site(DESK + brief("Lavrov spoke.")).build().fine()
    assert built.page("briefs/").css_first("main a.mention") is None
    assert "Lavrov spoke." in built.main("briefs/")


def test_hard_wrapped_lines_and_marks_within_names(site):
    assert shown(site, "Says Sergey\nLavrov.") == "Says {Sergey\nLavrov|lavrov}."
    assert shown(site, "Says Sergey **Lavrov**.") == "Says Sergey {Lavrov|lavrov}."


# A hundred sentences.


def _sentences():
    """Return the desk, and each sentence as it is marked; sentences may have two lines."""
    text = SENTENCES.read_text("utf-8")
    desk, _, sentences = text[text.index("-- content") :].partition("-- sentences --\n")
    return desk, re.findall(r"(?:.*\{[^}]*\n)?.+(?=\n)", sentences)


def test_a_hundred_sentences_have_the_links_marked_by_hand_and_no_others(site):
    desk, sentences = _sentences()
    plain = [re.sub(r"{([^|}]*)[|][^}]*}", r"\1", sentence) for sentence in sentences]
    text = "\n\n".join(f"## {number}\n\n{line}" for number, line in enumerate(plain))
    built = site(desk + brief(text, "auto_link: all\n")).build().fine()
    page = built.page("briefs/2025-02-26-x/")
    found = [marked(node.html) for node in page.css("main .prose > p")]
    assert len(sentences) >= 100
    assert found == [sentence.replace("*", "") for sentence in sentences]
