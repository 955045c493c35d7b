"""What publishing by SFTP refuses, and what it says then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from briefgen.publish.release import ReleaseFile, encode_release
from briefgen.publish.target import Foreign, Refused
from briefgen.publish.targets.sftp import SftpTarget
from tests.publish.sending import publish, site
from tests.publish.sftp_place import Place
from tests.publish.sshd import Sshd, led_to, sshd


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture
def place(server: Sshd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    return Place(led_to(server, monkeypatch), tmp_path)


def test_files_of_somebody_else_are_not_touched(place: Place) -> None:
    (place.live / "cgi-bin").mkdir(parents=True)
    (place.live / ".well-known").mkdir()
    with place.open() as target:
        assert target.current() is None
        (place.live / "index.html").write_text("theirs")
        with pytest.raises(Foreign, match=r"files that are not ours, such as index\.html"):
            target.current()
        with pytest.raises(Foreign, match="not ours"):
            publish(target, {"index.html": b"ours"}, live=None)
    assert (place.live / "index.html").read_text() == "theirs"


def test_a_folder_in_a_folder_that_does_not_exist_is_refused(place: Place) -> None:
    with place.open(path="none/live") as target, pytest.raises(Refused, match="does not exist"):
        publish(target, site("none"))


def test_a_folder_in_the_way_of_a_file_is_refused(place: Place) -> None:
    with place.open() as target:
        publish(target, {"a.html": b"a"})
        (place.live / "b.html" / "theirs").mkdir(parents=True)
        with pytest.raises(Refused, match=r"refused .*b\.html") as refused:
            publish(target, {"a.html": b"a", "b.html": b"b"})
    assert not refused.value.may_pass


@pytest.mark.parametrize("name", ["release.json", "unfinished.json"])
@pytest.mark.parametrize(
    ("path", "digest"),
    [("../x", "0" * 64), ("/x", "0" * 64), ("_briefgen/x", "0" * 64), ("x", "../../../x")],
)
def test_what_is_written_there_leads_nowhere_else(
    name: str, path: str, digest: str, place: Place
) -> None:
    with place.open() as target:
        release = publish(target, {"a.html": b"a"}).release
        forged = structs.replace(release, files={path: ReleaseFile(digest, 1, "page")})
        (place.room / name).write_bytes(encode_release(forged))
        with pytest.raises(Refused, match=rf"{name} is not what briefgen wrote there"):
            publish(target, {"a.html": b"b"})
    assert (place.live / "a.html").read_bytes() == b"a"


def test_a_server_that_is_not_known_is_refused_with_its_fingerprint(place: Place) -> None:
    (place.server.home / ".ssh" / "known_hosts").rename(place.folder / "away")
    try:
        with place.open() as target, pytest.raises(Refused, match=r"SHA256:\S{43}") as refused:
            target.current()
    finally:
        (place.folder / "away").rename(place.server.home / ".ssh" / "known_hosts")
    assert not refused.value.may_pass


def test_a_server_with_another_key_is_refused(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sshd(tmp_path / "false") as false:
        known = false.home / ".ssh" / "known_hosts"
        key = (place.server.home / ".ssh" / "known_hosts").read_text().split(maxsplit=1)[1]
        known.write_text(f"[127.0.0.1]:{false.port} {key}")
        led_to(false, monkeypatch)
        with (
            SftpTarget("", false.host, false.port, f"{tmp_path}/live") as target,
            pytest.raises(Refused, match="not the one that known_hosts has") as refused,
        ):
            target.current()
    assert not refused.value.may_pass


def test_whoever_is_not_let_in_is_told_so(place: Place) -> None:
    with (
        place.open(user="nobody-of-this-name") as target,
        pytest.raises(Refused, match="lets none of your keys in as nobody") as refused,
    ):
        target.current()
    assert not refused.value.may_pass


def test_a_server_that_does_not_answer_may_answer_later(place: Place) -> None:
    with place.open(port=1) as target, pytest.raises(Refused, match="does not answer") as refused:
        target.current()
    assert refused.value.may_pass
