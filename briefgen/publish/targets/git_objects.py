"""What a repository holds: bytes by their object ids, written and read by one process each."""

import re
import subprocess
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Lock
from typing import IO

from briefgen.publish.target import Refused
from briefgen.publish.targets.git_run import Git

_LINE = re.compile(rb"([0-9a-f]{64}) ([0-9a-f]{40})\n")
_NUMBERS = count()


class Objects:
    """Writes and reads blobs; may be used from several threads."""

    def __init__(self, git: Git) -> None:
        """Take a repository; no process is started yet."""
        self._git = git
        self._incoming = git.folder / "incoming"
        self._lock = Lock()
        self._writer: subprocess.Popen[bytes] | None = None
        self._reader: subprocess.Popen[bytes] | None = None

    def write(self, data: bytes) -> str:
        """Keep some bytes, and return their object id."""
        name = f"{next(_NUMBERS)}"
        file = self._incoming / name
        try:
            self._incoming.mkdir(exist_ok=True)
            file.write_bytes(data)
            with self._lock:
                if self._writer is None:
                    self._writer = self._git.talk(
                        "hash-object", "-w", "--no-filters", "--stdin-paths"
                    )
                given, out = _pipes(self._writer)
                given.write(f"incoming/{name}\n".encode())
                given.flush()
                answer = out.readline().strip().decode("ascii", "replace")
        except OSError as problem:
            raise Refused(f"{self._git.folder} takes no file ({problem.strerror})") from problem
        finally:
            with suppress(OSError):
                file.unlink(missing_ok=True)
        if not answer:
            self.close()
            raise Refused(f"git can write nothing to {self._git.folder}")
        return answer

    def read(self, name: str) -> bytes | None:
        """Return the bytes of an object by its id or as COMMIT:PATH; None where there are none."""
        with self._lock:
            if self._reader is None:
                self._reader = self._git.talk("cat-file", "--batch")
            given, out = _pipes(self._reader)
            try:
                given.write(name.encode() + b"\n")
                given.flush()
                words = out.readline().split()
                if len(words) == 3:
                    return out.read(int(words[2]) + 1)[:-1]
            except OSError:
                words = []
        if words[-1:] == [b"missing"]:
            return None
        self.close()
        raise Refused(f"git can read nothing from {self._git.folder}")

    def tree(self, commit: str) -> dict[str, str]:
        """Return the object ids of the files of a commit, by path."""
        listed = self._git.out("ls-tree", "-r", "-z", "--full-tree", commit)
        entries = (entry.partition(b"\t") for entry in listed.split(b"\0") if entry)
        return {
            path.decode("utf-8", "surrogateescape"): head.split()[2].decode()
            for head, _, path in entries
        }

    def close(self) -> None:
        """End the processes."""
        with self._lock:
            for process in (self._writer, self._reader):
                if process is not None:
                    for pipe in _pipes(process):
                        with suppress(OSError):
                            pipe.close()
                    process.wait()
            self._writer = self._reader = None


class Journal:
    """The object ids of what an unfinished release has put, by digest; a killed one, too."""

    def __init__(self, git: Git) -> None:
        """Take a repository."""
        self._git = git
        self._file: Path = git.folder / "briefgen" / "put"
        self._lock = Lock()

    def read(self) -> dict[str, str]:
        """Return what is noted and still there; remove what a killed attempt left half-done."""
        with suppress(OSError):
            for left in (self._git.folder / "incoming").iterdir():
                left.unlink()
        try:
            found = _LINE.findall(self._file.read_bytes())
        except FileNotFoundError:
            return {}
        noted = {digest.decode(): name.decode() for digest, name in found}
        names = "".join(f"{name}\n" for name in noted.values()).encode()
        answer = self._git.ask("cat-file", "--batch-check=%(objectname)", given=names)
        there = set(answer.out.decode("ascii", "replace").split("\n"))
        return {digest: name for digest, name in noted.items() if name in there}

    def note(self, digest: str, name: str) -> None:
        """Note an object that was written."""
        with self._lock, self._file.open("ab") as file:
            file.write(f"{digest} {name}\n".encode())

    def clear(self) -> None:
        """Forget everything: the release is live."""
        self._file.unlink(missing_ok=True)


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise Refused("git cannot be asked")
    return process.stdin, process.stdout
