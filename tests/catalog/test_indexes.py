"""The order of briefs, and how documents stand to each other."""

import pytest
from msgspec.structs import replace

from briefgen.config import Config, Lists
from briefgen.problem import Span
from tests.catalog.desk import actor, at, brief, catalog_of, gathered, only, page, ref, tag


def ids(refs):
    return [each.id for each in refs]


class TestOrder:
    def test_briefs_are_newest_first_and_those_of_one_date_by_id(self):
        briefs = [
            brief("year", date="2025"),
            brief("month", date="2025-02"),
            brief("b", date="2025-02-26"),
            brief("a", date="2025-02-26"),
            brief("late", date="2025-02-26T20:00:00+03:00"),
            brief("early", date="2025-02-26T20:00:00+05:00"),
        ]
        catalog = catalog_of(*briefs)
        assert ids(catalog.briefs) == ["late", "early", "a", "b", "month", "year"]
        assert catalog.older[ref("brief a")] == ref("brief b")
        assert catalog.newer[ref("brief b")] == ref("brief a")
        assert ref("brief late") not in catalog.newer
        assert ref("brief year") not in catalog.older

    def test_the_catalog_does_not_depend_on_the_order_of_files(self):
        documents = [
            brief("a", actors=["Anna"], tags=("x", "X")),
            brief("b", actors=["anna", "Bert"], tags=("X",)),
            actor("z", "Z"),
        ]
        assert gathered(*documents) == gathered(*reversed(documents))

    def test_records_are_briefs_then_actors_tags_and_pages(self):
        documents = [page("p"), tag("t", "T"), actor("a", "A"), brief("b")]
        records = catalog_of(*documents).records()
        assert [record.ref for record in records] == [doc.ref for doc in reversed(documents)]

    def test_a_record_is_found_by_its_document(self):
        documents = [page("p"), tag("t", "T"), actor("a", "A"), brief("b")]
        catalog = catalog_of(*documents)
        for document, title in zip(documents, ("P", "T", "A", "B"), strict=True):
            assert catalog.record(document.ref).title == title


class TestArchive:
    def test_a_year_holds_its_months_and_what_has_no_month(self):
        briefs = [
            brief("a", date="2025-02-26"),
            brief("b", date="2025-02"),
            brief("c", date="2025"),
            brief("d", date="2024-12-31"),
        ]
        catalog = catalog_of(*briefs)
        years = [(each.moment.text, ids(each.briefs)) for each in catalog.years]
        months = [(each.moment.text, ids(each.briefs)) for each in catalog.months]
        assert years == [("2025", ["a", "b", "c"]), ("2024", ["d"])]
        assert months == [("2025-02", ["a", "b"]), ("2024-12", ["d"])]


class TestTogether:
    def test_co_actors_are_ranked_by_the_number_of_briefs_they_share(self):
        people = [actor(id_, id_.title()) for id_ in ("anna", "bert", "carl")]
        catalog = catalog_of(
            *people,
            brief("one", date="2025-01", actors=["anna", "bert"]),
            brief("two", date="2025-02", actors=["anna", "carl"]),
            brief("three", date="2025-03", actors=["anna", "carl"]),
        )
        together = catalog.co_actors[ref("actor anna")]
        assert [(each.term.id, each.count) for each in together] == [("carl", 2), ("bert", 1)]

    def test_nobody_is_beside_oneself(self):
        catalog = catalog_of(actor("anna", "Anna"), brief(actors=["Anna"]))
        assert catalog.co_actors == {}

    def test_a_tag_has_actors_and_tags_beside_it(self):
        catalog = catalog_of(actor("anna", "Anna"), brief(actors=["Anna"], tags=("x", "y")))
        assert [each.term for each in catalog.tag_actors[ref("tag x")]] == [ref("actor anna")]
        assert [each.term for each in catalog.co_tags[ref("tag x")]] == [ref("tag y")]

    def test_members_are_listed_with_the_body_they_say_they_belong_to(self):
        catalog = catalog_of(
            actor("nato", "NATO", kind="body", member_of=("NATO",)),
            actor("b", "B", member_of=("nato", "NATO", "Unknown")),
            actor("a", "A", member_of=("NATO",)),
        )
        assert catalog.members == {ref("actor nato"): (ref("actor a"), ref("actor b"))}


class TestRelated:
    def test_what_is_rare_counts_more_than_what_is_common(self):
        common = [brief(f"c{n}", tags=("war",)) for n in range(9)]
        rare = brief("rare", tags=("war", "fish"))
        catalog = catalog_of(*common, rare, brief("x", tags=("war", "fish")))
        best = catalog.related[ref("brief x")][0]
        assert best.brief == rare.ref
        assert ids(best.shared) == ["fish", "war"]

    def test_what_is_near_in_time_counts_more_than_what_is_far(self):
        briefs = [
            brief("x", date="2025-06-01", tags=("t",)),
            brief("near", date="2025-05", tags=("t",)),
            brief("far", date="2020", tags=("t",)),
        ]
        related = catalog_of(*briefs).related[ref("brief x")]
        assert ids(each.brief for each in related) == ["near", "far"]

    def test_at_one_score_the_newer_is_first_then_the_order_of_ids(self):
        briefs = [brief(id_, tags=("t",)) for id_ in ("c", "a", "b", "x")]
        related = catalog_of(*briefs).related[ref("brief x")]
        assert ids(each.brief for each in related) == ["a", "b", "c"]

    def test_what_shares_nothing_or_was_withdrawn_is_not_related(self):
        briefs = [
            brief("x", tags=("t",)),
            brief("other", tags=("u",)),
            brief("gone", tags=("t",), status="withdrawn"),
        ]
        assert catalog_of(*briefs).related == {}

    def test_there_are_as_many_as_the_site_wants(self):
        briefs = [brief(f"b{n}", tags=("t",)) for n in range(9)]
        catalog = catalog_of(*briefs, config=Config(title="X", lists=Lists(related=3)))
        assert {len(each) for each in catalog.related.values()} == {3}

    def test_a_long_site_looks_at_a_bounded_number_of_candidates(self):
        tags = tuple(f"t{n}" for n in range(12))
        briefs = [
            brief(f"b{n:03}", date=f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}", tags=tags[n % 6 :])
            for n in range(200)
        ]
        catalog = catalog_of(*briefs)
        assert all(len(each) == 5 for each in catalog.related.values())


class TestChains:
    def test_a_brief_follows_another_and_is_followed(self):
        briefs = [
            brief("one", date="2025-01"),
            brief("two", date="2025-02", follows="one"),
            brief("three", date="2025-03", follows="One"),
        ]
        catalog = catalog_of(*briefs)
        assert catalog.follows[ref("brief two")] == ref("brief one")
        assert ids(catalog.followed_by[ref("brief one")]) == ["three", "two"]

    def test_to_follow_nothing_is_an_error_at_its_place(self):
        problem = only(brief("riyadh"), brief("x", follows="riyadx"))
        assert (problem.code, problem.message) == ("BG301", 'no brief is called "riyadx"')
        assert problem.place.line == 6
        assert "briefs/riyadh.md" in problem.advice

    def test_to_follow_one_of_two_is_an_error(self):
        documents = [brief("a", title="Talks"), brief("b", title="Talks")]
        assert only(*documents, brief("x", follows="Talks")).code == "BG303"

    def test_a_circle_is_an_error_once(self):
        briefs = [
            brief("a", follows="b"),
            brief("b", follows="c"),
            brief("c", follows="b"),
            brief("d", follows="a"),
        ]
        catalog, (problem,) = gathered(*briefs)
        assert (problem.code, problem.message) == (
            "BG313",
            '"follows: c" closes a circle: B → C → B',
        )
        assert ref("brief b") not in catalog.follows

    def test_to_follow_oneself_is_a_circle(self):
        assert only(brief("a", title="Aa", follows="a")).message.endswith(": Aa → Aa")

    def test_of_a_long_circle_the_first_are_named(self):
        briefs = [brief(f"a{n}", title=f"T{n}", follows=f"a{(n + 1) % 9}") for n in range(9)]
        assert only(*briefs).message.endswith(": T0 → T1 → T2 → T3 → T4 → T5 → … → T0")

    def test_tags_have_parents_and_children(self):
        catalog = catalog_of(tag("war", "War"), tag("talks", "Talks", parent="War"))
        assert catalog.parents == {ref("tag talks"): ref("tag war")}
        assert catalog.children == {ref("tag war"): (ref("tag talks"),)}

    def test_a_parent_may_be_a_tag_without_a_file(self):
        catalog = catalog_of(tag("talks", "Talks", parent="war"), brief(tags=("War",)))
        assert catalog.parents == {ref("tag talks"): ref("tag war")}

    def test_a_circle_of_tags_is_an_error(self):
        assert only(tag("a", "A", parent="B"), tag("b", "B", parent="A")).code == "BG313"

    def test_a_translation_must_be_of_something(self):
        assert only(brief("a", translation_of="b")).code == "BG301"


class TestAddresses:
    def test_a_slug_replaces_the_id(self):
        catalog = catalog_of(brief("x", slug="y"), page("about"))
        assert [each.address for each in catalog.records()] == ["briefs/y/", "about/"]

    def test_two_files_of_one_id_are_an_error_that_names_both(self):
        problem = only(at(brief("x"), "content/briefs/2025/x.md"), brief("x"))
        assert problem.code == "BG310"
        assert problem.message == (
            'content/briefs/x.md and content/briefs/2025/x.md are both the brief "x"'
        )

    def test_two_documents_of_one_slug_are_an_error_that_names_both(self):
        problem = only(brief("a", slug="same"), brief("b", slug="SAME"))
        assert problem.code == "BG311"
        assert problem.message.startswith("content/briefs/b.md and content/briefs/a.md")
        assert problem.place.line == 7

    def test_documents_of_two_kinds_may_share_an_id(self):
        catalog_of(actor("x", "A"), tag("x", "B"), brief("x"), page("x"))

    def test_old_addresses_lead_to_documents(self):
        x = brief("x", aliases=("/old/x", "older/x.html", "/deep/"))
        redirects = catalog_of(x).redirects
        assert [each.address for each in redirects] == ["deep/", "old/x/", "older/x.html"]
        assert {(each.target, each.path) for each in redirects} == {(x.ref, x.path)}

    @pytest.mark.parametrize(
        ("written", "address"),
        [
            ("/2024/old_page.html", "2024/old_page.html"),
            ("/OLD.HTM", "OLD.HTM"),
            ("/News/Talks/", "News/Talks/"),
            ("/2024/talks-1.5", "2024/talks-1.5/"),
            ("/talks.php", "talks.php/"),
            ("/a%20b", "a b/"),
            ("/%D0%BC%D0%B8%D1%80", "мир/"),
            ("/мир/", "мир/"),
            ("/caf%65%CC%81", "caf\u00e9/"),
            ("/~anna/", "~anna/"),
        ],
    )
    def test_an_old_address_is_as_somebody_else_chose_it(self, written, address):
        (old,) = catalog_of(brief("x", aliases=(written,))).redirects
        assert old.address == address

    @pytest.mark.parametrize(
        ("second", "what"),
        [
            ("/old", 'the same address as "/old/"'),
            ("OLD/", 'the same address as "/old/"'),
            ("/old/index.html", 'the same address as "/old/"'),
            ("/briefs/x", "the present address of this document"),
            ("/briefs/%78/", "the present address of this document"),
        ],
    )
    def test_an_alias_that_says_nothing_new_is_an_error_where_it_stands(self, second, what):
        x = replace(brief("x", aliases=("/old/", second)), spans={"aliases.1": Span(4, 17, 5)})
        catalog, (problem,) = gathered(x)
        assert (problem.code, problem.message) == ("BG314", f'the alias "{second}" is {what}')
        assert (problem.place.line, problem.place.column) == (4, 17)
        assert [old.address for old in catalog.redirects] == ["old/"]

    def test_an_alias_that_is_no_address_of_the_site_is_an_error(self):
        aliases = ("https://x.example/a", "//x/a", "/../a", "a?b", "a#b", "%2e", " a", "/", "a\\b")
        aliases += (
            "/%2e%2e/a",
            "/a/%2E./b",
            "/..%2fa",
            "/a%5Cb",
            "/%252e",
            "/%zz",
            "/100%",
            "/%ff",
        )
        _, problems = gathered(brief("x", aliases=aliases))
        assert [each.code for each in problems] == ["BG314"] * len(aliases)
