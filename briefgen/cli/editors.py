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


class Editor(click.ParamType):
    """The name of an editor, or an address with `{file}` in it; the value is the address."""

    name = "editor"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address; "" for none."""
        if not value or value in EDITORS.values():
            return value
        known = EDITORS.get(value.casefold())
        if known is not None:
            return known
        mistake = _mistake(value)
        if mistake:
            self.fail(mistake, param, ctx)
        return value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the names."""
        del ctx, param
        return [CompletionItem(name) for name in EDITORS if name.startswith(incomplete)]


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
