"""Answers over HTTP: what is at which address, with which headers."""

from collections.abc import Iterator

import msgspec
import pytest

from briefgen.serve import app
from briefgen.serve.addresses import Elsewhere, Found, decoded, output_of, page_of
from tests.serve.fake import OUTPUTS, PAGE, TOKEN, FakePreview, Running, running


@pytest.fixture
def preview() -> FakePreview:
    return FakePreview()


@pytest.fixture
def server(preview: FakePreview) -> Iterator[Running]:
    """A server whose preview a test may change."""
    with running(preview) as it:
        yield it


@pytest.fixture(scope="module")
def desk() -> Iterator[Running]:
    """A server for all tests that only ask."""
    with running() as it:
        yield it


def script(number: int = 1) -> bytes:
    return (
        '<script type="module" src="/_briefgen/client/preview.js"'
        f' data-number="{number}" data-token="{TOKEN}"></script>'
    ).encode()


# What is where.


def test_a_page_is_answered_at_its_address_with_the_script_before_the_end_of_its_body(desk):
    answer = desk.ask("/briefs/doha/")
    assert answer.status == 200
    assert answer.body == PAGE.replace(b"</body>", script() + b"</body>")


def test_the_script_stands_before_the_last_end_of_a_body_only(preview, server):
    preview.outputs["a.html"] = b"<body>&lt;</BODY>; <!-- </body> -->x</BODY></html>"
    preview.outputs["b.html"] = b"<p>no body"
    before = b"<body>&lt;</BODY>; <!-- </body> -->x"
    assert server.ask("/a.html").body == before + script() + b"</BODY></html>"
    assert server.ask("/b.html").body == b"<p>no body" + script()


def test_the_script_is_told_the_number_of_what_is_shown_now(preview, server):
    preview.number = 17
    assert script(17) in server.ask("/").body


@pytest.mark.parametrize("path", sorted(path for path in OUTPUTS if not path.endswith(".html")))
def test_what_is_no_page_is_answered_byte_for_byte(desk, path):
    assert desk.ask(f"/{path}").body == OUTPUTS[path]


def test_an_address_without_its_slash_leads_to_the_one_with_it(desk):
    answer = desk.ask("/briefs/doha?next=//evil.example")
    assert (answer.status, answer.headers["location"]) == (308, "/briefs/doha/")
    assert desk.ask("/briefs/s%C3%BCden").headers["location"] == "/briefs/s%C3%BCden/"


@pytest.mark.parametrize("path", ["//briefs/doha/", "//briefs/doha", "///briefs/doha/"])
def test_slashes_too_many_lead_to_the_same_host(desk, path):
    answer = desk.ask(path)
    assert (answer.status, answer.headers["location"]) == (308, "/briefs/doha/")


def test_where_nothing_is_the_page_of_the_site_says_so(desk):
    for path in (
        "/briefs/dohaa/",
        "/x%0Ay",
        "/%0A/",
        "/%ff",
        "/_briefgen/nothing",
        "/_briefgen/client/x",
    ):
        answer = desk.ask(path)
        assert answer.status == 404, path
        assert b"Nothing here" in answer.body
        assert script() in answer.body
        assert "etag" not in answer.headers


def test_where_nothing_is_and_the_site_has_no_page_for_that_a_text_says_so(preview, server):
    del preview.outputs["404.html"]
    answer = server.ask("/nothing")
    assert (answer.status, answer.body) == (404, b"Nothing is at this address.")


def test_a_page_that_vanishes_while_it_is_made_is_not_there(preview, server):
    answers = iter([True, False])
    preview.has = lambda _: next(answers)
    assert server.ask("/gone/").status == 404


def test_what_cannot_be_made_now_is_not_said_to_be_missing(preview, server):
    preview.has = lambda _: True
    answer = server.ask("/gone/")
    assert (answer.status, answer.headers["x-content-type-options"]) == (503, "nosniff")


def test_a_drawing_opened_by_itself_has_no_rights_and_no_page_of_a_writer_a_script(server):
    preview = server.ask("/media/map.svg")
    assert preview.headers["content-security-policy"].startswith("sandbox;")
    page = server.ask("/media/own.html")
    assert page.headers["content-security-policy"].startswith("sandbox;")
    assert b"_briefgen" not in page.body
    assert "sandbox" not in server.ask("/").headers["content-security-policy"]


# Addresses.


@pytest.mark.parametrize(
    "raw",
    [
        "briefs/doha/",
        "/../index.html",
        "/./index.html",
        "/briefs/../index.html",
        "/briefs/%2e%2e/index.html",
        "/briefs%2Fdoha/",
        "/briefs%2fdoha/",
        "/briefs%5Cdoha/",
        "/briefs\\doha/",
        "/briefs//doha/",
        "/index.html%00",
        "/index.html%0a",
        "/%69ndex.html%",
        "/index.html%2",
        "/index.html%zz",
        "/index.html%c2%85",
        "/%c0%aeindex.html",
        "/%ed%a0%80",
        "/%ff",
        "/index.html/",
        "/INDEX.HTML",
        "/index.html::$DATA",
        "/index.html#",
        "/briefs/%252e%252e/",
        "/",
    ],
)
def test_an_address_is_looked_up_and_never_repaired(raw):
    has = {path for path in OUTPUTS if path != "index.html"} | {"x", ".git/config"}
    has |= {"index.html"} if raw != "/" else set()
    assert output_of(raw.encode(), has.__contains__) is None


@pytest.mark.parametrize(
    "letter", ["%00", "%0a", "%1f", "%7f", "%c2%85", "%5c", "\\", "%2f", "%2F"]
)
def test_no_output_has_such_a_letter_in_its_path(letter):
    assert output_of(f"/a{letter}b".encode(), lambda _: True) is None


def test_an_address_may_spell_any_letter_in_percent():
    found = Found("briefs/süden/index.html")
    assert output_of(b"/briefs/s%C3%BCden/", OUTPUTS.__contains__) == found
    assert output_of(b"/%62riefs/s%c3%bcden/", OUTPUTS.__contains__) == found
    assert output_of(b"/a%2520b", {"a%20b"}.__contains__) == Found("a%20b")


def test_a_redirect_never_begins_with_two_slashes():
    for raw in (b"//evil.example/", b"///evil.example", b"//evil.example/x", b"//%2e/"):
        found = output_of(raw, lambda path: path.endswith("index.html"))
        assert isinstance(found, Elsewhere)
        assert found.location.startswith("/")
        assert not found.location.startswith("//")


def test_the_page_of_a_pathname_is_known_by_its_folder():
    assert page_of("/briefs/s%C3%BCden/") == "briefs/süden/"
    assert page_of("/briefs/doha/index.html") == "briefs/doha/"
    assert page_of("/index.html") == ""
    assert page_of("/") == ""
    assert page_of("briefs/") is None
    assert page_of("/%ff") is None
    assert decoded(b"/a b") == "a b"


# Types, validators, ranges.


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("static/style.css", "text/css; charset=utf-8"),
        ("feed.json", "application/json"),
        ("feed.xml", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("calendar.ics", "text/calendar; charset=utf-8"),
        ("media/map.svg", "image/svg+xml; charset=utf-8"),
        ("media/cable.pdf", "application/pdf"),
        ("media/empty.txt", "text/plain; charset=utf-8"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_each_ending_has_its_type(desk, path, kind):
    assert desk.ask(f"/{path}").headers["content-type"] == kind


@pytest.mark.parametrize("path", ["/briefs/doha/", "/static/style.css", "/_briefgen/"])
def test_a_copy_that_is_still_good_is_not_sent_again(desk, path):
    if path == "/_briefgen/" and not (app.CLIENT / "status.html").exists():
        path = "/"
    tag = desk.ask(path).headers["etag"]
    for known in (tag, f'"x", W/{tag}', "*"):
        answer = desk.ask(path, if_none_match=known)
        assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", tag)
    assert desk.ask(path, if_none_match='"x"').status == 200


def test_a_page_kept_from_an_earlier_run_is_sent_again_for_the_sake_of_the_token():
    with running() as server:
        kept = {path: server.ask(path).headers["etag"] for path in ("/", "/feed.xml")}
    with running(token="another") as server:
        assert server.ask("/", if_none_match=kept["/"]).status == 200
        assert server.ask("/feed.xml", if_none_match=kept["/feed.xml"]).status == 304


@pytest.mark.parametrize(
    ("asked", "span"),
    [("0-9", (0, 10)), ("1000-", (1000, 1024)), ("-24", (1000, 1024)), ("1000-9999", (1000, 1024))],
)
def test_a_part_of_a_file_can_be_asked_for(desk, asked, span):
    answer = desk.ask("/media/cable.pdf", range=f"bytes={asked}")
    start, stop = span
    assert answer.status == 206
    assert answer.body == OUTPUTS["media/cable.pdf"][start:stop]
    assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/1024"


@pytest.mark.parametrize(
    ("path", "asked"),
    [("cable.pdf", "1024-"), ("cable.pdf", "-0"), ("empty.txt", "0-0"), ("empty.txt", "-5")],
)
def test_a_part_that_lies_outside_is_refused(desk, path, asked):
    answer = desk.ask(f"/media/{path}", range=f"bytes={asked}")
    assert answer.status == 416
    assert answer.headers["content-range"] == f"bytes */{len(OUTPUTS[f'media/{path}'])}"


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=-", "bytes=a-b", "bytes=0-1,3-4", "x=0-1"])
def test_a_range_that_says_nothing_is_answered_with_all(desk, asked):
    answer = desk.ask("/media/cable.pdf", range=asked)
    assert (answer.status, len(answer.body)) == (200, 1024)


def test_a_part_is_sent_only_of_the_version_that_the_browser_has(desk):
    tag = desk.ask("/media/cable.pdf").headers["etag"]
    assert desk.ask("/media/cable.pdf", range="bytes=0-1", if_range=tag).status == 206
    assert desk.ask("/media/cable.pdf", range="bytes=0-1", if_range='"x"').status == 200
    assert desk.ask("/media/cable.pdf", range="bytes=0-1", if_range=f"W/{tag}").status == 200


def test_pages_are_sent_whole_because_the_script_in_them_differs(desk):
    assert desk.ask("/", range="bytes=0-1").status == 200


@pytest.mark.parametrize("path", ["/", "/media/cable.pdf", "/nothing", "/briefs/doha"])
def test_head_answers_as_get_does_without_the_body(desk, path):
    answer, whole = desk.ask(path, "HEAD"), desk.ask(path)
    assert (answer.status, answer.body) == (whole.status, b"")
    assert {**answer.headers, "date": ""} == {**whole.headers, "date": ""}


def test_head_ignores_ranges_and_ends_a_stream_at_once(desk):
    assert desk.ask("/media/cable.pdf", "HEAD", range="bytes=0-1").status == 200
    assert desk.ask(f"/_briefgen/events?token={TOKEN}", "HEAD").status == 200


def test_answers_are_compressed_only_where_another_machine_can_ask(preview, server):
    preview.outputs["long.html"] = b"<p>word " * 1000
    tag = server.ask("/long.html").headers["etag"]
    assert "content-encoding" not in server.ask("/long.html", accept_encoding="gzip").headers
    with running(FakePreview(preview.outputs), is_local=False) as far:
        answer = far.ask("/long.html", accept_encoding="gzip")
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["etag"] == f"W/{tag}"
        assert answer.headers["vary"] == "Accept-Encoding"
        assert far.ask("/long.html", if_none_match=answer.headers["etag"]).status == 304
        assert "content-encoding" not in far.ask("/long.html").headers


# What the preview says of itself.


def test_what_there_is_to_know_of_a_page_is_told_to_who_has_the_token(preview, server):
    answer = server.ask(f"/_briefgen/page.json?path=%2Fbriefs%2Fs%25C3%25BCden%2F&token={TOKEN}")
    assert answer.headers["content-type"] == "application/json"
    about = msgspec.json.decode(answer.body)
    assert (about["path"], about["is_found"], about["number"]) == ("briefs/süden/", True, 1)
    assert preview.asked == ["briefs/süden/"]


@pytest.mark.parametrize("path", ["", "&path=", "&path=briefs/", "&path=/%25ff", "&path=/%2500"])
def test_a_path_that_is_none_is_refused(preview, server, path):
    assert server.ask(f"/_briefgen/page.json?token={TOKEN}{path}").status == 400
    assert preview.asked == []


def test_the_state_of_the_site_is_told_to_who_has_the_token(desk):
    answer = desk.ask(f"/_briefgen/status.json?token={TOKEN}")
    assert msgspec.json.decode(answer.body)["title"] == "Desk"


def test_the_files_of_the_preview_are_those_in_its_folder(tmp_path, monkeypatch):
    (tmp_path / "preview.js").write_text("'use strict'")
    (tmp_path / "status.html").write_text("<body>State</body>")
    (tmp_path / "notes.txt").write_text("secret")
    monkeypatch.setattr(app, "CLIENT", tmp_path)
    with running() as server:
        answer = server.ask("/_briefgen/client/preview.js")
        assert (answer.status, answer.body) == (200, b"'use strict'")
        assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
        assert server.ask("/_briefgen/").body == b"<body>State" + script() + b"</body>"
        assert server.ask("/_briefgen").headers["location"] == "/_briefgen/"
        for name in ("notes.txt", "../client/preview.js", "%2e%2e/app.py", "", "PREVIEW.JS"):
            assert server.ask(f"/_briefgen/client/{name}").status == 404


# Faults of ours.


def test_a_fault_of_ours_is_told_on_the_terminal_once_and_not_in_the_answer(preview, server):
    preview.broken.add("index.html")
    for _ in range(2):
        answer = server.ask("/")
        assert answer.status == 500
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert b"index" not in answer.body
        assert b"Traceback" not in answer.body
    assert server.ask("/briefs/doha/").status == 200
    assert len(server.told) == 1
    assert "LookupError: index.html cannot be made" in server.told[0]
