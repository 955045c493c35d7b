"""What a desk changes between two builds; the n-th time differs from every other time."""

import re
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from bench.desk import Desk
from bench.flavours.flavour import File, Flavour, put
from bench.model import Actor, Brief

Edit = Callable[[Desk, Flavour, Path, int], None]
"""Changes a site in its folder, for the n-th time."""

_BODY, _TITLE, _TAG = 0, 10, 20
"""Which brief is changed, counted from the middle of the corpus: no brief by two kinds of edit."""

_RENAMED = 30
"""The rank of the actor who is renamed: named in about one of 40 briefs."""


def edit_body(desk: Desk, flavour: Flavour, folder: Path, time: int) -> None:
    """Change words in a paragraph that has no link."""
    brief = _middle(desk, _BODY)
    first, *rest = brief.body
    put(folder, flavour.brief(replace(brief, body=(f"In version {time}, {first}", *rest))))


def edit_title(desk: Desk, flavour: Flavour, folder: Path, time: int) -> None:
    """Change the title of a brief."""
    brief = _middle(desk, _TITLE)
    put(folder, flavour.brief(replace(brief, title=f"{brief.title}, version {time}")))


def add_tag(desk: Desk, flavour: Flavour, folder: Path, time: int) -> None:
    """Give a brief one tag more; every time another brief."""
    brief = _middle(desk, _TAG + time)
    more = next(tag for tag in desk.tags[len(desk.tags) // 2 :] if tag not in brief.tags)
    put(folder, flavour.brief(replace(brief, tags=(*brief.tags, more))))


def rename_actor(desk: Desk, flavour: Flavour, folder: Path, time: int) -> None:
    """Rename an actor; the old name stays as another name."""
    actor: Actor = desk.actors[_RENAMED]
    names = (*actor.aliases, actor.name)
    assert flavour.actor, "a generator whose actors have no files does not run this case"
    put(folder, flavour.actor(replace(actor, name=f"{actor.name} {time}", aliases=names)))


def edit_stylesheet(_desk: Desk, flavour: Flavour, folder: Path, time: int) -> None:
    """Change a rule at the end of the stylesheet that every page names."""
    path = folder / flavour.stylesheet
    text = re.sub(r"\.bench \{.*?\}\n", "", path.read_text(encoding="utf-8"))
    put(folder, File(flavour.stylesheet, f"{text}.bench {{ order: {time}; }}\n"))


def edit_template(_desk: Desk, flavour: Flavour, folder: Path, time: int) -> None:
    """Change a word in the template of briefs."""
    text = (folder / flavour.template).read_text(encoding="utf-8")
    edited, places = re.subn(r">Previous[ \d]*<", f">Previous {time}<", text)
    assert places == 1, f"{flavour.template} has no word to change"
    put(folder, File(flavour.template, edited))


def _middle(desk: Desk, further: int) -> Brief:
    return desk.brief(desk.size // 2 + further)
