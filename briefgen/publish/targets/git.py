"""Publish to a branch of a git repository: each release is one commit that is added to it."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from briefgen.address import ROOM
from briefgen.build.state.lock import held_if_free
from briefgen.build.state.manifest import is_safe
from briefgen.publish.release import Release, ReleaseFile, encode_release
from briefgen.publish.target import Foreign, Live, Overtaken, Parcel, Refused
from briefgen.publish.targets.git_branch import LIST, Branch
from briefgen.publish.targets.git_objects import Journal, Objects
from briefgen.publish.targets.git_run import Git, plain

_CNAME = "CNAME"


class GitTarget:
    """The branch moves in one step; `work` is a bare repository that can be lost."""

    switches = True

    def __init__(
        self, remote: str, branch: str, work: Path, *, cname: str = "", keep: int = 5
    ) -> None:
        """Name the place; nothing is asked or made.

        A file CNAME on the branch that holds `cname` may be the host's own.
        """
        self.name = f"git:{plain(remote)}#{branch}"
        self._git = Git(Path.cwd() / work)
        self._objects = Objects(self._git)
        self._journal = Journal(self._git)
        self._branch = Branch(self._git, self._objects, remote, branch, keep=keep)
        self._cname = cname
        self._keep = max(keep, 1)
        self._tip: str | None = None
        self._tree: tuple[str, dict[str, str]] = ("", {})
        self._asking = Lock()
        self._lock = ExitStack()
        self._begun: Release | None = None
        self._put: dict[str, str] = {}
        self._live: dict[str, str] = {}
        self._earlier: dict[str, str] | None = None

    def __enter__(self) -> Self:
        """Make the repository here; the remote is not asked yet. Raises: Refused for bad names."""
        self._git.make()
        self._branch.require_names()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the lock, and end all processes."""
        self.abandon()
        self._objects.close()

    def current(self) -> Live | None:
        """Ask the remote. Raises: Refused where the branch holds what no release put there."""
        live = self._listed()
        if live is not None:
            self._require_ours(live.release, live.tag)
        return live

    def releases(self) -> tuple[Release, ...]:
        """Return the last releases of the branch, also where somebody has changed it since."""
        live = self._listed()
        if live is None:
            return ()
        return tuple(self._branch.releases(live.tag).values())[: self._keep]

    def begin(self, release: Release, live: Live | None) -> None:
        """Take the lock of the repository here, and see what an earlier attempt has put."""
        self.abandon()
        lock = self._git.folder / "briefgen" / "lock"
        if not self._lock.enter_context(held_if_free(lock)):
            self.abandon()
            raise Overtaken(f"another publisher is at work in {self._git.folder}")
        try:
            self._require(live)
            self._put = self._journal.read()
            self._live = {} if live is None else self._named(live.tag, live.release)
        except OSError as problem:
            self.abandon()
            raise _refused_here(problem) from problem
        except BaseException:
            self.abandon()
            raise
        self._earlier = None
        self._begun = release

    def has(self, path: str, file: ReleaseFile) -> bool:  # noqa: ARG002 - as the protocol has it
        """Tell whether these bytes have been put, at whatever path: git keeps them once."""
        return file.digest in self._put

    def put(self, parcel: Parcel) -> None:
        """Keep a file here; all go to the remote together, in `point`."""
        digest = parcel.file.digest
        if sha256(parcel.data).hexdigest() != digest:
            raise Refused(f"{parcel.path} changed while it was being sent")
        name = self._objects.write(parcel.data)
        try:
            self._journal.note(digest, name)
        except OSError as problem:
            raise _refused_here(problem) from problem
        self._put[digest] = name

    def keep(self, path: str, file: ReleaseFile) -> None:
        """See that a file is live. Raises: Refused if it is not."""
        if file.digest not in self._live:
            raise Refused(f"the live {path} is not what was sent")

    def restore(self, path: str, file: ReleaseFile) -> None:
        """Take a file from a release that is still on the branch."""
        if file.digest not in self._live and file.digest not in self._from_earlier():
            raise Refused(f"no release has the old bytes of {path} any more")

    def point(self, release: Release, live: Live | None) -> None:
        """Push one commit if the branch still is where it was."""
        if self._begun is None or self._begun.id != release.id:
            raise Refused("this release was not begun")
        parent = live.tag if live is not None else ""
        try:
            commit = self._branch.commit(release, self._files(release), parent)
        except OSError as problem:
            raise _refused_here(problem) from problem
        self._tip = None
        self._branch.push(commit, parent)
        # The release is live, whatever the disk says now; what stays noted is only not sent again.
        with suppress(OSError):
            self._journal.clear()
        self._branch.tidy(commit)
        self.abandon()

    def delete(self, paths: Iterable[str]) -> None:
        """Do nothing: a commit never holds what its release does not list."""

    def digest(self, path: str) -> str | None:
        """Return the digest of what the branch has; the remote is asked once after each change."""
        name = self._seen().get(path)
        data = self._objects.read(name) if name else None
        return None if data is None else sha256(data).hexdigest()

    def abandon(self) -> None:
        """Let go of the lock; what was put stays for the next attempt."""
        self._begun = None
        self._lock.close()

    def _seen(self) -> dict[str, str]:
        """Return the object ids of what the branch has by path.

        Many ask at the same time, and only one of them asks the remote.
        """
        with self._asking:
            if self._tip is None:
                self._tip = self._branch.tip()
                if self._tip:
                    self._branch.fetch(self._tip)
            if self._tree[0] != self._tip:
                tree = self._objects.tree(self._tip) if self._tip else {}
                self._tree = (self._tip, tree)
            return self._tree[1]

    def _listed(self) -> Live | None:
        """Return the release at the tip of the branch. Raises: Foreign where it lists none."""
        self._tip = None
        tip = self._branch.tip()
        if not tip:
            self._tip = tip
            return None
        self._branch.fetch(tip)
        release = self._branch.listed(tip)
        if release is None:
            raise Foreign(
                f"the branch {self._branch.name} holds files that are not ours: it has no {LIST}; "
                "name another branch, or delete this one there"
            )
        self._tip = tip
        return Live(release, tip)

    def _require(self, live: Live | None) -> None:
        now = self._branch.tip()
        if now != (live.tag if live is not None else ""):
            raise Overtaken(f"the branch {self._branch.name} is at {now[:12] or 'nothing'} now")
        if now:
            self._branch.fetch(now)

    def _require_ours(self, release: Release, tip: str) -> None:
        """Raise Refused where somebody has changed files since the live release."""
        releases = self._branch.releases(tip)
        own = next((commit for commit, each in releases.items() if each == release), "")
        names = self._branch.changed(own, tip) if own else (LIST,)
        wanted = f"{self._cname}\n".encode()
        others = [
            name
            for name in names
            if name != _CNAME or self._objects.read(f"{tip}:{_CNAME}") != wanted
        ]
        if others:
            raise Foreign(
                f"somebody has changed the branch {self._branch.name} since release {release.id}: "
                f"{_counted(others)}; take the changes into the site, then take them off the branch"
            )

    def _named(self, commit: str, release: Release) -> dict[str, str]:
        """Return the object ids of a release's files by digest."""
        tree = self._objects.tree(commit)
        return {file.digest: tree[path] for path, file in release.files.items() if path in tree}

    def _from_earlier(self) -> dict[str, str]:
        if self._earlier is None:
            found: dict[str, str] = {}
            for commit, release in self._branch.releases(self._tip or self._branch.tip()).items():
                found |= self._named(commit, release)
            self._earlier = found
        return self._earlier

    def _files(self, release: Release) -> dict[str, str]:
        """Return the object ids of all files of the commit by path."""
        known = {**(self._earlier or {}), **self._live, **self._put}
        files: dict[str, str] = {}
        for path, file in release.files.items():
            if not is_safe(path) or path.partition("/")[0] == ROOM:
                raise Refused(f"{path!r} cannot be the path of a file on the branch")
            if file.digest not in known:
                raise Refused(f"the new release lacks {path}")
            files[path] = known[file.digest]
        files[LIST] = self._objects.write(encode_release(release))
        return files


def _counted(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return f"{plain(paths[0])}{more}"


def _refused_here(problem: OSError) -> Refused:
    where = f": {problem.filename}" if problem.filename else ""
    return Refused(f"the disk refused a file ({problem.strerror}){where}")
