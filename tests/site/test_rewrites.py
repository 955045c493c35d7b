"""Which files of the site a change writes, to the last one, and which it leaves alone."""

from tests.harness.crawl import broken_links
from tests.harness.site import tree
from tests.site.desk import DESK, NEW


def test_a_second_build_writes_nothing(site):
    desk = site(DESK)
    first = desk.build().fine()
    assert set(first.report.written) == set(first.files)
    desk.build().fine().wrote().removed()


def test_a_changed_body_is_written_to_its_page_and_its_feeds(site):
    desk = site(DESK)
    desk.build()
    built = desk.edit("content/briefs/2025-02-18-riyadh.md", "Little.", "Very little.")
    subjects = ("", "tags/talks/", "actors/sergey-lavrov/", "actors/russia/")
    built.build().fine().wrote(
        "briefs/2025-02-18-riyadh/index.html",
        *(f"{folder}feed.{form}" for folder in subjects for form in ("xml", "json")),
    )


def test_a_changed_first_paragraph_is_written_to_lists_too_where_there_is_no_summary(site):
    desk = site(DESK)
    desk.build()
    desk.edit("content/briefs/2025-03-01-paris.md", "Nobody met.", "Nobody met at all.")
    built = desk.build().fine().has("briefs/index.html", "Nobody met at all.")
    built.has("tags/embassies/index.html", "Nobody met at all.")


def test_a_renamed_brief_moves(site):
    desk = site(DESK)
    desk.build()
    desk.rename("content/briefs/2025-03-01-paris.md", "content/briefs/2025-03-01-lyon.md")
    built = desk.build().fine().removed("briefs/2025-03-01-paris/index.html")
    built.has("briefs/2025-03-01-lyon/index.html")
    assert broken_links(built.out) == []


def test_a_removed_brief_leaves_nothing_behind(site):
    desk = site(DESK)
    clean = desk.build(out=desk.folder / "clean")
    desk.add(NEW).build().has("briefs/x/index.html")
    desk.remove("content/briefs/x.md")
    built = desk.build().fine()
    assert tree(built.out) == tree(clean.out)


def test_a_failed_build_leaves_the_old_site_and_the_next_one_goes_on(site):
    desk = site(DESK)
    desk.build()
    before = desk.tree()
    desk.write("content/briefs/x.md", "no front matter").build().fails()
    assert desk.tree() == before
    desk.remove("content/briefs/x.md").build().fine().wrote().removed()


def test_a_template_of_the_site_replaces_the_theme_s(site):
    desk = site(DESK)
    desk.build()
    desk.write("templates/not_found.html", "<!doctype html><title>Gone</title>")
    desk.build().wrote("404.html").has("404.html", "Gone")


def test_a_style_sheet_that_changes_takes_a_new_address_on_every_page(site):
    desk = site(DESK)
    first = desk.build()
    (old,) = [path for path in first.files if path.startswith("static/") and ".css" in path][:1]
    name = old.removeprefix("static/").split(".")[0]
    desk.write(f"static/{name}.css", "body { color: black }\n")
    built = desk.build().works().lacks(old)
    assert {path for path in built.files if path.endswith(".html")} <= set(built.report.written)
    assert broken_links(built.out) == []
