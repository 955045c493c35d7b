"""Releases in words: what would change, what came of it, which can be gone back to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from briefgen.cli.json_text import json_text
from briefgen.cli.report import counted, instant_text, problem_counts, withheld_lines
from briefgen.cli.terminal import visible
from briefgen.problem import has_errors

if TYPE_CHECKING:
    from briefgen.cli.target_option import Meant
    from briefgen.publish.changes import ChangedPage, Changes
    from briefgen.publish.outcome import Outcome
    from briefgen.publish.release import Release

_MOST_PAGES = 20
_UNITS = ("kB", "MB", "GB", "TB")


def changes_lines(changes: "Changes") -> Iterator[str]:
    """Give the pages that are new, others or gone by title, then the other files and the size."""
    yield from _pages("NEW", "green", changes.new)
    yield from _pages("CHANGED", "yellow", changes.changed)
    yield from _pages("REMOVED", "red", changes.removed)
    files = changes.files
    kinds = ((files.new, "new"), (files.changed, "changed"), (files.removed, "removed"))
    others = ", ".join(f"{number} {kind}" for number, kind in kinds if number)
    if others:
        yield f"Other files: {others}."
    yield from _moved_lines(changes)
    if changes.is_empty:
        yield "No page and no file differs: the target is put in order."
        return
    sent = counted(len(changes.paths), "file", "files")
    yield f"To send: {sent}, {size_text(changes.size)}."


def _pages(kind: str, colour: str, pages: tuple["ChangedPage", ...]) -> Iterator[str]:
    if not pages:
        return
    yield f"{click.style(kind, colour)} {counted(len(pages), 'page', 'pages')}"
    shown = pages[:_MOST_PAGES]
    width = max(len(visible(page.title)) for page in shown)
    for page in shown:
        address = page.path.removesuffix("index.html") or "/"
        yield f"  {visible(page.title).ljust(width)}  {click.style(visible(address), dim=True)}"
    if len(pages) > len(shown):
        yield f"  and {len(pages) - len(shown)} more"


def _moved_lines(changes: "Changes") -> Iterator[str]:
    """Say of pages that are gone here and new there what keeps their old addresses alive."""
    new = {page.title: page.path for page in changes.new}
    moved = [page for page in changes.removed if page.title in new]
    for page in moved[:_MOST_PAGES]:
        address = visible(f"/{page.path.removesuffix('index.html')}")
        yield f'"{visible(page.title)}" is new at one address and removed at another.'
        yield f"  If it has moved, write aliases: [{address}] in it, and links still find it."


def size_text(size: int) -> str:
    """Return a number of bytes as people read it: `1.2 MB`."""
    if size < 1000:
        return counted(size, "byte", "bytes")
    number, unit = size / 1000, 0
    while number >= 999.95 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{number:.1f} {_UNITS[unit]}"


NOTHING_SENT = "nothing was sent"

DONE = {"publish": "Published", "archive": "Written", "rollback": "Brought back"}
"""What was done, in a word, by what was asked for."""


def outcome_lines(
    outcome: "Outcome", done: str, meant: "Meant", *, state: str = NOTHING_SENT
) -> Iterator[str]:
    """Give what came of it and what is live.

    Args:  done: the word for it, such as "Published".
           meant: where to.
           state: what the stage that was reached means for the live site.
    """
    if has_errors(outcome.problems):
        yield from _failure_lines(outcome, done, meant, state)
        return
    changes = outcome.changes
    if outcome.dry_run and changes is not None:
        if changes.is_empty:
            yield f"Nothing to send: {meant.label} is up to date."
        else:
            yield from changes_lines(changes)
            yield "Nothing was sent, as --dry-run asks."
    elif outcome.release is not None:
        yield f"{click.style(done, 'green')} the site of {outcome.url} to {meant.label}"
        size, sent = size_text(outcome.sent_bytes), counted(outcome.sent, "file", "files")
        yield f"  as {outcome.release.id}: {sent} sent ({size}), {outcome.removed} removed."
    elif changes is not None:
        yield f"Nothing to send: {meant.label} is up to date."
        yield from _live_lines(outcome.live, meant)
    yield from withheld_lines(outcome.withheld)
    if outcome.next_change is not None:
        yield f"Publish again at {instant_text(outcome.next_change)}: the result changes then."


def _failure_lines(outcome: "Outcome", done: str, meant: "Meant", state: str) -> Iterator[str]:
    is_begun = state != NOTHING_SENT or outcome.sent
    word = "Not finished" if is_begun else f"Not {done.lower()}"
    if outcome.changes is not None and any(each.code == "BG710" for each in outcome.problems):
        yield from _pages("REMOVED", "red", outcome.changes.removed)
    yield f"{click.style(word, 'red')}: {problem_counts(outcome.problems)}. {_sentence(state)}"
    yield from _live_lines(outcome.live, meant)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _live_lines(live: "Release | None", meant: "Meant") -> Iterator[str]:
    if live is not None:
        yield f"{'The last archive' if meant.is_archive else 'Live'} is {live.id}."


def outcome_json(outcome: "Outcome", meant: "Meant") -> str:
    """Return what came of it as JSON: its fields, releases without their files."""
    return json_text(
        {
            "is_done": outcome.is_done,
            "dry_run": outcome.dry_run,
            "target": meant.name,
            "address": meant.address,
            "url": outcome.url,
            "problems": outcome.problems,
            "changes": outcome.changes,
            "release": _release_fields(outcome.release),
            "live": _release_fields(outcome.live),
            "sent": outcome.sent,
            "sent_bytes": outcome.sent_bytes,
            "removed": outcome.removed,
            "withheld": outcome.withheld,
            "next_change": outcome.next_change,
        }
    )


def _release_fields(release: "Release | None") -> dict[str, object] | None:
    if release is None:
        return None
    return {
        "id": release.id,
        "at": release.at,
        "parent": release.parent,
        "restored": release.restored,
        "base_url": release.base_url,
        "pages": len(release.pages),
        "files": len(release.files),
        "size": sum(file.size for file in release.files.values()),
    }


def releases_lines(releases: tuple["Release", ...]) -> Iterator[str]:
    """Give the releases of a target, the live one first, a line for each."""
    if not releases:
        yield "Nothing was published there yet."
    for number, each in enumerate(releases):
        fields = _release_fields(each) or {}
        size = sum(file.size for file in each.files.values())
        what = f"{fields['pages']:>7} pages {fields['files']:>7} files {size_text(size):>9}"
        what += f"  brings back {visible(each.restored)}" if each.restored else ""
        mark = click.style("  live", "green") if not number else ""
        yield f"{each.id}  {visible(each.at)}{what}{mark}"


def releases_json(releases: tuple["Release", ...]) -> str:
    """Return the releases of a target as JSON, the live one first."""
    return json_text([_release_fields(each) for each in releases])
