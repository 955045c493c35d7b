"""Who said what: the entries of `statements` in the front matter of a brief."""

from typing import ClassVar, Literal

from msgspec import Struct

from briefgen.dates import Moment

Mode = Literal["verbatim", "partial", "translated", "paraphrase", "reported"]
"""How near a text is to what was said; the last two are in somebody else's words."""

Act = Literal[
    "say",
    "propose",
    "agree",
    "appeal",
    "demand",
    "reject",
    "accuse",
    "deny",
    "threaten",
    "praise",
    "promise",
]
"""What a speaker does by saying it, after the roots of CAMEO."""


class Stands(Struct, frozen=True, kw_only=True):
    """Whether a statement still holds, and where that is told; a bare text stands for `status`."""

    bare: ClassVar[str] = "status"
    status: Literal["stands", "retracted", "disputed", "contradicted"]
    ref: str = ""


class Statement(Struct, frozen=True, kw_only=True):
    """A statement whose words stand in the text of its brief.

    `by` may be left to the attribution where the words stand in a quotation that has one. `lang`
    is the language that was spoken, `original` what was said in it.
    """

    text: str
    by: str = ""
    mode: Mode | None = None
    on: Moment | None = None
    at: str = ""
    to: tuple[str, ...] = ()
    as_: str = ""
    act: Act | None = None
    about: tuple[str, ...] = ()
    target: str = ""
    source: str = ""
    via: str = ""
    locator: str = ""
    grade: str = ""
    lang: str = ""
    original: str = ""
    stands: Stands | None = None
