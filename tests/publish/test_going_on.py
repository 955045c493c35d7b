"""Publishing where something was lost, changed or left, or is done by somebody else meanwhile."""

from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen.build.state import lock
from briefgen.cli.target_option import meant_target
from briefgen.publish.audit_limits import HOSTS
from briefgen.publish.outcome import Stopped
from briefgen.publish.target import Overtaken, Refused
from tests.publish.desk import DESK, DOHA, Published, through
from tests.publish.places import place
from tests.publish.test_told import Wrapped

PAGE = "briefs/doha/index.html"


@pytest.fixture
def desk(site):
    made = Published(site(DESK))
    made.publish()
    return made


def codes(outcome) -> list[str]:
    return [each.code for each in outcome.problems]


@contextmanager
def at_the_question(desk, work):
    """Do something while a person is asked."""
    ask = desk._ask

    def asked(answer):
        def answered(changes, problems):
            work()
            return ask(answer)(changes, problems)

        return answered

    desk._ask = asked
    try:
        yield
    finally:
        desk._ask = ask


@pytest.mark.parametrize("is_gone", [False, True])
def test_what_changes_while_a_person_is_asked_does_not_leave(desk, is_gone):
    desk.site.edit(DOHA, "They met.", "They met twice.")
    before = desk.files()
    page = desk.site.folder / ".briefgen/publish/site" / PAGE

    def spoil():
        if is_gone:
            page.unlink()
        else:
            page.write_bytes(page.read_bytes().replace(b"twice", b"never"))

    with at_the_question(desk, spoil):
        outcome = desk.publish()
    assert codes(outcome) == ["BG714"]
    assert PAGE in outcome.problems[0].message
    assert desk.files() == before


def test_while_one_is_asked_another_publication_of_the_site_does_not_build(desk, monkeypatch):
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.0)
    desk.site.edit(DOHA, "They met.", "They met twice.")
    other = Published(desk.site)
    found = []
    with at_the_question(desk, lambda: found.append(other.publish(dry_run=True))):
        assert desk.publish().is_done
    assert codes(found[0]) == ["BG805"]
    assert "another publication of this site" in found[0].problems[0].message
    assert desk.publish(dry_run=True).problems == ()


def test_what_an_attempt_left_is_put_right_where_nothing_changed(desk, monkeypatch):
    with through(monkeypatch, lambda target: Wrapped(target, current=lambda: unfinished(target))):
        outcome = desk.publish()
    assert (outcome.is_done, outcome.live) == (True, outcome.release)
    (told,) = desk.told
    assert "what it left is put right" in told.message
    assert desk.publish().release is None


def unfinished(target):
    live = target.current()
    return live and replace(live, unfinished=True)


def kept_style(desk) -> Path:
    """Publish another style, so that the one before is kept; return its file."""
    (old,) = [path for path in desk.files() if path.startswith("static/site.") and "css" in path]
    desk.site.write("static/site.css", "body { color: red }")
    assert desk.publish().is_done
    return desk.live / old


@pytest.mark.parametrize("is_elsewhere", [True, False])
def test_a_style_to_keep_that_is_lost_is_brought_back_or_done_without(desk, is_elsewhere):
    desk.site.edit(DOHA, "They met.", "They met twice.")
    desk.publish()
    (old,) = [path for path in desk.files() if path.startswith("static/site.") and "css" in path]
    (desk.live / old).unlink()
    if not is_elsewhere:
        for each in desk.live.resolve().parent.glob(f"*/{old}"):
            each.unlink()
    desk.site.write("static/site.css", "body { color: blue }")
    outcome = desk.publish()
    assert (outcome.is_done, outcome.problems) == (True, ())
    assert outcome.live.kept == ((old,) if is_elsewhere else ())
    assert set(desk.files()) == set(outcome.live.files)
    assert (old in desk.files()) == is_elsewhere
    assert desk.publish().release is None


def test_to_forget_lets_go_of_what_is_kept_and_of_releases_beyond_keep(desk):
    style = kept_style(desk)
    assert style.is_file()
    assert desk.publish().release is None
    desk.site.edit("site.toml", '"folder:../live"', '"folder:../live"\nkeep = 1')
    outcome = desk.publish(forget=True)
    assert (outcome.is_done, outcome.live.kept) == (True, ())
    assert not style.exists()
    assert len([*desk.live.resolve().parent.glob("2*Z-*/")]) == 1


@pytest.mark.parametrize(("kind", "name"), [("s3", f"/{PAGE}"), ("sftp", "")])
def test_where_readers_see_all_files_nothing_earlier_stays_either(site, tmp_path, kind, name):
    with place(kind, tmp_path) as where:
        desk = Published(site(DESK).edit("site.toml", 'target = "folder:../live"', where.settings))
        first = desk.publish()
        desk.site.edit(DOHA, "They met.", "They met twice.")
        assert desk.publish().is_done
        page = f"_briefgen/objects/{first.release.files[PAGE].digest}{name}"
        assert where.get(page) is not None
        desk.site.edit("site.toml", where.settings, f"{where.settings}\nkeep = 1")
        outcome = desk.publish(forget=True)
        assert (outcome.is_done, outcome.sent) == (True, 0)
        assert where.get(page) is None
        assert where.get(f"_briefgen/releases/{first.release.id}.json") is None
        assert codes(desk.roll_back()) == ["BG715"]


def test_what_is_kept_counts_against_the_limits_of_the_host(desk, monkeypatch):
    desk.site.edit("site.toml", '"folder:../live"', '"folder:../live"\nhost = "cloudflare-pages"')
    assert desk.publish().is_done
    limits = HOSTS["cloudflare-pages"]
    monkeypatch.setitem(HOSTS, "cloudflare-pages", replace(limits, files=len(desk.files())))
    desk.site.write("static/site.css", "body { color: red }")
    assert codes(desk.publish()) == ["BG709"]
    assert desk.publish(forget=True).is_done


def test_to_verify_finds_and_mends_what_is_live_and_wrong(desk):
    good = desk.files()
    for path in (PAGE, "index.html"):
        file = desk.live / path
        file.unlink()
    (desk.live / "index.html").write_bytes(b"spoilt")
    outcome = desk.publish(verify=True)
    assert (outcome.is_done, outcome.sent) == (True, 2)
    assert [page.path for page in desk.asked[-1].changed] == [PAGE, "index.html"]
    assert desk.files() == good
    assert desk.publish(verify=True).release is None


@pytest.mark.parametrize(
    ("settings", "base_url", "said"),
    [
        ("", "http://localhost:8000/", "each reader's own machine"),
        ('cname = "desk.test"', "https://desk.example/", 'goes to "desk.test"'),
    ],
)
def test_an_address_that_does_not_fit_the_target_stops_it(desk, settings, base_url, said):
    desk.site.edit("site.toml", "https://desk.example/", base_url)
    desk.site.edit("site.toml", '"folder:../live"', f'"git:../live.git#pages"\n{settings}')
    (problem,) = desk.publish().problems
    assert problem.code == "BG704"
    assert said in problem.message
    assert meant_target(desk.site.folder, "", to_publish=True).problems == (problem,)
    assert meant_target(desk.site.folder, "").problems == ()


def test_another_address_than_the_live_one_is_told_before_the_question(desk):
    desk.site.edit("site.toml", "https://desk.example/", "https://other.example/")
    outcome = desk.publish()
    assert (outcome.is_done, codes(outcome)) == (True, ["BG704"])
    assert "https://desk.example/" in desk.told[0].message


def raising(problem):
    def fail(*_given):
        raise problem

    return fail


def once_through(target, name, problem):
    """Return what does a thing, and raises all the same."""

    def fail(*given):
        getattr(target, name)(*given)
        raise problem

    return fail


@pytest.fixture
def cut(desk, monkeypatch):
    """Return a function that publishes a change through a target with other methods."""
    desk.site.edit(DOHA, "They met.", "They met twice.")

    def publish(methods):
        with through(monkeypatch, lambda target: Wrapped(target, **methods(target))):
            return desk.publish()

    return publish


def test_an_answer_that_was_lost_is_looked_up(desk, cut):
    lost = Refused("the line was cut")
    outcome = cut(lambda target: {"point": once_through(target, "point", lost)})
    assert codes(outcome) == ["BG714"]
    assert outcome.live.id == outcome.release.id
    assert f"the new release is live, {outcome.release.id}" in outcome.problems[0].message
    assert desk.files() == desk.built()


def test_where_nobody_answers_nothing_is_claimed(cut):
    lost, asked = Refused("the line was cut"), []

    def methods(target):
        def current():
            asked.append(1)
            if len(asked) > 1:
                raise lost
            return target.current()

        return {"point": raising(lost), "current": current}

    outcome = cut(methods)
    assert outcome.live is None
    assert "the target does not say what is live now" in outcome.problems[0].message


def test_whoever_is_overtaken_half_way_hears_what_is_live(desk, cut):
    first = desk.publish(dry_run=True).live
    outcome = cut(lambda _: {"point": raising(Overtaken("something else is live"))})
    assert codes(outcome) == ["BG711"]
    assert (outcome.live, outcome.sent > 0) == (first, True)
    assert f"the site as it was, {first.id}" in outcome.problems[0].message


@pytest.mark.parametrize(
    ("name", "said"),
    [("put", "readers see the site as it was"), ("delete", "the new release is live")],
)
def test_an_interrupt_says_which_release_is_live(cut, name, said):
    with pytest.raises(Stopped, match=f"{said}.* 20260101T12"):
        cut(lambda _: {name: raising(KeyboardInterrupt())})


def test_what_an_earlier_attempt_sent_is_read_back_too(cut):
    outcome = cut(
        lambda target: {
            "has": lambda path, _file: path == PAGE,
            "put": target.put,
            "point": lambda *_: None,
            "digest": lambda path: None if path == PAGE else target.digest(path),
        }
    )
    assert PAGE in [each.message.split(" ", 1)[0] for each in outcome.problems]
