"""The audit: what must never leave is looked for in every byte of a release."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import splitext
from types import MappingProxyType

from briefgen.address import ROOM
from briefgen.build.edition.survey import without_collection
from briefgen.build.report import BuildOptions
from briefgen.config import Config
from briefgen.config_file import read_config
from briefgen.problem import Problem, error, in_reading_order
from briefgen.publish.audit_following import following
from briefgen.publish.audit_found import Found
from briefgen.publish.audit_leaks import Leaks
from briefgen.publish.audit_limits import over_limits
from briefgen.publish.audit_material import material
from briefgen.publish.audit_names import does_not_belong
from briefgen.publish.audit_packed import Opaque, unpacked
from briefgen.publish.audit_passwords import passwords_in
from briefgen.publish.audit_plain import text_of
from briefgen.publish.audit_secrets import secrets_in
from briefgen.publish.audit_words import Unseen

Files = Mapping[str, bytes | Path]
"""The files of a release by path: their bytes, or where these lie."""


def audit(
    site_folder: Path,
    options: BuildOptions,
    files: Files,
    host: str = "",
    kept: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Problem, ...]:
    """Say why a release must not be published; the files are read one after the other.

    `options` are those of the build that made the files: they decide what is withheld, and its
    store is read. `host` is a key of `audit_limits.HOSTS`, or "". `kept` are the sizes of files
    that are live and stay for a while: they only count.
    Problems: BG706 text or a file of a withheld document; BG707 a secret, or a file that does not
              belong; BG708 a link that leads nowhere; BG709 the host's limits; BG719 a warning.
    """
    config, problems = read_config(site_folder, base_url=options.base_url)
    if config is None:
        return problems
    with (
        following(files, config.base_url, options.jobs) as broken_links,
        without_collection(),
        material(site_folder, config, options) as known,
    ):
        leaks = Leaks(site_folder, config, known) if known.withheld else None
        found = tuple(_Audit(site_folder, config, files, leaks).problems(host, kept))
        return in_reading_order((*found, *broken_links()))


class _Audit:
    def __init__(
        self, site_folder: Path, config: Config, files: Files, leaks: Leaks | None
    ) -> None:
        self._site_folder = site_folder
        self._config = config
        self._files = files
        self._leaks = leaks
        self._lines = Unseen()
        self._secrets = Found()
        self._problems: list[Problem] = []

    def problems(self, host: str, kept: Mapping[str, int]) -> Iterator[Problem]:
        sizes = dict(kept)
        redirects = 0
        for path in sorted(self._files):
            file = self._files[path]
            data = file if isinstance(file, bytes) else file.read_bytes()
            if path.partition("/")[0] != ROOM:
                sizes[path] = len(data)
            if path == "_redirects":
                redirects = sum(bool(line.partition(b"#")[0].split()) for line in data.splitlines())
            self._take(path, data)
        yield from self._problems
        yield from self._secrets.problems(self._site_folder, self._config, self._files)
        if self._leaks is not None:
            yield from self._leaks.problems()
        yield from over_limits(sizes, redirects, host)

    def _take(self, path: str, data: bytes) -> None:
        reason = does_not_belong(path)
        if reason:
            told = f"{path} {reason}"
            self._problems.append(error("BG707", told, advice="take it out of the site"))
        is_open = self._leaks is None or self._leaks.is_open(data)
        self._take_name(path)
        self._look(path, path, data, is_open=is_open)
        try:
            for name, inner in unpacked(data, path):
                self._take_name(path, name)
                self._look(path, name or splitext(path)[0], inner, is_open=is_open)
        except Opaque:
            if not is_open:
                self._problems.append(_opaque(path))

    def _look(self, path: str, name: str, data: bytes, *, is_open: bool) -> None:
        """Look into the bytes of an output, or into what is packed in it by a name."""
        if self._leaks is not None and not is_open:
            self._leaks.take_bytes(path, data)
        text = text_of(data)
        for secret in passwords_in(name, text):
            self._secrets.add(path, secret)
        # JSON keeps a whole document in one line.
        lines = self._lines.of(
            (text.replace(b"\\n", b"\n") if b"\\n" in text else text).split(b"\n")
        )
        if not lines:
            return
        for secret in secrets_in(b"\n".join(lines)):
            self._secrets.add(path, secret)
        if self._leaks is not None and not is_open:
            self._leaks.take(path, lines)

    def _take_name(self, path: str, name: str = "") -> None:
        if self._leaks is not None:
            self._leaks.take_name(path, name)


def _opaque(path: str) -> Problem:
    told = f"{path} cannot be looked into: it is locked, broken or too large"
    advice = "leave it out, or use it in a document, so that it is known to be public"
    return error("BG706", told, advice=advice)
