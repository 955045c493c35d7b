"""A target that fails once, at one of the things that are asked of it, and counts the rest."""

from collections.abc import Callable, Iterable
from threading import Lock
from types import TracebackType
from typing import Self

from briefgen.publish.release import Release, ReleaseFile
from briefgen.publish.target import Live, Parcel, Refused, Target


class Faulty:
    """Passes on what it is asked, but refuses the request with a certain number.

    `asked` are the names of all requests so far.
    """

    def __init__(self, target: Target, fails_at: int) -> None:
        """Stand before a target; requests count from 0, from `begin` on."""
        self.name = target.name
        self.switches = target.switches
        self.asked: list[str] = []
        self._target = target
        self._fails_at = fails_at
        self._lock = Lock()

    @property
    def has_failed(self) -> bool:
        """Tell whether the request came that was refused."""
        return len(self.asked) > self._fails_at

    def __enter__(self) -> Self:
        """Open the target."""
        self._target.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the target."""
        self._target.__exit__(kind, problem, trace)

    def current(self) -> Live | None:
        """Return what is live; this never fails here."""
        return self._target.current()

    def releases(self) -> tuple[Release, ...]:
        """Return what can be gone back to; this never fails here."""
        return self._target.releases()

    def begin(self, release: Release, live: Live | None) -> None:
        """Pass on."""
        self._ask("begin", lambda: self._target.begin(release, live))

    def has(self, path: str, file: ReleaseFile) -> bool:
        """Pass on."""
        answers: list[bool] = []
        self._ask("has", lambda: answers.append(self._target.has(path, file)))
        return answers[0]

    def put(self, parcel: Parcel) -> None:
        """Pass on."""
        self._ask("put", lambda: self._target.put(parcel))

    def keep(self, path: str, file: ReleaseFile) -> None:
        """Pass on."""
        self._ask("keep", lambda: self._target.keep(path, file))

    def restore(self, path: str, file: ReleaseFile) -> None:
        """Pass on."""
        self._ask("restore", lambda: self._target.restore(path, file))

    def point(self, release: Release, live: Live | None) -> None:
        """Pass on."""
        self._ask("point", lambda: self._target.point(release, live))

    def delete(self, paths: Iterable[str]) -> None:
        """Pass on."""
        self._ask("delete", lambda: self._target.delete(paths))

    def digest(self, path: str) -> str | None:
        """Return what readers get; this never fails here."""
        return self._target.digest(path)

    def abandon(self) -> None:
        """Let go; this never fails here."""
        self._target.abandon()

    def _ask(self, name: str, work: Callable[[], object]) -> None:
        with self._lock:
            number = len(self.asked)
            self.asked.append(name)
        if number == self._fails_at:
            raise Refused(f"no room for request {number}")
        work()
