"""What publishing to a branch refuses, and what it says then."""

from pathlib import Path

import pytest

from briefgen.publish.target import Refused
from briefgen.publish.targets.git import GitTarget
from briefgen.publish.targets.git_run import refusal
from tests.publish.git_place import Place
from tests.publish.judging import assert_live
from tests.publish.sending import begun, parcel, publish, site


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.mark.parametrize("path", ["../x", "a/.git/x", "_briefgen/release.json", "/x"])
def test_a_path_that_leads_elsewhere_is_refused(path: str, place: Place) -> None:
    with place.open() as target, pytest.raises(Refused, match="cannot be the path"):
        publish(target, {path: b"x"})


@pytest.mark.parametrize(
    ("remote", "branch"), [("--upload-pack=x", "a"), ("/r", "-a"), ("/r", "a..b"), ("", "a")]
)
def test_names_that_git_takes_for_options_are_refused(
    remote: str, branch: str, tmp_path: Path
) -> None:
    with (
        pytest.raises(Refused, match="cannot be the name"),
        GitTarget(remote, branch, tmp_path / "work.git"),
    ):
        pass


def test_a_password_is_in_no_message_and_no_name(tmp_path: Path) -> None:
    address = "http://me:s3cret@127.0.0.1:1/site.git"
    target = GitTarget(address, "pages", tmp_path / "work.git")
    with target, pytest.raises(Refused) as refused:
        target.current()
    assert refused.value.may_pass
    assert "s3cret" not in f"{target.name} {refused.value}"


def test_a_repository_that_is_not_there_is_refused_for_good(tmp_path: Path) -> None:
    with (
        GitTarget(f"{tmp_path}/none.git", "pages", tmp_path / "work.git") as target,
        pytest.raises(Refused, match="does not appear to be a git repository") as refused,
    ):
        target.current()
    assert not refused.value.may_pass


def test_a_host_that_declines_a_release_says_why_and_nothing_changes(place: Place) -> None:
    hook = place.remote / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    with place.open() as target:
        first = publish(target, site("first"))
        hook.write_text("#!/bin/sh\ncat >/dev/null\necho no space for you >&2\nexit 1\n")
        hook.chmod(0o700)
        with pytest.raises(Refused, match="no space for you") as refused:
            publish(target, site("second"))
        target.abandon()
        assert not refused.value.may_pass
        hook.unlink()
        assert_live(target, site("first"), first)
        again = publish(target, site("second"))
        assert again.put == ()
        assert_live(target, site("second"), again)


def test_without_git_it_is_said(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(place.folder))
    with pytest.raises(Refused, match="git is not installed"), place.open():
        pass


@pytest.mark.parametrize(
    ("said", "may_pass"),
    [
        ("fatal: unable to access: The requested URL returned error: 503", True),
        ("fatal: unable to access: The requested URL returned error: 403", False),
        ("ssh: Could not resolve hostname forge.example", True),
        ("git@forge.example: Permission denied (publickey).\nfatal: Could not read", False),
        ("fatal: could not read Username for 'https://forge.example'", False),
        ("error: cannot lock ref 'refs/heads/pages'", True),
        ("Read from socket: Connection reset by peer\nfatal: the remote end hung up", True),
    ],
)
def test_it_is_told_whether_trying_again_may_help(said: str, *, may_pass: bool) -> None:
    assert refusal(said).may_pass is may_pass


def test_bytes_that_are_not_those_listed_are_refused(place: Place) -> None:
    with place.open() as target:
        begun(target, {"a.html": b"a"}, None)
        wrong = parcel("a.html", b"a")
        with pytest.raises(Refused, match="changed while"):
            target.put(type(wrong)(wrong.path, b"b", wrong.file, "", ""))
