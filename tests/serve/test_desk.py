"""What a preview shows while a writer works: the last good version, and what is wrong now."""

import pytest

from tests.serve.desk import watched

DESK = """
    -- content/briefs/doha.md --
    ---
    title: Talks in Doha
    date: 2025-02-26
    actors: [Lavrov]
    ---
    They met.

    Little was said.

    -- content/briefs/paris.md --
    ---
    title: Paris watches
    date: 2025-02-27
    summary: From afar.
    ---
    Paris watched [[doha]].

    -- content/actors/lavrov.md --
    ---
    name: Lavrov
    ---
    """
DOHA = "content/briefs/doha.md"


@pytest.fixture
def preview(site):
    with watched(site(DESK)) as made:
        yield made


def test_a_word_shows_after_a_glance_at_its_file(preview):
    assert "Little was said." in preview.page("briefs/doha/")
    preview.site.edit(DOHA, "Little", "Much")
    assert preview.look(DOHA)
    assert "Much was said." in preview.page("briefs/doha/")


def test_a_title_shows_wherever_it_is_named(preview):
    preview.site.edit(DOHA, "Talks in Doha", "No talks")
    assert preview.look(DOHA)
    assert "No talks" in preview.page("briefs/paris/")


def test_nothing_is_told_of_a_file_saved_as_it_was_nor_of_what_editors_leave(preview):
    number = preview.desk.number
    (preview.site.folder / DOHA).touch()
    assert not preview.look(DOHA)
    preview.site.write("content/briefs/.doha.md.swp", "x")
    assert not preview.look("content/briefs/.doha.md.swp")
    assert not preview.look()
    assert preview.desk.number == number


def test_a_new_file_and_one_that_goes_are_seen(preview):
    preview.site.write("content/briefs/oslo.md", "---\ntitle: Oslo\ndate: 2025-03-01\n---\nHere.\n")
    assert preview.look("content/briefs/oslo.md")
    assert preview.has("briefs/oslo/index.html")
    preview.site.remove("content/briefs/oslo.md")
    assert preview.look("content/briefs/oslo.md")
    assert not preview.has("briefs/oslo/index.html")


def test_a_mistake_leaves_the_last_good_version_and_is_gone_when_it_is_mended(preview):
    preview.site.edit(DOHA, "date: 2025-02-26", "date: 2025-02-31")
    assert preview.look(DOHA)
    assert "They met." in preview.page("briefs/doha/")
    (mistake,) = preview.about("briefs/doha/").mistakes
    assert (mistake.file, mistake.line, mistake.is_here) == (DOHA, 3, True)
    assert mistake.excerpt == "date: 2025-02-31"
    assert not preview.about("briefs/paris/").mistakes[0].is_here
    assert not preview.about("briefs/doha/").is_current
    assert preview.about("briefs/paris/").is_current
    preview.site.edit(DOHA, "date: 2025-02-31", "date: 2025-02-26")
    assert preview.look(DOHA)
    assert preview.about("briefs/doha/").mistakes == ()


def test_a_mistake_in_one_file_holds_no_other_back(preview):
    preview.site.edit(DOHA, "date: 2025-02-26", "date: nonsense")
    preview.look(DOHA)
    preview.site.edit("content/briefs/paris.md", "Paris watched", "Paris looked at")
    preview.site.edit("content/briefs/paris.md", "Paris watches", "Paris looks")
    preview.look("content/briefs/paris.md")
    assert "Paris looked at" in preview.page("briefs/paris/")
    assert "Talks in Doha" in preview.page("briefs/paris/")
    for title in ("Paris looks", "Talks in Doha"):
        assert title in preview.page("")
    assert preview.about("briefs/paris/").is_current
    assert not preview.about("briefs/doha/").is_current


def test_a_link_to_nothing_is_its_words_until_it_is_mended(preview):
    preview.site.edit(DOHA, "Little was", "Little was, [[Nobody]], [[paris#nowhere]],")
    preview.look(DOHA)
    assert "Little was, Nobody, " in preview.page("briefs/doha/")
    assert len(preview.codes()) == 2
    assert preview.about("briefs/doha/").is_current


def test_a_brief_that_is_deleted_goes_though_others_link_to_it(preview):
    preview.site.remove(DOHA)
    preview.look()
    assert preview.codes()
    assert not preview.has("briefs/doha/index.html")
    assert "Paris watched doha" in preview.page("briefs/paris/")


def test_all_pages_are_said_to_be_as_they_were_while_site_toml_is_broken(preview):
    preview.site.write("site.toml", "title =")
    preview.look()
    assert not preview.about("briefs/paris/").is_current
    assert not preview.about("").is_current


def test_the_newest_mistake_comes_first_though_lines_move(preview):
    preview.site.edit(DOHA, "Little", "[[Nobody]]: little")
    preview.look(DOHA)
    preview.site.edit("content/briefs/paris.md", "From afar.", "From afar.\nsumary: x")
    preview.look("content/briefs/paris.md")
    newest, oldest = preview.codes()
    preview.site.edit(DOHA, "They met.", "They met.\n\nAgain.")
    preview.look(DOHA)
    assert preview.codes() == [newest, oldest]


def test_a_site_with_a_mistake_from_the_start_shows_what_it_can(site):
    desk = site(DESK).edit(DOHA, "title: Talks in Doha\n", "")
    with watched(desk) as preview:
        assert preview.codes()
        assert "Paris watches" in preview.page("briefs/paris/")
        assert not preview.has("briefs/doha/index.html")
        desk.edit(DOHA, "---\ndate", "---\ntitle: Talks in Doha\ndate")
        assert preview.look(DOHA)
        assert preview.codes() == []
        assert "Talks in Doha" in preview.page("briefs/paris/")


@pytest.mark.parametrize("broken", ["title = ", "title = 1", ""])
def test_a_broken_site_toml_is_a_mistake_like_any_other(preview, broken):
    whole = (preview.site.folder / "site.toml").read_text()
    preview.site.write("site.toml", broken)
    assert preview.look()
    assert not preview.look()
    assert preview.codes()
    assert "They met." in preview.page("briefs/doha/")
    preview.site.write("site.toml", whole)
    assert preview.look()
    assert preview.codes() == []


def test_a_site_toml_broken_from_the_start_can_be_mended(site):
    desk = site(DESK)
    whole = (desk.folder / "site.toml").read_text()
    desk.write("site.toml", "title =")
    with watched(desk) as preview:
        assert preview.codes() == ["BG104"]
        assert preview.about("").mistakes[0].code == "BG104"
        assert not preview.has("index.html")
        desk.write("site.toml", whole)
        assert preview.look()
        assert preview.has("index.html")


def test_a_template_with_a_mistake_leaves_the_last_good_page(preview):
    good = preview.page("briefs/doha/")
    preview.site.write("templates/brief.html", "{{ page.nothing.at.all }}")
    assert preview.look()
    assert preview.page("briefs/doha/") == good
    assert not preview.is_current("briefs/doha/")
    assert preview.codes()
    preview.site.remove("templates/brief.html")
    assert preview.look()
    assert preview.codes() == []
    assert preview.is_current("briefs/doha/")


def test_a_template_is_tried_on_pages_that_nobody_looks_at(preview):
    preview.sweep()
    preview.site.write("templates/actor.html", "{% if %}")
    assert preview.look()
    assert preview.codes() == []
    preview.sweep()
    assert preview.codes()


def test_a_page_that_was_never_good_says_so(site):
    desk = site(DESK).write("templates/brief.html", "{{ page.nothing.at.all }}")
    with watched(desk) as preview:
        assert "cannot be made" in preview.page("briefs/doha/")
