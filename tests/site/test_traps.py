"""Traps of a real report, on the sample desk's own actors: what it says is told, or understood."""

import shutil

import pytest

from tests.harness.site import Site
from tests.rules.tracked import ROOT

BRIEF = "content/briefs/2025-02-26-x.md"


@pytest.fixture
def desk(site) -> Site:
    """Return a site with the front matter of the sample's actors, places and tags."""
    made = site()
    for kind in ("actors", "places", "tags"):
        shutil.copytree(ROOT / "content" / kind, made.folder / "content" / kind)
    for file in sorted((made.folder / "content").rglob("*.md")):
        front, fence, _ = file.read_text(encoding="utf-8").rpartition("\n---\n")
        file.write_text(f"{front}{fence}", encoding="utf-8")
    made.write("content/briefs/doha.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    return made


def told(desk: Site, text: str, front: str = "") -> list[str]:
    desk.write(BRIEF, f"---\ntitle: X\n{front}---\n{text}\n")
    built = desk.build().works()
    return [each.code for each in built.problems() if each.place and each.place.path == BRIEF]


def links(desk: Site, text: str) -> dict[str, str]:
    desk.write(BRIEF, f"---\ntitle: X\n---\n{text}\n")
    return desk.build().works().links("briefs/2025-02-26-x/", ".prose a")


def test_a_first_name_in_two_spellings_text_and_caption(desk):
    caption = "image: {src: doha.svg, alt: A man, caption: Sergei Lavrov in Doha.}\n"
    assert told(desk, "[[Sergey Lavrov]] spoke.", caption) == ["BG372"]
    assert told(desk, "[[Sergey Lavrov]] spoke.", caption.replace("Sergei", "Sergey")) == []
    assert told(desk, "[[Lavrov]] spoke.", caption) == []


def test_a_title_cut_short(desk):
    assert told(desk, "The Turkish Foreign [[Hakan Fidan]] spoke.") == ["BG375"]
    assert told(desk, "The Turkish Foreign Minister [[Hakan Fidan]] spoke.") == []


def test_kiev_stands_for_a_government_and_moscow_is_a_place_unless_it_is_said(desk):
    assert links(desk, "Talks without [[Kiev]].") == {"actors/ukraine/": "Kiev"}
    assert links(desk, "Snow in [[Moscow]].") == {"places/moscow/": "Moscow"}
    assert links(desk, "Word from [[russia|Moscow]].") == {"actors/russia/": "Moscow"}
    (desk.folder / "content/places/moscow.md").unlink()
    assert links(desk, "Word from [[Moscow]].") == {"actors/russia/": "Moscow"}


def test_the_former_president_was_in_office_before_and_never_both_at_once(desk):
    desk.write(BRIEF, "---\ntitle: X\nactors: [Joe Biden, Donald Trump]\n---\n")
    desk.write(
        "content/briefs/2024-12-01-y.md", "---\ntitle: Y\nactors: [Joe Biden, Donald Trump]\n---\n"
    )
    built = desk.build().works()
    assert "BG371" not in built.codes()
    people = {
        page: [
            " ".join(node.text(separator=" ").split())
            for node in built.page(f"briefs/{page}/").css(".people li")
        ]
        for page in ("2025-02-26-x", "2024-12-01-y")
    }
    assert people["2025-02-26-x"] == ["Joe Biden", "Donald Trump President, United States"]
    assert people["2024-12-01-y"] == [
        "Joe Biden then President, United States",
        "Donald Trump now President, United States",
    ]
