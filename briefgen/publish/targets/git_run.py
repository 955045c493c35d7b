"""The user's own git, run with fixed arguments: no shell, no questions, no secrets in errors."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from briefgen.publish.target import Refused

_SETTINGS = (
    "advice.pushUpdateRejected=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "gc.auto=0",
    "http.lowSpeedLimit=1",
    "http.lowSpeedTime=60",
    "i18n.commitEncoding=UTF-8",
    "maintenance.auto=false",
    "protocol.ext.allow=never",
)
_OPTIONS = tuple(word for setting in _SETTINGS for word in ("-c", setting))
_SSH = "ssh -o BatchMode=yes -o ConnectTimeout=30 -o ServerAliveInterval=15"

# What a hook, in which a publisher may run, sets for the repository of the site.
_OF_ANOTHER = frozenset(
    (
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DEFAULT_HASH",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_QUARANTINE_PATH",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    )
)
_ASKS = {"SSH_ASKPASS", "LANGUAGE"}
"""Opens a window to ask a question; puts messages into other words."""

_OF_REMOTES = ("credential.", "http.", "url.")
_ASKED = r"^(credential|http|url)\.|^core\.sshcommand$|^user\.(name|email)$"

_FOR_GOOD = re.compile(
    r"Permission denied|Host key verification|Authentication failed|could not read (?:User|Pass)"
    r"|not found|does not (?:exist|appear)|declined|not allowed|access denied|40[0-9]",
    re.IGNORECASE,
)
_MAY_PASS = re.compile(
    r"resolve host|name resolution|timed out|Connection (?:refused|reset|closed)|unreachable"
    r"|early EOF|unexpected disconnect|hung up|error: 5[0-9][0-9]|error: 429|RPC failed"
    r"|connect to server|kex_exchange|failed to update ref|cannot lock|\.lock'|Unable to create",
    re.IGNORECASE,
)
_USER_INFO = re.compile(r"(?<=://)[^/\s]*@")
_CONTROL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x1f\x7f]+")
_TOLD = re.compile(r"(?:fatal|error|remote|ssh|!).*|.*(?:denied|refused|failed).*", re.IGNORECASE)
_MOST_LETTERS = 400


class Answer(Struct, frozen=True):
    """What a command answered; `code` 0 is success."""

    code: int
    out: bytes
    err: str


class Git:
    """A bare repository in which the program keeps what it publishes; it can be lost.

    Where it lies in the work tree of another repository, that of the site, git talks to remotes
    with that one's settings, too: CI systems keep their tokens there.
    """

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is made."""
        self.folder = folder

    def make(self) -> None:
        """Make the repository, or complete it."""
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise Refused(f"{self.folder} cannot be made ({problem.strerror})") from problem
        self.out("init", "--bare", "--quiet", "--template=", "--initial-branch=main", self.folder)

    def setting(self, name: str) -> str:
        """Return a setting of the user, or of the site's repository; "" where there is none."""
        return {key: value for _, key, value in self._settings}.get(name, "")

    def ask(
        self, *arguments: str | Path, given: bytes = b"", more: Mapping[str, str] | None = None
    ) -> Answer:
        """Run a command to its end."""
        try:
            done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
                self.command(arguments),
                input=given,
                capture_output=True,
                check=False,
                env=self.environment | dict(more or {}),
                start_new_session=True,
            )
        except FileNotFoundError as problem:
            raise Refused("git is not installed") from problem
        except OSError as problem:
            raise Refused(f"git cannot be started ({problem.strerror})") from problem
        return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))

    def out(
        self, *arguments: str | Path, given: bytes = b"", more: Mapping[str, str] | None = None
    ) -> bytes:
        """Return what a command prints. Raises: Refused if it fails."""
        answer = self.ask(*arguments, given=given, more=more)
        if answer.code:
            raise refusal(answer.err)
        return answer.out

    def talk(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a command that answers line by line."""
        try:
            return subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
                self.command(arguments),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self.environment,
                cwd=self.folder,
                start_new_session=True,
            )
        except OSError as problem:
            raise Refused(f"git cannot be started ({problem.strerror})") from problem

    def command(self, arguments: Sequence[str | Path]) -> list[str]:
        """Return the whole command line."""
        return ["git", f"--git-dir={self.folder}", *_OPTIONS, *map(str, arguments)]

    @cached_property
    def environment(self) -> dict[str, str]:
        """Return the user's environment, from which git has its keys, without questions."""
        given = dict(os.environ)  # noqa: TID251 - git needs the user's agent, helpers and PATH
        kept = {name: value for name, value in given.items() if name not in _OF_ANOTHER | _ASKS}
        kept |= {"GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never", "LC_ALL": "C"}
        kept |= {"SSH_ASKPASS_REQUIRE": "never", "GIT_DEFAULT_HASH": "sha1"}
        if "GIT_SSH" not in given:
            kept.setdefault("GIT_SSH_COMMAND", self.setting("core.sshcommand") or _SSH)
        number = int(given.get("GIT_CONFIG_COUNT") or 0)
        # Other users of the machine can read arguments, but no environment.
        for scope, key, value in self._settings:
            if scope in ("local", "worktree") and key.startswith(_OF_REMOTES):
                kept |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
                number += 1
        return kept | {"GIT_CONFIG_COUNT": str(number)}

    @cached_property
    def _settings(self) -> list[tuple[str, str, str]]:
        """Return scope, key and value of settings as git sees them beside the folder."""
        try:
            done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
                ["git", "config", "--show-scope", "-z", "--get-regexp", _ASKED],  # noqa: S607 - the user's git
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                cwd=self.folder.parent,
            )
        except OSError:
            return []
        words = done.stdout.decode("utf-8", "replace").split("\0")
        found = []
        for scope, entry in zip(words[::2], words[1::2], strict=False):
            key, _, value = entry.partition("\n")
            found.append((scope, key, value))
        return found


def refusal(said: str) -> Refused:
    """Return what git said as a refusal, without user names and passwords of addresses."""
    may_pass = bool(_MAY_PASS.search(said)) and not _FOR_GOOD.search(said)
    return Refused(f"git: {told(said)}", may_pass=may_pass)


def told(said: str) -> str:
    """Return the lines of a message that say what went wrong, as one line."""
    lines = [plain(line) for line in said.splitlines() if line.strip()]
    worth = [line for line in lines if _TOLD.match(line)] or lines
    return "; ".join(worth)[:_MOST_LETTERS] or "it failed without a word"


def plain(text: str) -> str:
    """Return a text without credentials and control characters."""
    return _CONTROL.sub(" ", _USER_INFO.sub("", text)).strip()
