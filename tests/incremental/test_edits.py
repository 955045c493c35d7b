"""An edit writes the outputs that show what was edited, to the last one, and no other."""

from datetime import UTC, datetime

import pytest

from tests.incremental.desk_of_edits import CARD_OF_TALKS, DESK, FEEDS_OF_TALKS, feeds, html, pages

TALKS = "content/briefs/talks.md"
QUAY = "content/briefs/quay.md"
HARBOUR = "content/briefs/harbour.md"
ROUND = "content/briefs/round.md"
BERG = "content/actors/berg.md"


@pytest.fixture
def desk(site):
    made = site(DESK)
    made.build().fine()
    return made


def test_nothing(desk):
    desk.build().fine().wrote().removed()


def test_a_word_of_a_body_is_on_its_page_and_in_the_feeds_that_carry_it(desk):
    desk.edit(TALKS, "Little.", "Much.")
    desk.build().fine().wrote(*pages("briefs/talks/"), *FEEDS_OF_TALKS).removed()


def test_a_word_beside_a_link_is_also_on_the_page_that_is_linked_to(desk):
    desk.edit(TALKS, "It began", "All began")
    desk.build().fine().wrote(*pages("briefs/talks/", "briefs/quay/"), *FEEDS_OF_TALKS)


def test_a_comment_in_front_matter_is_nowhere(desk):
    desk.edit(TALKS, "title:", "# seen\ntitle:").build().fine().wrote()


def test_a_touched_file_changes_nothing(desk):
    (desk.folder / TALKS).touch()
    desk.build().fine().wrote()


def test_a_first_paragraph_stands_for_a_summary_where_there_is_none(desk):
    desk.edit(HARBOUR, "It silted", "It has silted")
    # All lists that hold its card. Its neighbours in time and by tag show its title only.
    shown = pages("briefs/harbour/", "", "briefs/", "archive/2024/", "archive/2024/11/")
    expected = {*shown, *pages("tags/ports/"), "404.html", *feeds("", "tags/ports/")}
    desk.build().fine().wrote(*expected)


def test_a_summary_is_on_the_card_and_where_the_card_is_embedded(desk):
    desk.edit(TALKS, "They talk.", "They talk at last.")
    expected = {*pages("briefs/talks/", "method/"), *CARD_OF_TALKS, *FEEDS_OF_TALKS}
    desk.build().fine().wrote(*expected)


def test_a_title_is_on_cards_and_wherever_another_page_names_the_brief(desk):
    desk.edit(TALKS, "Talks begin", "Talks resume")
    # The quay has a link from it and is its neighbour in time, the round follows it; the embedded
    # card is on the page about method. Of Berg and Norland it is the only brief.
    named = pages("briefs/talks/", "briefs/quay/", "briefs/round/", "method/", "connections/")
    desk.build().fine().wrote(*named, *CARD_OF_TALKS, *FEEDS_OF_TALKS)


def test_a_heading_and_the_link_to_it(desk):
    desk.edit(TALKS, "What was said", "What they said")
    desk.edit(ROUND, "#what-was-said", "#what-they-said")
    # The feeds that carry the round carry the talks as well.
    desk.build().fine().wrote(*pages("briefs/talks/", "briefs/round/"), *FEEDS_OF_TALKS)


def test_a_date_moves_a_brief_to_another_month(desk):
    desk.edit(ROUND, "2025-03-02", "2025-04-05")
    # Its own page and those that show its date: lists, and the related briefs of the talks. The
    # archive has another month, and the month before that leads there.
    dated = pages(
        "briefs/round/", "briefs/talks/", "", "briefs/", "tags/diplomacy/", "actors/norland/"
    )
    archive = pages("archive/", "archive/2025/", "archive/2025/02/", "archive/2025/04/")
    built = desk.build().fine().removed(*pages("archive/2025/03/"))
    written = {*dated, *archive, "404.html", *feeds("", "tags/diplomacy/", "actors/norland/")}
    built.wrote(*written, "sitemap.xml")


def test_a_tag_that_is_added(desk):
    desk.edit(HARBOUR, "[Ports]", "[Ports, Diplomacy]")
    # Counts of the tag: the home page, the index of tags, the briefs that carry it. Those are now
    # related to the harbour; the other tag has one beside it. Feeds name the tags of each brief.
    shown = pages("briefs/harbour/", "", "tags/", "tags/diplomacy/", "tags/ports/")
    carry = pages("briefs/talks/", "briefs/round/")
    desk.build().fine().wrote(*shown, *carry, *feeds("", "tags/ports/", "tags/diplomacy/"))


def test_the_name_of_an_actor(desk):
    desk.edit(BERG, "name: Anna Berg", "name: Anna Holm")
    # Her page, the indexes of actors, what counts actors, the briefs that name her and those that
    # share her with another, who appears with her, all connections, her feeds. The link "Berg"
    # keeps its words.
    indexes = pages("actors/", "actors/by-kind/", "actors/by-country/", "", "tags/ports/")
    named = pages("actors/berg/", "actors/norland/", "connections/", "tags/diplomacy/")
    named |= pages("briefs/quay/", "briefs/talks/")
    desk.build().fine().wrote(*indexes, *named, *feeds("actors/berg/"))


def test_a_further_name_of_an_actor_is_on_the_actor_s_page_only(desk):
    desk.edit(BERG, "[Berg]", "[Berg, Minister Berg]")
    desk.build().fine().wrote(*pages("actors/berg/"))


def test_a_biography_is_on_the_actor_s_page_and_describes_the_feed(desk):
    desk.edit(BERG, "A minister.", "A minister of ports.")
    desk.build().fine().wrote(*pages("actors/berg/"), *feeds("actors/berg/"))


def test_a_link_that_leads_elsewhere_shows_at_both_ends(desk):
    desk.edit("content/pages/about.md", "[[Berg]]", "[[Norland]]")
    desk.build().fine().wrote(*pages("about/", "actors/berg/", "actors/norland/"))


def test_the_parent_of_a_tag(desk):
    desk.edit("content/tags/diplomacy.md", "name: Diplomacy", "name: Diplomacy\nparent: Ports")
    desk.build().fine().wrote(*pages("tags/diplomacy/", "tags/ports/"))


def test_a_brief_that_is_added_and_taken_away(desk):
    before = desk.tree()
    front = "title: New\ndate: 2025-02-10\nsummary: New.\ntags: [new]\nactors: [Berg]"
    new = f"---\n{front}\n---\nThis is new.\n"
    built = desk.write("content/briefs/new.md", new).build().fine().removed()
    lists = pages("", "briefs/", "archive/", "archive/2024/", "archive/2025/", "archive/2025/02/")
    # Months that lead to February show how many briefs it has, as 2024 does of 2025.
    lists |= pages("archive/2025/01/", "archive/2025/03/") | {"404.html", "sitemap.xml"}
    tag = pages("tags/", "tags/new/") | feeds("tags/new/")
    actor = pages("actors/", "actors/by-kind/", "actors/by-country/", "actors/berg/")
    # The connections say in how many briefs the actor is.
    actor |= pages("connections/")
    # Its neighbours in time are the talks and the round, and it shares an actor with the quay.
    briefs = pages("briefs/new/", "briefs/talks/", "briefs/round/", "briefs/quay/")
    built.wrote(*lists, *tag, *actor, *briefs, *feeds("", "actors/berg/"))
    built = desk.remove("content/briefs/new.md").build().fine()
    built.removed(*pages("briefs/new/", "tags/new/"), *feeds("tags/new/"))
    assert desk.tree() == before


def test_a_draft_is_written_once_it_is_none(desk):
    draft = "---\ntitle: Draft\ndraft: true\n---\nNot yet.\n"
    desk.write("content/pages/ways.md", draft).build().fine().wrote()
    desk.edit("content/pages/ways.md", "draft: true\n", "")
    built = desk.build().fine()
    # The menu of every page has an entry for it; the page for an old address has no menu.
    built.wrote(*html(built) - pages("who/"), "sitemap.xml")


def test_an_embargo_that_ends_writes_what_shows_the_page_and_one_that_begins_again_removes_it(desk):
    before = desk.tree()
    text = "---\ntitle: Later\nembargo: 2026-02-01\n---\nLater.\n"
    desk.write("content/pages/later.md", text)
    desk.write("site.toml", desk.tree("")["site.toml"] + b'[menu]\nBriefs = "briefs/"\n')
    desk.build().fine()
    after = datetime(2026, 2, 2, tzinfo=UTC)
    desk.build(now=after).fine().wrote(*pages("later/"), "sitemap.xml").removed()
    desk.build().fine().wrote("sitemap.xml").removed(*pages("later/"))
    assert desk.tree().keys() == before.keys()


def test_a_medium_is_one_file(desk):
    desk.write("content/media/quay.png", "made up anew")
    desk.build().fine().wrote("media/media/quay.png")


def test_what_a_picture_shows_is_where_the_picture_is(desk):
    desk.edit("content/media/quay.png.md", "morning", "evening")
    carried = feeds("", "tags/ports/", "actors/berg/")
    desk.build().fine().wrote(*pages("briefs/quay/"), *carried)


def test_a_picture_that_comes_after_the_text_that_shows_it(desk):
    desk.write(
        "content/briefs/late.md", "---\ntitle: Late\ndate: 2025-03-09\n---\n![A](late.png)\n"
    )
    before = desk.tree()
    desk.build().fails("content/briefs/late.md:5:1: BG307")
    assert desk.tree() == before
    built = desk.write("content/briefs/late.png", "made up").build().fine()
    built.has("media/briefs/late.png").has("briefs/late/index.html", "late.png")
    desk.remove("content/briefs/late.png").build().fails("content/briefs/late.md:5:1: BG307")


def test_two_files_with_the_same_bytes_are_two_documents(desk):
    text = "---\ntitle: Twins\ndate: 2025-03-09\n---\nSame.\n"
    desk.write("content/briefs/one.md", text).write("content/briefs/two.md", text)
    desk.build().works().has("briefs/one/index.html").has("briefs/two/index.html")
    built = desk.rename("content/briefs/two.md", "content/briefs/three.md").build().works()
    built.has("briefs/three/index.html").removed("briefs/two/index.html")
    desk.build().works().wrote()
