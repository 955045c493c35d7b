"""`--editor`: which address opens a place of a file in the writer's editor."""

import re
from urllib.parse import urlsplit

import click
from click.shell_completion import CompletionItem

from briefgen.nearest import nearest

EDITORS = {
    "cursor": "cursor://file{file}:{line}:{column}",
    "emacs": "emacs://open?url=file://{file}&line={line}&column={column}",
    "idea": "idea://open?file={file}&line={line}&column={column}",
    "macvim": "mvim://open?url=file://{file}&line={line}&column={column}",
    "phpstorm": "phpstorm://open?file={file}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={file}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{file}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{file}&line={line}&column={column}",
    "vscode": "vscode://file{file}:{line}:{column}",
    "vscode-insiders": "vscode-insiders://file{file}:{line}:{column}",
    "vscodium": "vscodium://file{file}:{line}:{column}",
    "webstorm": "webstorm://open?file={file}&line={line}&column={column}",
    "windsurf": "windsurf://file{file}:{line}:{column}",
    "zed": "zed://file{file}:{line}:{column}",
}
"""The addresses that editors listen to, by name.

`{file}` is an absolute path as it is in a `file:` address: with a slash before it, also before
the letter of a drive, and percent-encoded.
"""

_PARTS = ("file", "line", "column")
_RUN = ("javascript", "data", "vbscript", "blob", "about")
"""Schemes that would run something in the page instead of opening an editor."""


def editor_address(_context: click.Context, _option: click.Parameter, asked: str) -> str:
    """Return the address of the editor that is named, or that was written; "" for none."""
    known = EDITORS.get(asked.casefold())
    if known is not None or not asked:
        return known or ""
    mistake = _mistake(asked)
    if mistake:
        raise click.BadParameter(mistake)
    return asked


def complete_editors(
    _context: click.Context, _option: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Offer the names."""
    return [CompletionItem(name) for name in EDITORS if name.startswith(begun)]


def _mistake(address: str) -> str:
    """Say what is wrong with an address that a person wrote; "" if nothing is."""
    if ":" not in address:
        near = nearest(address, EDITORS)
        meant = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(EDITORS)}"
        return f'no editor is known as "{address}": {meant}'
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        scheme = ""
    if not scheme or scheme in _RUN:
        return f'"{address}" is not the address of an editor, such as {EDITORS["vscode"]}'
    if "{file}" not in address:
        return f'"{address}" has no {{file}} in it'
    if re.search(r"[\s\x00-\x1f\x7f]", address):
        return f'"{address}" has a space in it; write %20'
    strange = re.sub(rf"\{{({'|'.join(_PARTS)})\}}", "", address)
    if "{" in strange or "}" in strange:
        return f'"{address}" may have {{file}}, {{line}} and {{column}} in braces, nothing else'
    return ""
