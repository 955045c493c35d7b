"""Secrets that were found, each told once, with the file that somebody wrote it into."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefgen.config import Config
from briefgen.config_file import FILE
from briefgen.problem import Place, Problem, error
from briefgen.publish.audit_secrets import Secret

_FIRST = 3
"""How many outputs a message names."""

_ADVICE = "take it out, and make it worthless: whoever saw it may have kept it"


class Found:
    """Secrets by what they are, with the outputs that hold them."""

    def __init__(self) -> None:
        """Begin with none."""
        self._outputs: dict[Secret, dict[str, None]] = {}

    def add(self, path: str, secret: Secret) -> None:
        """Take a secret that an output holds."""
        self._outputs.setdefault(secret, {})[path] = None

    def problems(
        self, site_folder: Path, config: Config, files: Mapping[str, bytes | Path]
    ) -> Iterator[Problem]:
        """Say of each secret where it stands: BG707. Files are read again only where it is one."""
        if not self._outputs:
            return
        for path in sorted(files):
            file = files[path]
            data = file if isinstance(file, bytes) else file.read_bytes()
            for secret, outputs in self._outputs.items():
                if secret.value in data:
                    outputs[path] = None
        written = _written(site_folder, config, tuple(self._outputs))
        for secret, outputs in self._outputs.items():
            yield _problem(secret, written.get(secret, ()), tuple(sorted(outputs)))


def _problem(secret: Secret, sources: tuple[Place, ...], outputs: tuple[str, ...]) -> Problem:
    if not sources:
        told = f"{_named(outputs)} {'holds' if len(outputs) == 1 else 'hold'} {secret.kind}"
        return error("BG707", told, advice=_ADVICE)
    paths = tuple(dict.fromkeys(place.path for place in sources))
    holds = "holds" if len(paths) == 1 else "hold"
    told = f"{_named(paths)} {holds} {secret.kind}; it would be in {_named(outputs)}"
    return error("BG707", told, sources[0], _ADVICE)


def _named(paths: tuple[str, ...]) -> str:
    more = f" and {len(paths) - _FIRST:,} more" if len(paths) > _FIRST else ""
    return f"{', '.join(paths[:_FIRST])}{more}"


def _written(
    site_folder: Path, config: Config, secrets: tuple[Secret, ...]
) -> dict[Secret, tuple[Place, ...]]:
    """Return where each secret stands first in each file of the site that somebody wrote."""
    found: dict[Secret, tuple[Place, ...]] = {}
    for file in _sources(site_folder, config):
        try:
            data = file.read_bytes()
        except OSError:
            continue
        for secret in secrets:
            at = data.find(secret.value)
            if at >= 0:
                path = Path(os.path.relpath(file, site_folder)).as_posix()
                before = data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace")
                place = Place(path, data.count(b"\n", 0, at) + 1, len(before) + 1)
                found[secret] = (*found.get(secret, ()), place)
    return found


def _sources(site_folder: Path, config: Config) -> Iterator[Path]:
    yield site_folder / FILE
    for name in (config.content.folder, "static", "templates", "themes"):
        files = sorted((site_folder / name).rglob("*"))
        yield from (file for file in files if file.is_file())
