"""The front matter of a file: taken apart from the body without losing a line of it.

What looks as if it were meant for front matter and is not is an error, never a body: a block that
is not understood must not be published as text, and `draft: true` in it must not be lost.
"""

import re
from collections.abc import Iterator
from typing import NoReturn

from frontmatter.default_handlers import BaseHandler
from msgspec import Struct

from briefgen.config import Limits
from briefgen.content.source import control_character
from briefgen.content.yaml_tree import Tree, yaml_tree
from briefgen.invisible import invisible, invisible_problem
from briefgen.problem import Place, Problem, Span, error, place_at
from briefgen.tree import Mapping, texts

_FIRST_LINE = 2
"""The line in which the fields begin: the one below the fence."""

_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_NEARLY = re.compile(r"---+.*|[\u2010-\u2015\u2212-]{1,4}[ \t]*")
_UNSEEN = " \t\n\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


class FrontMatter(Struct, frozen=True):
    """A file taken apart: its fields, its body and the line in which the body begins.

    `root` is None where the fields cannot be told, `body` where its beginning cannot.
    """

    root: Mapping | None
    body: str | None
    first_line: int = 1
    problems: tuple[Problem, ...] = ()


class FrontMatterError(Exception):
    """Front matter that is not understood; the problems say why.

    It is no ValueError: python-frontmatter takes those for "there is no front matter".
    """

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems."""
        super().__init__(problems[0].message)
        self.problems = problems


class FrontMatterHandler(BaseHandler):
    """A handler for python-frontmatter that fails closed and keeps the place of every value.

    Used as `frontmatter.parse(text, handler=FrontMatterHandler())` it gives the fields as nodes
    of a tree and raises FrontMatterError; `read_front_matter` returns problems instead.
    """

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, path: str = "", limits: Limits | None = None) -> None:
        """Keep the file's path, for problems, and the limits of its front matter."""
        super().__init__()
        self.path = path
        self.limits = limits or Limits()

    def detect(self, text: str) -> bool:
        """Tell whether a file has front matter, or looks as if it were meant to have some."""
        return bool(_FENCE.match(text)) or self._mislaid(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Return the fields and the body, both as they stand.

        Raises: FrontMatterError for BG218, BG219, BG220 and BG221.
        """
        opening = _FENCE.match(text)
        if opening is None:
            mislaid = self._mislaid(text)
            if mislaid is not None:
                raise FrontMatterError(mislaid)
            return "", text
        closing = _END.search(text, opening.end())
        if closing is None:
            self._refuse("BG219", "front matter begins here and is never closed", 1)
        if closing.group().startswith("."):
            line = text.count("\n", 0, closing.start()) + 1
            self._refuse("BG220", 'front matter cannot be closed with "..."', line)
        return text[opening.end() : closing.start()], text[closing.end() + 1 :]

    def load(self, fm: str) -> dict[str, object]:
        """Return the fields by name, each as a node of the tree.

        Raises: FrontMatterError for whatever `tree` finds.
        """
        found = self.tree(fm)
        if found.root is None or found.problems:
            raise FrontMatterError(*found.problems)
        return {entry.key: entry.value for entry in found.root.entries}

    def tree(self, fm: str) -> Tree:
        """Return the fields as a tree.

        Problems: BG220, BG222–BG226; BG216 and BG232 for control and invisible characters.
        """
        size = len(fm.encode())
        if size > self.limits.front_matter_bytes:
            limit = f"front_matter_bytes ({self.limits.front_matter_bytes})"
            advice = "shorten it, or raise the limit under [limits] in site.toml"
            message = f"front matter of {size} bytes is over the limit {limit}"
            return Tree(None, (error("BG222", message, Place(self.path, 1, 1, 3), advice),))
        unseen = invisible(fm)
        if unseen is not None:
            line = fm.count("\n", 0, unseen) + _FIRST_LINE
            span = Span(line, unseen - fm.rfind("\n", 0, unseen))
            return Tree(None, (invisible_problem(fm[unseen], self.path, span),))
        found = yaml_tree(fm, first_line=_FIRST_LINE, path=self.path, limits=self.limits)
        if found.root is None or "\\" not in fm:
            return found
        return Tree(found.root, (*found.problems, *self._smuggled(found.root)))

    def _smuggled(self, root: Mapping) -> Iterator[Problem]:
        """Find characters that may not be written but were, as codes in double quotes."""
        for scalar in texts(root):
            place = invisible(scalar.text)
            if place is not None:
                yield invisible_problem(scalar.text[place], self.path, scalar.span)
            yield from control_character(scalar.text, place_at(self.path, scalar.span))

    def _mislaid(self, text: str) -> Problem | None:
        """Return the problem of what was meant to be front matter, None if nothing was."""
        first = text.partition("\n")[0]
        if first.rstrip() == "+++":
            message = "TOML is not supported in front matter"
            advice = 'write the fields as "name: value" between two lines "---"'
            return error("BG221", message, Place(self.path, 1, 1, 3), advice)
        seen = text.lstrip(_UNSEEN)
        if _FENCE.match(seen) and seen != text:
            unseen = next((char for char in text[: -len(seen)] if not char.isspace()), None)
            before = "empty space" if unseen is None else f"an invisible U+{ord(unseen):04X}"
            message = f'{before} stands before the "---" of the front matter'
            advice = 'delete what stands before "---": it must be the first line'
            return error("BG218", message, Place(self.path, 1, 1), advice)
        if _NEARLY.fullmatch(first):
            message = f'"{first}" does not begin front matter'
            advice = 'write a line of exactly three hyphens, "---"'
            return error("BG218", message, Place(self.path, 1, 1, len(first)), advice)
        return None

    def _refuse(self, code: str, message: str, line: int) -> NoReturn:
        advice = 'close it with a line that holds only "---"'
        raise FrontMatterError(error(code, message, Place(self.path, line, 1, 3), advice))


def read_front_matter(text: str, path: str, limits: Limits) -> FrontMatter:
    r"""Take a file apart; `text` has `\n` at line ends and no byte order mark.

    A file without front matter has a root without entries.
    Problems: BG216, BG218–BG226, BG232.
    """
    handler = FrontMatterHandler(path, limits)
    try:
        fields, body = handler.split(text)
    except FrontMatterError as mistake:
        return FrontMatter(None, None, problems=mistake.problems)
    if not _FENCE.match(text):
        return FrontMatter(Mapping((), Span(1)), body)
    found = handler.tree(fields)
    first_line = text.count("\n", 0, len(text) - len(body)) + 1
    root = found.root and Mapping(found.root.entries, Span(1, 1, 3))
    return FrontMatter(root, body, first_line, found.problems)
