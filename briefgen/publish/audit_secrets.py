"""Keys, passwords and files that never belong on a site, by pattern and by name."""

import re
from fnmatch import translate

from msgspec import Struct

_STRANGERS = (
    *("id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*", "*.key", "*.p12", "*.pfx", "*.jks"),
    *("*.keystore", "*.kdbx", "*.ppk", "*.ovpn", "credentials", "credentials.json"),
    *("secrets.json", "secrets.toml", "secrets.y*ml", "service-account*.json", "site.toml"),
    *("*.sqlite", "*.sqlite3", "*.swp", "*.swo", "*.bak", "*.orig", "*.rej", "*.tmp", "*~"),
    *("*.pyc", "*.md", "thumbs.db", "desktop.ini", "__pycache__", "node_modules", "__macosx"),
    *("npm-debug.log", "wp-config.php", "*.tfstate", "*.env"),
)
"""Names of files and folders, in small letters, that nobody means to publish."""

_IS_STRANGE = re.compile("|".join(translate(each) for each in _STRANGERS)).match


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
    _pattern("an AWS key", b"AKIA", rb"(?<![A-Za-z0-9/+=])AKIA[A-Z0-9]{16}(?![A-Za-z0-9/+=])"),
    _pattern("an AWS key", b"ASIA", rb"(?<![A-Za-z0-9/+=])ASIA[A-Z0-9]{16}(?![A-Za-z0-9/+=])"),
    *(
        _pattern(
            "an AWS secret key",
            sign,
            sign + rb"[\"']?\s*[:=]\s*[\"']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])",
        )
        for sign in (b"aws_secret_access_key", b"AWS_SECRET_ACCESS_KEY", b"SecretAccessKey")
    ),
    *(
        _pattern("a GitHub token", sign, sign + rb"[A-Za-z0-9]{36}")
        for sign in (b"ghp_", b"gho_", b"ghu_", b"ghs_", b"ghr_")
    ),
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
)


def secret_in(data: bytes) -> str:
    """Say what kind of secret some bytes hold, "" where none is found.

    Keys that manuals show as examples end in EXAMPLE, and are none.
    """
    for pattern in PATTERNS:
        if pattern.sign not in data:
            continue
        for found in pattern.form.finditer(data):
            if not found[0].endswith(b"EXAMPLE"):
                return pattern.name
    return ""


def does_not_belong(path: str) -> str:
    """Say why the file at a path is not one to publish, as the end of a sentence; else ""."""
    for number, part in enumerate(path.split("/")):
        if part.startswith(".") and not (number == 0 and part in (".well-known", ".nojekyll")):
            return "begins with a dot, which hides files that are not for readers"
        if _IS_STRANGE(part.lower()):
            return "is called like files that are not for readers"
    return ""
