"""A branch of a remote repository: its tip, its releases, and the commit that is added to it."""

from datetime import UTC, datetime
from pathlib import Path

from briefgen.address import ROOM
from briefgen.build.state.lock import held_if_free
from briefgen.publish.release import Release, decode_release
from briefgen.publish.target import Overtaken, Refused
from briefgen.publish.targets.git_objects import Objects
from briefgen.publish.targets.git_run import Git, plain, refusal

LIST = f"{ROOM}/release.json"
_TRAILER = "Briefgen-Release"
_TRIES = 3
_MORE_COMMITS = 5
"""How many commits of others between releases are looked through."""


class Branch:
    """What a remote has on one branch; `tip` asks it, all else looks at what was fetched."""

    def __init__(self, git: Git, objects: Objects, remote: str, name: str, *, keep: int) -> None:
        """Name the branch; nothing is asked."""
        self.remote = remote
        self.name = name
        self.ref = f"refs/heads/{name}"
        self._git = git
        self._objects = objects
        self._commits = max(keep, 1) + _MORE_COMMITS

    def require_names(self) -> None:
        """Raise Refused for names that git would take for options."""
        if not self.remote or self.remote.startswith("-"):
            raise Refused(f"{plain(self.remote)!r} cannot be the name of a repository")
        if self.name.startswith("-") or self._git.ask("check-ref-format", self.ref).code:
            raise Refused(f"{plain(self.name)!r} cannot be the name of a branch")

    def tip(self) -> str:
        """Ask the remote for the commit of the branch; "" where there is no branch."""
        listed = self._git.out("ls-remote", "--", self.remote, self.ref)
        for line in listed.decode("utf-8", "replace").splitlines():
            commit, _, ref = line.partition("\t")
            if ref == self.ref:
                return commit
        return ""

    def fetch(self, commit: str) -> None:
        """Have a commit here, with the last ones before it."""
        for _ in range(_TRIES):
            if self._git.ask("cat-file", "-e", f"{commit}^{{tree}}").code == 0:
                return
            self._fetch()
        raise Refused("somebody else is writing to the branch", may_pass=True)

    def releases(self, tip: str) -> dict[str, Release]:
        """Return the releases of the last commits by commit, the live one first."""
        form = f"--format=%H %(trailers:key={_TRAILER},valueonly,separator=%x2C)"
        logged = self._git.out("log", "--first-parent", f"-n{self._commits}", form, tip)
        found: dict[str, Release] = {}
        for line in logged.decode("utf-8", "replace").splitlines():
            commit, _, name = line.partition(" ")
            release = self.listed(commit) if name else None
            if release is not None and release.id == name:
                found[commit] = release
        return found

    def listed(self, commit: str) -> Release | None:
        """Return the release that a commit holds; None if it holds none."""
        return decode_release(self._objects.read(f"{commit}:{LIST}") or b"")

    def changed(self, commit: str, later: str) -> tuple[str, ...]:
        """Return the paths that differ between two commits."""
        names = self._git.out("diff-tree", "-r", "-z", "--name-only", commit, later)
        return tuple(name.decode("utf-8", "replace") for name in names.split(b"\0") if name)

    def commit(self, release: Release, tree: dict[str, str], parent: str) -> str:
        """Write a commit of files by object id, and return its id; its date is the release's."""
        index = self._git.folder / "briefgen" / "index"
        for left in (index, index.with_suffix(".lock")):
            left.unlink(missing_ok=True)
        entries = (f"100644 blob {name}\t{path}\0" for path, name in sorted(tree.items()))
        more = {"GIT_INDEX_FILE": str(index)}
        given = "".join(entries).encode()
        self._git.out("update-index", "-z", "--add", "--index-info", given=given, more=more)
        written = self._git.out("write-tree", more=more).decode().strip()
        index.unlink(missing_ok=True)
        moment = datetime.fromisoformat(release.at)
        date = f"@{int(moment.replace(tzinfo=moment.tzinfo or UTC).timestamp())} +0000"
        parents = ("-p", parent) if parent else ()
        made = self._git.out(
            *("-c", f"user.name={self._git.setting('user.name') or 'briefgen'}"),
            *("-c", f"user.email={self._git.setting('user.email') or 'briefgen@localhost'}"),
            *("commit-tree", written, *parents),
            given=_message(release).encode(),
            more={"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date},
        )
        return made.decode().strip()

    def push(self, commit: str, parent: str) -> None:
        """Make a commit the tip if `parent` still is. Raises: Overtaken, nothing changed."""
        # The lease makes "is a child of the tip" into "the tip is still this one".
        lease = f"--force-with-lease={self.ref}:{parent}"
        options = ("--porcelain", "--no-verify", "--no-follow-tags", "--recurse-submodules=no")
        what = f"{commit}:{self.ref}"
        refused = Refused("")
        for _ in range(_TRIES):
            answer = self._git.ask("push", *options, lease, "--", self.remote, what)
            if answer.code == 0:
                return
            out = answer.out.decode("utf-8", "replace")
            refused = refusal(f"{answer.err}\n{out}")
            # A connection may have been lost after the branch was moved.
            now = self.tip()
            if now == commit:
                return
            if now != parent:
                raise Overtaken(f"somebody else has published to {plain(self.remote)}")
            if not refused.may_pass:
                break
        raise refused

    def tidy(self, commit: str) -> None:
        """Keep what is live from being tidied away here, and pack what piled up."""
        self._git.ask("update-ref", "refs/briefgen/live", commit)
        self._git.ask("-c", "gc.auto=6700", "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet")

    def _fetch(self) -> None:
        lock: Path = self._git.folder / "briefgen" / "fetch"
        with held_if_free(lock) as is_held:
            if not is_held:
                raise Refused("another publisher is fetching the branch", may_pass=True)
            # Only a killed one can have left this.
            (self._git.folder / "shallow.lock").unlink(missing_ok=True)
            options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no")
            depth = f"--depth={self._commits}"
            self._git.out("fetch", *options, depth, "--", self.remote, self.ref)


def _message(release: Release) -> str:
    size = sum(file.size for file in release.files.values())
    counted = f"{len(release.pages)} pages, {len(release.files)} files, {size} bytes"
    parent = f"Briefgen-Parent: {release.parent}\n" if release.parent else ""
    return f"Release {release.id}\n\n{counted}\n\n{_TRAILER}: {release.id}\n{parent}"
