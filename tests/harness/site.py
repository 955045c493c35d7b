"""A site in a folder of its own that a test writes, builds, edits and builds again."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from tests.harness.built import Built
from tests.harness.markers import files_in

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
BASE_URL = "https://desk.example/"
PLAIN_CONFIG = f'title = "The Desk"\nbase_url = "{BASE_URL}"\n'


class Site:
    """A site folder and what can be done to it; paths are relative to the folder."""

    def __init__(self, folder: Path, text: str = "") -> None:
        """Write the files of `text`; a `site.toml` is added where the text has none."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.add(text)
        if not (folder / "site.toml").exists():
            self.write("site.toml", PLAIN_CONFIG)

    @property
    def out(self) -> Path:
        """The folder that `build` writes to unless it is told another."""
        return self.folder / "public"

    def add(self, text: str) -> "Site":
        """Write the files of a string of `-- path --` markers over what is there.

        `-- path -> target --` makes a symbolic link; `-- path (in latin-1) --` writes a file in
        another encoding, and `-- path (with CR) --` with CR alone as line ends.
        """
        for path, contents in files_in(text).items():
            name, _, way = path.rstrip(")").partition(" (")
            if " -> " in path:
                self.link(*path.split(" -> "))
            elif way == "with CR":
                self.write(name, contents.replace("\n", "\r"))
            elif way:
                self.write(name, contents.encode(way.removeprefix("in ")))
            else:
                self.write(path, contents)
        return self

    def link(self, path: str, target: str) -> "Site":
        """Make a symbolic link; the target is relative to the folder the link lies in."""
        link = self.folder / path
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(target)
        return self

    def write(self, path: str, contents: str | bytes) -> "Site":
        """Write one file, in UTF-8 where a text is given."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents.encode() if isinstance(contents, str) else contents)
        return self

    def edit(self, path: str, old: str, new: str) -> "Site":
        """Replace a text that occurs exactly once in a file."""
        contents = (self.folder / path).read_text(encoding="utf-8")
        assert contents.count(old) == 1, f"{old!r} occurs {contents.count(old)} times in {path}"
        return self.write(path, contents.replace(old, new))

    def remove(self, *paths: str) -> "Site":
        """Delete files."""
        for path in paths:
            (self.folder / path).unlink()
        return self

    def rename(self, path: str, new: str) -> "Site":
        """Move a file, making the folders it needs."""
        target = self.folder / new
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).rename(target)
        return self

    def build(
        self,
        *,
        now: datetime = NOW,
        out: Path | None = None,
        base_url: str | None = None,
        drafts: bool = False,
        strict: bool = False,
    ) -> Built:
        """Build the site as the command line does and return what came of it."""
        options = BuildOptions(out=out, base_url=base_url, drafts=drafts, now=now, strict=strict)
        return Built(build(self.folder, options), out or self.out)

    def tree(self, below: str = "public") -> Mapping[str, bytes]:
        """Return path -> bytes of every file below a folder of the site."""
        return tree(self.folder / below)


def tree(folder: Path) -> dict[str, bytes]:
    """Return path -> bytes of every file below a folder, in order."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
