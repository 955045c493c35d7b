"""What can be wrong with a setting beyond its form."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from briefgen.config import Config
from briefgen.invisible import code_point, control, invisible
from briefgen.language import FORMS, is_language
from briefgen.nearest import nearest
from briefgen.problem import Place, Problem, Span, error, place_at
from briefgen.tree import Mapping, texts

_ADDRESS = "write an address such as https://desk.example/"
_DEEPEST = 64

_AT_LEAST = {"lists.related": 0, "lists.most_active": 0, "lists.latest": 0}
"""The numbers that may be nought; all others begin at one."""


def config_problems(config: Config, spans: dict[str, Span], path: str) -> tuple[Problem, ...]:
    """Check the settings of a site.

    Args:     spans: where the values stand, by dotted path; `path`: of the file they stand in.
    Problems: BG110–BG114.
    """
    return tuple(_Checks(config, spans, path).problems())


def hidden_problems(tree: Mapping, path: str) -> tuple[Problem, ...]:
    """Find control and invisible characters in the keys and texts of a file: BG115."""
    return tuple(
        error(
            "BG115",
            f"the character {code_point(each.text[found])} cannot be in a setting",
            place_at(path, each.span),
            "delete it, and type the word anew",
        )
        for each in texts(tree)
        for found in (control(each.text), invisible(each.text))
        if found is not None
    )


def base_url_problems(base_url: str, place: Place | None) -> tuple[Problem, ...]:
    """Check the address of a site, as written at a place or, without one, on the command line."""
    mistake = _base_url_mistake(base_url) if base_url else None
    if mistake is None:
        return ()
    return (error("BG110", f'the base_url "{base_url}" {mistake}', place, _ADDRESS),)


def _base_url_mistake(base_url: str) -> str | None:
    """Say what is wrong with an address, as the end of a sentence that begins with it."""
    if re.fullmatch(r"[!-~]+", base_url) is None:
        return "holds a space or a letter outside ASCII"
    try:
        parts = urlsplit(base_url)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return "is not an address"
    if parts.scheme not in ("http", "https") or not has_host:
        return "does not begin with https:// and a host"
    if parts.username is not None:
        return "holds a user name"
    if "?" in base_url or "#" in base_url:
        return 'holds a "?" or a "#"'
    return 'holds one of " < > \\ ^ ` { | }' if re.search(r'["<>\\^`{|}]', base_url) else None


class _Checks:
    def __init__(self, config: Config, spans: dict[str, Span], path: str) -> None:
        self.config = config
        self.spans = spans
        self.path = path

    def problems(self) -> Iterator[Problem]:
        yield from base_url_problems(self.config.base_url, self._place("base_url"))
        yield from self._language()
        yield from self._timezone()
        yield from self._folder()
        for table in ("limits", "feeds", "lists"):
            yield from self._numbers(table)

    def _language(self) -> Iterator[Problem]:
        tag = self.config.language
        if not is_language(tag):
            message = f'"{tag}" is not a language tag'
            yield error("BG112", message, self._place("language"), FORMS)

    def _timezone(self) -> Iterator[Problem]:
        name = self.config.timezone
        if not _is_zone(name):
            near = nearest(name, sorted(available_timezones()))
            advice = (
                f'did you mean "{near[0]}"?' if near else "write a name such as Europe/Istanbul"
            )
            message = f'there is no timezone "{name}"'
            yield error("BG111", message, self._place("timezone"), advice)

    def _folder(self) -> Iterator[Problem]:
        folder = self.config.content.folder
        path = PurePosixPath(folder)
        if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in folder:
            message = f'the content folder "{folder}" is not a folder inside the site folder'
            advice = 'write its path below site.toml, such as folder = "content"'
            yield error("BG114", message, self._place("content.folder"), advice)

    def _numbers(self, table: str) -> Iterator[Problem]:
        values = getattr(self.config, table)
        for key in values.__struct_fields__:
            value = getattr(values, key)
            if isinstance(value, bool):
                continue
            path = f"{table}.{key}"
            least = _AT_LEAST.get(path, 1 if isinstance(value, int) else 0.01)
            most = _DEEPEST if key == "front_matter_depth" else None
            if value < least or (most is not None and value > most):
                span = f"{least} to {most}" if most is not None else f"at least {least}"
                message = f'"{key}" cannot be {value}'
                yield error("BG113", message, self._place(path), f"write {span}")

    def _place(self, key: str) -> Place:
        return place_at(self.path, self.spans.get(key, Span(1)))


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return bool(name)
