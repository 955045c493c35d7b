"""Random sites in which every field of what is withheld holds a canary: a word of its own."""

from random import Random
from string import ascii_lowercase

from msgspec import Struct

from tests.harness.site import Site

_COMMON = """
the of and to in that it was for on with as his they at be this from have or by one had not but
what all were when we there can an your which their said if do will each about how up out them then
she many some so these would other into has more her two like him see time could no make than first
been its who now people my made over did down only way find use may water long little very after
called just where most know talks minister border treaty summit ceasefire energy grain sanctions
"""
WORDS = tuple(_COMMON.split())

REASONS = (
    *("draft: true", "status: draft", "embargo: 2026-01-02", "expires: 2025-12-31"),
    *("tlp: AMBER", "tlp: RED"),
)
LETTERS = ("éèüñçøłß", "жщэюяїґ", "αβγδεθλ")
QUOTE = "We shall not sign anything that the others have not read before us and understood."
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


class Secret(Struct, frozen=True):
    """A withheld document: its file, its canaries by field, its sentence, its picture."""

    path: str
    canaries: dict[str, str]
    sentence: str
    plain_sentence: str
    """Words that public documents use, too, in an order of its own."""
    asset: str = ""
    data: bytes = b""


def canary(chance: Random, *, foreign: bool = True) -> str:
    """Return a word that nobody else uses."""
    letters = [chance.choice(ascii_lowercase) for _ in range(chance.randint(8, 12))]
    if foreign and chance.random() < 0.3:
        script = chance.choice(LETTERS)
        place = chance.randrange(len(letters) - 4)
        letters[place : place + 4] = [chance.choice(script) for _ in range(4)]
    return "zq" + "".join(letters)


def said(chance: Random, count: int) -> str:
    """Return a sentence of words that everybody uses."""
    return " ".join(chance.choice(WORDS) for _ in range(count)).capitalize() + "."


def canary_desk(site: Site, chance: Random) -> tuple[Secret, ...]:
    """Write a random site with public documents and withheld ones; return the withheld ones."""
    site.write("content/briefs/shared.png", PNG + chance.randbytes(200))
    for number in range(chance.randint(2, 6)):
        site.write(f"content/briefs/2025-0{number + 1}-01-open.md", _public(chance, number))
    site.write("content/actors/lavrov.md", "---\nname: Lavrov\ncountry: RU\n---\nA minister.\n")
    site.write("content/tags/talks.md", "---\nname: talks\n---\nMeetings.\n")
    return tuple(_secret(site, chance, number) for number in range(chance.randint(1, 4)))


def _public(chance: Random, number: int) -> str:
    paragraphs = "\n\n".join(said(chance, chance.randint(8, 30)) for _ in range(4))
    lines = (
        *("---", f"title: {said(chance, 4)[:-1]}", f"date: 2025-0{number + 1}-01"),
        *(f"summary: {said(chance, 9)}", "actors: [Lavrov, Russia]", "tags: [talks, peace talks]"),
        *("---", paragraphs, "", f"> {QUOTE}", "", "## Talks", "", "See [[Lavrov|the minister]]."),
        *("", "![All](shared.png)", ""),
    )
    return "\n".join(lines)


def _secret(site: Site, chance: Random, number: int) -> Secret:
    kind = chance.choice(("brief", "brief", "actor", "tag", "page"))
    fields = ("title", "summary", "extra", "heading", "body", "file", "alias", "slug", "name")
    words = {each: canary(chance, foreign=each not in ("alias", "slug", "file")) for each in fields}
    sentence = f"{said(chance, 5)[:-1]} {words['body']} {said(chance, 5)}"
    plain = said(chance, 16)
    asset = f"content/{kind}s/{words['file']}.png"
    data = PNG + chance.randbytes(300)
    site.write(asset, data)
    site.write(f"{asset}.md", f"---\nalt: Of {words['name']}\ncaption: Seen {words['name']}\n---\n")
    front = [f"slug: {words['slug']}", f"aliases: [/{words['alias']}/]", chance.choice(REASONS)]
    if front[-1].startswith("status") and kind != "brief":
        front[-1] = "draft: true"
    front.append(f"extra: {{note: {words['extra']}}}")
    title = f"{said(chance, 2)[:-1]} {words['title']}" if chance.random() < 0.5 else words["title"]
    name = "title" if kind in ("brief", "page") else "name"
    front += [f"{name}: {title}", f"summary: {words['summary']} {said(chance, 12)}"]
    if kind == "brief":
        front += _of_a_brief(chance, words)
    body = (
        f"{sentence}\n\n{plain}\n\n> {QUOTE}\n\n## Talks {words['heading']}\n\n"
        f"With [[Lavrov|him]] and ![]({words['file']}.png) and ![All](/briefs/shared.png).\n"
    ).replace("(/briefs/", "(../briefs/")
    path = f"content/{kind}s/zz-{number}.md"
    site.write(path, "\n".join(("---", *front, "---", body)))
    return Secret(path, words, sentence, plain, asset.removeprefix("content/"), data)


def _of_a_brief(chance: Random, words: dict[str, str]) -> list[str]:
    fields = ("actor", "tag", "author", "takeaway", "desk", "dateline", "watch", "source", "credit")
    words.update({each: canary(chance) for each in fields})
    return [
        *("date: 2025-04-04", f"actors: [Lavrov, {words['actor']}]"),
        *(f"tags: [talks, {words['tag']}]", f"authors: [{words['author']}]"),
        *(f"takeaways: [They {words['takeaway']} it]", f"desk: {words['desk']}"),
        *(f"dateline: {words['dateline']}", f"watch: [{words['watch']}]"),
        f"sources: [{words['source']}]",
        f"image: {{src: {words['file']}.png, alt: A, credit: {words['credit']}}}",
    ]
