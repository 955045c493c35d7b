"""Keys, tokens and addresses with passwords, by pattern, whatever file they are in."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

_SAMPLES = re.compile(
    rb"EXAMPLE\Z|\AeyJ[\w-]+\.eyJzdWIiOiIxMjM0NTY3ODkw"
    rb"|//(?:user\w*|usr|name|login|admin):(?:pass\w*|pw|pwd|secret)@"
    rb"|:(?:x+|\*+|\.+|[$%{\[(<][^@]*)@"
    rb"|@(?:[\w-]+\.)*(?:example(?:\.(?:com|net|org))?|test|invalid)\Z",
    re.IGNORECASE,
)
"""What manuals show."""


class Secret(NamedTuple):
    """A kind of secret, and the one that was found, as it is written."""

    kind: str
    value: bytes


class Pattern(Struct, frozen=True):
    """A kind of secret: a text that each holds, for a quick look, and the whole pattern."""

    name: str
    sign: bytes
    form: "re.Pattern[bytes]"


def _pattern(name: str, sign: bytes, form: bytes) -> Pattern:
    return Pattern(name, sign, re.compile(form))


PATTERNS = (
    _pattern("a private key", b"PRIVATE KEY", rb"-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----"),
    _pattern("a private key", b"PuTTY-User-Key", rb"PuTTY-User-Key-File-\d"),
    _pattern("an AWS key", b"IA", rb"(?<![A-Za-z0-9/+=])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9/+=])"),
    *(
        _pattern(
            "an AWS secret key",
            sign,
            sign + rb"[\"']?\s*[:=]\s*[\"']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])",
        )
        for sign in (b"aws_secret_access_key", b"AWS_SECRET_ACCESS_KEY", b"SecretAccessKey")
    ),
    _pattern("a GitHub token", b"_", rb"gh[pousr]_[A-Za-z0-9]{36}"),
    _pattern("a GitHub token", b"github_pat_", rb"github_pat_[A-Za-z0-9_]{60}"),
    _pattern("a GitLab token", b"glpat-", rb"glpat-[A-Za-z0-9_-]{20}"),
    _pattern("a Slack token", b"xox", rb"(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10}"),
    _pattern(
        "a Slack address for posting",
        b"hooks.slack.com/",
        rb"hooks\.slack\.com/(?:services|workflows)/T[A-Z0-9]{6,}/[A-Z0-9]{6,}/[A-Za-z0-9]{16}",
    ),
    _pattern("a Google key", b"AIza", rb"(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])"),
    _pattern("a Google token", b"ya29.", rb"(?<![A-Za-z0-9])ya29\.[A-Za-z0-9_-]{40}"),
    _pattern("a Stripe key", b"_live_", rb"(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{20}"),
    _pattern("an npm token", b"npm_", rb"(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}"),
    _pattern("a PyPI token", b"pypi-AgE", rb"pypi-AgE[A-Za-z0-9_-]{50}"),
    _pattern("a SendGrid key", b"SG.", rb"(?<![A-Za-z0-9])SG\.[\w-]{22}\.[\w-]{43}"),
    _pattern("a token", b"eyJ", rb"(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}"),
    _pattern(
        "an address with a password",
        b"@",
        rb"://[^\s/@:\"'<>\\?#]{0,64}:[^\s/@\"'<>\\]{3,128}@[A-Za-z0-9][A-Za-z0-9.-]*",
    ),
)


_WITHOUT_LINE = tuple(pattern for pattern in PATTERNS if b"_" not in pattern.sign)
"""What is looked for where there is no low line, as in most texts."""


def secrets_in(data: bytes) -> Iterator[Secret]:
    """Give the secrets in some bytes, of those that lie in each other the first of the table.

    Keys that manuals show as examples are none.
    """
    taken: list[tuple[int, int]] = []
    patterns = PATTERNS if b"_" in data else _WITHOUT_LINE
    for pattern in patterns:
        if pattern.sign not in data:
            continue
        for found in pattern.form.finditer(data):
            start, end = found.span()
            is_inside = any(start < last and first < end for first, last in taken)
            if not is_inside and not _SAMPLES.search(found[0]):
                taken.append((start, end))
                yield Secret(pattern.name, found[0])
