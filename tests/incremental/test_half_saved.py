"""A file that is saved while a build reads it a second time, and is whole again afterwards."""

from concurrent.futures import Executor, Future

import pytest

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from tests.harness.site import NOW, tree

DESK = """
-- content/briefs/x.md --
---
title: X
date: 2025-01-01
---
![A map](map.png)
-- content/briefs/map.png --
a picture
-- static/extra.css --
p { color: red }
-- templates/page.html --
{% extends "base.html" %}{% block main %}whole{% endblock %}
-- content/pages/about.md --
---
title: About
---
Text.
"""


class Meddler(Executor):
    """Does the work at once; while it does, a file is empty."""

    def __init__(self, file):
        self.file = file

    def submit(self, work, /, *arguments, **named):
        whole = self.file.read_bytes()
        self.file.write_bytes(b"")
        future = Future()
        try:
            future.set_result(work(*arguments, **named))
        finally:
            self.file.write_bytes(whole)
        return future


@pytest.mark.parametrize(
    "path", ["content/briefs/map.png", "static/extra.css", "templates/page.html"]
)
def test_half_a_file_does_not_stay_for_whole(site, path):
    desk = site(DESK)
    build(desk.folder, BuildOptions(now=NOW), executor=Meddler(desk.folder / path))
    desk.build().fine()
    other = desk.folder.parent / "clean"
    build(desk.folder, BuildOptions(now=NOW, out=other, cache=False))
    assert tree(desk.out) == tree(other)
