"""`briefgen why`."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
from click.shell_completion import CompletionItem

from briefgen.build.report import BuildOptions
from briefgen.build.why.causes import Cause, What
from briefgen.build.why.changes import Change
from briefgen.build.why.why import Answer, Outlook, why
from briefgen.cli.exit_codes import exit_code
from briefgen.cli.outputs import known_outputs
from briefgen.cli.progress import progress_bar
from briefgen.cli.report import problem_counts
from briefgen.cli.site_option import (
    base_url_option,
    instant,
    json_option,
    out_option,
    release_options,
    site_option,
)
from briefgen.cli.terminal import show, visible

_MOST_CHANGES = 12
_WIDTH = 40
"""How many characters of a value are shown."""
_LEAD = 12
"""How many characters of a long text are shown before the first that differs."""


def _complete(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer files, and the outputs of the last build by their paths."""
    site_folder = context.params.get("site_folder") or Path()
    outputs = known_outputs(site_folder, context.params.get("out"), begun)
    return [CompletionItem(begun, type="file"), *map(CompletionItem, outputs)]


@click.command("why", short_help="Say why an output was last written, or would be.")
@click.argument("path", shell_complete=_complete)
@site_option
@out_option
@base_url_option
@release_options
@json_option
def why_command(  # noqa: PLR0913 - click passes each option as an argument
    *,
    path: str,
    site_folder: Path,
    out: Path | None,
    base_url: str | None,
    drafts: bool,
    when: str | None,
    as_json: bool,
) -> int:
    """Say why an output was last written, and whether the next build would write it again.

    PATH is an address such as briefs/doha/, a file of the site such as
    public/briefs/doha/index.html, or a source such as content/briefs/doha.md. Nothing is written.
    """
    now = instant(when, site_folder)
    options = BuildOptions(now=now, out=out, base_url=base_url, drafts=drafts)
    with progress_bar() as watcher:
        answer = why(site_folder, options, path, watcher)
    if as_json:
        click.echo(_json(answer))
    else:
        show(answer.problems)
        for line in _lines(answer):
            click.echo(line)
    return exit_code(answer.problems, strict=False)


def _json(answer: Answer) -> str:
    fields = msgspec.structs.asdict(answer)
    fields["out"] = None if answer.out is None else str(answer.out)
    return msgspec.json.format(msgspec.json.encode(fields)).decode()


def _lines(answer: Answer) -> Iterator[str]:
    if answer.path is None:
        return
    producer = f"  ({visible(answer.producer)})" if answer.producer else ""
    yield f"{click.style(visible(f'{answer.out}/{answer.path}'), bold=True)}{producer}"
    if answer.written:
        yield from _because("Last written", answer.written, "was")
    if answer.outlook == "stopped":
        nothing = click.style("nothing", "red")
        yield f"The next build writes {nothing}: {problem_counts(answer.problems)}."
        return
    word, colour, rest = _OUTLOOKS[answer.outlook]
    sentence = f"The next build {click.style(word, colour)} it{rest}"
    if answer.causes and answer.outlook != "left":
        yield from _because(sentence, answer.causes, "is")
    else:
        yield f"{sentence}."


_OUTLOOKS: dict[Outlook, tuple[str, str, str]] = {
    "kept": ("keeps", "green", ": all that it is made from is the same"),
    "same": ("makes", "green", " again, byte for byte the same,"),
    "written": ("writes", "yellow", ""),
    "left": ("leaves", "red", ": it was changed by hand; delete it to have it written again"),
    "removed": ("removes", "red", ": nothing makes it any more"),
}
"""What a build does with an output, in a word, its colour, and what else there is to say."""


def _because(sentence: str, causes: tuple[Cause, ...], is_or_was: str) -> Iterator[str]:
    """Give a sentence with its causes: one on the same line if it is short, else one a line."""
    if len(causes) == 1 and not causes[0].changes:
        yield f"{sentence} because {_said(causes[0], is_or_was)}."
        return
    yield f"{sentence} because"
    for cause in causes:
        yield f"  {_said(cause, is_or_was)}"
        for change in cause.changes[:_MOST_CHANGES]:
            yield f"    {_change(change)}"
        if len(cause.changes) > _MOST_CHANGES:
            yield f"    and {len(cause.changes) - _MOST_CHANGES} more"


def _said(cause: Cause, is_or_was: str) -> str:
    return _CAUSES[cause.what].format(name=visible(cause.name), how=cause.how, is_or_was=is_or_was)


_CAUSES: dict[What, str] = {
    "first": "it was new, as far as is remembered",
    "new": "it is new",
    "forgotten": "nothing is remembered of earlier builds",
    "view": "what it shows changed",
    "site": "what all pages show of the site changed",
    "text": "the text of {name} changed",
    "template": "the template {name} {how}",
    "static": "the static file {name} {how}",
    "file": "{name} changed",
    "missing": "the file {is_or_was} missing",
    "edited": "the file {is_or_was} not as briefgen wrote it",
}


def _change(change: Change) -> str:
    field = click.style(visible(change.field), "cyan")
    match change.how:
        case "added":
            return f"{click.style('+', 'green')} {field}: {_summed_up(change.new)}"
        case "removed":
            return f"{click.style('-', 'red')} {field}: {_summed_up(change.old)}"
        case "changed":
            old, new = _beside(change.old, change.new)
            return f"{field}: {old} → {new}"


def _beside(old: object, new: object) -> tuple[str, str]:
    """Return two values side by side: of long texts the part that differs first."""
    if not isinstance(old, str) or not isinstance(new, str):
        return _summed_up(old), _summed_up(new)
    pairs = zip(old, new, strict=False)
    same = next((at for at, (one, two) in enumerate(pairs) if one != two), min(len(old), len(new)))
    start = max(0, same - _LEAD) if max(len(old), len(new)) > _WIDTH else 0
    return _quoted(old, start), _quoted(new, start)


def _summed_up(value: object) -> str:
    """Return a value in short: a text, a number, or what a list or a mapping is about."""
    if isinstance(value, str):
        return _quoted(value, 0)
    name = _name(value)
    if name:
        return _quoted(name, 0)
    text = msgspec.json.encode(value).decode()
    return visible(text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…")


def _quoted(text: str, start: int) -> str:
    lead = "…" if start else ""
    tail = "…" if len(text) > start + _WIDTH else ""
    return f'"{lead}{visible(text[start : start + _WIDTH])}{tail}"'


_NAMES = (("title", "name", "label"), ("text", "path"))


def _name(value: object) -> str:
    """Return by what a person knows a part of a view: its title, or that of what it is of."""
    found = (each for fields in _NAMES for each in _texts(value, fields))
    return next(found, "")


def _texts(value: object, fields: tuple[str, ...]) -> Iterator[str]:
    """Give the texts that stand in some fields of a mapping, then in those of what it holds."""
    if not isinstance(value, dict):
        return
    for field in fields:
        text = value.get(field)
        if text and isinstance(text, str):
            yield text
    for each in value.values():
        yield from _texts(each, fields)
