"""Secrets, files that do not belong, and what a host takes: BG707 and BG709."""

import gzip
import re

import pytest

from briefgen.publish.audit_limits import HOSTS, over_limits
from tests.harness.built import line
from tests.publish.auditing import audited, codes, words
from tests.publish.desk import DESK as PUBLISHED
from tests.publish.desk import Published
from tests.site.desk import DESK

A, D = "A1b2C3d4E5" * 10, "4F7K2M9QX1Z8P3LD" * 4
SECRETS = {
    "a private key": "-----BEGIN " + "OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n",
    "a key of AWS": f"key = AKI{'A'}{D[:16]}",
    "a secret key of AWS": f"aws_secret_access_{'key'} = {A[:40]}",
    "a token of GitHub": f"https://x:gh{'p_'}{A[:36]}@x.example/",
    "a newer token of GitHub": f"github_{'pat_'}{A[:82]}",
    "a token of GitLab": f"glp{'at-'}{A[:20]}",
    "a token of Slack": f"xox{'b-'}{A[:40]}",
    "an address of Slack": f"https://hooks.slack.com/serv{'ices/'}T{D[:9]}/B{D[:9]}/{A[:24]}",
    "a key of Google": f'"AIz{"a"}{A[:35]}"',
    "a key of Stripe": f"sk_li{'ve_'}{A[:24]}",
    "a token of a session": f"Bearer eyJ{A[:17]}.eyJ{A[:30]}.{A[:43]}",
    "a password of a database": f"See postgres://me:{A[:16]}@db.desk.example.org.uk/live",
    "a password of a host": f"curl https://me:{A[:16]}@files.desk.org/x",
}
SETTINGS = {
    "x.ini": "[db]\nuser = me\npassword = hunter2\n",
    "x.conf": "  db.password: swordfish  # ours\n",
    "x.env.properties": 'export DB_PASS="correct horse battery"\n',
    "x.yaml": "db:\n  - password: hunter2\n",
    "x.yml": "adminPassword: 'hunter2'\n",
    "x.toml": 'client_secret = "hunter2"\n',
    "x.json": '{"db": {"user": "me", "db_password" : "hunter2"}}',
    "x.sql": "CREATE USER me IDENTIFIED BY 'swordfish';\n",
    "y.sql": "ALTER ROLE me WITH PASSWORD 'swordfish';\n",
}
FINE = {
    "x.ini": "password =\npassword_file = /run/db\n# password = hunter2\npassword = ${DB}\n",
    "x.yaml": "password: Enter it here\npassword: Kennwort\npasswords: 12\npassword: changeme\n",
    "de.json": '{"password": "Kennwort", "new_password": "Ein Passwort mit 8 Zeichen", "pass": 12}',
    "feed.json": '{"content_html": "<p>Password: hunter2</p>\\n\\"password\\": \\"hunter2\\"\\nx"}',
    "x.html": "<p>The password: hunter2 was on a note. <code>password = 'hunter2'</code></p>",
    "x.txt": "Their password was hunter2.\npassword: hunter2\n",
    "a.txt": "Write postgres://user:password@host/db, https://x:y@a.example or ftp://me:<word>@b.org",
    "b.txt": "At https://desk.org/a:b@c and mailto:me@desk.org, 12:30@noon, http://[::1]:80/@me:abc@x",
    "c.txt": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9l"
    "IiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
}
STRANGE = (
    *(".env", ".git/config", "a/.htpasswd", "site.toml", "keys/id_rsa", "x.pem.key", "a/b.bak"),
    *("Thumbs.db", "x.swp", "notes.md", "prod.env", "node_modules/x/index.js"),
    *("static/passwords.0a1b2c3d.txt", "static/dump.0a1b2c3d.sql", "static/id_rsa.0a1b2c3d"),
    *("x.pem", "x.kdbx", "media/briefs/passwords.xlsx", "a/site-dump.sql.gz"),
)


@pytest.fixture
def desk(site):
    made = site(DESK)
    made.build().works()
    return made


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_found_and_not_repeated(name, desk):
    for data in (SECRETS[name].encode(), gzip.compress(SECRETS[name].encode())):
        found = audited(desk, {"x.txt": data})
        assert codes(found) == ["BG707"]
        assert A[:16] not in words(found)
        assert D[:9] not in words(found)


def test_what_only_looks_like_a_secret_is_none(desk):
    text = (
        "Begin with -----BEGIN CERTIFICATE-----, then AKIAIOSFODNN7EXAMPLE and ghp_short, "
        "the sk_live_ prefix and AKIA alone"
    )
    assert audited(desk, {"x.txt": text}) == ()


@pytest.mark.parametrize("path", STRANGE)
def test_a_file_that_nobody_means_to_publish_is_refused(path, desk):
    assert codes(audited(desk, {path: "x"})) == ["BG707"]


@pytest.mark.parametrize("name", SETTINGS)
def test_a_password_in_a_file_of_settings_is_found_and_not_repeated(name, desk):
    for data, path in (
        (SETTINGS[name], name),
        (gzip.compress(SETTINGS[name].encode()), f"{name}.gz"),
    ):
        found = audited(desk, {path: data})
        assert codes(found) == ["BG707"]
        assert not {"hunter2", "swordfish", "battery"} & {*re.findall(r"\w+", words(found))}


@pytest.mark.parametrize("name", FINE)
def test_what_only_speaks_of_passwords_is_fine(name, desk):
    assert audited(desk, {name: FINE[name]}) == ()


def test_pages_and_pictures_about_passwords_and_credentials_belong(desk):
    paths = ("briefs/passwords/index.html", "tags/credentials/index.html", "media/passwords.png")
    assert audited(desk, dict.fromkeys(paths, "x")) == ()


def test_a_secret_is_told_once_with_the_file_that_somebody_wrote_it_into(site):
    made = site(DESK)
    first, second = SECRETS["a token of GitLab"], SECRETS["a key of Stripe"]
    made.edit("content/pages/about.md", "What this", f"We use {first} and {second}.\n\nWhat this")
    made.build().works()
    found = audited(made, {f"{letter}.html": f"<p>So: {first}</p>" for letter in "abcd"})
    assert codes(found) == ["BG707", "BG707"]
    assert {line(each) for each in found} == {
        "content/pages/about.md:4:8: BG707",
        "content/pages/about.md:4:39: BG707",
    }
    tokens = " ".join(each.message for each in found)
    assert "content/pages/about.md holds a GitLab token; it would be in" in tokens
    assert "a.html, about/index.html, b.html and " in tokens


def test_a_secret_that_nobody_wrote_is_told_once_with_the_outputs(desk):
    (found,) = audited(desk, dict.fromkeys(("a.txt", "b.txt"), SECRETS["a token of GitHub"]))
    assert found.message == "a.txt, b.txt hold a GitHub token"


def test_what_lies_in_well_known_is_published_at_its_address_and_asked_for_anew(site):
    made = Published(site(PUBLISHED).write("static/.well-known/security.txt", "Contact: x"))
    release = made.publish().release
    assert made.files()[".well-known/security.txt"] == b"Contact: x"
    assert release.files[".well-known/security.txt"].stage == "asset"


def test_files_that_hosts_read_belong(desk):
    files = (".nojekyll", ".well-known/security.txt", "CNAME", "_headers", "keys.html")
    assert audited(desk, dict.fromkeys(files, "x")) == ()


@pytest.mark.parametrize(
    ("host", "sizes", "told"),
    [
        ("github-pages", {"a": 2**30}, ["is 1,024.0 MiB large", "a is 1,024.0 MiB"]),
        ("github-pages", {"a": 101 * 2**20, "b": 1}, ["a is 101.0 MiB large"]),
        ("gitlab-pages", {f"a{n}/b": 1 for n in range(100_001)}, ["200,002 files and folders"]),
        ("codeberg-pages", {"a": 2**30}, ["the site is 1,024.0 MiB"]),
        ("netlify", {f"a/{n}": 1 for n in range(54_001)}, ["a holds 54,001 files"]),
        ("cloudflare-pages", {f"{n}": 1 for n in range(20_001)}, ["the site has 20,001 files"]),
        ("cloudflare-pages", {"a": 26 * 2**20}, ["a is 26.0 MiB large"]),
        ("s3", {"a": 6 * 10**9}, ["a is 5,722.0 MiB large"]),
        ("", {"a": 10**13}, []),
    ],
)
def test_a_release_that_is_more_than_its_host_takes_is_refused(host, sizes, told):
    found = over_limits(sizes, 0, host)
    assert len(found) == len(told)
    assert {each.code for each in found} <= {"BG709"}
    for text, problem in zip(told, found, strict=True):
        assert text in problem.message


def test_too_many_redirects_are_refused(desk):
    lines = "/a/ https://x.example/ 301\n" * 2_001
    assert codes(audited(desk, {"_redirects": lines}, "cloudflare-pages")) == ["BG709"]
    assert audited(desk, {"_redirects": lines}, "netlify") == ()


def test_every_host_that_a_target_may_name_is_in_the_table():
    assert set(HOSTS) == {
        *("github-pages", "gitlab-pages", "codeberg-pages", "netlify", "cloudflare-pages", "s3"),
    }
