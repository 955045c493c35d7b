"""Put the peers into bench/.peers, in the versions of requirements.txt and package-lock.json."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench.peers.peer import INSTALLED

_HERE = Path(__file__).parent


def install() -> None:
    """Install what is not there yet in the right version."""
    _once("requirements.txt", INSTALLED / "venv", _from_python)
    _once("package-lock.json", INSTALLED / "node", _from_node)


def _once(listed: str, folder: Path, put_there: Callable[[Path], None]) -> None:
    """Install into a folder unless a copy of the list there says that it was done."""
    stamp, wanted = folder / f"installed-{listed}", (_HERE / listed).read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print(f"installing {listed}", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    put_there(folder)
    stamp.write_text(wanted, encoding="utf-8")


def _from_python(folder: Path) -> None:
    _run(sys.executable, "-m", "venv", str(folder))
    pip = (str(folder / "bin/python"), "-m", "pip", "--disable-pip-version-check", "install")
    _run(*pip, "--quiet", "-r", str(_HERE / "requirements.txt"))


def _from_node(folder: Path) -> None:
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(_HERE / name, folder)
    _run("npm", "ci", "--no-progress", "--prefix", str(folder))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr)
