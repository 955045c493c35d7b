"""`briefgen explain`."""

import re
from pathlib import Path

import click

from briefgen.nearest import nearest
from briefgen.resources import shipped


@click.command("explain", short_help="Say more about a problem's code.")
@click.argument("code")
def explain_command(code: str) -> None:
    """Say more about a problem's CODE, such as BG301: what it means and how to mend it."""
    texts = explanations(shipped("docs/problems"))
    wanted = code.upper()
    if wanted not in texts:
        close = nearest(wanted, texts.keys(), 3)
        hint = f"; is it {' or '.join(close)}?" if close else ""
        raise click.BadParameter(f'no problem has the code "{code}"{hint}', param_hint="CODE")
    click.echo(texts[wanted])


def explanations(folder: Path) -> dict[str, str]:
    """Return the explanations that a folder of Markdown files holds, by problem code."""
    found: dict[str, str] = {}
    for file in sorted(folder.glob("*.md")):
        for section in re.split(r"^## ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            found[section[:5]] = section.strip()
    return found
