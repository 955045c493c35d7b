"""The site that is to be published: built fresh, and looked at once more before it leaves."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from briefgen.address import OutputPath
from briefgen.build.build import build
from briefgen.build.contents import Content, contents
from briefgen.build.progress import Watcher
from briefgen.build.report import BuildOptions, Report
from briefgen.build.state.manifest import load_manifest
from briefgen.build.state.places import publication_folder, state_of
from briefgen.build.verify import verify
from briefgen.config import Config
from briefgen.config_file import read_config
from briefgen.problem import Problem, error


class PublishedFile(Struct, frozen=True, gc=False):
    """An output: where it lies, the hex SHA-256 of its bytes, their number."""

    file: Path
    digest: str
    size: int


class PublishedSite(Struct, frozen=True, kw_only=True):
    """A site as it was built: its files by path, and what each of them is."""

    config: Config
    report: Report
    options: BuildOptions
    files: dict[str, PublishedFile] = {}
    contents: dict[str, Content] = {}


def published_site(
    site_folder: Path, now: datetime, jobs: int, watcher: Watcher | None, *, is_verified: bool
) -> tuple[PublishedSite | None, tuple[Problem, ...]]:
    """Build the public site into a folder of its own, which nothing but publishing writes to.

    Problems: those of a build, and of verifying it where that is asked for; BG705 a file is not
              what the build wrote.
    """
    out = publication_folder(site_folder)
    options = BuildOptions(now=now, out=out, jobs=jobs)
    report = build(site_folder, options, watcher)
    problems = report.problems
    if report.succeeded and is_verified:
        problems += verify(site_folder, out, options, watcher).problems
    config, _ = read_config(site_folder)
    if config is None or not report.succeeded or len(problems) > len(report.problems):
        return None, problems
    manifest = load_manifest(state_of(site_folder, out).manifest)
    files, changed = _read(out, {} if manifest is None else manifest.files)
    found = contents(site_folder, config, options)
    site = PublishedSite(
        config=config,
        report=report,
        options=options,
        files=files,
        contents={str(path): each for path, each in found.items()},
    )
    return (None if changed else site), (*problems, *changed)


def _read(
    out: Path, written: dict[OutputPath, tuple[str, ...]]
) -> tuple[dict[str, PublishedFile], tuple[Problem, ...]]:
    """Return the files that the build wrote, if they are still what it wrote."""
    files: dict[str, PublishedFile] = {}
    problems: list[Problem] = []
    for path, digests in sorted(written.items()):
        file = out / path
        try:
            data = file.read_bytes()
        except OSError:
            data = b""
        digest = sha256(data).hexdigest()
        if digest != digests[0] or file.is_symlink():
            problems.append(_changed(path))
        files[path] = PublishedFile(file, digest, len(data))
    return files, tuple(problems)


def _changed(path: OutputPath) -> Problem:
    return error(
        "BG705",
        f"{path} is not what the build wrote: something changed it since",
        advice="see what else writes below .briefgen/publish/, delete that folder, publish again",
    )
