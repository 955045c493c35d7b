"""What a page used of its theme is noted, so that it is made again when that differs."""

from briefgen.render.render import render
from tests.render.samples import PAGE, SITE, loaded, tiny_theme


def used(folder, text, parts=()):
    """Return what a page used, on its second turn: then everything is compiled."""
    tiny_theme(folder, {"templates/page.html": text, **dict.fromkeys(parts, "")})
    theme = loaded(folder)
    render(PAGE, SITE, theme)
    render(PAGE, SITE, theme)
    return theme.templates.used()


def test_what_is_extended_included_and_imported_is_noted(tmp_path):
    text = "{% extends 'a.html' %}{% block x %}{% endblock %}"
    parts = {
        "templates/a.html": "{% block x %}{% endblock %}{% include 'b.html' %}",
        "templates/b.html": "{% import 'm.html' as m %}{% from 'n.html' import n %}",
        "templates/m.html": "{% import 'n.html' as n %}",
        "templates/n.html": "{% macro n() %}{% endmacro %}",
    }
    tiny_theme(tmp_path, {"templates/page.html": text, **parts})
    theme = loaded(tmp_path)
    for _ in range(2):
        render(PAGE, SITE, theme)
        names = ("a", "b", "m", "n", "page")
        assert theme.templates.used() == tuple(f"template {name}.html" for name in names)


def test_a_template_that_is_not_there_is_noted(tmp_path):
    text = "{% include 'none.html' ignore missing %}{% include ['no.html', 'a.html'] %}"
    names = ("a.html", "no.html", "none.html", "page.html")
    assert used(tmp_path, text, ["templates/a.html"]) == tuple(f"template {n}" for n in names)


def test_a_static_file_is_noted_there_or_not(tmp_path):
    text = "{{ asset('a.css') }}{% if false %}{{ asset('b.css') }}{% endif %}"
    files = ["static/a.css", "static/b.css"]
    assert used(tmp_path, text, files) == ("static a.css", "template page.html")
    assert "static c.css" in used(tmp_path, "{{ asset('c.css') }}")


def test_what_an_earlier_page_used_is_forgotten(tmp_path):
    text = "{% if page.summary %}{% include 'a.html' %}{% endif %}"
    assert used(tmp_path, text, ["templates/a.html"]) == ("template page.html",)
