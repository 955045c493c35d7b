"""From what `site.toml` says of a place of publishing to the target itself.

Each kind of target is loaded when it is asked for: two of them need libraries that not everybody
has installed.
"""

from collections.abc import Iterator
from pathlib import Path

from briefgen.build.state.places import STATE_FOLDER
from briefgen.config import Config, PublishConfig
from briefgen.config_file import read_config
from briefgen.problem import Problem, error
from briefgen.publish.target import Target
from briefgen.target_address import (
    Address,
    AddressMistake,
    FolderAddress,
    GitAddress,
    S3Address,
    SftpAddress,
    ZipAddress,
    read_target,
)

_SOURCES = ("templates", "static", "themes", STATE_FOLDER)


def open_target(name: str, settings: PublishConfig, site_folder: Path) -> Target | Problem:
    """Return the target of `[publish.NAME]`; nothing is connected or made.

    Problems: BG701 it is a folder of the site itself; BG702 a library is not installed.
    """
    address = read_target(settings.target)
    if isinstance(address, AddressMistake):
        message = f'the target "{name}" {address.message}'
        return error("BG701", message, advice=address.advice)
    site = site_folder.resolve()
    if isinstance(address, FolderAddress | ZipAddress):
        overlap = next(_overlaps(site, _place(site, address.path)), None)
        if overlap is not None:
            message = f'the target "{name}" {overlap}'
            return error("BG701", message, advice="choose a place that no build reads or writes")
    try:
        return _target(name, address, settings, site)
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("briefgen"):
            raise
        extra = settings.target.partition(":")[0]
        message = f'the target "{name}" needs the library "{missing.name}"'
        advice = f'install it, in the clone of briefgen: pip install ".[{extra}]"'
        return error("BG702", message, advice=advice)


def _target(name: str, address: Address, settings: PublishConfig, site: Path) -> Target:
    keep = settings.keep
    match address:
        case FolderAddress(path=path):
            from briefgen.publish.targets.folder import FolderTarget  # noqa: PLC0415 - as said above

            return FolderTarget(_place(site, path), keep=keep, precompress=settings.precompress)
        case ZipAddress(path=path):
            from briefgen.publish.targets.zip import ZipTarget  # noqa: PLC0415 - as said above

            return ZipTarget(_place(site, path), keep=keep)
        case GitAddress(remote=remote, branch=branch):
            from briefgen.publish.targets.git import GitTarget  # noqa: PLC0415 - as said above

            if remote.startswith((".", "/")):
                remote = str(_place(site, remote))
            work = site / STATE_FOLDER / "publish" / f"{name}.git"
            return GitTarget(remote, branch, work, cname=settings.cname, keep=keep)
        case S3Address(bucket=bucket, prefix=prefix):
            from briefgen.publish.targets.s3 import S3Target  # noqa: PLC0415 - as said above

            endpoint, region = settings.endpoint, settings.region
            return S3Target(bucket, prefix, endpoint=endpoint, region=region, keep=keep)
        case SftpAddress(user=user, host=host, port=port, path=path):
            from briefgen.publish.targets.sftp import SftpTarget  # noqa: PLC0415 - as said above

            return SftpTarget(user, host, port, path, keep=keep)


def _place(site: Path, path: str) -> Path:
    """Return a path as seen from the site's folder; what it names may be a link, and stays one."""
    whole = site / path
    if whole.name in ("", ".."):
        return whole.resolve()
    return whole.parent.resolve() / whole.name


def _overlaps(site: Path, place: Path) -> Iterator[str]:
    """Give what a place must not be and is, as the end of a sentence."""
    if site.is_relative_to(place):
        yield "holds the site's own sources"
    config, _ = read_config(site)
    for name in (*_folders(config), *_SOURCES):
        folder = (site / name).resolve()
        if place.is_relative_to(folder) or folder.is_relative_to(place):
            yield f"overlaps {name}/, which a build reads or writes"


def _folders(config: Config | None) -> tuple[str, ...]:
    return () if config is None else (config.content.folder, config.output)
