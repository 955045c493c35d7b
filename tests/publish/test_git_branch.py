"""What a branch holds after publishing, what is sent, and what is refused."""

from errno import EACCES
from pathlib import Path
from time import process_time, sleep

import pytest

from briefgen.publish.ship import wrong_at
from briefgen.publish.target import Foreign, Overtaken
from briefgen.publish.targets.git import GitTarget
from briefgen.publish.targets.git_branch import Branch
from briefgen.publish.targets.git_objects import Journal
from tests.publish.cut_git import cut_at, kill_in_hook
from tests.publish.git_place import Place
from tests.publish.judging import alive, assert_live
from tests.publish.race_git import race_git
from tests.publish.remotes import commit_file, git, new_blobs, seen
from tests.publish.sending import begun, go_back, parcel, publish, release_of, site


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_only_what_changed_is_sent(place: Place) -> None:
    files = {f"p/{number}.html": f"page {number}".encode() for number in range(300)}
    with place.open() as target:
        publish(target, files)
        files["p/7.html"] = b"mended"
        sent = publish(target, files)
    assert sent.put == ("p/7.html",)
    assert new_blobs(place.remote) == 2  # the page, and the list of the release


def test_a_thousand_pages_go_back_byte_for_byte_within_five_seconds_of_computing(
    place: Place,
) -> None:
    old = {f"p/{number}.html": f"old {number}".encode() * 200 for number in range(1000)}
    new = {path: data.replace(b"old", b"new") for path, data in old.items()}
    with place.open() as target:
        first = publish(target, old)
        publish(target, new)
    with place.open() as target:
        start = process_time()
        back = go_back(target, first.release)
        seconds = process_time() - start
        assert len(back.restored) == 1000
        assert_live(target, old, back)
    assert seconds < 5


def test_where_nothing_changed_nothing_is_written(place: Place) -> None:
    with place.open() as target:
        sent = publish(target, site("same"))
    before = _state(place.remote)
    with place.open() as target:
        assert alive(target).release.content == sent.release.content
    assert _state(place.remote) == before


def test_many_that_look_at_once_ask_the_remote_once(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    tip, asked = Branch.tip, []

    def slow(branch: Branch) -> str:
        asked.append(branch.name)
        sleep(0.05)
        return tip(branch)

    with place.open() as target:
        sent = publish(target, site("many"))
    monkeypatch.setattr(Branch, "tip", slow)
    with place.open() as target:
        assert wrong_at(target, sent.release, sent.release.files, lambda *_: None) == []
    assert len(asked) == 1


def test_a_release_is_one_commit_on_top_of_the_last_with_its_own_date(place: Place) -> None:
    with place.open() as target:
        first = publish(target, site("one"))
        second = publish(target, site("two"))
    logged = git(place.remote, "log", "--format=%s %aI %cI", "pages").decode().splitlines()
    assert logged == [
        f"Release {sent.release.id} {at} {at}"
        for sent in (second, first)
        for at in [sent.release.at.replace("Z", "+00:00")]
    ]


def test_two_repositories_make_the_same_commit_of_a_release(tmp_path: Path) -> None:
    tips = []
    release = release_of(site("equal"), None)
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        there = Place(tmp_path / name)
        with there.open() as target:
            target.begin(release, None)
            publish(target, site("equal"), live=None, release=release)
        tips.append(git(there.remote, "rev-parse", "pages"))
    assert tips[0] == tips[1]


def test_a_branch_holds_what_the_release_lists_and_the_release(place: Place) -> None:
    with place.open(cname="desk.example") as target:
        publish(target, site("all"))
    assert seen(place.remote).keys() == {*site("all"), "_briefgen/release.json"}


def test_a_release_that_is_live_is_not_refused_for_what_the_disk_says_then(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise OSError(EACCES, "no")

    monkeypatch.setattr(Journal, "clear", refuse)
    with place.open() as target:
        assert_live(target, site("live"), publish(target, site("live")))


def test_a_file_that_could_not_be_kept_may_be_missing_from_what_was_begun(place: Place) -> None:
    with place.open() as target:
        release = begun(target, {"index.html": b"1", "old.css": b"2"}, None)
        target.put(parcel("index.html", b"1"))
        del release.files["old.css"]
        target.point(release, None)
    assert seen(place.remote)["index.html"] == b"1"


def test_a_branch_of_somebody_else_is_not_touched(place: Place) -> None:
    commit_file(place.remote, "README.md", b"ours")
    with place.open() as target:
        with pytest.raises(Foreign, match="files that are not ours"):
            target.current()
        with pytest.raises(Overtaken):
            publish(target, site("none"), live=None)
    assert seen(place.remote) == {"README.md": b"ours"}


def test_what_somebody_added_to_the_branch_is_not_lost(place: Place) -> None:
    with place.open() as target:
        sent = publish(target, site("mine"))
    commit_file(place.remote, "proof-of-owner.html", b"theirs")
    with place.open() as target:
        assert target.releases() == (sent.release,)
    with (
        place.open() as target,
        pytest.raises(Foreign, match=r"changed the branch pages .*: proof-of-owner\.html;"),
    ):
        target.current()
    assert seen(place.remote)["proof-of-owner.html"] == b"theirs"


def test_a_name_that_the_host_itself_wrote_there_may_be_ours(place: Place) -> None:
    with place.open(cname="desk.example") as target:
        publish(target, {"index.html": b"1"})
    commit_file(place.remote, "CNAME", b"desk.example\n")
    with place.open(cname="desk.example") as target:
        publish(target, {"index.html": b"2"})
    assert seen(place.remote)["index.html"] == b"2"


def test_only_the_last_releases_can_be_gone_back_to(place: Place) -> None:
    with place.open() as target:
        sent = [publish(target, site(f"n{number}")).release for number in range(4)]
    with place.open(work="elsewhere.git", keep=3) as target:
        assert [each.id for each in target.releases()] == [each.id for each in sent[:0:-1]]


def test_a_branch_that_was_set_back_is_not_overwritten(place: Place) -> None:
    with place.open() as target:
        publish(target, site("one"))
        publish(target, site("two"))
        live = alive(target)
        release = begun(target, site("three"), live)
        git(place.remote, "update-ref", "refs/heads/pages", "pages^")
        with pytest.raises(Overtaken):
            publish(target, site("three"), live=live, release=release)
    assert seen(place.remote)["index.html"] == site("one")["index.html"]


def test_a_repository_of_ours_that_was_lost_is_made_anew(place: Place) -> None:
    with place.open() as target:
        first = publish(target, site("first"))
        publish(target, site("second"))
    with place.open(work="new.git") as target:
        assert_live(target, site("first"), go_back(target, first.release))


def test_settings_of_the_site_s_own_repository_lead_to_the_remote(tmp_path: Path) -> None:
    there = Place(tmp_path)
    own = tmp_path / "site" / ".git"
    own.mkdir(parents=True)
    git(own, "init", "--quiet", "--initial-branch=main")
    for key, value in (
        (f"url.{there.remote.as_uri()}.insteadOf", "https://forge.example/site.git"),
        ("user.name", "Desk"),
        ("user.email", "desk@desk.example"),
    ):
        git(own, "config", key, value)
    work = tmp_path / "site" / ".briefgen" / "publish" / "pages.git"
    with GitTarget("https://forge.example/site.git", "pages", work) as target:
        publish(target, site("led"))
    logged = git(there.remote, "log", "-1", "--format=%an %ae", "pages").decode()
    assert logged == "Desk desk@desk.example\n"


def test_two_that_race_never_overwrite_each_other(tmp_path: Path) -> None:
    tally = race_git(tmp_path, 6)
    assert tally.older + tally.newer == 6


@pytest.mark.parametrize("cut", [3, 50, *range(100, 150, 5)])
def test_whoever_is_killed_leaves_the_old_or_the_new_site(cut: int, tmp_path: Path) -> None:
    cut_at(tmp_path / "place", 12, cut)


@pytest.mark.parametrize("hook", ["pre-receive", "post-receive"])
def test_so_does_who_is_killed_while_the_remote_takes_it_in(hook: str, tmp_path: Path) -> None:
    kill_in_hook(tmp_path / "place", hook)


def _state(remote: Path) -> list[tuple[str, int]]:
    """Return all files of a repository with their times."""
    return sorted((str(file), file.stat().st_mtime_ns) for file in remote.rglob("*"))
