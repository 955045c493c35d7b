"""A change of theme or settings writes the outputs that use what was changed, and no other."""

import pytest

from briefgen.resources import shipped
from tests.harness.site import tree
from tests.incremental.desk_of_edits import DESK, feeds, html, pages, static

DESIGN = """
-- templates/page.html --
{% extends "base.html" %}
{% block head %}<link rel="stylesheet" href="{{ asset('page.css') }}">{% endblock %}
{% block content %}<h1>{{ page.title }}</h1>{{ page.body|safe }}
{% include ["parts/notice.html", "parts/quiet.html"] %}
{% include "parts/seal.html" ignore missing %}{% endblock %}

-- templates/parts/quiet.html --
<p>Nothing to note.</p>

-- static/page.css --
@import "palette.css";

-- static/palette.css --
:root { --mark: red; }

-- themes/ours/theme.toml --
extends = "default"

[options]
legend = "By subject"

-- themes/ours/templates/tags.html --
{% extends "base.html" %}{% block content %}{{ site.options.legend }}{% endblock %}
"""
PLAIN_PAGES = pages("about/", "method/")
TAGS = pages("tags/ports/", "tags/diplomacy/")
SETTINGS = 'title = "The Desk"\nbase_url = "https://desk.example/"\n'


@pytest.fixture
def desk(site):
    made = site(DESK).add(DESIGN)
    made.build().fine()
    return made


def shipped_template(name):
    return (shipped("themes") / "default" / "templates" / name).read_text(encoding="utf-8")


def test_a_template_is_on_the_pages_of_its_kind(desk):
    text = shipped_template("tag.html").replace("<h1", '<h1 class="new"')
    desk.write("templates/tag.html", text)
    desk.build().fine().wrote(*TAGS)
    desk.remove("templates/tag.html").build().fine().wrote(*TAGS)


def test_a_comment_in_a_template_is_nowhere(desk):
    desk.edit("templates/page.html", "<h1>", "{# new #}<h1>").build().fine().wrote()


def test_a_template_that_nothing_uses_is_nowhere(desk):
    desk.write("templates/parts/unused.html", "Unused.").build().fine().wrote().removed()


def test_a_part_is_on_the_pages_that_include_it(desk):
    desk.write("templates/parts/quiet.html", "<p>Quiet.</p>").build().fine().wrote(*PLAIN_PAGES)


def test_a_part_that_there_was_not_is_on_the_pages_that_asked_for_it(desk):
    before = desk.tree()
    desk.write("templates/parts/seal.html", "<p>Sealed.</p>").build().fine().wrote(*PLAIN_PAGES)
    desk.write("templates/parts/notice.html", "<p>Notice.</p>").build().fine().wrote(*PLAIN_PAGES)
    desk.remove("templates/parts/seal.html", "templates/parts/notice.html")
    desk.build().fine().wrote(*PLAIN_PAGES)
    assert desk.tree() == before


def test_a_part_that_hides_the_theme_s_is_on_the_pages_that_show_it(desk):
    text = shipped_template("parts/lists.html").replace('class="counts"', 'class="counts new"')
    desk.write("templates/parts/lists.html", text)
    # Lists with counts stand on the home page, on pages of tags, and on briefs that have tags.
    briefs = pages(*(f"briefs/{name}/" for name in ("harbour", "quay", "talks", "round")))
    desk.build().fine().wrote(*pages("", "tags/diplomacy/", "tags/ports/"), *briefs)


def test_a_stylesheet_is_on_the_pages_that_name_it_by_its_mark(desk):
    old = static(desk.build(), "page.css")
    built = desk.write("static/page.css", "h1 { margin: 0; }").build().fine()
    built.wrote(*PLAIN_PAGES, static(built, "page.css")).removed(old)


def test_a_stylesheet_that_another_imports_changes_the_mark_of_both(desk):
    before = desk.build()
    old = {static(before, "page.css"), static(before, "palette.css")}
    built = desk.edit("static/palette.css", "red", "blue").build().fine()
    new = {static(built, "page.css"), static(built, "palette.css")}
    built.wrote(*PLAIN_PAGES, *new).removed(*old)


def test_a_stylesheet_of_the_theme_is_on_every_page(desk):
    old = static(desk.build(), "site.css")
    built = desk.write("static/site.css", "p { margin: 0; }").build().fine().removed(old)
    built.wrote(*html(built), static(built, "site.css"))


def test_a_static_file_that_no_page_names_is_one_file(desk):
    built = desk.write("static/spare.txt", "Spare.").build().fine()
    spare = static(built, "spare.txt")
    built.wrote(spare).removed()
    desk.remove("static/spare.txt").build().fine().wrote().removed(spare)


def test_a_theme_in_use_and_its_option(desk):
    desk.write("site.toml", f'{SETTINGS}theme = "ours"\n')
    # The options of the site are part of every page's view; only this one shows one.
    desk.build().fine().wrote(*pages("tags/"))
    legend = '[theme_options]\nlegend = "By name"\n'
    desk.write("site.toml", f'{SETTINGS}theme = "ours"\n{legend}')
    desk.build().fine().wrote(*pages("tags/"))


def test_a_theme_that_is_not_in_use_is_nowhere(desk):
    desk.write("themes/ours/templates/tags.html", "Other.").build().fine().wrote()
    desk.write("themes/spare/theme.toml", 'extends = "default"\n').build().fine().wrote()


def test_the_title_of_the_site_is_on_every_page_but_for_old_addresses_and_in_every_feed(desk):
    desk.write("site.toml", SETTINGS.replace("The Desk", "Harbour desk"))
    all_feeds = feeds("", *(f"tags/{name}/" for name in ("ports", "diplomacy")))
    all_feeds |= feeds("actors/berg/", "actors/norland/")
    built = desk.build().fine()
    built.wrote(*html(built) - pages("who/"), *all_feeds)


def test_the_description_of_the_site_is_in_its_feeds_and_in_what_pages_say_to_machines(desk):
    desk.write("site.toml", f'{SETTINGS}description = "Ports."\n')
    built = desk.build().fine()
    built.wrote(*html(built) - pages("who/") - {"404.html"}, *feeds(""))


def test_how_many_briefs_a_feed_carries_is_no_matter_of_pages(desk):
    desk.write("site.toml", f"{SETTINGS}[feeds]\nitems = 2\n")
    # The site has four briefs; each tag and each actor has two.
    desk.build().fine().wrote(*feeds(""))


def test_how_many_briefs_a_page_lists_is_a_matter_of_lists(desk):
    desk.write("site.toml", f"{SETTINGS}[lists]\nper_page = 3\n")
    lists = pages("briefs/", "briefs/page/2/")
    desk.build().fine().wrote(*lists, "sitemap.xml")


def test_limits_that_hold_are_nowhere(desk):
    desk.write("site.toml", f"{SETTINGS}[limits]\ntags_per_brief = 20\n").build().fine().wrote()


def test_where_the_site_is_published_is_on_no_page(desk):
    desk.write("site.toml", f'{SETTINGS}[publish.live]\ntarget = "folder:live"\n')
    desk.build().fine().wrote().removed()


def test_the_menu_is_on_every_page_but_for_old_addresses(desk):
    desk.write("site.toml", f'{SETTINGS}[menu]\nBriefs = "briefs/"\n')
    built = desk.build().fine()
    built.wrote(*html(built) - pages("who/"))


def test_a_base_url_that_goes_and_comes_back(desk):
    before = tree(desk.out)
    desk.write("site.toml", 'title = "The Desk"\n')
    gone = desk.build().fine()
    assert {path for path in before if path.endswith((".xml", "feed.json"))} == set(
        gone.report.removed
    )
    desk.write("site.toml", SETTINGS)
    desk.build().fine()
    assert tree(desk.out) == before
