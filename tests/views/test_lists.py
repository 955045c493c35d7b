"""Home, the list of briefs, the archive, plain pages."""

from briefgen.config import Config, Lists
from briefgen.content.schema.brief import Correction
from briefgen.views.cards import Parts
from briefgen.views.home import home_view
from briefgen.views.lists import archive_index_view, archive_view, brief_index_view
from briefgen.views.page import not_found_view, page_view, redirect_view
from tests.catalog.desk import actor, body, brief, catalog_of, m, mention, page

SHORT = Config(title="X", lists=Lists(per_page=2, latest=2, most_active=1))


def days(count, **front):
    return [brief(f"d{n}", date=f"2025-01-{n:02}", **front) for n in range(1, count + 1)]


def ids(cards):
    return [card.id for card in cards]


class TestHome:
    def test_the_newest_brief_leads_and_the_next_follow(self):
        home = home_view(Parts(catalog_of(*days(4), config=SHORT)))
        assert home.lead.card.id == "d4"
        assert ids(home.latest) == ["d3", "d2"]
        assert home.total == 4

    def test_a_brief_without_a_summary_is_shown_by_how_it_begins(self):
        lead = "word, " * 60
        gone = brief("gone", date="2020", status="withdrawn", body_=body(lead="Wrong."))
        catalog = catalog_of(
            brief("a", date="2024", body_=body(lead="It began.")),
            brief("b", date="2023", summary="In short.", body_=body(lead="It began.")),
            brief("c", date="2022", body_=body(lead=lead)),
            gone,
        )
        home = home_view(Parts(catalog))
        first, second = home.latest
        assert (home.lead.card.summary, first.summary) == ("It began.", "In short.")
        assert second.summary.endswith("word…")
        assert len(second.summary) <= 200
        assert [card.summary for card in brief_index_view(Parts(catalog), 1).briefs][-1] == ""

    def test_an_empty_site_has_a_home_page(self):
        home = home_view(Parts(catalog_of()))
        assert (home.lead, home.latest, home.total) == (None, (), 0)

    def test_what_was_withdrawn_is_not_offered(self):
        home = home_view(
            Parts(catalog_of(*days(2), brief("gone", status="withdrawn", date="2026")))
        )
        assert home.lead.card.id == "d2"
        assert ids(home.latest) == ["d1"]

    def test_developing_stories_are_listed_but_for_the_lead(self):
        home = home_view(Parts(catalog_of(*days(3, status="developing"))))
        assert ids(home.developing) == ["d2", "d1"]

    def test_the_most_active_have_most_briefs(self):
        documents = [actor("a", "Anna"), actor("b", "Bert")]
        briefs = [brief("x", actors=["Bert"]), brief("y", actors=["Bert", "Anna"], tags=("T",))]
        home = home_view(Parts(catalog_of(*documents, *briefs, config=SHORT)))
        assert [(each.title, each.count) for each in home.actors] == [("Bert", 2)]
        assert [(each.title, each.count) for each in home.tags] == [("T", 1)]

    def test_the_newest_corrections_of_all_briefs_are_shown_without_mere_notes(self):
        one = Correction(date=m("2025-05"), text="one")
        two = Correction(date=m("2025-06"), text="two", kind="withdrawal")
        aside = Correction(date=m("2025-07"), text="aside", kind="note")
        home = home_view(
            Parts(catalog_of(brief("x", corrections=(one, aside)), brief("y", corrections=(two,))))
        )
        assert [(each.card.id, each.text) for each in home.corrections] == [
            ("y", "two"),
            ("x", "one"),
        ]


class TestBriefIndex:
    def test_a_long_list_goes_on_over_pages(self):
        catalog = catalog_of(*days(5), config=SHORT)
        first, second, third = (brief_index_view(Parts(catalog), number) for number in (1, 2, 3))
        assert [ids(each.briefs) for each in (first, second, third)] == [
            ["d5", "d4"],
            ["d3", "d2"],
            ["d1"],
        ]
        assert (first.pager.newer, first.pager.older) == (None, "briefs/page/2/")
        assert (second.pager.newer, second.pager.older) == ("briefs/", "briefs/page/3/")
        assert (third.pager.older, third.pager.count, third.pager.total) == (None, 3, 5)
        assert second.head.path == "briefs/page/2/"

    def test_an_empty_list_has_one_page(self):
        pager = brief_index_view(Parts(catalog_of()), 1).pager
        assert (pager.count, pager.older) == (1, None)


class TestArchive:
    BRIEFS = (
        brief("c", date="2025"),
        brief("b", date="2025-02-26"),
        brief("a", date="2025-01"),
        brief("old", date="2023-05"),
    )

    def test_the_index_has_years_with_their_months(self):
        years = archive_index_view(catalog_of(*self.BRIEFS)).years
        assert [(each.year.period.text, each.year.count) for each in years] == [
            ("2025", 3),
            ("2023", 1),
        ]
        assert [(each.path, each.count) for each in years[0].months] == [
            ("archive/2025/02/", 1),
            ("archive/2025/01/", 1),
        ]

    def test_a_year_shows_its_briefs_and_months_and_the_years_beside_it(self):
        view = archive_view(Parts(catalog_of(*self.BRIEFS)), m("2025"), 1)
        assert ids(view.briefs) == ["b", "a", "c"]
        assert [each.path for each in view.months] == ["archive/2025/02/", "archive/2025/01/"]
        assert (view.newer, view.older.path) == (None, "archive/2023/")

    def test_a_month_shows_its_own_briefs_only(self):
        view = archive_view(Parts(catalog_of(*self.BRIEFS)), m("2025-01"), 1)
        assert ids(view.briefs) == ["a"]
        assert view.months == ()
        assert (view.newer.path, view.older.path) == ("archive/2025/02/", "archive/2023/05/")


class TestPages:
    def test_a_plain_page_shows_its_text_and_who_links_to_it(self):
        about = page("about", mention("x", "there"), title="About", summary="Who we are.")
        view = page_view(Parts(catalog_of(about, brief("x", mention("about")))), about.ref)
        assert view.title == "About"
        assert 'href="../briefs/x/"' in view.body.fills[0]
        assert view.head.description == "Who we are."
        assert ids(each.card for each in view.backlinks) == ["x"]

    def test_a_page_that_is_missing_offers_the_newest_briefs(self):
        catalog = catalog_of(*days(7), brief("gone", status="withdrawn", date="2026"))
        assert ids(not_found_view(Parts(catalog)).latest) == ["d7", "d6", "d5", "d4", "d3"]

    def test_an_old_address_leads_to_the_new(self):
        x = brief("x", aliases=("/old/",), body_=body())
        view = redirect_view(catalog_of(x), "old/", x.ref)
        assert (view.head.path, view.target, view.head.title) == ("old/", "briefs/x/", "X")


def test_a_card_says_its_language_where_it_is_not_that_of_the_site():
    catalog = catalog_of(
        brief("a", date="2024", lang="tr"),
        brief("b", date="2023", lang="en"),
        brief("c", date="2022"),
    )
    assert [card.language for card in brief_index_view(Parts(catalog), 1).briefs] == ["tr", "", ""]
