"""Going back: what is brought back, what stays, and what is said of it."""

import pytest
from msgspec.structs import replace

from briefgen.publish import rollback as going_back
from tests.publish.desk import DESK, DOHA, Published, watch
from tests.publish.remotes import bare, seen

SITE = "static/site.css"


@pytest.fixture
def desk(site):
    return Published(site(DESK))


def codes(outcome) -> list[str]:
    return [each.code for each in outcome.problems]


def met(desk, words: str) -> str:
    """Publish a brief with other words, and return the id of that release."""
    file = desk.site.folder / DOHA
    text = file.read_text(encoding="utf-8")
    desk.site.write(DOHA, f"{text.rpartition('---')[0]}---\n{words}\n")
    outcome = desk.publish()
    assert outcome.is_done
    return outcome.live.id


def page(desk) -> bytes:
    return desk.files()["briefs/doha/index.html"]


def test_after_a_stylesheet_and_runs_with_nothing_new_it_goes_back_to_the_site_before(desk):
    first = desk.publish()
    before = page(desk)
    desk.site.write(SITE, "body { color: red }")
    assert desk.publish().is_done
    assert desk.publish().changes.is_empty
    outcome = desk.roll_back()
    assert (outcome.is_done, outcome.release.restored) == (True, first.release.id)
    assert page(desk) == before


def test_releases_that_differ_only_in_what_is_kept_are_the_same_site(desk):
    desk.publish()
    met(desk, "They met.")
    desk.site.write(SITE, "body { color: red }")
    met(desk, "They met in red.")
    met(desk, "They parted in red.")
    # The same words again, without the stylesheet that was kept.
    met(desk, "They met in red.")
    outcome = desk.roll_back()
    assert outcome.is_done
    assert b"They parted in red." in page(desk)


def test_readers_with_an_open_page_keep_its_looks(desk):
    desk.publish()
    desk.site.write(SITE, "body { color: red }")
    desk.publish()
    red = [path for path, data in desk.files().items() if data == b"body { color: red }"]
    outcome = desk.roll_back()
    assert outcome.is_done
    assert set(red) == set(outcome.release.kept)
    assert set(red) <= desk.files().keys()


def test_a_name_that_begins_several_releases_is_not_guessed(desk):
    ids = [met(desk, words) for words in ("One.", "Two.")]
    before = desk.files()
    (problem,) = desk.roll_back("2026").problems
    assert problem.code == "BG715"
    assert problem.message == '2 releases begin with "2026"'
    assert all(each in problem.advice for each in ids)
    assert desk.files() == before
    assert desk.roll_back(ids[0][:16]).is_done
    (problem,) = desk.roll_back("1999").problems
    assert problem.message == 'no release that is kept begins with "1999"'


def test_it_tells_the_address_that_the_old_pages_have(desk):
    desk.publish()
    desk.site.edit("site.toml", "https://desk.example/", "https://new.example/")
    assert desk.publish().url == "https://new.example/"
    outcome = desk.roll_back()
    assert (outcome.is_done, outcome.url) == (True, "https://desk.example/")


def test_a_site_that_does_not_know_its_address_any_more_can_go_back(desk):
    first = met(desk, "One.")
    met(desk, "Two.")
    desk.site.edit("site.toml", 'base_url = "https://desk.example/"\n', "")
    assert desk.roll_back(first).is_done
    assert b"One." in page(desk)


def test_to_try_sends_nothing(desk):
    met(desk, "One.")
    met(desk, "Two.")
    before = desk.files()
    settings = going_back.RollbackSettings(
        site_folder=desk.site.folder, name="web", now=desk.now(), dry_run=True
    )
    outcome = going_back.roll_back(settings, never, watch)
    assert (outcome.is_done, outcome.dry_run, outcome.sent) == (False, True, 0)
    assert outcome.release is None
    assert outcome.changes.changed
    assert desk.files() == before


def test_what_was_withdrawn_and_comes_back_is_said(desk):
    desk.publish()
    desk.site.edit(DOHA, "title:", "slug: qatar\ntitle:")
    assert desk.publish().is_done
    # A page that only has another address was not withdrawn.
    assert codes(desk.roll_back()) == []
    desk.site.edit("content/briefs/paris.md", "title:", "draft: true\ntitle:")
    assert desk.publish().is_done
    outcome = desk.roll_back()
    assert (outcome.is_done, codes(outcome)) == (True, ["BG718"])
    assert "Paris watches (briefs/paris/)" in outcome.problems[0].message


def test_going_back_keeps_where_the_host_finds_the_site(desk):
    remote = bare(desk.live.with_name("live.git"))
    desk.site.edit("site.toml", "folder:../live", "git:../live.git#pages")
    desk.publish()
    desk.site.edit("site.toml", '#pages"', '#pages"\ncname = "desk.example"')
    desk.site.edit(DOHA, "They met.", "They met twice.")
    desk.publish()
    assert desk.roll_back().is_done
    assert b"They met." in seen(remote)["briefs/doha/index.html"]
    assert seen(remote)["CNAME"] == b"desk.example\n"
    assert desk.publish().is_done
    desk.site.edit("site.toml", 'cname = "desk.example"', "")
    desk.publish()
    # Only the name is another one: there is no other site right before this one.
    assert desk.roll_back().is_done
    assert b"They met." in seen(remote)["briefs/doha/index.html"]
    assert "CNAME" not in seen(remote)


def test_what_is_unfinished_is_put_right_though_nothing_differs(desk, monkeypatch):
    live = met(desk, "One.")
    opened = going_back.open_target
    monkeypatch.setattr(going_back, "open_target", lambda *given: Unfinished(opened(*given)))
    outcome = desk.roll_back(live)
    assert outcome.is_done
    assert outcome.live.parent == live
    assert b"One." in page(desk)


def never(_changes, _problems):
    raise AssertionError


class Unfinished:
    """A target to which an attempt was cut off."""

    def __init__(self, target):
        self._target = target

    def __enter__(self):
        self._target.__enter__()
        return self

    def __exit__(self, *given):
        self._target.__exit__(*given)

    def __getattr__(self, name):
        return getattr(self._target, name)

    def current(self):
        live = self._target.current()
        return None if live is None else replace(live, unfinished=True)
