"""A site of many briefs whose writers never rest: seeded edits of every kind, and what is right."""

import base64
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from tests.harness.site import NOW, PLAIN_CONFIG, Site, tree

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
ACTORS = ("Lavrov", "Araghchi", "Rubio")

_FIXED = """
    -- site.toml --
    title = "The Desk"
    base_url = "https://desk.example/"
    description = "Briefs number 0."

    -- content/pages/about.md --
    ---
    title: About
    ---
    Who we are.

    -- static/extra.css --
    body { margin: 0 }

    -- templates/parts/note.html --
    <p>A note.</p>
    """


def newsroom(folder: Path, briefs: int) -> Site:
    """Write a site of some briefs, with people, tags, pictures, a page and a theme of its own."""
    site = Site(folder, _FIXED)
    for name in ACTORS:
        front = f"---\nname: {name}\n---\n"
        site.write(f"content/actors/{name.lower()}.md", f"{front}A person.\n")
    for number in range(3):
        site.write(f"content/briefs/p{number}.png", PIXEL)
    for number in range(briefs):
        site.write(f"content/briefs/b{number}.md", brief(number, "first"))
    return site


def brief(number: int, word: str) -> str:
    """Return the source of a brief."""
    front = (
        f"---\ntitle: Number {number}\ndate: 2025-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
        f"tags: [t{number % 7}]\nactors: [{ACTORS[number % 3]}]\n---\n"
    )
    text = f"The {word} text of number {number}, with [[{ACTORS[(number + 1) % 3]}]].\n\n"
    picture = f"![A dot](p{number % 3}.png)\n" if number % 10 == 0 else ""
    return f"{front}{text}## What was said\n\n{'They said so. ' * 20}\n\n{picture}"


class Writers:
    """Edit a site at random, by a seed; the site stays free of mistakes."""

    def __init__(self, site: Site, seed: int) -> None:
        """Begin with the site as `newsroom` leaves it."""
        self._site = site
        self._random = Random(seed)
        self._count = 0
        self._edits: tuple[Callable[[], None], ...] = (
            self._body,
            self._bodies,
            self._title,
            self._delete,
            self._add,
            self._rename,
            self._template,
            self._style,
            self._settings,
            self._person,
            self._picture,
        )

    def edit(self, most: int = 3) -> str:
        """Make some edits, and tell which."""
        chosen = self._random.choices(self._edits, k=self._random.randint(1, most))
        for each in chosen:
            self._count += 1
            each()
        return ", ".join(each.__name__.strip("_") for each in chosen)

    def edit_all(self) -> None:
        """Give every brief another text."""
        for file in self._briefs():
            path = file.relative_to(self._site.folder).as_posix()
            self._change(path, "They said so.", "All of it is new.")

    def _any(self) -> str:
        return self._random.choice(self._briefs()).relative_to(self._site.folder).as_posix()

    def _briefs(self) -> list[Path]:
        return sorted((self._site.folder / "content/briefs").glob("*.md"))

    def _change(self, path: str, old: str, new: str) -> None:
        text = (self._site.folder / path).read_text(encoding="utf-8")
        self._site.write(path, text.replace(old, new, 1))

    def _body(self) -> None:
        self._change(self._any(), "They said so.", f"They said number {self._count}.")

    def _bodies(self) -> None:
        for file in self._briefs()[:: self._random.randint(1, 6)]:
            path = file.relative_to(self._site.folder).as_posix()
            self._change(path, "They said so.", f"All said number {self._count}.")

    def _title(self) -> None:
        self._change(self._any(), "title: ", f"title: Again {self._count} ")

    def _delete(self) -> None:
        if len(self._briefs()) > 5:
            self._site.remove(self._any())

    def _add(self) -> None:
        for number in range(self._random.randint(1, 3)):
            name = f"content/briefs/n{self._count}-{number}.md"
            self._site.write(name, brief(self._count, "new"))

    def _rename(self) -> None:
        path = self._any()
        self._site.rename(path, f"content/briefs/r{self._count}.md")

    def _template(self) -> None:
        name = self._random.choice(("not_found", "tag", "brief", "parts/note"))
        file = self._site.folder / f"templates/{name}.html"
        if file.exists() and self._random.random() < 0.5:
            file.unlink()
            return
        used = "{% block main %}<p>Of our own: " + str(self._count) + "</p>{% endblock %}\n"
        self._site.write(f"templates/{name}.html", '{% extends "base.html" %}\n' + used)

    def _style(self) -> None:
        self._site.write("static/extra.css", f"body {{ margin: {self._count}px }}\n")

    def _settings(self) -> None:
        self._site.write("site.toml", _settings(self._count))

    def _person(self) -> None:
        name = self._random.choice(ACTORS)
        text = f"---\nname: {name}\nsummary: Seen {self._count} times.\n---\nA person.\n"
        self._site.write(f"content/actors/{name.lower()}.md", text)

    def _picture(self) -> None:
        path = f"content/briefs/p{self._random.randrange(3)}.png"
        # What follows the end of a picture is nothing to whoever shows it.
        self._site.write(path, PIXEL + str(self._count).encode())


def _settings(number: int) -> str:
    return f'{PLAIN_CONFIG}description = "Briefs number {number}."\n'


def clean_tree(site: Site) -> dict[str, bytes]:
    """Return what a build that remembers nothing makes of a site."""
    with TemporaryDirectory(prefix="clean-") as folder:
        out = Path(folder, "public")
        report = build(site.folder, BuildOptions(now=NOW, out=out, cache=False))
        assert report.succeeded, report.problems
        return tree(out)


def differences(found: dict[str, bytes], right: dict[str, bytes]) -> list[str]:
    """Return the paths that one of two trees has not, or has with other bytes."""
    return sorted(
        path for path in found.keys() | right.keys() if found.get(path) != right.get(path)
    )


def leftovers(site: Site) -> list[str]:
    """Return what no build should leave in `.briefgen/`, and half-made files of the output."""
    state = site.folder / ".briefgen"
    files = [file.relative_to(state).as_posix() for file in state.rglob("*") if file.is_file()]
    kept = {"outputs": ".json", "stores": ".sqlite", "locks": ""}
    strange = [
        f".briefgen/{file}"
        for file in sorted(files)
        if file != ".gitignore" and kept.get(file.partition("/")[0]) != Path(file).suffix
    ]
    staged = [str(each) for each in state.glob("staging/*")]
    hidden = [str(each) for each in site.out.rglob("*") if each.name.startswith(".")]
    return [*strange, *staged, *hidden]
