"""Credentials where AWS documents them: the environment first, then the files of a profile.

What else there is (a token file, a container, the machine's own role) the library finds itself.
"""

import os
from collections.abc import Mapping
from configparser import ConfigParser
from configparser import Error as ConfigError
from pathlib import Path

from msgspec import Struct

from briefgen.publish.target import Refused

_FOUND_BY_THE_LIBRARY = (
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_SKIP_SIGNATURE",
)


class Profile(Struct, frozen=True):
    """What a profile gives, "" for what it does not; without keys the library looks elsewhere."""

    key: str = ""
    secret: str = ""
    token: str = ""
    region: str = ""

    def __repr__(self) -> str:
        """Show no secret, whoever prints this."""
        return f"Profile(region={self.region!r})"


def environment() -> Mapping[str, str]:
    """Return the environment, where AWS documents that settings may stand."""
    return os.environ  # noqa: TID251 - credentials are never in site.toml


def read_profile(variables: Mapping[str, str]) -> Profile:
    """Return the profile that environment variables choose.

    Raises: Refused where AWS_PROFILE names one that has no keys of its own.
    """
    chosen = variables.get("AWS_PROFILE", "")
    name = chosen or "default"
    settings = _section(_file(variables, "AWS_CONFIG_FILE", "config"), name, f"profile {name}")
    region = settings.get("region", "")
    if any(variables.get(each) for each in _FOUND_BY_THE_LIBRARY):
        return Profile(region=region)
    keys = _section(_file(variables, "AWS_SHARED_CREDENTIALS_FILE", "credentials"), name)
    found = {**settings, **keys}
    key, secret = found.get("aws_access_key_id", ""), found.get("aws_secret_access_key", "")
    if key and secret:
        return Profile(key, secret, found.get("aws_session_token", ""), region)
    if chosen:
        raise Refused(
            f"the profile {chosen} has no keys of its own; "
            "`aws configure export-credentials --format env` gives variables to set"
        )
    return Profile(region=region)


def _file(variables: Mapping[str, str], variable: str, name: str) -> Path:
    return Path(variables.get(variable) or Path("~/.aws") / name).expanduser()


def _section(file: Path, *names: str) -> dict[str, str]:
    """Return the first of some sections that a file has; a file that cannot be read has none."""
    parser = ConfigParser(interpolation=None)
    try:
        parser.read_string(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ConfigError):
        return {}
    for name in names:
        if parser.has_section(name):
            return dict(parser[name])
    return {}
