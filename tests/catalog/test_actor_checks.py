"""What is said of actors that are described twice, sit in one seat, or are spelt in two ways."""

import pytest
from msgspec.structs import replace

from briefgen.catalog.seats import is_one_seat
from briefgen.catalog.two_spellings import rivals_of
from briefgen.content.document import Context
from briefgen.content.schema.actor import Actor, Name, SameAs
from briefgen.content.schema.brief import BriefImage
from briefgen.content.schema.place import Place
from briefgen.problem import Severity, Span
from tests.catalog.desk import (
    actor,
    brief,
    figure,
    gathered,
    m,
    mention,
    only,
    page,
    role,
)

LAVROV = actor("lavrov", "Sergey Lavrov", names=["Lavrov", "Sergei Lavrov"])


def codes(*documents, **options) -> list[str]:
    return [each.code for each in gathered(*documents, **options)[1]]


class TestDuplicates:
    def test_two_files_of_one_name_and_kind_are_an_error_at_the_later(self):
        problem = only(actor("a", "Erdoğan"), actor("b", "ERDOGAN"))
        assert (problem.code, problem.severity) == ("BG350", Severity.ERROR)
        assert problem.message == '"ERDOGAN" is the name of actors/a, too'
        assert problem.place.path == "content/actors/b.md"

    def test_a_person_and_a_state_may_share_a_name_and_so_may_other_names(self):
        georgia = actor("a", "Georgia", kind="state"), actor("b", "Georgia", names=["G"])
        assert codes(*georgia, actor("c", "Gina", names=["G", "Georgia"])) == []

    def test_two_files_of_one_item_of_wikidata_are_an_error(self):
        same = SameAs(wikidata="Q1")
        problem = only(actor("a", "Anna", same_as=same), actor("b", "Berta", same_as=same))
        assert problem.message == '"Berta" and "Anna" are both Q1 of Wikidata'

    def test_a_state_and_its_place_may_be_one_item(self):
        same = SameAs(wikidata="Q1")
        land = replace(actor("p", "X"), kind="place", front=Place(name="X", same_as=same))
        assert codes(actor("a", "Anna", same_as=same), land) == []

    def test_what_is_withheld_is_not_looked_at(self):
        assert codes(actor("a", "Anna"), actor("b", "Anna", draft=True)) == []


class TestSeats:
    RUSSIA = actor("russia", "Russia", kind="state", names=["RF"])

    def president(self, id_: str, start: str = "", end: str = "", **more):
        org = more.pop("org", "Russia")
        title = more.pop("title", "President")
        return actor(id_, id_.title(), roles=(role(title, start, end, org=org, **more),))

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (("2000", ""), ("2004", "")),
            (("2000", "2008"), ("2007-12", "2012")),
            (("", ""), ("2025-01", "")),
            (("", ""), ("", "")),
            (("2000", "2008-05-07"), ("2008-05-06", "")),
        ],
    )
    def test_two_terms_that_overlap_are_a_warning_that_names_both_files(self, before, after):
        problem = only(self.RUSSIA, self.president("a", *before), self.president("b", *after))
        assert (problem.code, problem.severity) == ("BG371", Severity.WARNING)
        assert "content/actors/a.md" in problem.message
        assert "content/actors/b.md" in problem.message

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (("", "2025-01"), ("2025-01", "")),
            (("2000", "2008"), ("2008-05-07", "2012")),
            (("2000", "2008-05-07"), ("2008", "")),
            (("2000", "2004"), ("2012", "")),
        ],
    )
    def test_terms_that_may_follow_each_other_are_fine(self, before, after):
        assert codes(self.RUSSIA, self.president("a", *before), self.president("b", *after)) == []

    def test_an_organization_is_one_by_any_of_its_names_and_without_a_page(self):
        one, other = self.president("a", org="Russia"), self.president("b", org="RF")
        assert codes(self.RUSSIA, one, other) == ["BG371"]
        assert codes(one, self.president("c", org="russia")) == ["BG371"]

    def test_a_long_term_is_held_against_every_later_one_within_it(self):
        long = self.president("a", "2000", "2020")
        short, later = self.president("b", "2003", "2004"), self.president("c", "2010", "2012")
        after = self.president("d", "2020", "2024")
        problems = gathered(self.RUSSIA, long, short, later, after)[1]
        assert [each.code for each in problems] == ["BG371", "BG371"]
        assert ["actors/a.md" in each.message for each in problems] == [True, True]
        assert [each.place.path for each in problems] == [
            "content/actors/b.md",
            "content/actors/c.md",
        ]

    def test_a_stand_in_another_body_and_another_office_are_fine(self):
        president = self.president("a", "2000")
        others = (
            self.president("b", "2001", acting=True),
            self.president("c", "2001", org="Chechnya"),
            self.president("d", "2001", title="Vice President"),
        )
        assert codes(self.RUSSIA, president, *others) == []

    def test_one_who_returns_overlaps_with_nobody(self):
        terms = (role("President", "2000", "2008", org="X"), role("President", "2007", org="X"))
        assert codes(actor("a", "Anna", roles=terms)) == []

    @pytest.mark.parametrize(
        "title",
        [
            *("President", "Foreign Minister", "Minister of Finance", "Secretary of State"),
            *("Secretary-General", "Prime Minister", "Minister for Europe", "Emir"),
        ],
    )
    def test_some_offices_have_one_holder(self, title):
        assert is_one_seat(title)

    @pytest.mark.parametrize(
        "title",
        [
            *("Member of Parliament", "Deputy Foreign Minister", "Minister of State", "Envoy"),
            *("Vice-President", "Minister", "Senator", "Judge", "Adviser", "Министр", ""),
        ],
    )
    def test_of_others_that_is_not_known(self, title):
        assert not is_one_seat(title)


class TestTwoSpellings:
    def test_two_links_in_two_spellings_are_a_warning_at_the_other_one(self):
        holes = [
            replace(mention("Sergei Lavrov"), span=Span(9)),
            replace(mention("Sergey Lavrov"), span=Span(11)),
        ]
        problem = only(LAVROV, brief("x", *holes))
        assert (problem.code, problem.place.line) == ("BG372", 9)
        assert problem.advice == (
            'write "Sergey Lavrov"; where somebody is quoted, [[Sergey Lavrov|Sergei Lavrov]]'
        )

    def test_a_caption_counts(self):
        image = BriefImage(src="../a.svg", alt="A man", caption="Minister Sergei Lavrov, in Doha.")
        x = brief("x", mention("Sergey Lavrov"), image=image)
        x = replace(x, spans=x.spans | {"image.caption": Span(8, 12, 4)})
        problem = only(LAVROV, x, assets=["a.svg"])
        assert (problem.code, problem.place.line) == ("BG372", 8)

    def test_the_caption_of_a_figure_counts(self):
        shown = figure("a.svg", alt="A man", caption="Sergei Lavrov")
        x = brief("x", mention("Sergey Lavrov"), shown)
        assert codes(LAVROV, x, assets=["a.svg"]) == ["BG372"]

    def test_title_summary_and_takeaways_count(self):
        for field in ({"title": "Sergei Lavrov"}, {"takeaways": ("Is Sergei Lavrov there?",)}):
            assert codes(LAVROV, brief("x", mention("Sergey Lavrov"), **field)) == ["BG372"]

    def test_words_of_a_link_are_left_alone(self):
        quoted = mention("Sergey Lavrov", label="Sergei Lavrov")
        assert codes(LAVROV, brief("x", mention("Sergey Lavrov"), quoted)) == []

    def test_two_briefs_may_differ_and_a_shorter_form_is_no_other_spelling(self):
        briefs = [
            brief("x", mention("Sergey Lavrov"), mention("Lavrov")),
            brief("y", mention("Sergei Lavrov"), mention("Lavrov")),
        ]
        assert codes(LAVROV, *briefs) == []

    @pytest.mark.parametrize("kind", ["native", "former", "weak"])
    def test_native_former_and_weak_names_are_never_compared(self, kind):
        other = actor("z", "Zelensky", names=[Name(value="Zelenskyy", kind=kind)])
        x = brief("x", mention("Zelensky"), title="Zelenskyy")
        assert codes(other, x) == []

    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("Sergey Lavrov", "Sergei Lavrov"),
            ("Volodymyr Zelensky", "Zelenskyy"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
            ("Kassym-Jomart Tokayev", "Tokaev"),
        ],
    )
    def test_what_is_another_spelling(self, name, other):
        assert rivals_of(Actor(name=name, names=(Name(value=other),)))

    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("Sergey Lavrov", "Lavrov"),
            ("Recep Tayyip Erdoğan", "Erdogan"),
            ("United States", "US"),
            ("Joe Biden", "Joseph Biden"),
            ("UN", "UNO"),
            ("Sergey Lavrov", "Sergey Petrov"),
        ],
    )
    def test_what_is_none(self, name, other):
        assert not rivals_of(Actor(name=name, names=(Name(value=other),)))


class TestFormerNames:
    TURKIYE = actor(
        "turkiye",
        "Türkiye",
        kind="state",
        names=[Name(value="Turkey", kind="former", from_=m("1923"), to=m("2022"))],
    )

    def test_within_its_dates_a_former_name_needs_no_remark(self):
        assert codes(self.TURKIYE, brief("x", mention("Turkey"), date="2022-12-31")) == []

    def test_outside_its_dates_it_is_a_remark_once_in_a_brief(self):
        two = brief("x", mention("Turkey"), mention("Turkey"), date="2023-01-01")
        problem = only(self.TURKIYE, two)
        assert (problem.code, problem.severity) == ("BG373", Severity.NOTE)
        assert problem.message == '"Turkey" was the name of Türkiye from 1923 until 2022'

    def test_with_words_of_its_own_or_on_another_page_it_is_none(self):
        x = brief("x", mention("Turkey", label="Turkey"), date="2025-01-01")
        assert codes(self.TURKIYE, x, page("p", mention("Turkey"))) == []

    def test_a_former_name_without_dates_is_none(self):
        old = actor("a", "Anna", names=[Name(value="Berta", kind="former")])
        assert codes(old, brief("x", mention("Berta"))) == []


TEN = tuple(brief(f"b{number}", date=f"2025-01-{number + 10}") for number in range(10))


class TestUnused:
    def test_actors_that_nothing_names_are_one_remark(self):
        actors = [actor(f"a{number}", f"Anna {number}") for number in range(7)]
        problem = only(*TEN, *actors)
        assert (problem.code, problem.severity, problem.place) == ("BG374", Severity.NOTE, None)
        assert problem.message.startswith("nothing refers to 7 actors: content/actors/a0.md, ")
        assert problem.message.endswith(" and 2 more")

    def test_a_new_desk_is_told_nothing(self):
        assert codes(*TEN[:9], actor("a", "Anna")) == []

    def test_who_is_named_anywhere_is_in_use(self):
        body_ = actor("un", "UN", kind="body")
        actors = [
            actor("a", "Anna", member_of=("UN",)),
            actor("b", "Bert"),
            actor("c", "Carl", roles=(role("Envoy", org="UN"),)),
            body_,
        ]
        pages = [page("p", mention("Bert"), mention("Carl"))]
        assert codes(*TEN, *actors, *pages) == []


class TestCutTitles:
    FIDAN = actor("fidan", "Hakan Fidan", roles=(role("Foreign Minister"), role("Prime Minister")))

    def test_the_advice_holds_whatever_letters_the_role_is_written_in(self):
        envoy = actor("fidan", "Hakan Fidan", roles=(role("foreign minister"),))
        spoke = mention("Hakan Fidan", context=Context(before="Foreign ", after=" spoke."))
        advice = only(envoy, brief("x", spoke)).advice
        assert advice == 'write "Foreign minister" before the name'

    def said(self, before: str) -> list[str]:
        spoke = mention("Hakan Fidan", context=Context(before=before, after=" spoke."))
        return codes(self.FIDAN, brief("x", spoke))

    @pytest.mark.parametrize("before", ["The Turkish Foreign ", "Prime ", "said Foreign "])
    def test_a_title_without_its_noun_is_a_warning(self, before):
        assert self.said(before) == ["BG375"]

    @pytest.mark.parametrize(
        "before",
        [
            *("", "Foreign Minister ", "the foreign ", "Foreign, ", "Foreign-", "Deputy "),
            *("Turkish ", "The Foreign Ministry, "),
        ],
    )
    def test_anything_else_is_none(self, before):
        assert self.said(before) == []
