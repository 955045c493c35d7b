"""What is said when a publication cannot be finished, or not be begun."""

import pytest

from briefgen.publish import site as published
from briefgen.publish.target import Overtaken, Refused
from tests.publish.desk import DESK, DOHA, Published, through


class Wrapped:
    """A target some of whose methods do something else."""

    def __init__(self, target, **methods):
        """Keep the target and what replaces its methods."""
        self._target = target
        self._methods = methods

    def __enter__(self):
        """Open the target."""
        self._target.__enter__()
        return self

    def __exit__(self, *given):
        """Close it."""
        self._target.__exit__(*given)

    def __getattr__(self, name):
        return self._methods.get(name) or getattr(self._target, name)


@pytest.fixture
def desk(site):
    """Return a desk with one release live, and a change to publish."""
    made = Published(site(DESK))
    made.publish()
    made.site.edit(DOHA, "They met.", "They met twice.")
    return made


@pytest.fixture
def told(desk, monkeypatch):
    """Return a function that publishes where some methods raise, and gives the problem."""

    def publish(raised, *names):
        def fail(*_given):
            raise raised

        methods = dict.fromkeys(names, fail)
        with through(monkeypatch, lambda target: Wrapped(target, **methods)):
            outcome = desk.publish()
        assert not outcome.is_done
        return outcome.problems[-1]

    return publish


def test_an_output_that_changed_since_the_build_stops_it(desk, monkeypatch):
    build = published.build

    def build_and_spoil(site_folder, options, watcher):
        report = build(site_folder, options, watcher)
        (options.out / "index.html").write_text("spoilt")
        return report

    before = desk.files()
    monkeypatch.setattr(published, "build", build_and_spoil)
    (problem,) = desk.publish().problems
    assert problem.code == "BG705"
    assert problem.message.startswith("index.html is not what the build wrote")
    assert desk.files() == before


@pytest.mark.parametrize("name", ["current", "begin"])
def test_a_target_that_says_no_is_quoted(desk, told, name):
    before = desk.files()
    problem = told(Refused("permission denied"), name)
    assert problem.code == "BG712"
    assert "permission denied" in problem.message
    assert desk.files() == before


def test_a_place_of_somebody_else_is_told(desk):
    desk.site.edit("site.toml", "folder:../live", "folder:../theirs")
    theirs = desk.live.with_name("theirs") / "index.html"
    theirs.parent.mkdir()
    theirs.write_text("theirs")
    (problem,) = desk.publish().problems
    assert problem.code == "BG713"
    assert theirs.read_text() == "theirs"


def test_whoever_was_slower_is_told(desk, told):
    before = desk.files()
    assert told(Overtaken("another publisher is at work there"), "begin").code == "BG711"
    assert told(Overtaken("something else is live"), "point").code == "BG711"
    assert desk.files() == before


def test_what_was_not_finished_says_what_is_live(desk, told):
    before = desk.files()
    problem = told(Refused("the disk is full"), "put")
    assert problem.code == "BG714"
    assert "the disk is full" in problem.message
    assert "readers see the site as it was" in problem.message
    assert desk.files() == before
    problem = told(Refused("the line was cut"), "delete")
    assert problem.code == "BG714"
    assert "the new release is live" in problem.message
    assert desk.files() == desk.built()


def test_what_readers_get_is_compared_with_what_was_sent(desk, monkeypatch):
    with through(monkeypatch, lambda target: Wrapped(target, digest=lambda _path: "00")):
        outcome = desk.publish()
    assert not outcome.is_done
    assert {problem.code for problem in outcome.problems} == {"BG716"}
    assert outcome.live == outcome.release
