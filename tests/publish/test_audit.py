"""What is withheld is found in every form, and what is public is never taken for it: BG706."""

import gzip
import json
from pathlib import Path

import pytest

from briefgen.publish import publish as driver
from briefgen.publish.release import Release, ReleasePage, encode_release
from tests.harness.built import line
from tests.publish.auditing import audited, codes, words
from tests.publish.canaries import try_site
from tests.publish.desk import DESK as PUBLISHED
from tests.publish.desk import Published
from tests.publish.packed import CLOSED, PACKED, pdf
from tests.site.desk import BASE, DESK
from tests.site.test_leaks import WITHHOLDING, withholding

QUOTE = "Neither of the two sides has said that it would go on with these talks in any case."


@pytest.fixture
def desk(site):
    made = withholding(site, "draft: true")
    made.build().works()
    return made


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_leaks_planted_in_random_sites_are_stopped_and_nothing_else_is(seed: int, tmp_path: Path):
    assert try_site(tmp_path / "site", seed) == ([], 17)


@pytest.mark.parametrize("name", WITHHOLDING)
def test_a_built_site_tells_nothing_of_what_it_withholds(name, site):
    made = withholding(site, WITHHOLDING[name])
    made.build().works()
    assert audited(made) == ()
    (found,) = audited(made, {"x.txt": "See Zyxtitle"})
    assert found.code == "BG706"


def test_a_message_names_the_output_and_the_document_and_repeats_nothing(desk):
    data = json.dumps({"t": "Zyxtitle, Zyxsummary and Zyxbody follows"})
    (found,) = audited(desk, {"data/search.json": data})
    assert line(found) == "content/briefs/zyxfile.md: BG706"
    assert found.message.startswith("data/search.json would tell of content/briefs/zyxfile.md")
    assert 'its field "title"' in found.advice
    assert "zyxtitle" not in words((found,)).lower()


def test_the_name_of_an_output_is_not_repeated_either(desk):
    (found,) = audited(desk, {"media/briefs/Zyxasset-2.txt": "x"})
    assert "the name of a file in media/briefs" in found.message
    assert "asset" not in words((found,)).lower()


def test_a_file_that_only_a_draft_uses_is_found_wherever_it_lies(desk):
    (found,) = audited(desk, {"static/a.bin": b"Zyxbytesasset"})
    assert "a file that only it uses" in found.advice


def test_a_picture_of_a_draft_is_found_in_a_pdf_and_other_pictures_are_not_opened(desk):
    for inner, told in ((b"Zyxbytesasset", ["BG706"]), (b"no zlib", [])):
        data = pdf((b"/DCTDecode/FlateDecode/Subtype /Image", inner))
        assert codes(audited(desk, {"x.pdf": data})) == told


def test_a_file_that_public_documents_use_is_no_leak_whatever_it_says(desk):
    desk.write("content/briefs/all.txt", "All of Zyxtitle.")
    desk.edit("content/pages/about.md", "What this", "See [all](../briefs/all.txt). What this")
    desk.build().works()
    assert audited(desk) == ()


def test_what_public_documents_the_settings_or_the_theme_say_is_no_leak(site):
    made = site(DESK).write("static/x.css", "/* Of the theme: Plenipotentiary. */\n")
    made.edit("site.toml", 'author = "The desk"', 'author = "Ambassadorial Committee"')
    made.edit("content/pages/about.md", "What this", f"> {QUOTE}\n\nWhat this")
    made.write(
        "content/briefs/z.md",
        "---\ntitle: Talks\ndate: 2025-02-18\ndraft: true\nactors: [Lavrov, Sergey Lavrov]\n"
        "desk: Ambassadorial Committee\nsummary: Plenipotentiary\ndateline: Riyadh\n---\n"
        f"> {QUOTE}\n\nThe sides met in Riyadh.\n\n## What was said\n",
    )
    made.build().works()
    assert audited(made) == ()


def test_public_words_may_follow_each_other_in_a_list_but_not_in_a_sentence(site):
    made = site(DESK).write("content/tags/z.md", "---\nname: Riyadh minister\ndraft: true\n---\n")
    made.build().works()
    assert audited(made, {"x.html": "<ul><li>Riyadh</li><li>Minister</li></ul>"}) == ()
    assert codes(audited(made, {"x.html": "<p>a riyadh  minister</p>"})) == ["BG706"]


def test_the_words_of_a_draft_in_another_script_are_found(site):
    made = site(DESK).write(
        "content/briefs/z.md",
        "---\ntitle: 会谈在多哈\ndate: 2025-02-18\ndraft: true\nsummary: Переговоры о зерне\n---\n",
    )
    made.build().works()
    assert audited(made) == ()
    assert codes(audited(made, {"x.html": "<p>关于会谈在多哈的报道</p>"})) == ["BG706"]
    assert codes(audited(made, {"x.json": json.dumps("ПЕРЕГОВОРЫ О ЗЕРНЕ")})) == ["BG706"]
    assert codes(audited(made, {"peregovory-o-zerne.txt": "x"})) == ["BG706"]


def test_an_archive_that_cannot_be_looked_into_is_refused_unless_it_is_public(desk):
    broken = b"PK\x03\x04" + b"x" * 100
    assert codes(audited(desk, {"x.zip": broken})) == ["BG706"]
    assert codes(audited(desk, {"x.gz": gzip.compress(b"x" * 99)[:-9]})) == ["BG706"]
    desk.write("content/pages/x.zip", broken)
    desk.edit("content/pages/about.md", "What this", "[Data](x.zip). What this")
    desk.build().works()
    assert audited(desk) == ()


@pytest.mark.parametrize("name", PACKED)
def test_a_title_is_found_however_it_is_packed(name, desk):
    assert audited(desk, {"x.bin": PACKED[name](b"See something else")}) == ()
    assert codes(audited(desk, {"x.bin": PACKED[name](b"See Zyxtitle")})) == ["BG706"]


@pytest.mark.parametrize("name", CLOSED)
def test_what_cannot_be_looked_into_is_refused(name, desk):
    (found,) = audited(desk, {name: CLOSED[name]})
    assert found.code == "BG706"
    assert name in found.message


def test_what_is_told_about_a_release_is_looked_through_like_its_files(site, monkeypatch):
    looked: dict[str, object] = {}
    monkeypatch.setattr(driver, "audit", lambda *given: looked.update(given[2]) or ())
    outcome = Published(site(PUBLISHED)).publish()
    assert looked["_briefgen/release.json"] == encode_release(outcome.release)


def test_a_title_in_what_is_told_about_a_release_is_found(desk):
    pages = {"a.html": ReleasePage("All of Zyxtitle", "brief/a")}
    told = encode_release(Release(id="a", at="b", base_url=BASE, pages=pages))
    assert codes(audited(desk, {"_briefgen/release.json": told})) == ["BG706"]


TITLE = "Kiribati hands its fishing rights over to Tuvalu"


def hiding(site, title: str = TITLE):
    return site(DESK).write(
        "content/briefs/z.md", f"---\ntitle: {title}\ndate: 2025-02-18\ndraft: true\n---\n"
    )


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/pages/about.md", "What this", f"So *{TITLE.lower()}*, it says. What this"),
        ("content/tags/talks.md", "Who met whom.", f"Now {TITLE}"),
        ("site.toml", "Briefs on made-up talks.", f"{TITLE}!"),
    ],
)
def test_a_warning_says_that_a_public_text_says_the_title_of_a_draft(path, old, new, site):
    made = hiding(site)
    made.edit(path, old, new).build().works()
    (found,) = audited(made)
    assert line(found) == f"{path}: BG719"
    assert found.severity == "warning"
    assert "content/briefs/z.md" in found.message
    assert "fishing" not in words((found,))


def test_no_warning_says_that_a_phrase_or_a_public_title_is_said(site):
    made = hiding(site, "What we know so far")
    made.edit("content/pages/about.md", "What this", "This is what we know so far. What this")
    made.build().works()
    assert audited(made) == ()
    made = hiding(site)
    for number in range(2):
        made.write(
            f"content/briefs/a{number}.md",
            f"---\ntitle: {TITLE}\ndate: 2025-02-1{number}\n---\nAs said: {TITLE}.\n",
        )
    made.build().works()
    assert audited(made) == ()


def test_without_what_a_build_remembers_the_same_is_found(desk):
    for file in (desk.folder / ".briefgen" / "stores").rglob("*"):
        if file.is_file():
            file.unlink()
    assert codes(audited(desk, {"x.txt": "See Zyxtitle"})) == ["BG706"]


def test_a_site_that_withholds_nothing_is_not_searched_for_words(site):
    made = site(DESK)
    made.build().works()
    assert audited(made, {"x.txt": "Zyxtitle"}) == ()
