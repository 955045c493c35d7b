"""`briefgen serve` in a process of its own: it listens, looks, tells and ends."""

import signal

import pytest

from tests.harness.site import Site
from tests.serve.served import served

DESK = """
    -- site.toml --
    title = "The Desk"
    base_url = "https://desk.example/"

    -- content/briefs/doha.md --
    ---
    title: Talks in Doha
    date: 2025-02-26
    ---
    They met.

    Little was said.

    -- content/briefs/secret.md --
    ---
    title: A secret
    date: 2025-02-27
    draft: true
    ---
    Not yet.
    """
DOHA = "content/briefs/doha.md"


@pytest.fixture
def desk(tmp_path):
    return Site(tmp_path / "site", DESK)


def test_a_saved_file_is_told_of_and_shown(desk):
    with served(desk.folder) as preview, preview.numbers() as numbers:
        first = numbers.next()
        desk.edit(DOHA, "Little", "Much")
        assert numbers.next() > first
        assert b"Much was said." in preview.get("/briefs/doha/").body


def test_what_is_served_is_what_a_build_writes(desk):
    with served(desk.folder, "--no-drafts") as preview:
        desk.build().works()
        for path, data in desk.tree().items():
            assert preview.published("/" + path.removesuffix("index.html")) == data, path


def test_nothing_is_written_where_a_build_writes(desk):
    with served(desk.folder) as preview:
        assert preview.get("/briefs/doha/").status == 200
        assert not desk.out.exists()


@pytest.mark.parametrize(("options", "status"), [((), 200), (("--no-drafts",), 404)])
def test_drafts_are_shown_unless_they_are_not_wanted(desk, options, status):
    with served(desk.folder, *options) as preview:
        assert preview.get("/briefs/secret/").status == status


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        (DOHA, "---\ntitle: [\n---\n"),
        ("site.toml", "title = "),
        ("site.toml", None),
        ("templates/brief.html", "{% if %}"),
        ("content", None),
    ],
)
def test_a_mistake_in_anything_does_not_end_it(desk, path, broken):
    with served(desk.folder) as preview, preview.numbers() as numbers:
        numbers.next()
        assert b"Little was said." in preview.get("/briefs/doha/").body
        kept = desk.folder.parent / "kept"
        if (desk.folder / path).exists():
            (desk.folder / path).rename(kept)
        if broken is not None:
            desk.write(path, broken)
        numbers.next()
        assert b"Little was said." in preview.get("/briefs/doha/").body
        about = f"/_briefgen/page.json?path=/briefs/doha/&token={preview.token()}"
        while b'"severity":"error"' not in preview.get(about).body:
            numbers.next()
        if broken is not None:
            desk.remove(path)
        if kept.exists():
            kept.rename(desk.folder / path)
        while b'"severity":"error"' in preview.get(about).body:
            numbers.next()
        desk.edit(DOHA, "Little", "Much")
        while b"Much was said." not in preview.get("/briefs/doha/").body:
            numbers.next()


def test_a_template_without_end_is_stopped(desk):
    config = (desk.folder / "site.toml").read_text()
    desk.write("site.toml", f"{config}[limits]\nseconds_per_document = 0.5\n")
    with served(desk.folder) as preview, preview.numbers() as numbers:
        numbers.next()
        assert b"They met." in preview.get("/briefs/doha/").body
        endless = "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}"
        desk.write("templates/brief.html", endless)
        numbers.next()
        assert b"They met." in preview.get("/briefs/doha/").body
        about = f"/_briefgen/page.json?path=/briefs/doha/&token={preview.token()}"
        assert b"BG509" in preview.get(about).body


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_it_ends_at_once_with_browsers_listening(desk, number, code):
    with served(desk.folder) as preview, preview.numbers() as numbers:
        numbers.next()
        ended, seconds = preview.stop(number)
        assert ended == code
        assert seconds < 2


def test_a_port_that_is_taken_picks_the_next(desk):
    with served(desk.folder) as one:
        port = one.host.rpartition(":")[2]
        with served(desk.folder, "--port", port) as other:
            assert other.host != one.host
            assert other.get("/briefs/doha/").status == 200


def test_the_next_preview_of_a_site_need_not_parse_it_again(desk):
    with served(desk.folder) as preview:
        assert preview.get("/").status == 200
        preview.stop()
    stores = list((desk.folder / ".briefgen" / "stores").iterdir())
    assert stores
    with served(desk.folder) as preview:
        assert b"Little was said." in preview.get("/briefs/doha/").body
