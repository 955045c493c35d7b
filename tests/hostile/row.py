"""A row of the table of hostile inputs: what is tried, and what must come of it.

Each row is tried on a site that was built before: where the input is refused, not a byte of the
old site may have changed.
"""

from collections.abc import Callable, Mapping
from time import process_time

from msgspec import Struct

from briefgen.cli.exit_codes import exit_code
from briefgen.problem import Severity
from tests.harness.built import Built, line
from tests.harness.site import Site

CONTENT, USAGE = 1, 2

GOOD = """
    -- content/briefs/good.md --
    ---
    title: Good
    date: 2025-01-01
    ---
    This one is fine.
    """


class Row(Struct, frozen=True, kw_only=True):
    """One input: its row in the table, what it is, its files, and the outcome.

    `refused` lists the errors as "path:line:column: code"; empty: the site is built. `warned` lists
    the warnings of a site that is built. `says` must stand in some problem's message or advice.
    `check` looks at the built site. `seconds` is the most computing time that the build may take.
    """

    row: int
    name: str
    files: Mapping[str, str | bytes]
    refused: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    exit: int = CONTENT
    seconds: float = 10.0
    check: Callable[[Built], object] | None = None

    def __str__(self) -> str:
        """Return the row's name as a test shows it."""
        return f"{self.row} {self.name}"


def brief(front: str = "", body: str = "A body.\n", title: str = "X") -> str:
    """Return a brief's file: a title and a date, then other front matter, then the body."""
    return f"---\ntitle: {title}\ndate: 2025-01-02\n{front}---\n{body}"


def x(contents: str | bytes) -> dict[str, str | bytes]:
    """Return the files of a row that is about one brief, `x.md`."""
    return {"content/briefs/x.md": contents}


def attempt(row: Row, site: Site) -> Built:
    """Build the good site, add the row's files, build again and look at the outcome."""
    site.add(GOOD).build().fine()
    before = site.tree()
    for path, contents in row.files.items():
        site.write(path, contents)
    begin = process_time()
    built = site.build()
    assert process_time() - begin < row.seconds
    judge(row, built)
    if row.refused:
        assert site.tree() == before
    return built


def judge(row: Row, built: Built) -> None:
    """Compare what came of a row with what the table says."""
    told = "\n".join(f"{line(each)} {each.message} | {each.advice}" for each in built.problems())
    errors = tuple(line(each) for each in built.problems(Severity.ERROR))
    warnings = tuple(line(each) for each in built.problems(Severity.WARNING))
    assert errors == row.refused, told
    assert exit_code(built.problems(), strict=False) == (row.exit if row.refused else 0)
    for text in row.says:
        assert text in told, told
    if not row.refused:
        assert warnings == row.warned, told
        if row.check is not None:
            row.check(built)
