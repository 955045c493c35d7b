"""`briefgen why`."""

from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from briefgen.build.report import BuildOptions
from briefgen.build.why.absent import Absent
from briefgen.build.why.why import Answer, Outlook, why
from briefgen.cli.exit_codes import exit_code
from briefgen.cli.json_text import json_text
from briefgen.cli.outputs import known_outputs
from briefgen.cli.progress import progress_bar
from briefgen.cli.reasons import because
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
from briefgen.problem import Severity


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
    public/briefs/doha/index.html, a source such as content/briefs/doha.md, or a title or name.
    Nothing is written.
    """
    now = instant(when, site_folder)
    options = BuildOptions(now=now, out=out, base_url=base_url, drafts=drafts)
    with progress_bar() as watcher:
        answer = why(site_folder, options, path, watcher)
    if as_json:
        click.echo(json_text(answer))
        return exit_code(answer.problems, strict=False)
    # What is only doubtful stops no build, so it is no part of the answer.
    show(each for each in answer.problems if each.severity is Severity.ERROR)
    for line in _lines(answer, path):
        click.echo(line)
    return exit_code(answer.problems, strict=False)


def _lines(answer: Answer, asked: str) -> Iterator[str]:
    if answer.path is None:
        if not any(each.code == "BG143" for each in answer.problems):
            yield f"{click.style(visible(asked), bold=True)}  (not known from earlier builds)"
            yield _stopped(answer)
        return
    producer = f"  ({visible(answer.producer)})" if answer.producer else ""
    yield f"{click.style(visible(f'{answer.out}/{answer.path}'), bold=True)}{producer}"
    if answer.written:
        yield from because("Last written", answer.written, "was")
    if answer.outlook == "stopped":
        if answer.absent is not None:
            yield f"{_absence(answer.absent)}."
        yield _stopped(answer)
        return
    word, colour, rest = _OUTLOOKS[answer.outlook]
    sentence = f"The next build {click.style(word, colour)} it{rest}"
    if answer.outlook == "removed":
        yield f"{sentence}: {_absence(answer.absent)}."
    elif answer.outlook == "left":
        cure = "delete it to have it written again"
        if not answer.causes:
            cure = f"delete it yourself, for {_absence(answer.absent)}"
        yield f"{sentence}; {cure}."
    elif answer.causes:
        yield from because(sentence, answer.causes, "is")
    else:
        yield f"{sentence}."


def _stopped(answer: Answer) -> str:
    counts = problem_counts(answer.problems)
    warned = any(each.severity is not Severity.ERROR for each in answer.problems)
    more = " (briefgen list problems)" if warned else ""
    return f"The next build writes {click.style('nothing', 'red')}: {counts}{more}."


def _absence(absent: Absent | None) -> str:
    """Say why nothing makes an output any more."""
    if absent is None:
        return "nothing makes it any more"
    if not absent.reason:
        return f"{visible(absent.source)} is not there any more"
    return f"{visible(absent.source)} is withheld: {absent.reason}"


_OUTLOOKS: dict[Outlook, tuple[str, str, str]] = {
    "kept": ("keeps", "green", ": all that it is made from is the same"),
    "same": ("makes", "green", " again, byte for byte the same,"),
    "written": ("writes", "yellow", ""),
    "left": ("leaves", "red", ": it was changed by hand"),
    "removed": ("removes", "red", ""),
}
"""What a build does with an output, in a word, its colour, and what else there is to say."""
