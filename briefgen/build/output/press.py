"""What goes to the workers that render, and what comes back."""

from msgspec import Struct

from briefgen.address import OutputPath
from briefgen.build.edition.edition import MadeFrom
from briefgen.problem import Problem

TOO_SLOW = "BG509"
"""The problem of a page that takes too long: every page of its template would."""


class Press(Struct, frozen=True):
    """What all outputs of a build are rendered with, encoded so that it is quick to compare.

    `theme` tells one state of the theme from another, `staging` is where bytes go, `out` where
    they will end.
    """

    site_folder: str
    config: bytes
    site: bytes
    theme: bytes
    staging: str
    out: str


class Job(Struct, frozen=True, array_like=True, gc=False):
    """An output to render: `content` is the digest of its view, `texts` those of what it prints.

    Texts are in the order of `documents_in`.
    `name` is that of a static file, `file` where an asset lies.
    """

    number: int
    path: OutputPath
    kind: MadeFrom
    content: bytes
    texts: tuple[bytes, ...] = ()
    name: str = ""
    file: str = ""


class Done(Struct, frozen=True, array_like=True, gc=False):
    """What came of a job: the digest of the bytes ("" for none), and what lay in their place.

    The bytes are staged under the job's number, unless they are what lay there. `used` are the
    names that the template used.
    """

    number: int
    digest: str = ""
    found: str | None = None
    used: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
