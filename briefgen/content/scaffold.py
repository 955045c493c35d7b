"""The first text of new documents and of a new site."""

import json
import re
from datetime import date

from msgspec import Struct

from briefgen.slug import slugify

_PLAIN = re.compile(r"(?!null\Z)[^\W_](?:[\w ,.()’–—&/-]*[\w.)])?", re.IGNORECASE)
"""Texts that need no quotation marks in YAML."""


class NewFile(Struct, frozen=True):
    """A file to be made: its path below the site folder, and its text."""

    path: str
    text: str


def new_brief(title: str, day: date, folder: str = "content") -> NewFile:
    """Return a draft of a brief, dated in its front matter and its file name."""
    text = f"""\
---
title: {_scalar(title)}
date: {day.isoformat()}
draft: true
summary:
tags: []
actors: []
---

Write here. Name people and places with a page as `[[Name]]`, cite sources as footnotes.
"""
    # With the date before it, the slug of a long title would be too long for an id.
    stem = slugify(f"{day.isoformat()}-{slugify(title)}")
    return NewFile(f"{folder}/briefs/{stem}.md", text)


def new_actor(name: str, folder: str = "content") -> NewFile:
    """Return the file of an actor."""
    text = f"""\
---
name: {_scalar(name)}
kind: person
names: []
roles: []
---
"""
    return NewFile(f"{folder}/actors/{slugify(name)}.md", text)


def new_event(title: str, day: date | None, folder: str = "content") -> NewFile:
    """Return the file of an event; the day it begins stands in the file's name, too."""
    begin = f"{day.isoformat()}-" if day else ""
    text = f"""\
---
title: {_scalar(title)}
start: {day.isoformat() if day else ""}
status: announced
kind: meeting
place:
participants: []
---
"""
    return NewFile(f"{folder}/events/{slugify(f'{begin}{slugify(title)}')}.md", text)


def new_place(name: str, folder: str = "content") -> NewFile:
    """Return the file of a place."""
    text = f"""\
---
name: {_scalar(name)}
country:
lat:
lon:
---
"""
    return NewFile(f"{folder}/places/{slugify(name)}.md", text)


def new_source(title: str, folder: str = "content") -> NewFile:
    """Return the file of a source."""
    text = f"""\
---
title: {_scalar(title)}
publisher:
url:
date:
kind:
---
"""
    return NewFile(f"{folder}/sources/{slugify(title)}.md", text)


def new_dossier(title: str, folder: str = "content") -> NewFile:
    """Return the file of a dossier."""
    text = f"""\
---
title: {_scalar(title)}
questions: []
watch: []
---

Say where things stand.
"""
    return NewFile(f"{folder}/dossiers/{slugify(title)}.md", text)


def new_tag(name: str, folder: str = "content") -> NewFile:
    """Return the file of a tag."""
    text = f"---\nname: {_scalar(name)}\n---\n\nSay what belongs under this tag.\n"
    return NewFile(f"{folder}/tags/{slugify(name)}.md", text)


def new_page(title: str, folder: str = "content") -> NewFile:
    """Return the file of a plain page."""
    text = f"---\ntitle: {_scalar(title)}\n---\n\nWrite here.\n"
    return NewFile(f"{folder}/pages/{slugify(title)}.md", text)


def new_site(title: str, day: date) -> tuple[NewFile, ...]:
    """Return the files of a small site that builds as it is."""
    return (
        NewFile("site.toml", _SITE_TOML.format(title=json.dumps(title, ensure_ascii=False))),
        NewFile(".gitignore", "/public/\n/.briefgen/\n"),
        NewFile(f"content/briefs/{day.isoformat()}-first-brief.md", _FIRST_BRIEF),
        NewFile("content/actors/the-desk.md", _FIRST_ACTOR),
        NewFile("content/tags/method.md", _FIRST_TAG),
        NewFile("content/pages/about.md", _ABOUT),
    )


def _scalar(text: str) -> str:
    """Return a text as a YAML scalar, quoted where it could be read as something else."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


_SITE_TOML = """\
title = {title}

# The address the site will have; feeds, the sitemap and link previews need it.
# base_url = "https://briefs.example"

# language = "en"
# timezone = "UTC"          # for times written without a zone, embargoes and expiries
# description = ""

# Where `briefgen publish` sends it: a folder, a git branch, S3, SFTP or an archive.
# [publish.live]
# target = "folder:/srv/www/briefs"
"""

_FIRST_BRIEF = """\
---
title: The first brief
summary: What a brief looks like, and how it finds its way into the site.
tags: [method]
takeaways:
  - The date comes from the file name; a line "date:" on top says otherwise.
  - A name in double brackets becomes a link, and this brief appears on that page.
---

A brief is a text file with a few facts on top. [[The desk]] wrote this one. Every name in
double brackets is a link to the page of a person, a state, a body, a tag or another brief, and
that page links back here with the sentence that named it.

> [!note]
> Misspell a name and the build says where, and what you may have meant.

Sources stand in footnotes.[^1]

[^1]: A title, a date, an address: whatever lets a reader check.
"""

_FIRST_ACTOR = """\
---
name: The desk
kind: group
names: [our desk]
---

Who writes these briefs. Delete this file when you have actors of your own.
"""

_FIRST_TAG = """\
---
name: Method
names: [how we work]
---

How the desk works: what it counts as a source, and how it corrects itself.
"""

_ABOUT = """\
---
title: About
---

Say who you are, what you follow, and how readers can check it.
"""
