"""Secrets, files that do not belong, and what a host takes: BG707 and BG709."""

import gzip

import pytest

from briefgen.publish.audit_limits import HOSTS, over_limits
from tests.publish.auditing import audited, codes, words
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
}
STRANGE = (
    *(".env", ".git/config", "a/.htpasswd", "site.toml", "keys/id_rsa", "x.pem.key", "a/b.bak"),
    *("Thumbs.db", "x.swp", "notes.md", "prod.env", "node_modules/x/index.js"),
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


def test_files_that_hosts_read_belong(desk):
    files = (".nojekyll", ".well-known/security.txt", "CNAME", "_headers", "keys.html", "x.pem")
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
