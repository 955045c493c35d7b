"""Places of publishing in `site.toml`: what they may be, and what of them is never shown."""

from pathlib import Path

import pytest

from briefgen.build.excerpts import readable
from briefgen.config import PublishConfig
from briefgen.target_address import (
    FolderAddress,
    GitAddress,
    S3Address,
    SftpAddress,
    ZipAddress,
    read_target,
)
from tests.config.site import read, told

TOP = 'title = "X"\n[publish.live]\n'


TARGETS = {"F": "folder:x", "G": "git:./x#b", "S": "s3://bucket"}
MOVE = 'move "title" above [publish.live], to the top of the file'
IN_THE_CLEAR = "would send the site and its keys in the clear"
HOSTS = "write github-pages, gitlab-pages, codeberg-pages, netlify, cloudflare-pages or s3"
CREDENTIALS = (
    "delete it: credentials never stand in site.toml; they come from the environment, "
    "an SSH agent or git's credential helper"
)


def place(site: Path, *lines: str) -> list[str]:
    return told(site, TOP + "\n".join(lines))


def test_a_target_is_enough(site: Path):
    config, problems = read(site, f'{TOP}target = "folder:/srv/www/desk"')
    assert problems == ()
    assert config is not None
    assert config.publish == {"live": PublishConfig(target="folder:/srv/www/desk")}


def test_the_whole_of_a_place(site: Path):
    lines = ['target="s3://b-1/x"', "keep=9", 'host="s3"', 'region="auto"']
    text = "\n".join([TOP, *lines, 'endpoint="https://s3.example:9000/x"'])
    config, problems = read(
        site, f'{text}\n[publish.git]\ntarget="git:./x#y"\ncname="desk.example"'
    )
    assert problems == ()
    assert config is not None
    assert list(config.publish) == ["live", "git"]
    assert (config.publish["live"].keep, config.publish["git"].cname) == (9, "desk.example")


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("folder:../live", FolderAddress("../live")),
        ("folder:/srv/me@home", FolderAddress("/srv/me@home")),
        ("zip:out/desk-{date}-{release}.zip", ZipAddress("out/desk-{date}-{release}.zip")),
        (
            "git:git@forge.example:desk/x.git#pages",
            GitAddress("git@forge.example:desk/x.git", "pages"),
        ),
        ("git:https://forge.example/x.git#a/b", GitAddress("https://forge.example/x.git", "a/b")),
        ("git:ssh://git@forge.example:22/x#b", GitAddress("ssh://git@forge.example:22/x", "b")),
        ("git:ssh://[::1]:22/x#b", GitAddress("ssh://[::1]:22/x", "b")),
        ("git:file:///srv/x#b", GitAddress("file:///srv/x", "b")),
        ("git:../x.git#b", GitAddress("../x.git", "b")),
        ("git:http://127.0.0.1:8000/x#b", GitAddress("http://127.0.0.1:8000/x", "b")),
        ("s3://bucket", S3Address("bucket", "")),
        ("s3://bucket/a/b/", S3Address("bucket", "a/b")),
        ("sftp://host/srv", SftpAddress("", "host", 0, "/srv")),
        ("sftp://me@host:2222/srv/x/", SftpAddress("me", "host", 2222, "/srv/x")),
        ("sftp://me@[::1]:2222/~/x", SftpAddress("me", "::1", 2222, "x")),
        ("sftp://me@host/~", SftpAddress("me", "host", 0, ".")),
        ("sftp://me@host/", SftpAddress("me", "host", 0, "/")),
    ],
)
def test_each_kind_of_target_is_understood(site: Path, target: str, address: object):
    assert read_target(target) == address
    assert read(site, f'{TOP}target = "{target}"')[1] == ()


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (
            "ftp://host/x",
            "begins with no kind of target | write it as sftp://user@host/srv/www/desk",
        ),
        ("/srv/www", "begins with no kind of target | write one of folder:/srv/www/desk, zip:"),
        ("folder:", "names no path | write it as folder:/srv/www/desk"),
        ("folder://srv", "names no path"),
        ("folder:~/www", 'begins with "~", which is another folder for everybody'),
        ("zip:desk", "does not end in .zip"),
        ("zip:desk-{day}.zip", "has something in braces that nobody knows"),
        ("zip:desk-{date!r}.zip", "has something in braces that nobody knows"),
        ("zip:desk-{.zip", "has something in braces that nobody knows"),
        ("git:../x.git", "names no branch"),
        ("git:../x.git#", "names no branch"),
        ("git:../x.git#-f", "ends in what cannot be a branch"),
        ("git:../x.git#a..b", "ends in what cannot be a branch"),
        ("git:../x.git#a.lock", "ends in what cannot be a branch"),
        ("git:../x.git#a b", "ends in what cannot be a branch"),
        ("git:origin#pages", "names no repository that git can push to"),
        ("git:--upload-pack=x#pages", "names no repository that git can push to"),
        ("git:ext::sh -c x#pages", "names no repository that git can push to"),
        ("git:git://forge.example/x#pages", "names no repository that git can push to"),
        ("git:http://forge.example/x#pages", "names no repository that git can push to"),
        ("s3:bucket", "names no bucket"),
        ("s3://Bucket", 'has "Bucket" where the name of a bucket belongs'),
        ("s3://b/p", 'has "b" where the name of a bucket belongs'),
        ("s3://bucket/a/../b", "has a path with an empty part"),
        ("s3://bucket/a//b", "has a path with an empty part"),
        ("s3://bucket/a/_briefgen/b", "lies in _briefgen/, where another site keeps its releases"),
        ("sftp://host/a/_briefgen", "lies in _briefgen/, where another site keeps its releases"),
        ("sftp://host", "is not a user, a host and a path"),
        ("sftp://-oProxyCommand/x", "is not a user, a host and a path"),
        ("sftp://host:99999/x", "is not a user, a host and a path"),
        ("sftp://host/a/../b", 'has ".." in its path'),
    ],
)
def test_a_target_that_cannot_be_understood_is_told_with_what_to_write(
    site: Path, target: str, said: str
):
    (problem,) = place(site, f'target = "{target}"')
    assert problem.startswith(f'3:10 BG701 the target "{target}" {said}')


@pytest.mark.parametrize(
    ("target", "advice"),
    [
        ("sftp://me:hunter2@host/srv", "take it out: put the key into your SSH agent"),
        ("sftp://me:hun/ter2@host/srv", "take it out: put the key into your SSH agent"),
        ("sftp:me:hunter2@host/srv", "take it out: put the key into your SSH agent"),
        ("s3://KEY:hunter2@bucket/x", "take it out: put AWS_ACCESS_KEY_ID and"),
        ("s3://hunter2@bucket/x", "take it out: put AWS_ACCESS_KEY_ID and"),
        ("git:https://me:hunter2@forge.example/x#b", "take it out: git asks its own"),
        ("git:https://hunter2@forge.example/x#b", "take it out: git asks its own"),
        ("git:ssh://git:hunter2@forge.example/x#b", "take it out: git asks its own"),
        ("git:me:hunter2@forge.example/x#b", "take it out: git asks its own"),
        ("ftp://me:hunter2@host/x", "take it out, and write one of folder:"),
    ],
)
def test_credentials_in_a_target_are_refused_and_not_shown(site: Path, target: str, advice: str):
    text = f'{TOP}target = "{target}" # live'
    (problem,) = readable(read(site, text)[1], site)
    assert problem.message == "the target holds a password or a key, or a name for one"
    assert problem.advice.startswith(advice)
    assert problem.place is not None
    assert (problem.place.line, problem.place.column, problem.place.length) == (3, 10, 3)
    assert problem.place.excerpt.startswith('target = "…"  ')
    assert "hunter2" not in str(problem)


@pytest.mark.parametrize(
    "line",
    [
        'publish.live = {target = "folder:/x", secret_access_key = "hunter2"}',
        'publish.live = {target = "folder:/x", keep = 0, password = "hunter2"}',
        'publish.live = {target = ["sftp://me:hunter2@host/x"]}',
        'publish.password = "hunter2"',
        'publish = "hunter2"',
        'publish.live = {target = "s3://bucket", endpoint = "https://me:hunter2@s3.example"}',
        'publish.live = {target = "s3://bucket", endpoint = "https://hunter2@s3.example"}',
    ],
)
def test_credentials_anywhere_below_publish_are_not_shown(site: Path, line: str):
    problems = readable(read(site, f'title = "X"\n{line}')[1], site)
    assert problems
    assert "hunter2" not in str(problems)
    assert all("…" in each.place.excerpt for each in problems if each.place is not None)


@pytest.mark.parametrize(
    ("lines", "problem", "advice"),
    [
        ("keep = 2", '2:10 BG701 "live" needs "target"', 'write target = "folder:/srv/www/desk"'),
        ('target = ""', '3:1 BG701 "target" is empty', 'write target = "folder:/srv/www/desk"'),
        ("target = 5", '3:10 BG103 "target" must be text', 'put it in quotation marks: "5"'),
        ("F\nkep = 2", '4:1 BG102 there is no key "kep"', 'did you mean "keep"?'),
        ("F\npassword = 2", '4:1 BG102 there is no key "password"', CREDENTIALS),
        ("F\ntitle = 2", '4:1 BG102 there is no key "title"', MOVE),
        ("F\nkeep = 0", '4:8 BG113 "keep" cannot be 0', "write 1 to 1000"),
        ('F\nhost = "github"', '4:8 BG107 "host" cannot be "github"', HOSTS),
        (
            'F\ncname = "desk.example"',
            '4:9 BG701 "cname" is for a target that begins with git:',
            "delete it",
        ),
        (
            'G\ncname = "https://desk.example/"',
            '4:9 BG701 "https://desk.example/" is not the name of a host',
            "write it without https:// and path, in small letters: desk.example",
        ),
        (
            'S\nregion = "Ireland"',
            '4:10 BG701 "Ireland" is not a region',
            "write a name such as eu-central-1, or auto",
        ),
        (
            'S\nendpoint = "s3.example"',
            '4:12 BG701 the endpoint "s3.example" is not an address',
            "write an address such as https://s3.example",
        ),
        (
            'S\nendpoint = "http://s3.example"',
            f'4:12 BG701 the endpoint "http://s3.example" {IN_THE_CLEAR}',
            "write https://",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(site: Path, lines: str, problem: str, advice: str):
    first, _, rest = lines.partition("\n")
    target = TARGETS.get(first)
    whole = f'target = "{target}"\n{rest}' if target else lines
    assert told(site, TOP + whole) == [f"{problem} | {advice}"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_an_endpoint_of_this_machine_needs_no_encryption(site: Path, host: str):
    text = f'{TOP}target = "s3://bucket"\nendpoint = "http://{host}:9000"'
    assert read(site, text)[1] == ()


@pytest.mark.parametrize("name", ["Live", "a b", "a/b", "a.b", "..", "-a", "é", "a" * 65])
def test_a_name_is_plain(site: Path, name: str):
    (problem,) = told(site, f'title = "X"\n[publish."{name}"]\ntarget = "folder:x"')
    assert problem.startswith(f'2:10 BG701 "{name}" cannot be the name of a target | write')


def test_a_place_without_a_name_is_told_to_have_one(site: Path):
    (problem,) = told(site, 'title = "X"\n[publish]\ntarget = "folder:x"')
    assert problem == (
        '3:10 BG103 "target" must be fields with values | '
        "give the target a name, such as live: [publish.live]"
    )
    (problem,) = told(site, 'title = "X"\npublish = "folder:x"')
    assert problem == (
        '2:11 BG103 "publish" must be keys with values | write a table below everything else: '
        '[publish.live], and below it target = "folder:/srv/www/desk"'
    )
