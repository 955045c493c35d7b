"""What writers do to their files; each edit takes the sources and a way to choose from a list.

Some edits are mistakes, such as a link to what is not there. That is meant: a build that fails
must fail alike, and leave the old site.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from tests.incremental.field_values import (
    ACTOR_FIELDS,
    BRIEF_FIELDS,
    DOSSIER_FIELDS,
    EVENT_FIELDS,
    IMAGE_FIELDS,
    PAGE_FIELDS,
    PLACE_FIELDS,
    RELEASE_FIELDS,
    SOURCE_FIELDS,
    TAG_FIELDS,
)
from tests.incremental.files import Sources

T = TypeVar("T")
Pick = Callable[[Sequence[T]], T]
Edit = Callable[[Sources, Pick], None]

WORDS = (
    *("harbour", "ледокол", "tide", "a <b>", "Ångström", "pilot & crew", "quay"),
    *("Berg", "Norland-Sundia", "Norland's port", "Quay day"),
)
NAMES = (
    *("Berg", "Anna Berg", "Carl Dahl", "Norland", "Nordby", "Sundia", "Harbour Union", "Eva Falk"),
    *("Olga Stubb", "Talks", "fees", "Ports", "maps", "about", "about#dates", "method"),
    *("Sund", "places/sund", "The Light", "The Strait", "The port log", "sources/chart"),
    *("2025-01-10-quay", "2025-02-03-talks", "2025-03-02-round", "A map is drawn"),
)
CITATIONS = (
    *("Noted.[^log]", "Noted.[^log#p.2] Twice.[^log]", "Noted.[^chart]\n\n[^chart]: In a corner."),
    *("Noted.[^chart#4:10]", "Noted.[^nobody]", "Noted.[^paper]", "Noted.[^1]"),
)
KINDS = ("briefs", "actors", "events", "places", "sources", "dossiers", "tags", "pages")


def documents(sources: Sources) -> list[str]:
    return sources.paths("content/", ".md")


def briefs(sources: Sources) -> list[str]:
    return sources.paths("content/briefs/", ".md") or [
        new_brief(sources, "spare", "Spare", "Tide.")
    ]


def of_kind(sources: Sources, pick: Pick, kind: str) -> str:
    return pick(sources.paths(f"content/{kind}/", ".md") or briefs(sources))


def new_brief(sources: Sources, name: str, title: str, text: str) -> str:
    path = f"content/briefs/{name}.md"
    front = f"title: {title}\ndate: 2025-03-15\ntags: [Talks]\nactors: [Norland]"
    sources.write(path, f"---\n{front}\n---\n{text}\n".encode())
    return path


def set_field(sources: Sources, path: str, field: str, value: str) -> None:
    """Write a field of the front matter; "" takes it out."""
    text = without_field(sources.text(path), field)
    line = f"{field}: {value}\n" if value else ""
    sources.write(path, re.sub(r"\A---\r?\n", lambda start: start[0] + line, text).encode())


def without_field(text: str, field: str) -> str:
    head, fence, body = text.partition("\n---")
    return re.sub(rf"^{field}:.*\n?", "", head, flags=re.MULTILINE).rstrip("\n") + fence + body


def add_sentence(sources: Sources, pick: Pick) -> None:
    path = pick(documents(sources))
    sources.write(path, sources.files[path] + f"\nOf {pick(WORDS)} there was talk.\n".encode())


def add_link(sources: Sources, pick: Pick) -> None:
    path, name = pick(documents(sources)), pick(NAMES)
    sentence = pick(
        (f"So says [[{name}]].", f"As [[{name}|they]] say.", f"![[{name}]]", f"Note[^{name[:2]}].")
    )
    sources.write(path, sources.files[path] + f"\n{sentence}\n".encode())


def cite(sources: Sources, pick: Pick) -> None:
    path = pick(documents(sources))
    sources.write(path, sources.files[path] + f"\n{pick(CITATIONS)}\n".encode())


def drop_a_note(sources: Sources, pick: Pick) -> None:
    path = pick(documents(sources))
    text = re.sub(r"^\[\^[a-z]+\]: .*\n", "", sources.text(path), count=1, flags=re.MULTILINE)
    sources.write(path, text.encode())


def promote_a_source(sources: Sources, pick: Pick) -> None:
    """Give a source a file of its own, or take it away, though a brief may write it out."""
    path = f"content/sources/{pick(('chart', 'log', 'paper'))}.md"
    if path in sources.files:
        sources.remove(path)
    else:
        title = pick(("The port log", "A chart", "A paper"))
        sources.write(path, f"---\ntitle: {title}\n---\nNow with a file.\n".encode())


def change_a_linking_sentence(sources: Sources, pick: Pick) -> None:
    path, word = pick(briefs(sources)), pick(WORDS)
    text = sources.text(path)
    sources.write(path, text.replace("[[", f"{word} [[", 1).encode())


def change_a_target(sources: Sources, pick: Pick) -> None:
    path, name = pick(documents(sources)), pick(NAMES)
    text = re.sub(r"\[\[[^\]|]*", f"[[{name}", sources.text(path), count=1)
    sources.write(path, text.encode())


def begin_with_a_word(sources: Sources, pick: Pick) -> None:
    """Change the first paragraph, which stands for a summary where there is none."""
    path = pick(documents(sources))
    text = re.sub(r"\n---\n", f"\n---\n{pick(WORDS)} ", sources.text(path), count=1)
    sources.write(path, text.encode())


def drop_the_last_paragraph(sources: Sources, pick: Pick) -> None:
    path = pick(documents(sources))
    kept, _, last = sources.text(path).rstrip().rpartition("\n\n")
    if kept.count("---") > 1 and "---" not in last:
        sources.write(path, f"{kept}\n".encode())


def change_a_heading(sources: Sources, pick: Pick) -> None:
    path = pick(documents(sources))
    heading = pick(("## Dates", "## What was said", "## On the quay", "### Further in"))
    text = sources.text(path)
    if "\n## " in text:
        changed = re.sub(r"\n## .*", f"\n{heading}", text, count=1)
    else:
        changed = f"{text}\n{heading}\n\nAnd so on.\n"
    sources.write(path, changed.encode())


SAID = ("We go.", "Low *water*.", "“The tide turns, and we sail at noon.”")
LINES = (
    *("[[Berg]], Nordby, 2025-01-09", "Envoy Dahl, 2025", "Olga Stubb, Talks[^s]", "[[Norland]]"),
    *("Nordby, [[Eva Falk]]", "Quay day, 2025-01-10", "2025-01-09"),
)


def add_a_quotation(sources: Sources, pick: Pick) -> None:
    """Quote somebody, known or not."""
    path = pick(documents(sources))
    text = f"\n> {pick(SAID)}\n>\n> — {pick(LINES)}\n"
    sources.write(path, sources.files[path] + text.encode())


def change_a_quotation(sources: Sources, pick: Pick) -> None:
    """Change the words of a quotation, or whose they are."""
    path = pick(briefs(sources))
    text = sources.text(path)
    if pick(("words", "line")) == "words":
        text = re.sub(r"\n> (?!—).+", f"\n> {pick(SAID)}", text, count=1)
    else:
        text = re.sub(r"\n> — .+", f"\n> — {pick(LINES)}", text, count=1)
    sources.write(path, text.encode())


def take_a_quotation_out(sources: Sources, pick: Pick) -> None:
    path = pick(briefs(sources))
    text = re.sub(r"\n> .+\n>\n> — .+\n", "\n", sources.text(path), count=1)
    sources.write(path, text.encode())


def repeat_words(sources: Sources, pick: Pick) -> None:
    """Make a statement of the first words of a text, or of words that are not there."""
    path = pick(briefs(sources))
    body = sources.text(path).partition("\n---")[2].strip().splitlines()
    words = pick(tuple(line for line in body if line[:1].isalpha()) or ("nothing",))
    said = pick((" ".join(re.sub(r"[^\w ]", " ", words).split()[:2]) or "x", "never written"))
    more = pick(("by: Berg", "by: Olga Stubb, to: [Dahl], act: demand", "by: Norland, at: Talks"))
    set_field(sources, path, "statements", pick((f'[{{text: "{said}", {more}}}]', "")))


def _set_one(sources: Sources, pick: Pick, kind: str, fields: dict[str, tuple[str, ...]]) -> None:
    field = pick(sorted(fields))
    set_field(sources, of_kind(sources, pick, kind), field, pick(fields[field]))


def set_brief_field(sources: Sources, pick: Pick) -> None:
    _set_one(sources, pick, "briefs", BRIEF_FIELDS)


def set_actor_field(sources: Sources, pick: Pick) -> None:
    _set_one(sources, pick, "actors", ACTOR_FIELDS)


def set_place_field(sources: Sources, pick: Pick) -> None:
    _set_one(sources, pick, "places", PLACE_FIELDS)


def set_event_field(sources: Sources, pick: Pick) -> None:
    _set_one(sources, pick, "events", EVENT_FIELDS)


def promote_an_event(sources: Sources, pick: Pick) -> None:
    """Give an event that briefs write out a file, or take the file of one away."""
    path = f"content/events/{pick(('parley', 'round'))}.md"
    if path in sources.files:
        sources.remove(path)
        return
    front = pick(("start: 2025-02-03", "start: 2025-02-03\nstatus: occurred", "place: Sund"))
    sources.write(path, f"---\ntitle: The parley\n{front}\n---\nA word.\n".encode())


def set_dossier_field(sources: Sources, pick: Pick) -> None:
    _set_one(sources, pick, "dossiers", DOSSIER_FIELDS)


def set_source_field(sources: Sources, pick: Pick) -> None:
    _set_one(sources, pick, "sources", SOURCE_FIELDS)


def set_tag_field(sources: Sources, pick: Pick) -> None:
    _set_one(sources, pick, "tags", TAG_FIELDS)


def set_page_field(sources: Sources, pick: Pick) -> None:
    _set_one(sources, pick, "pages", PAGE_FIELDS)


def set_image_field(sources: Sources, pick: Pick) -> None:
    _set_one(sources, pick, "media", IMAGE_FIELDS)


def set_release_field(sources: Sources, pick: Pick) -> None:
    _set_one(sources, pick, pick(KINDS), RELEASE_FIELDS)


def shift_the_lines(sources: Sources, pick: Pick) -> None:
    """Add a comment on top: nothing changes but the places that problems point to."""
    path = pick(documents(sources))
    sources.write(path, sources.files[path].replace(b"---\n", b"---\n# seen\n", 1))


def change_line_ends(sources: Sources, pick: Pick) -> None:
    path = pick(documents(sources))
    data = sources.files[path]
    changed = data.replace(b"\r\n", b"\n") if b"\r" in data else data.replace(b"\n", b"\r\n")
    sources.write(path, changed)


def add_a_document(sources: Sources, pick: Pick) -> None:
    kind, name = pick(KINDS), pick(("one", "2025-02-10-two", "olga-stubb", "maps"))
    first = "title" if kind in {"briefs", "sources", "dossiers", "events", "pages"} else "name"
    front = f"{first}: {pick(('One', 'Olga Stubb', 'maps', 'Low water'))}"
    if kind == "briefs":
        front += f"\ndate: 2025-02-10\ntags: [{pick(('Talks', 'Ports'))}]\nactors: [Dahl]"
    if kind == "dossiers":
        front += f"\nquery: {{tags: [{pick(('Talks', 'Ports'))}]}}"
    text = f"---\n{front}\n---\nThis is new, says [[{pick(NAMES)}]].\n"
    sources.write(f"content/{kind}/{name}.md", text.encode())


def delete_a_document(sources: Sources, pick: Pick) -> None:
    sources.remove(pick(documents(sources)))


def rename_a_document(sources: Sources, pick: Pick) -> None:
    path = pick(documents(sources))
    kind = pick((path.split("/")[1], *KINDS))
    sources.rename(path, f"content/{kind}/{pick(('renamed', 'quay', '2025-01-10-quay'))}.md")


WRITING: tuple[Edit, ...] = (
    add_sentence,
    add_link,
    cite,
    drop_a_note,
    change_a_linking_sentence,
    change_a_target,
    begin_with_a_word,
    drop_the_last_paragraph,
    change_a_heading,
    add_a_quotation,
    change_a_quotation,
    take_a_quotation_out,
    repeat_words,
    shift_the_lines,
    change_line_ends,
)
FIELDS: tuple[Edit, ...] = (
    set_brief_field,
    set_actor_field,
    set_place_field,
    set_dossier_field,
    set_source_field,
    set_event_field,
    set_tag_field,
    set_page_field,
    set_image_field,
    set_release_field,
)
FILES: tuple[Edit, ...] = (
    add_a_document,
    delete_a_document,
    rename_a_document,
    promote_a_source,
    promote_an_event,
)
