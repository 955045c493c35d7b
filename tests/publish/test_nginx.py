"""A published folder as a plain web server shows it."""

import gzip
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from briefgen.publish.targets.folder import FolderTarget
from tests.publish.nginx import Answer, Browser, nginx
from tests.publish.sending import go_back, publish, site

STYLE = "static/look.0a1b2c3d.css"
FILES = site("first") | {
    STYLE: b"p { color: red }",
    "404.html": b"<p>nothing here",
    "index.html": b"<p>home</p>" * 200,
}


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return tmp_path / "live"


@pytest.fixture
def browser(live: Path, tmp_path: Path) -> Iterator[Browser]:
    with nginx(live, tmp_path / "nginx") as port:
        browser = Browser(port)
        yield browser
        browser.close()


def test_pages_folders_and_what_is_missing_are_answered(live: Path, browser: Browser) -> None:
    publish(FolderTarget(live), FILES)
    home = browser.get("/")
    assert (home.status, home.body) == (200, FILES["index.html"])
    assert home.headers["content-type"] == "text/html; charset=utf-8"
    assert home.headers["cache-control"] == "public, max-age=0, must-revalidate"
    brief = browser.get("/briefs/b1/")
    assert (brief.status, brief.body) == (200, FILES["briefs/b1/index.html"])
    folder = browser.get("/briefs/b1")
    assert folder.status == 301
    assert folder.headers["location"].endswith("/briefs/b1/")
    style = browser.get(f"/{STYLE}")
    assert style.headers["cache-control"] == "public, max-age=31536000, immutable"
    none = browser.get("/briefs/none/")
    assert (none.status, none.body) == (404, FILES["404.html"])


def test_what_briefgen_keeps_for_itself_cannot_be_asked_for(live: Path, browser: Browser) -> None:
    sent = publish(FolderTarget(live), FILES)
    for path in (f"/{sent.release.id}.json", f"/../live.releases/{sent.release.id}.json"):
        assert browser.get(path).status in (400, 404)


def test_a_compressed_variant_goes_to_browsers_that_take_it(live: Path, browser: Browser) -> None:
    publish(FolderTarget(live, precompress=True), FILES)
    packed = browser.get("/", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == FILES["index.html"]
    assert browser.get("/").body == FILES["index.html"]


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_browser_never_takes_an_old_page_for_the_new_one(
    encoding: str, live: Path, browser: Browser
) -> None:
    """Pages of the same length within the same second, also after going back."""
    target = FolderTarget(live, precompress=True)
    texts = [f"<p>{letter}</p>".encode() * 200 for letter in "abc"]
    sent = [publish(target, FILES | {"index.html": texts[0]})]
    seen = browser.get("/", accept_encoding=encoding)
    for text in texts[1:]:
        sent.append(publish(target, FILES | {"index.html": text}))
        seen = changed(browser, seen.headers, encoding)
        assert plain(seen.body) == text
    for number in (1, 0):
        go_back(target, sent[number].release)
        seen = changed(browser, seen.headers, encoding)
        assert plain(seen.body) == texts[number]


def test_a_page_that_stays_is_not_sent_again(live: Path, browser: Browser) -> None:
    publish(FolderTarget(live), FILES)
    tag = browser.get("/briefs/b1/").headers["etag"]
    publish(FolderTarget(live), FILES | {"index.html": b"<p>new"})
    assert browser.get("/briefs/b1/", if_none_match=tag).status == 304


def test_while_releases_are_switched_each_answer_is_whole_and_none_goes_back(
    live: Path, tmp_path: Path
) -> None:
    def release(number: int) -> dict[str, bytes]:
        return {path: b"%d|" % number + data * 40 for path, data in FILES.items()}

    def watch(port: int, path: str) -> None:
        browser, seen = Browser(port), 0
        while not over.is_set():
            answer = browser.get(path)
            assert answer.status == 200
            number = int(answer.body.partition(b"|")[0])
            assert answer.body == release(number)[f"{path.lstrip('/')}index.html"]
            assert number >= seen
            seen = number
            answers[path] += 1
        browser.close()

    publish(FolderTarget(live), release(0))
    over, answers = Event(), Counter[str]()
    with nginx(live, tmp_path / "nginx") as port, ThreadPoolExecutor(4) as pool:
        paths = ("/", "/briefs/b1/", "/briefs/b2/", "/briefs/b3/")
        watches = [pool.submit(watch, port, path) for path in paths]
        try:
            for number in count(1):
                publish(FolderTarget(live, keep=2), release(number))
                is_enough = number >= 20 and min(answers[path] for path in paths) >= 50
                if is_enough or any(each.done() for each in watches):
                    break
        finally:
            over.set()
        for each in watches:
            each.result()


def changed(browser: Browser, headers: dict[str, str], encoding: str) -> Answer:
    """Ask again for the home page as a browser does that has it, and require another one."""
    by_time = browser.get("/", accept_encoding=encoding, if_modified_since=headers["last-modified"])
    assert by_time.status == 200
    by_tag = browser.get("/", accept_encoding=encoding, if_none_match=headers["etag"])
    assert by_tag.status == 200
    return by_tag


def plain(body: bytes) -> bytes:
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body
