"""What every generator's way of writing a desk has in common."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from bench.desk import Desk
from bench.model import Actor, ActorLink, Brief, BriefLink, Piece, Tag

TITLE = "The Bench"
BASE_URL = "https://bench.example/"
_ROOT = Path(__file__).parent.parent.parent
DEFAULT_THEME = _ROOT / "themes/default"
SITES = _ROOT / "bench/sites"


class File(Struct, frozen=True):
    """A file of a site: its path below the site's folder, and its text."""

    path: str
    text: str


class Flavour(Struct, frozen=True):
    """How one generator wants a desk written.

    `settings` lists what a site with so many related briefs under each has beside the briefs,
    actors and tags; `template` is the template of briefs, `stylesheet` the one that every page
    names, both below the site's folder; `static` is where the generator takes static files from.
    A generator without `actor` and `tag` has them among its settings.
    """

    brief: Callable[[Brief], File]
    settings: Callable[[Desk, int], tuple[File, ...]]
    template: str
    stylesheet: str
    static: str
    actor: Callable[[Actor], File] | None = None
    tag: Callable[[Tag], File] | None = None
    site: str = ""
    """The folder in bench/sites that holds the generator's own settings and templates."""

    def write(self, desk: Desk, folder: Path, related: int) -> None:
        """Write the whole site."""
        shutil.copytree(DEFAULT_THEME / "static", folder / self.static)
        if self.site:
            shutil.copytree(SITES / self.site, folder, dirs_exist_ok=True)
        for file in self.settings(desk, related):
            put(folder, file)
        if self.actor:
            for actor in desk.actors:
                put(folder, self.actor(actor))
        if self.tag:
            for tag in desk.tags:
                put(folder, self.tag(tag))
        for brief in desk.briefs():
            put(folder, self.brief(brief))


def put(folder: Path, file: File) -> None:
    """Write a file into a site."""
    path = folder / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file.text, encoding="utf-8")


def body(brief: Brief, link: Callable[[ActorLink | BriefLink], str]) -> str:
    """Return the text of a brief with its links as a generator writes them."""
    return "".join(_written(piece, link) for piece in brief.body)


def _written(piece: Piece, link: Callable[[ActorLink | BriefLink], str]) -> str:
    return piece if isinstance(piece, str) else link(piece)


def template_from(path: Path, related: int) -> str:
    """Return a template; without related briefs, without what lies between their marks."""
    text = path.read_text(encoding="utf-8")
    return text if related else re.sub(r"(?s)<!-- related -->.*?<!-- /related -->\n?", "", text)
