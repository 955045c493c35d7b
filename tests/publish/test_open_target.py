"""From the settings of a place of publishing to its target."""

import sys
from types import ModuleType

import pytest

from briefgen.config import PublishConfig
from briefgen.problem import Problem
from briefgen.publish.choice import chosen_target
from briefgen.publish.open_target import open_target


@pytest.fixture
def made(monkeypatch, tmp_path):
    """Return what the class of a target is called with, instead of calling it."""

    def call(module, kind, **settings):
        caught = []
        fake = ModuleType(module)
        setattr(fake, kind, lambda *place, **more: caught.append((*place, more)))
        monkeypatch.setitem(sys.modules, f"briefgen.publish.targets.{module}", fake)
        assert not isinstance(open_target("live", PublishConfig(**settings), tmp_path), Problem)
        return caught[0]

    return call


def test_a_folder_begins_at_the_folder_of_the_site(made, tmp_path):
    path = tmp_path.parent / "live"
    settings = made("folder", "FolderTarget", target="folder:../live", precompress=True, keep=2)
    assert settings == (path, {"keep": 2, "precompress": True})


def test_a_folder_that_is_a_link_stays_one(made, tmp_path):
    (tmp_path / "releases").mkdir()
    (tmp_path / "live").symlink_to("releases")
    assert made("folder", "FolderTarget", target="folder:live")[0] == tmp_path / "live"


def test_an_archive_keeps_its_braces(made, tmp_path):
    settings = made("zip", "ZipTarget", target="zip:out/desk-{date}.zip")
    assert settings == (tmp_path / "out" / "desk-{date}.zip", {"keep": 5})


@pytest.mark.parametrize(
    ("remote", "whole"),
    [
        ("git@forge.example:desk.git", "git@forge.example:desk.git"),
        ("https://forge.example/desk.git", "https://forge.example/desk.git"),
        ("../desk.git", "{above}/desk.git"),
        ("/srv/desk.git", "/srv/desk.git"),
    ],
)
def test_a_repository_on_this_machine_begins_at_the_folder_of_the_site(
    made, tmp_path, remote, whole
):
    settings = made("git", "GitTarget", target=f"git:{remote}#pages", cname="desk.example")
    work = tmp_path / ".briefgen" / "publish" / "live.git"
    more = {"cname": "desk.example", "keep": 5}
    assert settings == (whole.format(above=tmp_path.parent), "pages", work, more)


def test_a_bucket_has_its_service(made):
    settings = made("s3", "S3Target", target="s3://bucket/a/b", endpoint="https://s3.example")
    more = {"endpoint": "https://s3.example", "region": "", "keep": 5}
    assert settings == ("bucket", "a/b", more)


def test_a_server_has_its_user_and_port(made):
    settings = made("sftp", "SftpTarget", target="sftp://me@host.example:2222/srv/www")
    assert settings == ("me", "host.example", 2222, "/srv/www", {"keep": 5})


@pytest.mark.parametrize(
    ("kind", "library", "target"),
    [("s3", "obstore", "s3://bucket"), ("sftp", "paramiko", "sftp://host/srv")],
)
def test_a_library_that_is_missing_is_told_with_its_installation(
    monkeypatch, tmp_path, kind, library, target
):
    own = f"briefgen.publish.targets.{kind}"
    for name in [each for each in sys.modules if each.startswith((own, library))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    problem = open_target("live", PublishConfig(target=target), tmp_path)
    assert isinstance(problem, Problem)
    assert problem.code == "BG702"
    assert library in problem.message
    assert problem.advice == f'install it, in the clone of briefgen: pip install ".[{kind}]"'


@pytest.mark.parametrize(
    "target",
    [
        "folder:.",
        "folder:..",
        "folder:/",
        "folder:public",
        "folder:public/x",
        "folder:content",
        "folder:x/../content/live",
        "folder:themes/x",
        "folder:.briefgen",
        "zip:content/desk.zip",
        "zip:.briefgen/publish/site/desk.zip",
    ],
)
def test_what_a_build_reads_or_writes_is_no_target(tmp_path, target):
    (tmp_path / "site.toml").write_text('title = "X"\n')
    problem = open_target("live", PublishConfig(target=target), tmp_path)
    assert isinstance(problem, Problem)
    assert problem.code == "BG701"


def test_the_only_target_needs_no_name():
    assert chosen_target(["live"], "") == "live"
    assert chosen_target(["live", "test"], "test") == "test"


@pytest.mark.parametrize(
    ("names", "asked", "message", "advice"),
    [
        ([], "", "site.toml names no place to publish to", "write [publish.live], and below it"),
        ([], "live", "site.toml names no place to publish to", "write [publish.live]"),
        (["live", "test"], "", "which target is meant, live, test?", "say its name"),
        (["live", "test"], "lve", 'there is no target "lve"', 'did you mean "live"?'),
        (["live", "test"], "zzz", 'there is no target "zzz"', "there is live, test"),
    ],
)
def test_a_target_that_is_not_there_is_told_with_those_that_are(names, asked, message, advice):
    problem = chosen_target(names, asked)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("BG717", message)
    assert problem.advice.startswith(advice)
