"""Where links lead, who links where, and which files are used."""

import pytest

from briefgen.content.document import Context
from briefgen.content.schema.brief import BriefImage, Mentioned
from briefgen.problem import Severity
from tests.catalog.desk import (
    actor,
    at,
    body,
    brief,
    catalog_of,
    embed,
    figure,
    file_link,
    gathered,
    image_note,
    mention,
    only,
    page,
    ref,
    tag,
)

LAVROV = actor("lavrov", "Sergey Lavrov", names=["Lavrov"])
DOHA = brief("doha", body_=body(headings="What was said/Après"))


class TestHeadings:
    @pytest.mark.parametrize("written", ["h1", "What was said", "what WAS said"])
    def test_a_heading_is_named_by_id_or_text(self, written):
        catalog = catalog_of(DOHA, brief("x", mention("doha", fragment=written)))
        assert catalog.fragments == {(DOHA.ref, written): "h1"}

    def test_a_heading_that_is_not_there_is_an_error_with_the_nearest(self):
        problem = only(DOHA, brief("x", mention("doha", fragment="What was sayd")))
        assert (problem.code, problem.message) == (
            "BG305",
            '"Doha" has no heading "What was sayd"',
        )
        assert problem.advice == 'did you mean "What was said"?'

    @pytest.mark.parametrize(
        ("headings", "advice"),
        [
            ("", "it has no headings at all: link to the document"),
            ("One/Two", 'its headings are "One", "Two"'),
            ("A/B/C/D/E/F", 'its headings are "A", "B", "C", "D", "E" and more'),
        ],
    )
    def test_where_no_heading_is_near_they_are_listed(self, headings, advice):
        target = brief("y", body_=body(headings=headings))
        assert only(target, brief("x", mention("y", fragment="Something"))).advice == advice

    def test_a_reference_to_a_block_is_told_to_be_none(self):
        problem = only(DOHA, brief("x", mention("doha", fragment="^abc")))
        assert (problem.code, problem.message) == (
            "BG305",
            '"#^abc" is a reference to a block, and only headings can be linked',
        )
        assert problem.advice == 'its headings are "What was said", "Après"'

    def test_a_heading_of_the_same_document_needs_no_name(self):
        own = brief("x", body_=body(mention("", fragment="Here"), headings="Here"))
        assert catalog_of(own).fragments == {(own.ref, "Here"): "h1"}

    def test_what_has_no_file_has_no_headings(self):
        _, problems = gathered(brief("x", mention("T", fragment="h1"), tags=("T",)))
        assert [each.code for each in problems] == ["BG305"]

    def test_a_link_to_a_file_may_name_one(self):
        link = file_link("briefs/doha.md", fragment="apres")
        catalog = catalog_of(DOHA, brief("x", link))
        assert catalog.fragments == {(DOHA.ref, "apres"): "h2"}


class TestFiles:
    def test_a_path_to_a_source_means_its_document(self):
        catalog = catalog_of(LAVROV, brief("x", file_link("actors/lavrov.md")))
        assert catalog.files["actors/lavrov.md"] == LAVROV.ref

    def test_a_path_to_nothing_is_an_error_with_the_nearest(self):
        problem = only(LAVROV, brief("x", file_link("actors/lavrow.md")))
        assert (problem.code, problem.message) == ("BG306", 'there is no file "actors/lavrow.md"')
        assert problem.advice == 'did you mean "actors/lavrov.md"?'

    def test_a_path_that_is_near_to_none_is_told_where_paths_begin(self):
        assert only(brief("x", file_link("report.pdf"))).advice == (
            "a path begins in the folder of its document"
        )

    @pytest.mark.parametrize(
        ("path", "address"),
        [
            ("briefs/www.example.com", "www.example.com"),
            ("www.example.com/a/b.md", "www.example.com/a/b.md"),
            ("briefs/WWW.example.com/x", "WWW.example.com/x"),
        ],
    )
    def test_a_path_that_looks_like_a_web_address_is_told_the_scheme(self, path, address):
        problem = only(brief("x", file_link(path)), assets=["briefs/www.example.con"])
        assert problem.code == "BG306"
        assert problem.advice == f"for an address of the web write https://{address}"

    def test_a_file_may_be_called_like_a_web_address(self):
        catalog_of(brief("x", file_link("www.example.pdf")), assets=["www.example.pdf"])

    def test_a_path_to_what_is_withheld_says_so(self):
        hidden = brief("plan", draft=True)
        assert only(hidden, brief("x", file_link("briefs/plan.md"))).code == "BG304"

    def test_a_file_that_is_linked_is_used(self):
        catalog = catalog_of(brief("x", file_link("a.pdf")), assets={"a.pdf", "b.pdf"})
        assert catalog.used_assets == {"a.pdf"}

    def test_a_file_that_is_not_there_is_an_error(self):
        problem = only(brief("x", file_link("a.pfd")), assets=["a.pdf"])
        assert (problem.code, problem.advice) == ("BG306", 'did you mean "a.pdf"?')

    def test_what_only_a_withheld_document_uses_is_not_used(self):
        hidden = brief("plan", file_link("a.pdf"), draft=True)
        assert catalog_of(hidden, assets=["a.pdf"]).used_assets == frozenset()


class TestPictures:
    def test_a_picture_in_a_body_is_used(self):
        assert catalog_of(
            brief("x", figure("p.jpg", alt="A hall")), assets=["p.jpg"]
        ).used_assets == {"p.jpg"}

    def test_a_picture_that_is_not_there_is_an_error_and_nothing_more(self):
        problem = only(brief("x", figure("p.jpg")))
        assert (problem.code, problem.severity) == ("BG307", Severity.ERROR)

    def test_a_picture_without_words_is_a_warning(self):
        problem = only(brief("x", figure("p.jpg")), assets=["p.jpg"])
        assert (problem.code, problem.severity) == ("BG308", Severity.WARNING)

    def test_the_words_may_stand_in_its_own_file(self):
        catalog_of(
            brief("x", figure("p.jpg")),
            assets=["p.jpg"],
            images=(image_note("p.jpg", alt="A hall"),),
        )

    def test_a_picture_at_the_head_is_found_from_the_document_and_completed(self):
        image = BriefImage(src="../pictures/p.jpg", caption="Mine")
        catalog = catalog_of(
            brief("x", image=image),
            assets=["pictures/p.jpg"],
            images=(image_note("pictures/p.jpg", alt="A hall", caption="Theirs", credit="C"),),
        )
        picture = catalog.head_pictures[ref("brief x")]
        assert picture.path == "pictures/p.jpg"
        assert (picture.alt, picture.caption, picture.credit) == ("A hall", "Mine", "C")
        assert catalog.used_assets == {"pictures/p.jpg"}

    def test_a_path_from_the_content_folder_begins_with_a_slash(self):
        image = BriefImage(src="/p.jpg", alt="A hall")
        catalog = catalog_of(actor("a", "A", image=image), assets=["p.jpg"])
        assert catalog.head_pictures[ref("actor a")].path == "p.jpg"

    def test_a_head_picture_that_is_not_there_is_an_error(self):
        assert only(brief("x", image=BriefImage(src="p.jpg"))).code == "BG307"

    def test_a_picture_at_the_head_lies_in_the_content_folder(self):
        for source in ("https://a.example/p.jpg", "//a.example/p.jpg", "data:image/png;base64,AA"):
            problem = only(brief("x", image=BriefImage(src=source)))
            message = f'the picture "{source}" does not lie in the content folder'
            assert (problem.code, problem.message) == ("BG307", message)


class TestMentions:
    def test_actors_in_the_text_count_after_those_listed_in_order_of_mention(self):
        documents = [LAVROV, actor("a", "Anna"), actor("b", "Bert")]
        x = brief(
            "x",
            body_=body(
                mention("Bert"),
                file_link("actors/a.md"),
                mention("Lavrov"),
                notes=(mention("Bert"),),
            ),
            actors=["Lavrov"],
        )
        appearances = catalog_of(*documents, x).briefs[x.ref].actors
        assert [each.actor.id for each in appearances] == ["lavrov", "b", "a"]

    def test_an_appearance_tells_whether_the_brief_is_about_the_actor(self):
        documents = [LAVROV, actor("a", "Anna"), actor("b", "Bert")]
        listed = [Mentioned(id="Lavrov"), Mentioned(id="Anna", rel="mentions")]
        x = brief("x", mention("Bert"), mention("Lavrov"), actors=listed)
        appearances = catalog_of(*documents, x).briefs[x.ref].actors
        assert [each.rel for each in appearances] == ["about", "mentions", "mentions"]

    def test_a_card_of_an_actor_is_no_mention(self):
        x = brief("x", embed("Lavrov"))
        assert catalog_of(LAVROV, x).briefs[x.ref].actors == ()

    def test_a_tag_in_the_text_is_a_link_only(self):
        x = brief("x", mention("Talks"))
        catalog = catalog_of(tag("t", "Talks"), x)
        assert catalog.briefs[x.ref].tags == ()


class TestBacklinks:
    def test_a_document_that_links_here_is_listed_with_its_first_sentence(self):
        x = brief(
            "x",
            mention("doha", "in <em>Doha</em> &amp; then", context=Context("It began ", ", late.")),
            mention("doha", "again", context=Context("And ", ".")),
        )
        (link,) = catalog_of(DOHA, x).backlinks[DOHA.ref]
        assert link.source == x.ref
        assert (link.before, link.text, link.after) == (
            "It began ",
            "in Doha & then",
            ", late.",
        )

    def test_a_link_by_id_is_called_by_the_title(self):
        (link,) = catalog_of(DOHA, brief("x", mention("doha"))).backlinks[DOHA.ref]
        assert link.text == "Doha"

    def test_a_card_counts_where_no_sentence_does(self):
        x = brief("x", embed("doha"))
        y = brief("y", embed("doha"), mention("doha", "there"))
        texts = {link.source.id: link.text for link in catalog_of(DOHA, x, y).backlinks[DOHA.ref]}
        assert texts == {"x": "", "y": "there"}

    def test_briefs_come_first_newest_first_then_the_rest(self):
        links = [mention("doha", "it")]
        documents = [
            DOHA,
            page("p", *links),
            actor("a", "A", *links),
            brief("old", *links, date="2024"),
            brief("new", *links, date="2026"),
        ]
        backlinks = catalog_of(*documents).backlinks[DOHA.ref]
        assert [link.source.id for link in backlinks] == ["new", "old", "a", "p"]

    @pytest.mark.parametrize("hole", [mention("x"), embed("x"), file_link("briefs/x.md")])
    def test_a_link_to_oneself_is_none(self, hole):
        assert catalog_of(brief("x", hole)).backlinks == {}

    def test_a_card_of_nothing_is_an_error(self):
        assert only(brief("x", embed("nothing"))).code == "BG301"


def test_a_path_is_below_the_content_folder_of_the_site():
    elsewhere = at(brief("x", file_link("briefs/doha.md")), "content/deep/x.md")
    assert catalog_of(DOHA, elsewhere).files["deep/x.md"] == elsewhere.ref
