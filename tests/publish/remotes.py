"""Bare git repositories to publish to, and what they hold."""

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Run git in a repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    kept |= {f"GIT_{who}_{what}": "tester@desk.example" for who in _WHO for what in _WHAT}
    command = ["git", f"--git-dir={folder}", *arguments]
    return subprocess.run(command, input=given, check=True, env=kept, capture_output=True).stdout


_WHO, _WHAT = ("AUTHOR", "COMMITTER"), ("NAME", "EMAIL")


def bare(folder: Path) -> Path:
    """Make an empty bare repository."""
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(folder))
    return folder


def seen(remote: Path, branch: str = "pages") -> dict[str, bytes]:
    """Return all files at the tip of a branch, which a host would serve."""
    tip = git(remote, "rev-parse", branch).decode().strip()
    names = git(remote, "ls-tree", "-r", "-z", "--name-only", tip).decode().split("\0")
    return {name: git(remote, "cat-file", "blob", f"{tip}:{name}") for name in names if name}


def new_blobs(remote: Path, branch: str = "pages") -> int:
    """Count the files that came with the last commit of a branch."""
    listed = git(remote, "rev-list", "--objects", branch, f"^{branch}^").decode().split()
    kinds = git(remote, "cat-file", "--batch-check", given="\n".join(listed).encode())
    return kinds.count(b" blob ")


def commit_file(remote: Path, name: str, data: bytes, branch: str = "pages") -> None:
    """Commit a file on top of a branch, or on a new one, as somebody else would."""
    try:
        parent = git(remote, "rev-parse", "--verify", branch).decode().strip()
    except subprocess.CalledProcessError:
        parent = ""
    blob = git(remote, "hash-object", "-w", "--stdin", given=data).decode().strip()
    listed = git(remote, "ls-tree", "-z", parent) if parent else b""
    old = [line for line in listed.split(b"\0") if line and not line.endswith(f"\t{name}".encode())]
    lines = b"\0".join([*old, f"100644 blob {blob}\t{name}".encode(), b""])
    tree = git(remote, "mktree", "-z", given=lines).decode().strip()
    parents = ("-p", parent) if parent else ()
    commit = git(remote, "commit-tree", tree, *parents, given=b"by hand").decode().strip()
    git(remote, "update-ref", f"refs/heads/{branch}", commit)
