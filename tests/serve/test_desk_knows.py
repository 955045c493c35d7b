"""What a preview knows of an address, and what it survives: files that go, time, the store."""

import os
from datetime import UTC, datetime

import pytest

from briefgen.serve import pages
from tests.hostile.newsroom import PIXEL
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


def test_a_page_is_followed_to_its_new_address(preview):
    preview.site.edit(DOHA, "title:", "slug: qatar\ntitle:")
    preview.look(DOHA)
    assert preview.about("briefs/doha/").moved == "briefs/qatar/"
    preview.site.edit("content/briefs/paris.md", " [[doha]]", "")
    preview.site.rename(DOHA, "content/briefs/gulf.md").edit(
        "content/briefs/gulf.md", "slug: qatar\n", ""
    )
    preview.look()
    assert preview.about("briefs/qatar/").moved is None


def test_a_renamed_file_is_known_by_its_bytes(preview):
    preview.site.edit("content/briefs/paris.md", " [[doha]]", "")
    preview.look()
    preview.site.rename(DOHA, "content/briefs/gulf.md")
    preview.look()
    assert preview.about("briefs/doha/").moved == "briefs/gulf/"
    preview.site.rename("content/briefs/gulf.md", DOHA)
    preview.look()
    assert preview.about("briefs/gulf/").moved == "briefs/doha/"
    assert preview.about("briefs/doha/").is_found


def test_a_renamed_file_is_known_by_what_it_was_before(preview):
    preview.site.edit("content/briefs/paris.md", " [[doha]]", "")
    preview.look()
    preview.site.edit(DOHA, "Little", "Much")
    preview.look(DOHA)
    preview.site.rename(DOHA, "content/briefs/gulf.md")
    preview.look()
    assert preview.about("briefs/doha/").moved == "briefs/gulf/"


def test_a_renamed_file_is_followed_when_the_links_to_it_are_mended(preview):
    preview.site.rename(DOHA, "content/briefs/gulf.md")
    preview.look()
    assert preview.codes()
    preview.site.edit("content/briefs/paris.md", "[[doha]]", "[[gulf]]")
    preview.look("content/briefs/paris.md")
    assert preview.codes() == []
    assert preview.about("briefs/doha/").moved == "briefs/gulf/"


def test_a_glance_does_not_mend_a_broken_site_toml(preview):
    preview.site.write("site.toml", "title = ")
    preview.look()
    preview.site.edit(DOHA, "Little", "Much")
    preview.look(DOHA)
    assert preview.codes() == ["BG104"]


def test_near_pages_are_named_for_an_address_where_nothing_is(preview):
    assert [each.path for each in preview.about("briefs/dohaa/").near] == ["briefs/doha/"]
    assert [each.path for each in preview.about("briefs/paris-watch/").near] == ["briefs/paris/"]


def test_the_page_for_missing_addresses_works_without_the_published_site(preview):
    published = preview.page("404.html")
    assert 'href="https://desk.example/briefs/"' in published
    missing = preview.desk.missing().data.decode()
    assert 'href="/briefs/"' in missing
    assert "https://desk.example" not in missing
    preview.site.write("site.toml", 'title = "The Desk"')
    preview.look()
    assert 'href="/briefs/"' in preview.desk.missing().data.decode()


def test_what_a_public_build_withholds_is_marked(site):
    desk = site(DESK).edit(DOHA, "title:", "draft: true\ntitle:")
    with watched(desk) as preview:
        about = preview.about("briefs/doha/")
        assert about.marks == ("draft",)
        assert (about.words, about.minutes) == (5, 1)
        assert preview.desk.status.public_differs == 1
    desk.edit("content/briefs/paris.md", " [[doha]]", "")
    with watched(desk, drafts=False) as preview:
        about = preview.about("briefs/doha/")
        assert about.withheld == f"{DOHA} is withheld: draft"
        assert [each.file for each in preview.desk.status.withheld] == [DOHA]


def test_an_embargo_ends_while_nobody_types(site):
    desk = site(DESK).edit("content/briefs/paris.md", "summary:", "embargo: 2026-06-01\nsummary:")
    with watched(desk, drafts=False) as preview:
        assert not preview.has("briefs/paris/index.html")
        assert preview.look(now=datetime(2026, 6, 2, tzinfo=UTC))
        assert preview.has("briefs/paris/index.html")


def test_what_only_a_public_build_would_stumble_over_is_a_warning(site):
    desk = site(DESK).edit(DOHA, "title:", "draft: true\ntitle:")
    with watched(desk) as preview:
        preview.sweep()
        (mistake,) = preview.about("briefs/paris/").mistakes
        assert (mistake.code, mistake.severity, mistake.is_here) == ("BG304", "warning", True)
        assert mistake.message.startswith("in a public build: ")
        desk.edit(DOHA, "draft: true\n", "")
        preview.look()
        preview.sweep()
        assert preview.codes() == []


def test_a_mark_goes_when_the_embargo_ends(site):
    desk = site(DESK).edit("content/briefs/paris.md", "summary:", "embargo: 2026-06-01\nsummary:")
    with watched(desk) as preview:
        assert preview.about("briefs/paris/").marks == ("embargo until 2026-06-01T00:00+00:00",)
        assert preview.desk.status.public_differs == 1
        assert preview.look(now=datetime(2026, 6, 2, tzinfo=UTC))
        assert preview.about("briefs/paris/").marks == ()
        assert preview.desk.status.public_differs == 0


def test_a_discreet_preview_tells_browsers_nothing_of_what_is_withheld(site):
    desk = site(DESK).edit("content/briefs/paris.md", " [[doha]]", "")
    desk.edit(DOHA, "title:", "draft: true\ntitle:")
    for discreet in (False, True):
        with watched(desk, drafts=False, discreet=discreet) as preview:
            assert bool(preview.desk.status.withheld) != discreet
            assert bool(preview.about("briefs/doha/").withheld) != discreet
    desk.write(DOHA, "---\ntitle: a secret")
    for discreet in (False, True):
        with watched(desk, drafts=False, discreet=discreet) as preview:
            told = (*preview.about("").mistakes, *preview.desk.status.mistakes)
            assert any("secret" in each.excerpt or each.file == DOHA for each in told) != discreet


def test_a_picture_asked_for_between_a_glance_and_a_look_stays(site):
    desk = site(DESK).write("content/briefs/dot.png", PIXEL)
    desk.edit(DOHA, "They met.", "They met. ![A dot](dot.png)")
    with watched(desk) as preview:
        (path,) = [each for each in preview.desk.outputs if each.endswith("dot.png")]
        desk.edit(DOHA, "Little", "[[Nobody]]")
        preview.look()
        desk.edit(DOHA, "[[Nobody]]", "Little")
        preview.look(DOHA)
        assert preview.has(path)
        preview.look()
        assert preview.has(path)


def test_a_pipe_in_the_place_of_a_picture_keeps_nobody_waiting(site):
    desk = site(DESK).write("content/briefs/dot.png", PIXEL)
    desk.edit(DOHA, "They met.", "They met. ![A dot](dot.png)")
    with watched(desk) as preview:
        (path,) = [each for each in preview.desk.outputs if each.endswith("dot.png")]
        desk.remove("content/briefs/dot.png")
        os.mkfifo(desk.folder / "content/briefs/dot.png")
        preview.look()
        assert "BG206" in preview.codes()
        assert not preview.has(path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.html", b"<script src=x.js></script>"),
        ("x.js", b"steal()"),
        ("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script href="x.js"/></svg>'),
    ],
)
@pytest.mark.parametrize("comes_later", [False, True])
def test_a_file_that_no_build_publishes_is_not_shown(site, name, data, comes_later):
    desk = site(DESK).write(f"content/briefs/{name}", data)
    link = f"They met. [See]({name})."
    if not comes_later:
        desk.edit(DOHA, "They met.", link)
    with watched(desk) as preview:
        if comes_later:
            desk.edit(DOHA, "They met.", link)
            preview.look(DOHA)
            preview.look()
        assert preview.codes()
        assert not preview.has(f"media/briefs/{name}")


def test_a_page_is_not_followed_to_another_brief(preview):
    preview.site.edit("content/briefs/paris.md", " [[doha]]", "")
    preview.look()
    preview.site.rename(DOHA, "content/briefs/gulf.md")
    preview.look()
    preview.site.write(DOHA, "---\ntitle: Another\ndate: 2025-05-05\n---\nElse.\n")
    preview.look()
    preview.site.edit(DOHA, "title:", "slug: another\ntitle:")
    preview.look()
    assert preview.about("briefs/doha/").moved == "briefs/another/"


def test_what_could_not_be_shown_is_tried_again(preview, monkeypatch):
    good = pages.load_theme

    def refuse(*_):
        raise OSError(24, "too many open files")

    monkeypatch.setattr(pages, "load_theme", refuse)
    preview.site.write("templates/brief.html", "<p>Mine</p>")
    with pytest.raises(OSError, match="too many"):
        preview.look()
    monkeypatch.setattr(pages, "load_theme", good)
    assert preview.look()
    assert "Mine" in preview.page("briefs/doha/")


def test_a_template_too_slow_is_tried_once(site, monkeypatch):
    desk = site(DESK)
    config = (desk.folder / "site.toml").read_text()
    desk.write("site.toml", f"{config}[limits]\nseconds_per_document = 0.2\n")
    endless = "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}"
    desk.write("templates/brief.html", endless)
    tried = []
    render = pages.render
    monkeypatch.setattr(pages, "render", lambda *given: tried.append(1) or render(*given))
    with watched(desk) as preview:
        for word in ("Much", "More"):
            preview.page("briefs/doha/")
            preview.page("briefs/paris/")
            desk.write("content/briefs/doha.md", f"---\ntitle: X\ndate: 2025-02-26\n---\n{word}\n")
            preview.look(DOHA)
        assert len(tried) == 1
        desk.remove("templates/brief.html")
        preview.look()
        assert "More" in preview.page("briefs/doha/")


def test_mending_site_toml_names_it(preview):
    whole = (preview.site.folder / "site.toml").read_text()
    preview.site.write("site.toml", "title = ")
    preview.look()
    preview.site.write("site.toml", whole)
    preview.look()
    assert [each.changed for each in preview.desk.status.rounds[:2]] == [("site.toml",)] * 2


def test_a_sweep_ends_though_the_store_has_lost_texts_and_there_is_a_mistake(preview):
    good = preview.page("briefs/doha/")
    preview.site.edit(DOHA, "date: 2025-02-26", "date: nonsense")
    preview.look(DOHA)
    preview.store.keep_only("texts", ())
    preview.store.commit()
    preview.sweep()
    assert preview.page("briefs/doha/") == good
    assert "Paris" in preview.page("briefs/paris/")


def test_pages_that_were_not_tried_are_counted(site):
    desk = site(DESK)
    config = (desk.folder / "site.toml").read_text()
    desk.write("site.toml", f"{config}[limits]\nseconds_per_document = 0.2\n")
    endless = "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}"
    desk.write("templates/brief.html", endless)
    with watched(desk) as preview:
        preview.sweep()
        assert "BG509" in preview.codes()
        assert preview.desk.status.unchecked > 0


def test_what_the_store_loses_is_read_again(preview):
    for room in ("texts", "parsed", "state"):
        preview.store.keep_only(room, ())
    preview.store.commit()
    assert "They met." in preview.page("briefs/doha/")
    preview.site.edit(DOHA, "Little", "Much")
    assert preview.look(DOHA)
    assert "Much was said." in preview.page("briefs/doha/")


def test_a_picture_that_was_swapped_is_not_shown(site):
    desk = site(DESK).write("content/briefs/dot.png", b"\x89PNG1")
    desk.edit(DOHA, "They met.", "They met. ![A dot](dot.png)")
    with watched(desk) as preview:
        (path,) = [each for each in preview.desk.outputs if each.endswith("dot.png")]
        assert preview.has(path)
        preview.desk.look(datetime(2026, 1, 1, 13, tzinfo=UTC), None)
        secret = desk.folder.parent / "secret"
        secret.write_bytes(b"a secret")
        desk.remove("content/briefs/dot.png").link("content/briefs/dot.png", str(secret))
        shown = preview.desk.shown(path)
        assert shown is None or b"secret" not in shown.data


def test_an_editor_is_opened_where_a_mistake_is(site):
    desk = site(DESK).edit(DOHA, "date: 2025-02-26", "date: nonsense")
    with watched(desk, editor="edit://{file}:{line}:{column}") as preview:
        (mistake,) = preview.about("").mistakes
        assert mistake.open == f"edit://{desk.folder / DOHA}:3:7"
