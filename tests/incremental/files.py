"""The sources of a desk: files on disk, and the settings that `site.toml` is written from."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tests.harness.markers import files_in
from tests.incremental.desk import CONFIG, DESK, PICTURE
from tests.incremental.desk_events import EVENTS


class Sources:
    """The sources in a site folder; `files` are path -> bytes, as they are on disk."""

    def __init__(self, folder: Path) -> None:
        """Write the desk as it begins."""
        self.folder = folder
        self.files: dict[str, bytes] = {}
        self.config = dict(CONFIG)
        for path, text in files_in(DESK + EVENTS).items():
            self.write(path, text.encode())
        self.write("content/media/quay.png", PICTURE)
        self.write_config()

    def paths(self, below: str = "", ending: str = "") -> list[str]:
        """Return the paths below a folder, sorted."""
        found = (path for path in self.files if path.startswith(below) and path.endswith(ending))
        return sorted(found)

    def text(self, path: str) -> str:
        """Return a file as text."""
        return self.files[path].decode()

    def write(self, path: str, data: bytes) -> None:
        """Write a file, and a file that stands in the way of its folder gives way."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self.files[path] = data

    def remove(self, path: str) -> None:
        """Remove a file, and its folder if that is empty now."""
        file = self.folder / path
        file.unlink()
        del self.files[path]
        for folder in file.parents:
            if folder == self.folder or any(folder.iterdir()):
                break
            folder.rmdir()

    def rename(self, path: str, new: str) -> None:
        """Move a file; its times go with it."""
        target = self.folder / new
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).replace(target)
        self.files[new] = self.files.pop(path)

    def forge(self, path: str, data: bytes) -> None:
        """Write other bytes and put the time of modification back."""
        file = self.folder / path
        before = file.stat()
        self.write(path, data)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    def set(self, key: str, value: object) -> None:
        """Write a setting; None takes it out."""
        self.config[key] = value
        if value is None:
            del self.config[key]
        self.write_config()

    def write_config(self) -> None:
        """Write `site.toml` anew."""
        self.write("site.toml", as_toml(self.config).encode())

    def put(self, files: Mapping[str, bytes], config: Mapping[str, object]) -> None:
        """Make the sources those of another time."""
        for path in [path for path in self.files if path not in files]:
            self.remove(path)
        for path, data in files.items():
            if self.files.get(path) != data:
                self.write(path, data)
        self.config = dict(config)


def as_toml(config: Mapping[str, object]) -> str:
    """Write settings, those of a table as `table.key`; keys without a table come first."""
    lines: list[str] = []
    for key in sorted(config, key=lambda key: ("." in key, key)):
        table, _, name = key.rpartition(".")
        heading = f"[{table}]"
        if table and heading not in lines:
            lines.append(heading)
        # JSON writes texts, numbers, truth values and lists of them as TOML does.
        lines.append(f"{name} = {msgspec.json.encode(config[key]).decode()}")
    return "\n".join(lines) + "\n"
