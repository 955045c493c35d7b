"""The plan, the site's own view, feeds, sitemap and robots.txt."""

import pytest
from msgspec.structs import replace

from briefgen.address import output_path
from briefgen.config import Config, Feeds, Lists
from briefgen.content.document import Prose
from briefgen.content.schema.brief import Correction
from briefgen.render.citations import cite_in
from briefgen.views.cards import Parts
from briefgen.views.machine import feed_items, feed_view, robots_view
from briefgen.views.plan import planned
from briefgen.views.planned import Planned
from briefgen.views.site import site_view
from briefgen.views.sitemap import sitemap_view
from briefgen.views.texts import with_texts
from briefgen.views.view import view, viewer
from tests.catalog.desk import (
    actor,
    body,
    brief,
    catalog_of,
    gathered,
    m,
    mention,
    page,
    ref,
    tag,
    text_in,
)

BASE = Config(title="The Desk", base_url="https://x.example/", author="Desk")
SHORT = Config(title="The Desk", base_url="https://x.example/", lists=Lists(per_page=1))
DOCUMENTS = (
    actor("anna", "Anna"),
    tag("talks", "Talks", summary="Who met whom."),
    page("about", updated=m("2025-01")),
    brief("x", actors=["Anna"], tags=("Talks",), date="2025-02-26", aliases=("/old/",)),
    brief("y", mention("x", fragment=""), actors=["Anna"], date="2025"),
)


def addresses(catalog, kind=None):
    return [each.address for each in planned(catalog) if kind in (None, each.kind)]


def feed_of(catalog, about, form):
    feed = feed_view(catalog, about, form, feed_items(Parts(catalog)))
    return with_texts(feed, text_in(catalog), catalog.config.base_url, cite_in("en"))


class TestPlan:
    def test_every_page_of_a_small_site(self):
        assert addresses(catalog_of(*DOCUMENTS, config=BASE)) == [
            "",
            "404.html",
            "briefs/x/",
            "briefs/y/",
            "actors/anna/",
            "tags/talks/",
            "about/",
            "briefs/",
            "actors/",
            "actors/by-kind/",
            "actors/by-country/",
            "tags/",
            "archive/",
            "archive/2025/",
            "archive/2025/02/",
            "old/",
            "feed.xml",
            "feed.json",
            "tags/talks/feed.xml",
            "tags/talks/feed.json",
            "actors/anna/feed.xml",
            "actors/anna/feed.json",
            "sitemap.xml",
            "robots.txt",
        ]

    def test_without_a_base_url_there_are_no_feeds_and_no_sitemap(self):
        catalog = catalog_of(*DOCUMENTS)
        assert addresses(catalog, "atom") == addresses(catalog, "sitemap") == []
        assert addresses(catalog, "robots") == ["robots.txt"]

    def test_terms_have_feeds_only_where_wanted(self):
        config = Config(title="X", base_url="https://x.example", feeds=Feeds(per_term=False))
        assert addresses(catalog_of(*DOCUMENTS, config=config), "atom") == ["feed.xml"]

    def test_long_lists_have_several_pages(self):
        found = addresses(catalog_of(*DOCUMENTS, config=SHORT))
        assert {"briefs/page/2/", "actors/anna/page/2/", "archive/2025/page/2/"} <= set(found)
        assert "tags/talks/page/2/" not in found

    def test_no_two_pages_of_a_sound_site_share_a_path(self):
        paths = [output_path(each) for each in addresses(catalog_of(*DOCUMENTS, config=SHORT))]
        assert len(set(paths)) == len(paths)

    def test_a_page_names_who_makes_it(self):
        catalog, _ = gathered(*DOCUMENTS, brief("z", actors=["Nobody"], tags=("Loose",)))
        producers = {each.address: each.producer for each in planned(catalog)}
        assert producers["briefs/x/"] == producers["old/"] == "content/briefs/x.md"
        assert producers["actors/nobody/"] == 'the actor "Nobody", named in briefs'
        assert producers["tags/loose/"] == 'the tag "Loose", named in briefs'
        assert producers["archive/2025/02/"] == "the archive of 2025-02"

    @pytest.mark.parametrize("config", [BASE, SHORT])
    def test_every_page_can_be_shown_at_its_address_alike_each_time(self, config):
        catalog = catalog_of(*DOCUMENTS, config=config)
        for each in planned(catalog):
            shown = view(catalog, each)
            assert shown == view(catalog, each)
            if hasattr(shown, "head"):
                assert shown.head.path == each.address

    @pytest.mark.parametrize("kind", ["brief", "archive"])
    def test_a_page_of_nothing_cannot_be_shown(self, kind):
        with pytest.raises(LookupError):
            view(catalog_of(), Planned(address="x/", kind=kind, producer="a test"))


class TestFeeds:
    def test_the_site_s_feed_has_the_newest_briefs(self):
        catalog = catalog_of(*DOCUMENTS, config=BASE)
        feed = feed_of(catalog, None, "atom")
        assert (feed.form, feed.title, feed.page, feed.atom) == ("atom", "The Desk", "", "feed.xml")
        assert [item.id for item in feed.items] == ["x", "y"]
        assert feed.items[0].tags == ("Talks",)
        assert 'href="https://x.example/briefs/x/"' in feed.items[1].text

    def test_a_term_s_feed_says_what_it_is_of(self):
        feed = feed_of(catalog_of(*DOCUMENTS, config=BASE), ref("tag talks"), "json")
        assert (feed.form, feed.title) == ("json", "The Desk: Talks")
        assert feed.description == "Who met whom."
        assert (feed.page, feed.json) == ("tags/talks/", "tags/talks/feed.json")

    def test_a_feed_of_an_actor_without_a_file_has_no_description(self):
        catalog, _ = gathered(brief(actors=["Nobody"]), config=BASE)
        assert feed_of(catalog, ref("actor nobody"), "atom").description == ""

    def test_a_feed_is_as_long_and_full_as_the_site_wants(self):
        config = Config(
            title="X", base_url="https://x.example", feeds=Feeds(items=1, full_text=False)
        )
        (item,) = feed_of(catalog_of(*DOCUMENTS, config=config), None, "atom").items
        assert item.text == ""

    def test_an_entry_has_text_notes_and_the_beginning_for_a_summary(self):
        x = brief("x", body_=body(notes=(mention("x"),), lead="It began."), lang="tr")
        (item,) = feed_of(catalog_of(x, config=BASE), None, "atom").items
        assert f"{item.text}{item.notes}".startswith("<p>Text.</p><p><a ")
        assert (item.summary, item.language) == ("It began.", "tr")

    def test_links_within_a_brief_lead_to_its_page(self):
        text = Prose(('<p>Said.<a href="#fn:1" id="fnref:1">1</a></p>',))
        notes = Prose(('<li id="fn:1"><a href="#fnref:1">back</a></li>',))
        x = brief("x", body_=replace(body(), text=text, notes=notes))
        (item,) = feed_of(catalog_of(x, config=BASE), None, "atom").items
        page_of_x = "https://x.example/briefs/x/"
        assert f'<a href="{page_of_x}#fn:1" id="fnref:1">' in item.text
        assert f'<a href="{page_of_x}#fnref:1">' in item.notes

    def test_a_brief_in_many_feeds_is_one_item_made_once(self):
        show = viewer(catalog_of(*DOCUMENTS, config=BASE))
        feeds = [
            show(each)
            for each in planned(catalog_of(*DOCUMENTS, config=BASE))
            if each.kind in ("atom", "json_feed")
        ]
        found = [item for feed in feeds for item in feed.items if item.id == "x"]
        assert len(found) == len(feeds) == 6
        assert len({id(item) for item in found}) == 1

    def test_an_entry_changes_with_corrections(self):
        x = brief("x", corrections=(Correction(date=m("2025-03-01"), text="t"),))
        (item,) = feed_of(catalog_of(x, config=BASE), None, "atom").items
        assert (item.date, item.updated) == (m("2025-02-26"), m("2025-03-01"))

    def test_a_withdrawn_brief_says_so_in_place_of_its_text(self):
        notice = Correction(date=m("2025-03-01"), text="It was wrong.", kind="withdrawal")
        told = brief("x", status="withdrawn", corrections=(notice,), summary="Old.")
        untold = brief("y", status="withdrawn", summary="Old.")
        items = feed_of(catalog_of(told, untold, config=BASE), None, "atom").items
        assert [(item.summary, item.text, item.notes) for item in items] == [
            ("It was wrong.", "", ""),
            ("This brief was withdrawn.", "", ""),
        ]


class TestSitemap:
    def test_it_has_every_page_but_redirects_and_404(self):
        catalog = catalog_of(*DOCUMENTS, config=BASE)
        entries = {each.path: each.updated for each in sitemap_view(catalog).entries}
        assert list(entries) == sorted(entries)
        assert "old/" not in entries
        assert "404.html" not in entries
        assert entries["briefs/x/"] == entries["actors/anna/"] == entries[""] == m("2025-02-26")
        assert entries["about/"] == m("2025-01")
        assert entries["tags/"] is None

    def test_what_is_in_no_brief_has_no_date(self):
        catalog = catalog_of(tag("t", "T"), config=BASE)
        entries = {each.path: each.updated for each in sitemap_view(catalog).entries}
        assert entries["tags/t/"] is None

    def test_robots_txt_knows_the_sitemap_where_there_is_one(self):
        assert robots_view(catalog_of(config=BASE)).sitemap == "sitemap.xml"
        assert robots_view(catalog_of()).sitemap is None


class TestSite:
    def test_the_default_menu_has_what_is_not_empty_and_the_plain_pages(self):
        documents = (*DOCUMENTS, page("zoo", title="A zoo"))
        entries = [(each.label, each.path) for each in site_view(catalog_of(*documents), {}).menu]
        assert entries == [
            ("Briefs", "briefs/"),
            ("Actors", "actors/"),
            ("Tags", "tags/"),
            ("Archive", "archive/"),
            ("A zoo", "zoo/"),
            ("About", "about/"),
        ]
        assert site_view(catalog_of(), {}).menu == ()

    def test_a_written_menu_replaces_it(self):
        config = Config(title="X", menu={"Who": "about", "Out": "https://y.example/"})
        menu = site_view(catalog_of(*DOCUMENTS, config=config), {}).menu
        assert [(each.label, each.path, each.href) for each in menu] == [
            ("Who", "about/", ""),
            ("Out", None, "https://y.example/"),
        ]

    def test_options_of_the_site_go_over_those_of_the_theme(self):
        config = Config(title="X", theme_options={"a": 2})
        assert site_view(catalog_of(config=config), {"a": 1, "b": True}).options == {
            "a": 2,
            "b": True,
        }

    def test_feeds_are_named_where_there_are_some(self):
        (feed,) = site_view(catalog_of(*DOCUMENTS, config=BASE), {}).feeds
        assert (feed.title, feed.atom) == ("The Desk", "feed.xml")
        assert site_view(catalog_of(config=BASE), {}).feeds == ()
