"""What depends on more than the bytes of a file is not remembered by them."""

from contextlib import contextmanager

from briefgen.content import parse
from briefgen.deadline import DeadlineExceeded

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
