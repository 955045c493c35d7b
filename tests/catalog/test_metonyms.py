"""Metonyms of states: where they are names and where they are not."""

from msgspec.structs import replace

from briefgen.content.schema.actor import Name
from briefgen.content.schema.brief import Mentioned
from briefgen.content.schema.event import BriefEvent
from briefgen.content.schema.place import Place
from briefgen.problem import Span
from tests.catalog.desk import (
    actor,
    brief,
    catalog_of,
    gathered,
    mention,
    page,
    role,
)

RUSSIA = actor("russia", "Russia", kind="state", metonyms=("Moscow",))


class TestMetonyms:
    """A capital stands for its state in a sentence; as a place it is a city."""

    QATAR = actor("qatar", "Qatar", kind="state", metonyms=("Doha", "QATAR"))

    def test_they_are_no_places_and_no_events(self):
        x = brief("x", places=(Mentioned(id="Doha"),), events=(BriefEvent(id="doha"),))
        assert catalog_of(self.QATAR, x).named == {}

    def test_they_are_nobody_s_organization(self):
        member = actor("a", "Anna", member_of=("Doha",), roles=(role("Envoy", org="Doha"),))
        assert catalog_of(self.QATAR, member).organizations == {}

    def test_an_organization_that_is_the_name_of_several_is_an_error_where_it_stands(self):
        two = actor("un", "United Nations", names=["UN"]), actor("ual", "Ural News", names=["UN"])
        anna = actor("anna", "Anna", member_of=("UN",), roles=(role("Envoy", org="un "),))
        spans = {"member_of.0": Span(3, 13, 2), "roles.0.org": Span(5, 10, 2)}
        catalog, problems = gathered(*two, replace(anna, spans=spans))
        assert [(each.code, each.place.line) for each in problems] == [("BG303", 3), ("BG303", 5)]
        assert problems[0].advice == "write actors/ual or actors/un"
        assert catalog.organizations == {}

    def test_a_document_of_that_name_is_meant_alone(self):
        talks = page("p", title="Doha")
        catalog = catalog_of(self.QATAR, talks, brief("x", places=(Mentioned(id="Doha"),)))
        assert catalog.named == {("place", "Doha"): talks.ref}

    def test_a_name_that_is_a_metonym_too_is_a_name(self):
        x = brief("x", places=(Mentioned(id="Qatar"),))
        assert catalog_of(self.QATAR, x).named == {("place", "Qatar"): self.QATAR.ref}

    def test_they_are_names_in_links_and_among_actors(self):
        catalog = catalog_of(self.QATAR, brief("x", mention("Doha"), actors=["Doha"]))
        assert catalog.targets == {"Doha": self.QATAR.ref}


class TestPlaces:
    """A place of a name is always meant before the state that the name stands for."""

    MOSCOW = replace(page("moscow"), kind="place", front=Place(name="Moscow"))

    def test_without_a_place_of_that_name_a_link_leads_to_the_state(self):
        catalog = catalog_of(RUSSIA, brief("x", mention("Moscow")))
        assert catalog.targets == {"Moscow": RUSSIA.ref}

    def test_with_a_place_of_that_name_a_link_leads_to_the_place(self):
        catalog = catalog_of(RUSSIA, self.MOSCOW, brief("x", mention("Moscow")))
        assert catalog.targets == {"Moscow": self.MOSCOW.ref}

    def test_a_link_may_say_that_the_state_is_meant(self):
        x = brief("x", mention("russia", label="Moscow"))
        assert catalog_of(RUSSIA, self.MOSCOW, x).targets == {"russia": RUSSIA.ref}

    def test_where_only_an_actor_can_be_meant_the_state_is(self):
        catalog = catalog_of(RUSSIA, self.MOSCOW, brief("x", actors=["Moscow"]))
        assert catalog.briefs_by_actor[RUSSIA.ref]

    def test_another_name_of_the_place_counts_but_not_a_weak_one(self):
        for kind, meant in (("variant", self.MOSCOW.ref), ("weak", RUSSIA.ref)):
            names = (Name(value="Moscow", kind=kind),)
            place = replace(self.MOSCOW, id="mos", front=Place(name="Moskva", names=names))
            catalog = catalog_of(RUSSIA, place, brief("x", mention("Moscow")))
            assert catalog.targets["Moscow"].kind == meant.kind

    def test_two_states_with_one_metonym_are_an_error_that_lists_both(self):
        ussr = actor("ussr", "Soviet Union", kind="state", metonyms=("Moscow",))
        _, (problem,) = gathered(RUSSIA, ussr, brief("x", mention("Moscow")))
        assert problem.code == "BG303"
        assert problem.message == (
            '"Moscow" may mean the actor "Russia" (actors/russia.md) '
            'or the actor "Soviet Union" (actors/ussr.md)'
        )
        assert problem.advice == "write actors/russia or actors/ussr"

    def test_with_a_place_of_that_name_the_two_states_are_no_matter(self):
        ussr = actor("ussr", "Soviet Union", kind="state", metonyms=("Moscow",))
        catalog = catalog_of(RUSSIA, ussr, self.MOSCOW, brief("x", mention("Moscow")))
        assert catalog.targets == {"Moscow": self.MOSCOW.ref}
