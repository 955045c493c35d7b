"""The pages and indexes of actors and tags."""

import pytest

from briefgen.config import Config, Lists
from briefgen.content.schema.actor import Name, SameAs
from briefgen.content.schema.brief import BriefImage
from briefgen.views.actor import actor_view
from briefgen.views.actor_index import actor_index_view
from briefgen.views.cards import Parts
from briefgen.views.filing import filed_name
from briefgen.views.tag import tag_index_view, tag_view
from tests.catalog.desk import (
    actor,
    brief,
    catalog_of,
    gathered,
    m,
    mention,
    page,
    ref,
    role,
    tag,
)

FEEDS = Config(title="The Desk", base_url="https://x.example/", lists=Lists(per_page=2))


def ids(cards):
    return [card.id for card in cards]


class TestActor:
    LAVROV = actor(
        "lavrov",
        "Sergey Lavrov",
        mention("x", "then"),
        names=[
            Name(value="Сергей", lang="ru", kind="native"),
            Name(value="Sergey", kind="weak"),
        ],
        roles=(
            role("Envoy", "1994", "2004", org="UN"),
            role("Minister", "2004-03-09", org="Unknown"),
        ),
        country="RU",
        member_of=("UN", "Nobody"),
        born=m("1950-03-21"),
        same_as=SameAs(wikidata="Q1", wikipedia="https://w.example", site="https://s.example"),
        image=BriefImage(src="p.jpg", alt="A man"),
        summary="A minister.",
    )
    OTHERS = (
        actor("un", "United Nations", names=["UN"], kind="body"),
        brief("x", actors=["lavrov", "un"], date="2025-01"),
        brief("y", actors=["lavrov"], date="2025-02"),
        brief("z", actors=["lavrov"], date="2025-03"),
        page("about", mention("lavrov")),
    )

    @pytest.fixture
    def catalog(self):
        return catalog_of(self.LAVROV, *self.OTHERS, config=FEEDS, assets=["actors/p.jpg"])

    def test_the_first_page_shows_everything(self, catalog):
        view = actor_view(Parts(catalog), self.LAVROV.ref, 1)
        assert (view.name, view.kind, view.is_stub) == ("Sergey Lavrov", "person", False)
        assert (view.role, view.summary) == ("Minister, Unknown", "A minister.")
        assert [name.value for name in view.names] == ["Сергей"]
        assert [each.title for each in view.roles] == ["Minister", "Envoy"]
        assert [each.org.path for each in view.roles] == [None, "actors/un/"]
        assert [(each.text, each.path) for each in view.member_of] == [
            ("United Nations", "actors/un/"),
            ("Nobody", None),
        ]
        assert (view.born, view.country, view.wikidata) == (
            m("1950-03-21"),
            "RU",
            "https://www.wikidata.org/wiki/Q1",
        )
        assert view.image.path == "media/actors/p.jpg"
        assert 'href="../../briefs/x/"' in view.body.fills[0]
        assert ids(view.briefs) == ["z", "y"]
        (other,) = view.co_actors
        assert (other.name, other.count, ids(other.briefs)) == ("United Nations", 1, ["x"])
        assert ids(each.card for each in view.backlinks) == ["about"]
        assert view.head.feeds[0].atom == "actors/lavrov/feed.xml"

    def test_the_next_pages_show_the_briefs(self, catalog):
        view = actor_view(Parts(catalog), self.LAVROV.ref, 2)
        assert ids(view.briefs) == ["x"]
        assert (view.name, view.role, view.country) == ("Sergey Lavrov", "Minister, Unknown", "RU")
        assert (view.body, view.roles, view.co_actors, view.image) == ("", (), (), None)
        assert view.summary == ""
        assert view.pager.newer == "actors/lavrov/"
        assert view.head.path == "actors/lavrov/page/2/"

    def test_a_body_shows_its_members(self, catalog):
        members = actor_view(Parts(catalog), ref("actor un"), 1).members
        assert [(each.text, each.path) for each in members] == [("Sergey Lavrov", "actors/lavrov/")]

    def test_the_newest_of_many_shared_briefs_are_listed(self):
        briefs = [brief(f"d{n}", actors=["A", "B"], date=f"2025-01-{n:02}") for n in range(1, 15)]
        catalog = catalog_of(actor("a", "A"), actor("b", "B"), *briefs)
        (other,) = actor_view(Parts(catalog), ref("actor a"), 1).co_actors
        assert (other.count, len(other.briefs)) == (14, 12)
        assert ids(other.briefs)[0] == "d14"

    def test_an_actor_without_a_file_is_a_stub(self):
        catalog, _ = gathered(brief(actors=["Somebody"]))
        view = actor_view(Parts(catalog), ref("actor somebody"), 1)
        assert (view.name, view.kind, view.is_stub, view.role) == ("Somebody", "", True, "")
        assert ids(view.briefs) == ["b"]

    def test_an_actor_in_no_brief_has_no_feed(self):
        catalog = catalog_of(actor("a", "A"), config=FEEDS)
        view = actor_view(Parts(catalog), ref("actor a"), 1)
        assert (view.head.feeds, view.briefs) == ((), ())

    def test_a_role_needs_no_organization(self):
        catalog = catalog_of(actor("a", "A", roles=(role("King"),)))
        view = actor_view(Parts(catalog), ref("actor a"), 1)
        assert (view.role, view.roles[0].org) == ("King", None)


class TestFiling:
    @pytest.mark.parametrize(
        ("name", "front", "filed"),
        [
            ("Sergey Lavrov", {"names": ["Lavrov", "Sergei Lavrov"]}, "Lavrov, Sergey"),
            ("Sergey Lavrov", {"names": [Name(value="Lavrov", kind="weak")]}, "Lavrov, Sergey"),
            ("Sergey Lavrov", {"names": ["Sergey"]}, "Sergey Lavrov"),
            (
                "Tamim bin Hamad Al Thani",
                {"names": ["Hamad Al Thani", "Al Thani"]},
                "Al Thani, Tamim bin Hamad",
            ),
            ("Xi Jinping", {"names": ["Xi"]}, "Xi Jinping"),
            ("Pelé", {"names": ["Pelé"]}, "Pelé"),
            ("United Nations", {"kind": "body", "names": ["Nations"]}, "United Nations"),
            ("Ludwig van Beethoven", {"sort": "Beethoven, L.", "names": ["B"]}, "Beethoven, L."),
        ],
    )
    def test_a_person_is_filed_under_a_family_name_that_is_known(self, name, front, filed):
        catalog = catalog_of(actor("a", name, **front))
        assert filed_name(catalog.actors[ref("actor a")]) == filed

    def test_what_has_no_file_is_filed_as_written(self):
        catalog, _ = gathered(brief(actors=["Some Body"]))
        assert filed_name(catalog.actors[ref("actor some-body")]) == "Some Body"


class TestActorIndex:
    DOCUMENTS = (
        actor(
            "zelensky",
            "Volodymyr Zelensky",
            sort="Zelensky, Volodymyr",
            country="UA",
            roles=(role("President"),),
        ),
        actor("cavusoglu", "Mevlüt Çavuşoğlu", sort="Çavuşoğlu, Mevlüt", country="TR"),
        actor("clinton", "Bill Clinton", sort="Clinton, Bill", country="US"),
        actor("russia", "Russia", kind="state"),
        actor("p5", "5+1", kind="group"),
        brief(actors=["clinton", "Somebody"]),
    )

    def groups(self, order):
        catalog, _ = gathered(*self.DOCUMENTS)
        view = actor_index_view(Parts(catalog), order)
        assert view.total == 6
        assert view.order == order
        return [(each.id, each.label, [a.name for a in each.actors]) for each in view.groups]

    def test_by_name_there_is_a_group_for_each_letter(self):
        found = {label: names for _, label, names in self.groups("name")}
        assert found["C"] == ["Mevlüt Çavuşoğlu", "Bill Clinton"]
        assert found["Z"] == ["Volodymyr Zelensky"]
        assert found["S"] == ["Somebody"]
        assert ("letter-other", "#", ["5+1"]) in self.groups("name")

    def test_by_kind_people_come_first_and_what_has_no_file_last(self):
        labels = [label for _, label, _ in self.groups("kind")]
        assert labels == ["People", "States", "Groups", "Named in briefs"]

    def test_by_country_those_without_one_come_last(self):
        groups = self.groups("country")
        assert [label for _, label, _ in groups] == ["TR", "UA", "US", "No country given"]
        assert groups[0][0] == "country-tr"

    def test_an_entry_has_role_and_count(self):
        catalog, _ = gathered(*self.DOCUMENTS)
        entries = {
            each.name: each
            for group in actor_index_view(Parts(catalog), "name").groups
            for each in group.actors
        }
        assert entries["Volodymyr Zelensky"].role == "President"
        assert entries["Bill Clinton"].count == 1
        assert entries["Somebody"].kind == ""

    def test_the_orders_lead_to_each_other(self):
        view = actor_index_view(Parts(catalog_of()), "name")
        assert [order for order, _ in view.orders] == ["name", "kind", "country"]


class TestTag:
    DOCUMENTS = (
        tag("war", "War", summary="All of it."),
        tag("talks", "Talks", mention("x"), parent="war"),
        actor("a", "Anna"),
        brief("x", tags=("talks", "war"), actors=["Anna"], date="2025-01"),
        brief("y", tags=("talks",), date="2025-02"),
        brief("z", tags=("talks", "Fileless"), date="2025-03"),
    )

    @pytest.fixture
    def catalog(self):
        return catalog_of(*self.DOCUMENTS, config=FEEDS)

    def test_the_first_page_shows_everything(self, catalog):
        view = tag_view(Parts(catalog), ref("tag talks"), 1)
        assert (view.name, view.parent.text, view.parent.path) == ("Talks", "War", "tags/war/")
        assert 'href="../../briefs/x/"' in view.body.fills[0]
        assert ids(view.briefs) == ["z", "y"]
        assert [(each.title, each.count) for each in view.actors] == [("Anna", 1)]
        assert [(each.title, each.count) for each in view.related] == [
            ("Fileless", 1),
            ("War", 1),
        ]
        assert view.head.feeds[0].json == "tags/talks/feed.json"

    def test_the_next_pages_show_the_briefs(self, catalog):
        view = tag_view(Parts(catalog), ref("tag talks"), 2)
        assert ids(view.briefs) == ["x"]
        assert (view.body, view.actors, view.related, view.children) == ("", (), (), ())

    def test_a_wider_tag_shows_what_it_holds(self, catalog):
        view = tag_view(Parts(catalog), ref("tag war"), 1)
        assert [(each.title, each.count) for each in view.children] == [("Talks", 3)]
        assert (view.parent, view.summary) == (None, "All of it.")

    def test_a_tag_without_a_file_has_its_briefs(self, catalog):
        view = tag_view(Parts(catalog), ref("tag fileless"), 1)
        assert (view.name, view.summary, ids(view.briefs)) == ("Fileless", "", ["z"])

    def test_the_index_is_by_name(self, catalog):
        tags = tag_index_view(catalog).tags
        assert [(each.name, each.count) for each in tags] == [
            ("Fileless", 1),
            ("Talks", 3),
            ("War", 1),
        ]

    def test_a_tag_may_be_filed_under_another_name(self):
        catalog = catalog_of(tag("a", "The war", sort="War, the"), tag("b", "Unions"))
        assert [each.name for each in tag_index_view(catalog).tags] == ["Unions", "The war"]
