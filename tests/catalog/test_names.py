"""What a written name means, and what is said when it means nothing or too much."""

import pytest

from briefgen.config import Config, ContentConfig
from briefgen.content.schema.actor import Name
from briefgen.content.schema.brief import Mentioned
from briefgen.problem import Place, Severity
from tests.catalog.desk import (
    actor,
    brief,
    catalog_of,
    file_link,
    gathered,
    mention,
    only,
    page,
    ref,
    tag,
)

LAVROV = actor(
    "sergey-lavrov",
    "Sergey Lavrov",
    names=["Lavrov", Name(value="Сергей Лавров"), Name(value="Sergey", kind="weak")],
)
RUSSIA = actor("russia", "Russia", kind="state", metonyms=("Moscow",))
STRICT = Config(title="X", content=ContentConfig(unknown_actor="error"))


@pytest.mark.parametrize(
    "written",
    ["sergey-lavrov", "Sergey Lavrov", "LAVROV", "сергей лавров", "actors/sergey-lavrov", "Lávrov"],
)
def test_a_target_is_an_id_or_a_name_however_it_is_spelt(written):
    catalog = catalog_of(LAVROV, brief("b", mention(written)))
    assert catalog.targets == {written: LAVROV.ref}


@pytest.mark.parametrize("written", ["Talks", "About", "Doha", "doha"])
def test_a_target_is_of_any_kind(written):
    documents = [tag("t", "Talks"), page("about"), brief("doha"), brief("b", mention(written))]
    assert catalog_of(*documents).targets[written] in {d.ref for d in documents}


def test_other_names_of_a_tag_and_metonyms_of_a_state_are_names():
    documents = [RUSSIA, tag("un", "United Nations", names=("UN",))]
    catalog = catalog_of(*documents, brief("b", mention("UN"), mention("Moscow")))
    assert catalog.targets == {"UN": ref("tag un"), "Moscow": ref("actor russia")}


def test_an_id_goes_before_a_name():
    documents = [actor("moscow", "The city"), RUSSIA, brief("b", mention("moscow"))]
    assert catalog_of(*documents).targets == {"moscow": ref("actor moscow")}


def test_a_misspelt_link_is_an_error_with_its_place_and_the_nearest_name():
    problem = only(LAVROV, brief("x", mention("Lavrow")))
    assert (problem.code, problem.severity) == ("BG301", Severity.ERROR)
    assert problem.message == 'nothing is called "Lavrow"'
    assert problem.place == Place("content/briefs/x.md", 9, 3, 5)
    assert problem.advice == 'did you mean "Lavrov" (actors/sergey-lavrov.md)?'


def test_two_near_names_are_both_told():
    problem = only(LAVROV, actor("ana", "Ana Lavrowa"), brief("x", mention("Lavrow")))
    assert '"Lavrov" (actors/sergey-lavrov.md) or' in problem.advice
    assert '"Ana Lavrowa" (actors/ana.md)' in problem.advice


ERDOGAN = actor("rte", "Recep Tayyip Erdoğan")


@pytest.mark.parametrize("written", ["erdogan", "Erdogam", "tayyip erdogan"])
def test_an_actor_is_suggested_before_the_titles_it_stands_in(written):
    visits = [brief(f"2025-{n}", title=f"Erdogan visits Doha {n}") for n in range(5)]
    advice = only(*visits, ERDOGAN, brief("x", mention(written))).advice
    assert advice.startswith('did you mean "Recep Tayyip Erdoğan" (actors/rte.md)')


def test_the_last_word_of_a_name_goes_before_its_other_words():
    others = [actor("a", "Erdogan Jones"), actor("b", "Anna Erdogan")]
    advice = only(*others, brief("x", mention("Erdogam"))).advice
    assert advice == 'did you mean "Anna Erdogan" (actors/b.md) or "Erdogan Jones" (actors/a.md)?'


def test_all_who_share_a_last_word_are_told():
    others = [actor("a", "Anna Smyth"), actor("b", "Bert Smyth")]
    advice = only(*others, brief("x", mention("smith"))).advice
    assert advice == 'did you mean "Anna Smyth" (actors/a.md) or "Bert Smyth" (actors/b.md)?'


def test_a_misspelt_id_of_a_brief_is_found():
    documents = [ERDOGAN, brief("2025-02-26-doha", title="Talks begin")]
    assert only(*documents, brief("x", mention("2025-02-26-dohaa"))).advice == (
        'did you mean "2025-02-26-doha" (briefs/2025-02-26-doha.md)?'
    )


def test_a_link_that_is_near_to_nothing_may_want_a_new_file():
    assert only(LAVROV, brief("x", mention("Completely different"))).advice == (
        "check the spelling, or write a file for it: "
        "briefgen new actor, event, place, tag, brief or page"
    )


def test_a_weak_name_is_not_enough():
    problem = only(LAVROV, brief("x", mention("Sergey")))
    assert problem.code == "BG301"
    assert problem.advice == (
        "the name is too weak to stand alone: "
        'did you mean "Sergey Lavrov" (actors/sergey-lavrov.md)?'
    )


def test_a_name_of_several_is_an_error_that_lists_them():
    documents = [actor("ukraine", "Ukraine"), tag("ukraine", "Ukraine")]
    problem = only(*documents, brief("x", mention("Ukraine")))
    assert problem.code == "BG303"
    assert problem.message == (
        '"Ukraine" may mean the actor "Ukraine" (actors/ukraine.md) '
        'or the tag "Ukraine" (tags/ukraine.md)'
    )
    assert problem.advice == "write actors/ukraine or tags/ukraine"


def test_a_field_that_says_the_kind_does_not_find_another():
    documents = [actor("ukraine", "Ukraine"), tag("ukraine", "Ukraine")]
    catalog = catalog_of(*documents, brief("x", actors=["Ukraine"], tags=("Ukraine",)))
    record = catalog.briefs[ref("brief x")]
    assert [each.actor for each in record.actors] == [ref("actor ukraine")]
    assert record.tags == (ref("tag ukraine"),)


def test_an_actor_in_a_list_may_be_ambiguous_too():
    documents = [actor("a", "Anna", names=["Lavrov"]), LAVROV]
    problem = only(*documents, brief("x", actors=["Lavrov"]))
    assert problem.code == "BG303"
    assert problem.place == Place("content/briefs/x.md", 4, 10, 3)


class TestStubs:
    def test_an_actor_without_a_file_gets_a_record_and_a_warning(self):
        catalog, (problem,) = gathered(LAVROV, brief("x", actors=["Sergei Lavrow"]))
        stub = catalog.actors[ref("actor sergei-lavrow")]
        assert (stub.title, stub.front) == ("Sergei Lavrow", None)
        assert (problem.code, problem.severity) == ("BG302", Severity.WARNING)
        assert problem.place == Place("content/briefs/x.md", 4, 10, 3)
        assert problem.advice == (
            'did you mean "Sergey Lavrov" (actors/sergey-lavrov.md)? '
            'If not, write a file for it: briefgen new actor "Sergei Lavrow"'
        )

    def test_several_uses_are_one_actor_and_one_warning(self):
        briefs = [brief(id_, actors=["Somebody"]) for id_ in "abc"]
        catalog, (problem,) = gathered(*briefs)
        assert (
            problem.message == 'no actor is called "Somebody" (and 2 more); a bare page stands in'
        )
        assert problem.advice.endswith('briefgen new actor "Somebody"')
        assert len(catalog.briefs_by_actor[ref("actor somebody")]) == 3

    def test_it_is_an_error_at_each_place_where_the_site_says_so(self):
        briefs = [brief(id_, actors=["Somebody"]) for id_ in "ab"]
        _, problems = gathered(*briefs, config=STRICT)
        assert [(each.code, each.severity) for each in problems] == [
            ("BG301", Severity.ERROR),
            ("BG301", Severity.ERROR),
        ]

    def test_a_link_may_mean_a_stub_of_another_brief(self):
        catalog, problems = gathered(
            brief("a", actors=["Some Body"]), brief("b", mention("some body"))
        )
        assert [each.code for each in problems] == ["BG302"]
        assert catalog.targets == {"some body": ref("actor some-body")}

    def test_a_file_goes_before_a_stub_of_the_same_name(self):
        catalog, _ = gathered(tag("talks", "Talks"), brief("a", mention("Talks"), actors=["Talks"]))
        assert catalog.targets == {"Talks": ref("tag talks")}

    def test_two_stubs_and_a_link_are_ambiguous_without_a_file_to_name(self):
        _, problems = gathered(brief("a", mention("X"), actors=["X"], tags=("X",)))
        (ambiguous,) = [each for each in problems if each.code == "BG303"]
        assert ambiguous.message == (
            '"X" may mean the actor "X" (named in briefs) or the tag "X" (named in briefs)'
        )

    def test_names_that_share_a_slug_are_told_apart_whatever_the_order_of_files(self):
        one = [brief("a", actors=["Баш"]), brief("b", actors=["Bash"])]
        other = [brief("a", actors=["Bash"]), brief("b", actors=["Баш"])]
        first, second = (gathered(*briefs)[0].actors for briefs in (one, other))
        assert list(first) == list(second)
        assert first[ref("actor bash")].title == "Bash"
        assert len(first) == 2

    def test_a_stub_never_takes_the_address_of_a_file(self):
        file = actor("a", "Anna", slug="bash")
        catalog, _ = gathered(file, brief("x", actors=["Bash"]))
        (stub,) = [each for each in catalog.actors.values() if each.front is None]
        assert stub.address != catalog.actors[file.ref].address
        assert stub.ref.id.startswith("bash-")

    def test_a_name_of_signs_alone_has_an_address_too(self):
        catalog, _ = gathered(brief("x", actors=["—"]))
        assert [each.title for each in catalog.actors.values()] == ["—"]

    def test_an_actor_listed_twice_appears_once_as_first_listed(self):
        catalog = catalog_of(
            LAVROV, brief("x", actors=[Mentioned(id="Lavrov", as_="host"), "sergey-lavrov"])
        )
        (appearance,) = catalog.briefs[ref("brief x")].actors
        assert (appearance.actor, appearance.as_) == (LAVROV.ref, "host")


class TestTagsWithoutAFile:
    def test_a_tag_needs_no_file(self):
        catalog = catalog_of(brief("x", tags=("Peace talks",)))
        record = catalog.tags[ref("tag peace-talks")]
        assert (record.title, record.address) == ("Peace talks", "tags/peace-talks/")

    def test_spellings_of_one_tag_merge_under_the_commonest_with_a_warning_each(self):
        briefs = [
            brief("a", tags=("ai",)),
            brief("b", tags=("AI", "Ai ")),
            brief("c", tags=("AI",)),
        ]
        catalog, problems = gathered(*briefs)
        assert [each.title for each in catalog.tags.values()] == ["AI"]
        assert catalog.briefs[ref("brief b")].tags == (ref("tag ai"),)
        assert [(each.code, each.message) for each in problems] == [
            ("BG312", 'the tag "ai" is taken for "AI"'),
            ("BG312", 'the tag "Ai " is taken for "AI"'),
        ]
        assert problems[1].place == Place("content/briefs/b.md", 5, 11, 3)

    @pytest.mark.parametrize(
        ("written", "name"),
        [
            (("peace talks", "Peace Talks", "PEACE-TALKS"), "Peace Talks"),
            (("PEACE TALKS", "peace-talks"), "peace-talks"),
            (("AI", "AI", "ai"), "AI"),
            (("Ai ", "AI"), "Ai"),
        ],
    )
    def test_the_commonest_spelling_counts_then_one_not_all_in_capitals(self, written, name):
        briefs = [brief(f"b{n}", tags=(each,)) for n, each in enumerate(written)]
        catalog, problems = gathered(*briefs)
        assert [each.title for each in catalog.tags.values()] == [name]
        assert {each.advice for each in problems} == {f'write "{name}" everywhere'}
        assert len(problems) == len({each.strip() for each in written}) - 1

    def test_the_name_in_a_tag_s_file_goes_before_any_spelling(self):
        briefs = [brief(f"b{n}", tags=("PEACE-TALKS",)) for n in range(3)]
        catalog = catalog_of(tag("peace-talks", "Peace talks"), *briefs)
        assert [each.title for each in catalog.tags.values()] == ["Peace talks"]

    def test_the_names_of_a_tag_s_file_are_no_other_spellings(self):
        catalog = catalog_of(tag("un", "United Nations", names=("UN",)), brief("x", tags=("un",)))
        assert catalog.briefs[ref("brief x")].tags == (ref("tag un"),)


class TestWhatIsWithheld:
    def test_a_link_to_it_is_an_error_of_its_own_that_shows_nothing_of_it(self):
        secret = brief("plan", title="Secret hush", draft=True)
        problem = only(secret, brief("x", mention("plan")))
        assert problem.code == "BG304"
        assert problem.message == '"plan" is left out of this build: draft'
        assert "hush" not in problem.advice

    def test_an_actor_or_tag_in_a_list_is_an_error_and_never_a_stub(self):
        hidden = [actor("a", "Anna", tlp="RED"), tag("t", "Talks", draft=True)]
        catalog, problems = gathered(*hidden, brief("x", actors=["anna"], tags=("Talks",)))
        assert [each.code for each in problems] == ["BG304", "BG304"]
        assert not catalog.actors
        assert not catalog.tags

    def test_a_withheld_document_of_another_kind_does_not_matter_to_a_list(self):
        hidden = brief("plan", title="Anna", draft=True)
        _, (problem,) = gathered(hidden, brief("x", actors=["Anna"]))
        assert problem.code == "BG302"

    def test_it_is_never_suggested(self):
        hidden = actor("a", "Annabel", draft=True)
        assert "Annabel" not in only(hidden, brief("x", mention("Annabell"))).advice

    def test_a_released_document_of_the_same_name_is_meant(self):
        hidden = actor("a", "Talks", draft=True)
        catalog = catalog_of(hidden, tag("t", "Talks"), brief("x", mention("Talks")))
        assert catalog.targets == {"Talks": ref("tag t")}

    def test_its_address_form_is_known_as_withheld_too(self):
        secret = brief("plan", draft=True)
        assert only(secret, brief("x", mention("briefs/plan"))).code == "BG304"


class TestFilesThatCouldNotBeRead:
    """A file with a mistake in it has a problem of its own; links to it are not told again."""

    UNREAD = ("content/actors/sergey-lavrov.md", "content/odd/x.md")

    def test_links_that_name_it_are_not_told(self):
        x = brief(
            "x",
            mention("Sergey Lavrov"),
            mention("actors/sergey-lavrov"),
            file_link("actors/sergey-lavrov.md"),
            actors=["sergey-lavrov"],
        )
        catalog, problems = gathered(x, unread=self.UNREAD)
        assert problems == ()
        assert catalog.actors == {}

    def test_a_menu_that_names_it_is_not_told(self):
        config = Config(title="X", menu={"He": "Sergey Lavrov"})
        assert gathered(brief(), config=config, unread=self.UNREAD)[1] == ()

    def test_other_names_are_told(self):
        _, problems = gathered(brief("x", mention("Rubio")), unread=self.UNREAD)
        assert [each.code for each in problems] == ["BG301"]

    def test_it_matters_to_its_own_kind_only(self):
        x = brief("x", tags=("Sergey Lavrov",))
        assert len(gathered(x, unread=self.UNREAD)[0].tags) == 1
