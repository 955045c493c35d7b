"""What the preview says: outputs, what there is to know of a page, and how the site is.

Nothing here holds an absolute path but `open`, an address that opens a place in the writer's
editor, which is "" unless an editor was named.
"""

from msgspec import Struct

from briefgen.address import OutputPath, SitePath


class Shown(Struct, frozen=True):
    """An output as a build would write it, with the digest of its bytes in hexadecimal.

    `number` tells from which look at the site, as far as a browser can know it.
    Where its newest version cannot be made it is the last that could, and not `is_current`.
    """

    path: OutputPath
    data: bytes
    digest: str
    number: int = 0
    is_current: bool = True
    is_asset: bool = False
    """Whether it is a file that writers put beside their texts: data of theirs, not ours."""


class Mistake(Struct, frozen=True, kw_only=True):
    """A problem as a browser shows it; `file` is below the site folder, "" where it is in none.

    `line` and `column` are 1-based, 0 where the whole file is meant; `length` in characters.
    `is_here` tells whether it is in the source of the page that asks.
    """

    code: str
    severity: str
    message: str
    advice: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    length: int = 1
    excerpt: str = ""
    open: str = ""
    is_here: bool = False


class Near(Struct, frozen=True):
    """A page whose address or title is near one that leads nowhere."""

    path: SitePath
    title: str


class About(Struct, frozen=True, kw_only=True):
    """What there is to know of one address; `number` tells from which look at the site.

    `source` is the file it is made from, below the site folder, "" for pages of no single file.
    `marks` say why a public build would withhold it, such as "draft" or "embargo until 1 May".
    `minutes` is the reading time; `mistakes` are all there are, newest first.
    Where nothing is at the address, `moved` is where its page is now (None if nowhere), `near`
    what may have been meant, nearest first, and `withheld` why its page is not shown.
    """

    number: int
    path: SitePath
    is_found: bool = True
    is_current: bool = True
    title: str = ""
    source: str = ""
    open: str = ""
    marks: tuple[str, ...] = ()
    words: int = 0
    minutes: int = 0
    moved: SitePath | None = None
    near: tuple[Near, ...] = ()
    withheld: str = ""
    mistakes: tuple[Mistake, ...] = ()


class Hidden(Struct, frozen=True):
    """A document that the preview withholds: its file below the site folder, and why."""

    file: str
    reason: str
    open: str = ""


class Slow(Struct, frozen=True):
    """An output that took long to make, in milliseconds."""

    path: SitePath
    milliseconds: float


class Round(Struct, frozen=True, kw_only=True):
    """One look at the site that found something new: when (local time of day), what, how long.

    `changed` are files below the site folder, `more` how many there are besides; `errors` and
    `warnings` count the mistakes after it.
    """

    at: str
    changed: tuple[str, ...]
    more: int = 0
    milliseconds: float
    errors: int
    warnings: int


class Status(Struct, frozen=True, kw_only=True):
    """How the site is: everything that `/_briefgen/` shows. Rounds are newest first.

    `counts` are documents by kind, `public_differs` how many a public build would withhold that
    are shown here; `is_polling` tells that the system announces no changes; `unchecked` is how
    many outputs have not been made since the last change.
    """

    number: int
    title: str
    counts: dict[str, int] = {}
    public_differs: int = 0
    withheld: tuple[Hidden, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    slowest: tuple[Slow, ...] = ()
    rounds: tuple[Round, ...] = ()
    is_polling: bool = False
    unchecked: int = 0
