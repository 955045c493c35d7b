"""The links of a release, followed beside everything else: they need no other part of the audit."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from pathlib import Path

from briefgen.build.edition.survey import without_collection
from briefgen.build.processes import started
from briefgen.problem import Problem
from briefgen.publish.audit_links import Links, has_links

_WORTH_IT = 400
"""From how many files on it pays to start a process."""

Answer = Callable[[], tuple[Problem, ...]]


@contextmanager
def following(files: Mapping[str, bytes | Path], base_url: str, jobs: int) -> Iterator[Answer]:
    """Begin to follow the links of some files, in another process where `jobs` are more than one.

    What is given waits for the problems: BG708.
    """
    if jobs < 2 or len(files) < _WORTH_IT:
        yield lambda: followed(files, base_url)
        return
    executor = started(1)
    try:
        future = executor.submit(followed, dict(files), base_url)
        yield lambda: _answer(future, files, base_url)
    finally:
        executor.shutdown(cancel_futures=True)


def followed(files: Mapping[str, bytes | Path], base_url: str) -> tuple[Problem, ...]:
    """Follow the links of some files, and say which lead nowhere: BG708."""
    links = Links(files.keys(), base_url)
    with without_collection():
        for path in sorted(filter(has_links, files)):
            file = files[path]
            links.take(path, file if isinstance(file, bytes) else file.read_bytes())
        return tuple(links.problems())


def _answer(
    future: "Future[tuple[Problem, ...]]", files: Mapping[str, bytes | Path], base_url: str
) -> tuple[Problem, ...]:
    try:
        return future.result()
    except BrokenExecutor:
        return followed(files, base_url)
