"""What can be wrong with a setting beyond its form."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from briefgen.config import Config
from briefgen.invisible import code_point, control, invisible
from briefgen.language import FORMS, is_language
from briefgen.problem import Place, Problem, Span, error, place_at
from briefgen.publish_checks import publish_problems
from briefgen.tree import Mapping, texts
from briefgen.zones import zone_advice, zone_named

_ADDRESS = "write an address such as https://desk.example/"
_LONGEST_PART = 255
_LONGEST_PATH = 1000
"""How many bytes a name, and a path, may have on every disk."""

_AT_LEAST = {"lists.related": 0, "lists.most_active": 0, "lists.latest": 0, "lists.pairs": 0}
"""The numbers that may be nought; all others begin at one."""

_AT_MOST = {
    "limits.file_bytes": 1_073_741_824,
    "limits.asset_bytes": 17_179_869_184,
    "limits.front_matter_bytes": 16_777_216,
    "limits.front_matter_depth": 64,
    "limits.front_matter_nodes": 1_000_000,
    "limits.seconds_per_document": 3600,
}
_MOST = 10_000
"""The most for every other number."""


def config_problems(config: Config, spans: dict[str, Span], path: str) -> tuple[Problem, ...]:
    """Check the settings of a site.

    Args:     spans: where the values stand, by dotted path; `path`: of the file they stand in.
    Problems: BG110–BG114, BG116, BG701.
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
        yield from self._links()
        for table in ("limits", "feeds", "lists"):
            yield from self._numbers(table)
        yield from publish_problems(self.config.publish, self.spans, self.path)

    def _language(self) -> Iterator[Problem]:
        tag = self.config.language
        if not is_language(tag):
            message = f'"{tag}" is not a language tag'
            yield error("BG112", message, self._place("language"), FORMS)

    def _timezone(self) -> Iterator[Problem]:
        name = self.config.timezone
        if zone_named(name) is None:
            message = f'there is no timezone "{name}"'
            yield error("BG111", message, self._place("timezone"), zone_advice(name))

    def _folder(self) -> Iterator[Problem]:
        folder = self.config.content.folder
        path = PurePosixPath(folder)
        message = ""
        if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in folder:
            message = f'the content folder "{folder}" is not a folder inside the site folder'
        elif _is_too_long(path):
            message = "the name of the content folder is longer than a disk allows"
        if message:
            advice = 'write its path below site.toml, such as folder = "content"'
            yield error("BG114", message, self._place("content.folder"), advice)

    def _links(self) -> Iterator[Problem]:
        for number, folder in enumerate(self.config.content.allow_links):
            if folder.startswith("~"):
                message = f'"{folder}" begins with "~", which is another folder for everybody'
            elif _is_too_long(PurePosixPath(folder)):
                message = "the name of this folder is longer than a disk allows"
            else:
                continue
            advice = "write the whole path, such as /srv/shared/photographs"
            yield error("BG116", message, self._place(f"content.allow_links.{number}"), advice)

    def _numbers(self, table: str) -> Iterator[Problem]:
        values = getattr(self.config, table)
        for key in values.__struct_fields__:
            value = getattr(values, key)
            if isinstance(value, bool):
                continue
            path = f"{table}.{key}"
            least = _AT_LEAST.get(path, 1 if isinstance(value, int) else 0.01)
            most = _AT_MOST.get(path, _MOST)
            if not least <= value <= most:
                message = f'"{key}" cannot be {value}'
                yield error("BG113", message, self._place(path), f"write {least} to {most}")

    def _place(self, key: str) -> Place:
        return place_at(self.path, self.spans.get(key, Span(1)))


def _is_too_long(path: PurePosixPath) -> bool:
    longest = max((len(part.encode()) for part in path.parts), default=0)
    return longest > _LONGEST_PART or len(str(path).encode()) > _LONGEST_PATH
