"""What depends on more than the bytes of a file is not remembered by them."""

from concurrent.futures import Executor, Future
from contextlib import contextmanager

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from briefgen.content import parse
from briefgen.deadline import DeadlineExceeded
from briefgen.resources import shipped
from tests.harness.site import NOW

LISTS = "default/templates/parts/lists.html"

BRIEF = """
-- content/briefs/x.md --
---
title: X
date: 2025-01-01
---
Text.
"""
PAGE = '{% extends "base.html" %}{% block content %}{% include "mine/words.html" %}{% endblock %}'


@contextmanager
def never_in_time(_seconds):
    raise DeadlineExceeded
    yield


def test_a_file_that_was_once_too_slow_is_tried_again(site, monkeypatch):
    desk = site(BRIEF)
    with monkeypatch.context() as busy:
        busy.setattr(parse, "deadline", never_in_time)
        assert desk.build().codes() == ("BG234",)
    desk.build().fine()


def test_a_template_behind_a_linked_folder_is_looked_at(site):
    desk = site(BRIEF).write("templates/not_found.html", PAGE)
    desk.write("templates/partials/words.html", "old words").link("templates/mine", "partials")
    desk.build().fine().has("404.html", "old words")
    desk.write("templates/partials/words.html", "new words")
    built = desk.build().fine()
    built.has("404.html", "new words")
    assert built.report.written == ("404.html",)


def test_a_link_of_a_template_that_is_no_longer_allowed_is_told(site):
    desk = site(BRIEF).write("site.toml", 'title = "X"\n[content]\nallow_links = ["../outside"]\n')
    outside = desk.folder.parent / "outside"
    outside.mkdir()
    (outside / "page.html").write_text('{% extends "base.html" %}')
    desk.link("templates/not_found.html", "../../outside/page.html")
    desk.build().fine()
    desk.write("site.toml", 'title = "X"\n')
    assert desk.build().codes() == ("BG505",)


def test_a_mistake_in_the_options_of_the_theme_is_told_where_it_is_now(site):
    desk = site(BRIEF)
    wrong = 'title = "X"\n[theme_options]\nacent = "#123"\n'
    (first,) = desk.write("site.toml", wrong).build().report.problems
    (second,) = desk.write("site.toml", f"# one\n# two\n{wrong}").build().report.problems
    assert (first.place.line, second.place.line) == (3, 5)
    assert second.place.excerpt == 'acent = "#123"'


class EditedLate(Executor):
    """Does the work at once; after each piece of it somebody edits an output."""

    def __init__(self, file):
        self.file = file

    def submit(self, work, /, *arguments, **named):
        future = Future()
        future.set_result(work(*arguments, **named))
        if self.file.exists():
            self.file.write_text("edited by hand")
        return future


def test_an_output_edited_while_others_are_rendered_is_not_vouched_for(site):
    desk = site(BRIEF)
    desk.build().fine()
    desk.write("templates/not_found.html", '{% extends "base.html" %}')
    page = desk.out / "briefs/x/index.html"
    desk.write("templates/parts/lists.html", (shipped("themes") / LISTS).read_text() + "\n")
    build(desk.folder, BuildOptions(now=NOW), executor=EditedLate(page))
    assert page.read_text() == "edited by hand"
    assert "BG802" in desk.build().codes()
