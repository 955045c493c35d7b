"""What a folder of an SSH server holds after publishing, what is asked, and what is refused."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import msgspec
import paramiko
import pytest

from briefgen.publish.target import Overtaken, Refused
from briefgen.publish.targets.sftp import SftpTarget
from briefgen.publish.targets.sftp_claim import ClaimNote
from briefgen.publish.targets.sftp_files import Files
from tests.publish.cut_sftp import cut_at, lose_at, served
from tests.publish.judging import alive, assert_live
from tests.publish.race_sftp import race_sftp
from tests.publish.sending import begun, go_back, parcel, publish, site
from tests.publish.sftp_place import Place
from tests.publish.sshd import Sshd, led_to, sshd

_WRITE, _REMOVE, _MKDIR, _RMDIR, _OTHER = 6, 13, 14, 15, 200
_OPEN, _WRITING = 3, 2


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture
def place(server: Sshd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    return Place(led_to(server, monkeypatch), tmp_path)


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """Count requests that change something, by kind."""
    counted: Counter[int] = Counter()
    ask = paramiko.SFTPClient._async_request

    def counting(channel: object, file: object, kind: int, *words: object) -> object:
        is_writing = kind != _OPEN or int(str(words[1])) & _WRITING
        counted[kind] += bool(is_writing)
        return ask(channel, file, kind, *words)

    monkeypatch.setattr(paramiko.SFTPClient, "_async_request", counting)
    return counted


def _changes(requests: Counter[int]) -> int:
    return sum(requests[kind] for kind in (_OPEN, _WRITE, _REMOVE, _MKDIR, _RMDIR, _OTHER))


def test_only_what_changed_is_sent(place: Place, requests: Counter[int]) -> None:
    files = {f"p/{number}.html": f"page {number}".encode() for number in range(300)}
    with place.open() as target:
        publish(target, files)
        files["p/7.html"] = b"mended"
        requests.clear()
        sent = publish(target, files)
    assert sent.put == ("p/7.html",)
    # The page, the claim, what is unfinished, and the list of the release, twice.
    assert requests[_OPEN] == 5


def test_where_nothing_changed_nothing_is_written(place: Place, requests: Counter[int]) -> None:
    with place.open() as target:
        sent = publish(target, site("same"))
    requests.clear()
    with place.open() as target:
        assert alive(target).release.content == sent.release.content
        assert target.releases() == (sent.release,)
    assert _changes(requests) == 0


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
    assert served(place.folder) == old
    assert seconds < 5


def test_what_somebody_removed_or_changed_is_not_taken_for_live(place: Place) -> None:
    files = site("changed")
    with place.open() as target:
        publish(target, files)
        (place.live / "feed.xml").unlink()
        (place.live / "index.html").write_text("theirs")
        release = begun(target, files, alive(target))
        for path in ("feed.xml", "index.html"):
            with pytest.raises(Refused, match="not what was sent"):
                target.keep(path, release.files[path])
            target.put(parcel(path, files[path]))
    assert served(place.folder) == files


def test_folders_that_become_empty_go_and_others_stay(place: Place) -> None:
    with place.open() as target:
        publish(target, {"a/b/c.html": b"1", "a/d.html": b"2", "e/f/g.html": b"3"})
        (place.live / "e" / "theirs").mkdir()
        publish(target, {"a/d.html": b"2"})
    folders = {each.relative_to(place.live).as_posix() for each in place.live.rglob("*/")}
    assert {each for each in folders if not each.startswith("_briefgen")} == {
        "a",
        "e",
        "e/theirs",
    }


def test_bytes_of_old_releases_go_when_they_cannot_be_gone_back_to(place: Place) -> None:
    with place.open(keep=2) as target:
        for number in range(4):
            publish(target, {"a.html": f"{number}".encode(), "b.html": b"same"})
        assert len(target.releases()) == 2
    assert [file.read_bytes() for file in (place.room / "objects").iterdir()] == [b"2"]
    assert len(list((place.room / "releases").iterdir())) == 2


def test_what_was_still_to_be_deleted_is_told_and_deleted_by_the_next(place: Place) -> None:
    old = {"a.html": b"a", "b.html": b"b"}
    with place.open() as target:
        first = publish(target, old)
        assert not alive(target).unfinished
        live = alive(target)
        release = begun(target, {"a.html": b"a"}, live)
        target.keep("a.html", release.files["a.html"])
        target.point(release, live)
    with place.open() as target:
        assert alive(target).release == release
        assert alive(target).unfinished
        # It takes another place of the same name, and is cut off, too.
        begun(target, {"a.html": b"a", "b.html": b"other"}, alive(target))
    with place.open() as target:
        publish(target, {"a.html": b"a"})
        assert served(place.folder) == {"a.html": b"a"}
        assert not alive(target).unfinished
        go_back(target, first.release)
    assert served(place.folder) == old


def test_bytes_that_somebody_changed_are_kept_and_brought_back_by_nobody(place: Place) -> None:
    old, new = {"a.html": b"ours", "b.html": b"same"}, {"a.html": b"next", "b.html": b"same"}
    with place.open() as target:
        publish(target, old)
        (place.live / "a.html").write_bytes(b"hers")
        publish(target, new)
        assert list((place.room / "objects").iterdir()) == []
        release = publish(target, old).release
        publish(target, new)
        (kept,) = [
            each for each in (place.room / "objects").iterdir() if each.read_bytes() == b"ours"
        ]
        kept.write_bytes(b"hers")
        with pytest.raises(Refused, match=r"old bytes of a\.html"):
            go_back(target, release)
        target.abandon()
        assert served(place.folder) == new
        publish(target, old)
        publish(target, new)
        go_back(target, release)
    assert served(place.folder) == old


def test_what_leads_to_other_files_is_removed_before_them(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = ("assets/a.00000000.css", "assets/b.png", "briefs/c/index.html", "index.html")
    removed: list[str] = []
    move = Files.move

    def moving(files: Files, path: str, place: str) -> None:
        removed.extend({path} & set(links))
        move(files, path, place)

    monkeypatch.setattr(Files, "move", moving)
    with place.open() as target:
        publish(target, dict.fromkeys((*links, "z.html"), b"some"))
        publish(target, {"z.html": b"other"})
    assert removed == list(reversed(links))


def test_whoever_lost_the_claim_changes_nothing_any_more(place: Place) -> None:
    old, winner, loser = site("old"), site("winner"), site("loser")
    with place.open() as slow, place.open() as quick:
        publish(slow, old)
        live = alive(slow)
        release = begun(slow, loser, live)
        slow.put(parcel("feed.xml", loser["feed.xml"]))
        _age(place.claims()[0])
        sent = publish(quick, winner)
        with pytest.raises(Overtaken):
            slow.put(parcel("index.html", loser["index.html"]))
        with pytest.raises(Overtaken):
            slow.restore("feed.xml", live.release.files["feed.xml"])
        with pytest.raises(Overtaken):
            slow.point(release, live)
        slow.abandon()
        assert_live(quick, winner, sent)
    assert served(place.folder) == winner


def test_a_claim_of_another_machine_holds_for_a_quarter_of_an_hour(place: Place) -> None:
    with place.open() as one, place.open() as other:
        begun(one, site("one"), None)
        _age(place.claims()[0], seconds=800)
        with pytest.raises(Overtaken, match="another publisher is at work"):
            begun(other, site("other"), None)
        _age(place.claims()[0], seconds=1000)
        publish(other, site("other"))
    assert served(place.folder) == site("other")


@pytest.mark.parametrize("seconds", [1000, -1000])
def test_a_process_of_the_same_number_holds_no_dead_claim(seconds: int, place: Place) -> None:
    with place.open() as one, place.open() as other:
        begun(one, site("one"), None)
        _age(place.claims()[0], seconds=0, machine="", process=os.getppid())
        busy = f"another publisher is at work; if you know of none, delete {place.room}/sending"
        with pytest.raises(Overtaken, match=re.escape(busy)):
            begun(other, site("other"), None)
        _age(place.claims()[0], seconds=seconds, machine="")
        publish(other, site("other"))
    assert served(place.folder) == site("other")


def test_a_connection_that_was_lost_is_made_again(place: Place) -> None:
    files = site("lost")
    with place.open() as target:
        release = begun(target, files, None)
        for path, data in files.items():
            with pytest.raises(Refused, match="connection was lost") as refused:
                _break(target)
            assert refused.value.may_pass
            target.put(parcel(path, data))
        target.point(release, None)
        target.delete(())
    assert served(place.folder) == files


def test_two_that_race_never_overwrite_each_other(place: Place) -> None:
    tally = race_sftp(place.server, place.folder, 6)
    assert tally.older + tally.newer == 6


@pytest.mark.parametrize("cut", [8, 35, 70, 110, 126, 132, 138])
def test_whoever_is_killed_leaves_whole_files_and_the_next_finishes(cut: int, place: Place) -> None:
    cut_at(place.server, place.folder / "place", 12, cut)


@pytest.mark.parametrize("cut", [5, 34, 90, 124, 136])
def test_so_does_who_loses_the_connection(cut: int, place: Place) -> None:
    lose_at(place.server, place.folder / "place", 12, cut)


def _break(target: SftpTarget) -> None:
    """Lose the connection while something is asked."""
    with target._connection.channel() as channel:
        under = channel.get_channel()
        assert under is not None
        under.get_transport().close()
        channel.stat(".")


def _age(claim: Path, seconds: int = 1000, *, machine: str = "another", process: int = 0) -> None:
    """Make a claim older, and one of another machine, or of another process."""
    note = msgspec.json.decode(claim.read_bytes(), type=ClaimNote)
    whose = ClaimNote(note.release, machine or note.machine, process or note.process)
    claim.write_bytes(msgspec.json.encode(whose))
    found = claim.stat()
    os.utime(claim, (found.st_atime, found.st_mtime - seconds))
