"""Several builds of one site at once, and builds of a site whose writers do not wait."""

import shutil
from concurrent.futures import Executor, Future
from pathlib import Path
from threading import Event, Thread

import pytest

from briefgen.build.build import build
from briefgen.build.output import render_work
from briefgen.build.report import BuildOptions
from tests.harness.site import NOW, Site, tree
from tests.hostile.kills import finish, start
from tests.hostile.newsroom import PIXEL, Writers, clean_tree, leftovers, newsroom


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


def test_two_builds_at_once_make_one_site(tmp_path: Path, temporary: Path):
    site = newsroom(tmp_path / "site", 40)
    writers = Writers(site, 3)
    for _ in range(3):
        builds = [start(site, 1, temporary), start(site, 1, temporary)]
        assert [finish(each) for each in builds] == [(0, ""), (0, "")]
        assert site.tree() == clean_tree(site)
        assert leftovers(site) == []
        writers.edit()
    assert list(temporary.iterdir()) == []


def test_two_builds_at_once_to_two_folders_do_not_meet(tmp_path: Path, temporary: Path):
    site = newsroom(tmp_path / "site", 40)
    writers = Writers(site, 4)
    for _ in range(3):
        builds = [start(site, 1, temporary, "--out", out) for out in ("one", "two")]
        assert [finish(each) for each in builds] == [(0, ""), (0, "")]
        right = clean_tree(site)
        assert tree(site.folder / "one") == right
        assert tree(site.folder / "two") == right
        writers.edit()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_written_while_a_build_reads_is_in_the_next(tmp_path: Path, seed: int):
    site = newsroom(tmp_path / "site", 25)
    writers = Writers(site, seed)
    enough = Event()

    def write() -> None:
        while not enough.wait(0.001):
            writers.edit()

    thread = Thread(target=write)
    thread.start()
    for _ in range(6):
        # A file may be half written at the moment it is read: a mistake, but no fault.
        site.build()
    enough.set()
    thread.join()
    site.build().fine()
    assert site.tree() == clean_tree(site)
    site.build().fine().wrote()


class Saver(Executor):
    """Empties a file while outputs are rendered, and gives it its bytes back afterwards.

    So does an editor that saves what has not changed.
    """

    def __init__(self, file: Path) -> None:
        """Take the file that is saved."""
        self._file = file

    def submit(self, fn, /, *args, **kwargs):
        """Do the work at once."""
        whole = self._file.read_bytes()
        answer: Future[object] = Future()
        if fn is render_work.render_outputs:
            render_work._opened_once.cache_clear()
            self._file.write_bytes(b"")
        try:
            answer.set_result(fn(*args, **kwargs))
        finally:
            self._file.write_bytes(whole)
        return answer


@pytest.mark.parametrize(
    "path", ["content/briefs/p0.png", "static/extra.css", "templates/tag.html"]
)
def test_a_file_that_was_half_saved_when_it_was_used_is_used_again(tmp_path: Path, path: str):
    site = with_template(newsroom(tmp_path / "site", 6))
    build(site.folder, BuildOptions(now=NOW), executor=Saver(site.folder / path))
    site.build().fine()
    assert site.tree() == clean_tree(site)


def test_a_template_that_was_half_saved_when_the_theme_was_taken_apart_is_used_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    site = with_template(newsroom(tmp_path / "site", 6))
    file = site.folder / "templates/tag.html"
    whole = file.read_bytes()
    from briefgen.build.edition import theme_work  # noqa: PLC0415 - only here

    load = theme_work.load_theme

    def half(*arguments):
        file.write_bytes(b"")
        return load(*arguments)

    monkeypatch.setattr(theme_work, "load_theme", half)
    site.build()
    monkeypatch.undo()
    file.write_bytes(whole)
    site.build().fine()
    assert site.tree() == clean_tree(site)


def test_a_picture_that_comes_and_goes_is_as_it_is_at_last(tmp_path: Path):
    site = newsroom(tmp_path / "site", 6)
    for data in (PIXEL, PIXEL + b"1", PIXEL, PIXEL + b"1"):
        site.write("content/briefs/p0.png", data)
        site.build().fine()
        assert site.tree()["media/briefs/p0.png"] == data
    shutil.rmtree(site.out)
    site.build().fine()
    assert site.tree() == clean_tree(site)


def with_template(site: Site) -> Site:
    """Give a site a template of its own."""
    own = '{% extends "base.html" %}\n{% block main %}<p>Of our own.</p>{% endblock %}\n'
    return site.write("templates/tag.html", own)
