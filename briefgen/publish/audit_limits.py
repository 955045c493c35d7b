"""What hosts of static sites take: how many files, and how large.

The figures are those of the hosts' own manuals in January 2026, of their free plans. Where a host
names none, none is checked. GitHub's limit of a file is that of git pushes; Netlify names one for
the files of a folder; GitLab counts folders, too; S3 takes objects of 5 GB in one request.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from briefgen.problem import Problem, error

_MIB = 1024 * 1024


class Limits(Struct, frozen=True, kw_only=True):
    """What one host takes; 0 stands for no limit. Sizes are in bytes."""

    name: str
    site: int = 0
    file: int = 0
    files: int = 0
    folder: int = 0
    """How many files one folder may hold."""
    counts_folders: bool = False
    redirects: int = 0
    """How many lines `_redirects` may have."""


HOSTS: dict[str, Limits] = {
    "github-pages": Limits(name="GitHub Pages", site=1_000_000_000, file=100 * _MIB),
    "gitlab-pages": Limits(
        name="GitLab Pages",
        site=1024 * _MIB,
        files=200_000,
        counts_folders=True,
        redirects=1_000,
    ),
    "codeberg-pages": Limits(name="Codeberg Pages", site=750 * _MIB),
    "netlify": Limits(name="Netlify", folder=54_000),
    "cloudflare-pages": Limits(
        name="Cloudflare Pages", file=25 * _MIB, files=20_000, redirects=2_000
    ),
    "s3": Limits(name="S3", file=5_000_000_000),
}
"""The hosts that `host` in `[publish.NAME]` may name."""


def over_limits(sizes: Mapping[str, int], redirects: int, host: str) -> tuple[Problem, ...]:
    """Compare a release with what its host takes: BG709. `sizes` are bytes by path.

    `redirects` is how many lines `_redirects` has. A host that is not in the table takes all.
    """
    limits = HOSTS.get(host)
    return () if limits is None else tuple(_over(limits, sizes, redirects))


def _over(limits: Limits, sizes: Mapping[str, int], redirects: int) -> Iterator[Problem]:
    entries = len(sizes) + (len(_folders(sizes)) if limits.counts_folders else 0)
    if limits.files and entries > limits.files:
        counted = "files and folders" if limits.counts_folders else "files"
        yield _problem(limits, f"the site has {entries:,} {counted}", f"{limits.files:,}")
    total = sum(sizes.values())
    if limits.site and total > limits.site:
        yield _problem(limits, f"the site is {_size(total)} large", _size(limits.site))
    if limits.redirects and redirects > limits.redirects:
        told = f"_redirects has {redirects:,} lines"
        yield _problem(limits, told, f"{limits.redirects:,}")
    for path, size in sizes.items() if limits.file else ():
        if size > limits.file:
            yield _problem(limits, f"{path} is {_size(size)} large", _size(limits.file))
    if limits.folder:
        counts = Counter(path.rpartition("/")[0] for path in sizes)
        for folder, number in counts.items():
            if number > limits.folder:
                told = f"{folder or 'the root'} holds {number:,} files"
                yield _problem(limits, told, f"{limits.folder:,}")


def _folders(paths: Mapping[str, int]) -> frozenset[str]:
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(found)


def _problem(limits: Limits, told: str, most: str) -> Problem:
    advice = "publish less, or to another host; see docs/publishing.md"
    return error("BG709", f"{told}; {limits.name} takes {most}", advice=advice)


def _size(size: int) -> str:
    return f"{size / _MIB:,.1f} MiB"
