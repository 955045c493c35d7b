"""Dossiers: which briefs belong to one, in what order, what stands on its page, what changed."""

import json

import pytest

from tests.site.dossier_desk import DESK, PAGE, titles


def days(built, path=PAGE):
    """Return date -> texts of its changes, in the order of the page."""
    return {
        day.css_first("h3").text(): [" ".join(each.text().split()) for each in day.css("ul > li")]
        for day in built.page(path).css("#_days > li")
    }


class TestBriefs:
    def test_those_it_lists_come_first_then_the_others_oldest_first(self, site):
        built = site(DESK).build().fine()
        assert titles(built, PAGE, ".briefs .title") == ["Gamma", "Alpha", "Delta", "Beta"]

    def test_a_brief_leads_to_the_one_before_and_after_it_in_its_dossier(self, site):
        built = site(DESK).build().fine()
        turn = "nav[aria-label='In the dossier The harbour'] a"
        assert list(built.links("briefs/a/", turn)) == [PAGE, "briefs/c/", "briefs/d/"]
        assert list(built.links("briefs/c/", turn)) == [PAGE, "briefs/a/"]
        assert list(built.links("briefs/b/", turn)) == [PAGE, "briefs/d/"]
        assert built.links("briefs/e/", "nav.turn .through a") == {}

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("{actors: [Berg]}", "ac"),
            ("{tags: [Ports]}", "eb"),
            ("{tags: [Ports], actors: [Berg]}", ""),
            ("{from: 2025-02}", "bc"),
            ("{to: 2025-01}", "ead"),
            ("{from: 2025-01-12, to: 2025-02-01}", "db"),
            ("{tags: [Ports], to: 2024}", "e"),
            ("{}", ""),
        ],
    )
    def test_of_a_query_all_must_hold(self, query, found, site):
        text = f"---\ntitle: The search\nquery: {query}\n---\n"
        built = site(DESK).write("content/dossiers/search.md", text).build().fine()
        links = built.links("dossiers/search/", ".briefs .title")
        assert list(links) == [f"briefs/{each}/" for each in found]

    def test_of_several_tags_or_actors_one_is_enough(self, site):
        text = "---\ntitle: The search\nquery: {tags: [Ports, ferries]}\n---\n"
        desk = site(DESK).write("content/dossiers/search.md", text)
        desk.edit("content/briefs/c.md", "date:", "tags: [Ferries]\ndate:")
        built = desk.build().fine()
        assert titles(built, "dossiers/search/", ".briefs .title") == ["Epsilon", "Beta", "Gamma"]

    def test_an_actor_that_only_the_text_names_is_found(self, site):
        text = "---\ntitle: The search\nquery: {actors: [Berg]}\n---\n"
        desk = site(DESK).write("content/dossiers/search.md", text)
        built = desk.edit("content/briefs/e.md", "E.", "So said [[Berg]].").build().fine()
        assert "briefs/e/" in built.links("dossiers/search/", ".briefs .title")

    def test_a_long_list_goes_on_over_pages_in_its_order(self, site):
        config = 'title = "X"\nbase_url = "https://desk.example/"\n[lists]\nper_page = 3\n'
        built = site(DESK).write("site.toml", config).build().fine()
        assert titles(built, PAGE, ".briefs .title") == ["Gamma", "Alpha", "Delta"]
        second = built.page(f"{PAGE}page/2/")
        assert [node.text() for node in second.css(".briefs .title")] == ["Beta"]
        assert second.css_first(".briefs").attributes["start"] == "4"
        assert second.css_first("#_days") is None

    def test_a_new_brief_changes_the_one_it_is_put_after_and_no_other(self, site):
        desk = site(DESK)
        desk.build().fine()
        front = "title: Zeta\ndate: 2025-02-02\ndossier: harbour"
        desk.write("content/briefs/z.md", f"---\n{front}\n---\nZ.\n")
        written = desk.build().fine().report.written
        briefs = {path for path in written if path.startswith("briefs/") and path.count("/") == 2}
        # Two stand beside it in time, and one of them before it in the dossier.
        assert briefs == {f"briefs/{each}/index.html" for each in "zbc"}


class TestPage:
    def test_it_says_where_things_stand(self, site):
        built = site(DESK).build().fine()
        main = built.main(PAGE)
        assert "How the harbour is rebuilt." in main
        assert "It is being rebuilt by Anna Berg." in main or "rebuilt by Berg" in main
        assert "Risk alert" in main
        assert "↘ Deteriorated in February 2025" in main

    def test_the_trend_is_told_in_words_by_month_the_newest_first(self, site):
        built = site(DESK).build().fine()
        assert [" ".join(each.split()) for each in titles(built, PAGE, ".trend li")] == [
            "February 2025 ↘ Deteriorated",
            "January 2025 ↗ Improved",
        ]
        hidden = built.page(PAGE).css(".trend [aria-hidden]")
        assert {node.text() for node in hidden} == {"↗", "↘"}

    def test_open_questions_come_before_answered_ones(self, site):
        built = site(DESK).build().fine()
        first, second = built.page(PAGE).css(".questions > li")
        assert "Who pays?" in first.text()
        assert "Open" in first.text()
        assert "The port." in second.text()
        assert "briefs/a/" in built.links(PAGE, ".questions a")

    def test_what_is_still_to_be_watched_is_that_of_its_briefs_too_by_date(self, site):
        built = site(DESK).build().fine()
        watched = titles(built, PAGE, ".watch li div > span:first-child")
        assert watched == ["The tide", "The bill", "The opening"]
        links = built.links(PAGE, ".watch a")
        assert links["briefs/a/"] == "Alpha"
        assert links["events/quay-day/"] == "Quay day"

    def test_what_hangs_on_an_event_without_a_page_is_watched_with_its_words(self, site):
        desk = site(DESK).edit(
            "content/dossiers/harbour.md", "event: Quay day", "event: The regatta"
        )
        watched = desk.build().works().page(PAGE).css(".watch li")
        assert "The regatta" in " ".join(each.text() for each in watched)

    @pytest.mark.parametrize("status", ["occurred", "cancelled", "denied"])
    def test_what_hangs_on_an_event_is_watched_until_it_is_over(self, status, site):
        desk = site(DESK).edit(
            "content/events/quay-day.md",
            "status: announced\nhistory",
            f"status: {status}\nhistory",
        )
        assert "The opening" not in desk.build().fine().main(PAGE)

    def test_it_names_who_and_what_is_in_it(self, site):
        desk = site(DESK).add("""
            -- content/places/sund.md --
            ---
            name: Sund
            ---
            -- content/sources/paper.md --
            ---
            title: A paper
            ---
            """)
        desk.edit("content/briefs/d.md", "date:", "places: [Sund]\nsources: [paper]\ndate:")
        built = desk.build().fine()
        links = built.links(PAGE, ".rail a")
        assert links["actors/berg/"] == "Anna Berg"
        assert built.links(PAGE, ".timeline a")["events/quay-day/"] == "Quay day"
        assert links["places/sund/"] == "Sund"
        assert links["sources/paper/"] == "A paper"

    def test_it_has_feeds_of_its_briefs(self, site):
        built = site(DESK).build().fine()
        items = json.loads(built.text(f"{PAGE}feed.json"))["items"]
        assert [item["title"] for item in items] == ["Gamma", "Beta", "Delta", "Alpha"]
        built.has(f"{PAGE}feed.xml")

    def test_it_is_a_collection_whose_parts_have_their_places(self, site):
        built = site(DESK).build().fine()
        text = built.page(PAGE).css_first("script[type='application/ld+json']").text()
        nodes = {node["@type"]: node for node in json.loads(text)["@graph"]}
        parts = nodes["Collection"]["hasPart"]
        assert [(each["position"], each["headline"]) for each in parts] == [
            (1, "Gamma"),
            (2, "Alpha"),
            (3, "Delta"),
            (4, "Beta"),
        ]
        brief = json.loads(built.page("briefs/a/").css_first("script[type*=json]").text())
        (article, *_) = brief["@graph"]
        assert article["@id"] == parts[1]["@id"]
        assert {"@id": nodes["Collection"]["@id"]} in article["isPartOf"]

    def test_an_empty_dossier_has_a_page(self, site):
        built = site(DESK).write("content/dossiers/new.md", "---\ntitle: New\n---\n").build()
        assert "No briefs belong to it yet." in built.fine().main("dossiers/new/")
        built.lacks("dossiers/new/changes/index.html")


class TestIndex:
    def test_the_index_tells_trend_size_and_last_change(self, site):
        main = site(DESK).build().fine().main("dossiers/")
        assert "↘ Deteriorated Feb 2025" in main
        assert "4 briefs" in main
        assert "last change 21 February 2025" in main
        assert "Risk alert" in main

    def test_the_home_page_shows_dossiers_with_their_trend_the_last_changed_first(self, site):
        desk = site(DESK).write("content/dossiers/a.md", "---\ntitle: Another\n---\n")
        built = desk.build().fine()
        links = built.links("", ".rail a")
        assert [each for each in links if each.startswith("dossiers/")] == [
            "dossiers/harbour/",
            "dossiers/a/",
            "dossiers/",
        ]
        assert "↘ Deteriorated" in built.main("")


class TestChanges:
    def test_the_log_holds_what_was_written_and_what_became_of_its_briefs(self, site):
        built = site(DESK).build().fine()
        assert days(built) == {
            "21 February 2025": ["Change AlphaMore of it."],
            "20 February 2025": ["Clarification AlphaIt was noon. It said: one"],
            "10 February 2025": ["The works stand still."],
            "3 February 2025": ["The plans are out. Gamma"],
            "1 February 2025": ["Brief Beta"],
            "15 January 2025": ["Brief Delta"],
            "10 January 2025": ["Brief Alpha"],
        }

    def test_a_date_has_a_link_that_stays(self, site):
        built = site(DESK).build().fine()
        links = built.links(PAGE, "#_days h3 a")
        assert next(iter(links)) == f"{PAGE}changes/#_2025-02-21"
        anchors = {node.attributes["id"] for node in built.page(f"{PAGE}changes/").css("h3")}
        assert {link.partition("#")[2] for link in links} == anchors

    def test_the_page_of_changes_holds_what_a_long_log_leaves_out(self, site):
        log = "".join(
            f"  - {{date: 2024-{n % 12 + 1:02}-{n % 28 + 1:02}, text: N{n}.}}\n" for n in range(80)
        )
        desk = site(DESK).edit("content/dossiers/harbour.md", "log:\n", f"log:\n{log}")
        built = desk.build().fine()
        shown, everything = days(built), days(built, f"{PAGE}changes/")
        assert sum(map(len, everything.values())) == 87
        assert 60 <= sum(map(len, shown.values())) < 87
        assert list(everything)[: len(shown)] == list(shown)
        assert "All changes 87" in built.main(PAGE)

    def test_a_correction_is_a_change_of_each_of_its_dossiers_alone(self, site):
        desk = site(DESK).write("content/dossiers/new.md", "---\ntitle: New\n---\n")
        desk.build().fine()
        desk.edit(
            "content/briefs/b.md", "tags:", "corrections: [{date: 2025-03-01, text: X.}]\ntags:"
        )
        built = desk.build().fine()
        assert days(built)["1 March 2025"] == ["Correction BetaX."]
        assert "dossiers/new/index.html" not in built.report.written
